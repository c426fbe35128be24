import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import pg from 'pg';
import { startPostgres } from '../../../scripts/postgres.ts';
import { isPostgres, waitUntil } from '../../../scripts/postgres/processes.ts';
import type { TestDatabase } from '../postgres.ts';

/** A PostgreSQL server that may be killed: nobody else's data is on it, and every commit is on the disk (fsync on). */
export interface PrivatePostgres {
  database: TestDatabase;
  /** kill -9 for the server and every process of it. */
  kill(): Promise<void>;
  /** Starts it again on the same port and data. */
  start(): Promise<void>;
  pid(): number;
}

/** Starts it in `directory`, which is emptied before and removed with `database.drop`. DATABASE_URL plays no part. */
export async function startPrivatePostgres(directory: string): Promise<PrivatePostgres> {
  rmSync(directory, { recursive: true, force: true });
  let server = await startHere(directory, 0);
  const port = Number(new URL(server.url).port);
  await createDatabase(server.url);
  const url = new URL(server.url);
  url.pathname = '/byom';
  return {
    pid: () => server.pid!,
    async kill() {
      const processes = [server.pid!, ...childrenOf(server.pid!)];
      for (const process_ of processes) killHard(process_);
      await waitUntil(() => !processes.some(isPostgres), 20_000);
    },
    async start() {
      server = await startHere(directory, port);
    },
    database: {
      url: url.href,
      async drop() {
        await server.stop();
        rmSync(directory, { recursive: true, force: true });
      },
    },
  };
}

/** The launcher leaves everything to DATABASE_URL where there is one; this server is never that one. */
async function startHere(dataDirectory: string, port: number) {
  const given = process.env['DATABASE_URL'];
  delete process.env['DATABASE_URL'];
  try {
    return await startPostgres({ dataDirectory, port, settings: { max_connections: '300' } });
  } finally {
    if (given !== undefined) process.env['DATABASE_URL'] = given;
  }
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('CREATE DATABASE byom');
  await client.end();
}

function killHard(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It went by itself in this moment.
  }
}

/** PostgreSQL has one level of children; without /proc they are left to notice by themselves that their server is gone. */
function childrenOf(parent: number): number[] {
  if (!existsSync('/proc/self/stat')) return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === parent)
    .map(Number);
}

function parentOf(pid: string): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return null;
  }
}
