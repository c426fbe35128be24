import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  openSync,
  closeSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { once } from 'node:events';
import pg from 'pg';
import type { RunAs } from './run-as.ts';
import { isPostgres, readPidFile, waitUntil } from './processes.ts';
import { freePort } from './free-port.ts';

/** The files of one server: `cluster` is PostgreSQL's own directory, the rest is ours. */
export interface Layout {
  directory: string;
  cluster: string;
  password: string;
  log: string;
  lock: string;
  pidFile: string;
}

const USER = 'byom';
const START_MILLISECONDS = 60_000;

/** Names the files below `directory` (absolute) and creates the directory itself. */
export function prepareLayout(directory: string): Layout {
  const absolute = path.resolve(directory);
  mkdirSync(absolute, { recursive: true });
  const cluster = path.join(absolute, 'cluster');
  return {
    directory: absolute,
    cluster,
    password: path.join(absolute, 'password'),
    log: path.join(absolute, 'server.log'),
    lock: path.join(absolute, 'launcher.lock'),
    pidFile: path.join(cluster, 'postmaster.pid'),
  };
}

/** Lets the server's account pass through our directory without listing it. */
export function allowPassage(layout: Layout): void {
  chmodSync(layout.directory, 0o711);
}

/** The address of a server of this launcher, password included. */
export function urlOf(layout: Layout, port: number): string {
  const password = readFileSync(layout.password, 'utf8').trim();
  return `postgres://${USER}:${password}@127.0.0.1:${port}/postgres`;
}

/**
 * Creates the cluster once. It is made beside its place and renamed when complete, so a process killed in the
 * middle leaves nothing that looks usable.
 */
export async function ensureCluster(layout: Layout, runAs: RunAs): Promise<void> {
  if (existsSync(layout.cluster)) return;
  removeHalfMade(layout.directory);
  const password = randomBytes(24).toString('base64url');
  writeFileSync(layout.password, `${password}\n`, { mode: 0o600 });
  const half = path.join(layout.directory, `cluster.new-${process.pid}`);
  const passwordForInitdb = path.join(layout.directory, `initdb-password-${process.pid}`);
  mkdirSync(half, { mode: 0o700 });
  writeFileSync(passwordForInitdb, password, { mode: 0o600 });
  runAs.own(half, 0o700);
  runAs.own(passwordForInitdb, 0o600);
  try {
    await run(runAs, layout, runAs.binaries.initdb, [
      '--pgdata',
      half,
      '--username',
      USER,
      '--pwfile',
      passwordForInitdb,
      '--auth',
      'scram-sha-256',
      '--encoding',
      'UTF8',
      '--locale',
      'C',
    ]);
    renameSync(half, layout.cluster);
  } finally {
    rmSync(passwordForInitdb, { force: true });
  }
}

/** The running server of this cluster, when there is one that answers as ours. */
export async function findRunning(layout: Layout): Promise<{ url: string; pid: number } | null> {
  const file = readPidFile(layout.pidFile);
  if (!file || !file.port || !isPostgres(file.pid) || !existsSync(layout.password)) return null;
  const url = urlOf(layout, file.port);
  return (await answers(url, layout.cluster)) ? { url, pid: file.pid } : null;
}

/**
 * Clears the way for a start: waits for a server that is starting up or going down, removes a `postmaster.pid` that
 * a killed server left behind. Throws when another PostgreSQL process holds the cluster and does not answer.
 */
export async function removeStalePidFile(layout: Layout): Promise<void> {
  const gone = () => {
    const file = readPidFile(layout.pidFile);
    return !file || !isPostgres(file.pid);
  };
  const settled = await waitUntil(async () => gone() || (await findRunning(layout)) !== null, 15_000);
  if (!settled) {
    const pid = readPidFile(layout.pidFile)?.pid;
    throw new Error(`Process ${pid} holds ${layout.cluster} but does not answer; see ${layout.log}.`);
  }
  if (gone()) rmSync(layout.pidFile, { force: true });
}

/** Starts the server on `port` (0: a free one) and waits until it answers. The process outlives this one. */
export async function startServer(
  layout: Layout,
  runAs: RunAs,
  port: number,
  settings: Record<string, string>,
): Promise<{ url: string; pid: number }> {
  const chosen = port || (await freePort());
  const all: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    port: String(chosen),
    max_connections: '200',
    ...settings,
  };
  const parameters = [
    '-D',
    layout.cluster,
    ...Object.entries(all).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
  ];
  const log = openSync(layout.log, 'a', 0o600);
  const child = runAs.start(runAs.binaries.postgres, parameters, {
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const failed = once(child, 'error').then(([error]) => Promise.reject(error as Error));
  failed.catch(() => undefined);
  child.unref();
  const url = urlOf(layout, chosen);
  const ended = () => child.exitCode !== null || child.signalCode !== null;
  const started = waitUntil(async () => ended() || (await answers(url, layout.cluster)), START_MILLISECONDS);
  await Promise.race([started, failed]);
  const file = readPidFile(layout.pidFile);
  if (ended() || !file) {
    throw new Error(`PostgreSQL did not start. The end of ${layout.log} says:\n${lastLines(layout.log)}`);
  }
  return { url, pid: file.pid };
}

async function answers(url: string, cluster: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const result = await client.query<{ data_directory: string }>('SHOW data_directory');
    return result.rows[0]?.data_directory === cluster;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function run(runAs: RunAs, layout: Layout, program: string, parameters: string[]): Promise<void> {
  const log = openSync(layout.log, 'a', 0o600);
  const child = runAs.start(program, parameters, { cwd: '/', stdio: ['ignore', log, log] });
  closeSync(log);
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) {
    throw new Error(
      `${path.basename(program)} failed. The end of ${layout.log} says:\n${lastLines(layout.log)}`,
    );
  }
}

function removeHalfMade(directory: string): void {
  for (const name of readdirSync(directory)) {
    if (/^(cluster\.new|initdb-password)-/.test(name)) {
      rmSync(path.join(directory, name), { recursive: true, force: true });
    }
  }
}

function lastLines(file: string): string {
  return existsSync(file)
    ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-15).join('\n')
    : '(nothing)';
}
