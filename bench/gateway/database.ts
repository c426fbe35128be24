import { randomBytes } from 'node:crypto';
import path from 'node:path';
import pg from 'pg';
import { startPostgres } from '../../scripts/postgres.ts';

export interface BenchDatabase {
  url: string;
  /** The server's first process, whose CPU time is shown beside ours. */
  pid: number | null;
  drop(): Promise<void>;
}

/** A fresh database on a server of the bench's own, with the settings people run: every commit is on the disk. */
export async function createBenchDatabase(): Promise<BenchDatabase> {
  const dataDirectory = path.resolve(import.meta.dirname, '../../.data/bench/postgres');
  const server = await startPostgres({ dataDirectory });
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  const name = `byom_bench_${randomBytes(6).toString('hex')}`;
  await client.query(`CREATE DATABASE ${name}`);
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    pid: server.pid,
    async drop() {
      await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await client.end();
      if (!server.adopted) await server.stop();
    },
  };
}
