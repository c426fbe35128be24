/**
 * Starts the PostgreSQL server that npm installed, so that the project needs nothing but npm.
 * `node scripts/postgres.ts [--data <directory>] [--port <number>]` runs it until SIGINT or SIGTERM.
 */
import { parseArgs } from 'node:util';
import { findBinaries } from './postgres/binaries.ts';
import { chooseRunAs } from './postgres/run-as.ts';
import {
  allowPassage,
  ensureCluster,
  findRunning,
  prepareLayout,
  removeStalePidFile,
  startServer,
  type Layout,
} from './postgres/cluster.ts';
import { isPostgres, readPidFile, waitUntil } from './postgres/processes.ts';
import { withLock } from './postgres/lock.ts';

export interface StartOptions {
  /** Everything the server keeps; default `.data/postgres` below the working directory. */
  dataDirectory?: string;
  /** 0 or absent: a free one. A server that already runs keeps its port. */
  port?: number;
  /** PostgreSQL settings for this start, for example `{ fsync: 'off' }` in tests. */
  settings?: Record<string, string>;
}

export interface RunningPostgres {
  /** `postgres://…` with the password. */
  url: string;
  /** The server's process; null when DATABASE_URL names a server of the operator's own. */
  pid: number | null;
  /** True when the server ran already. */
  adopted: boolean;
  /** Stops the server (fast shutdown: open transactions are undone); does nothing to an operator's own server. */
  stop(): Promise<void>;
}

/**
 * Starts the server in its data directory, or adopts the one that runs there; creates the data on first use.
 * With DATABASE_URL set nothing is started. Several processes may call this at once for one directory.
 */
export async function startPostgres(options: StartOptions = {}): Promise<RunningPostgres> {
  const own = process.env['DATABASE_URL'];
  if (own) return { url: own, pid: null, adopted: true, stop: async () => undefined };
  const layout = prepareLayout(options.dataDirectory ?? '.data/postgres');
  return withLock(layout.lock, () => startOrAdopt(layout, options));
}

/** Like `startPostgres`, for a caller that holds the directory's lock already (see `withPostgresLock`). */
export async function startOrAdopt(layout: Layout, options: StartOptions): Promise<RunningPostgres> {
  await removeStalePidFile(layout);
  const running = await findRunning(layout);
  if (running) return { ...running, adopted: true, stop: () => stop(layout) };
  allowPassage(layout);
  const runAs = chooseRunAs(findBinaries(), layout.directory, layout.cluster);
  await ensureCluster(layout, runAs);
  const started = await startServer(layout, runAs, options.port ?? 0, options.settings ?? {});
  return { ...started, adopted: false, stop: () => stop(layout) };
}

/** Holds the launcher's lock of a data directory during `work`: no other process starts or stops that server. */
export async function withPostgresLock<T>(
  dataDirectory: string,
  work: (layout: Layout) => Promise<T>,
): Promise<T> {
  const layout = prepareLayout(dataDirectory);
  return withLock(layout.lock, () => work(layout));
}

async function stop(layout: Layout): Promise<void> {
  const file = readPidFile(layout.pidFile);
  if (!file || !isPostgres(file.pid)) return;
  process.kill(file.pid, 'SIGINT');
  const ended = await waitUntil(() => !isPostgres(file.pid), 20_000);
  if (!ended)
    throw new Error(`PostgreSQL (process ${file.pid}) did not stop within 20 s; see ${layout.log}.`);
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { data: { type: 'string' }, port: { type: 'string' } } });
  const server = await startPostgres({ dataDirectory: values.data, port: Number(values.port ?? 0) });
  const address = new URL(server.url);
  address.password = '';
  const keepAlive = setInterval(() => undefined, 60_000);
  const end = () => {
    clearInterval(keepAlive);
    server.stop().catch((cause: unknown) => {
      process.stderr.write(`${String(cause)}\n`);
      process.exitCode = 1;
    });
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  // Last: whoever reads this line may end the process at once, and then the server must end with it.
  process.stdout.write(`${JSON.stringify({ event: 'listening', url: address.href, pid: server.pid })}\n`);
}

if (import.meta.main) await main();
