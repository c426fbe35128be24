import { randomBytes } from 'node:crypto';
import path from 'node:path';
import pg from 'pg';
import { startOrAdopt, withPostgresLock, type RunningPostgres } from '../../scripts/postgres.ts';

const DIRECTORY = path.resolve(import.meta.dirname, '../../.data/test/postgres');
const HOLDER = 'byom-test-holder';
/** Tests need speed, not a database that survives a power cut; those that do start a server of their own. */
const SETTINGS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' };

export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

/**
 * A fresh, empty database on the one test server, which is started by the first test file that needs it and stopped by
 * the last. With DATABASE_URL set, databases are made on that server instead.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { server, holder } = await withPostgresLock(DIRECTORY, async (layout) => {
    const own = process.env['DATABASE_URL'];
    const running: RunningPostgres = own
      ? { url: own, pid: null, adopted: true, stop: async () => undefined }
      : await startOrAdopt(layout, { settings: SETTINGS });
    return { server: running, holder: await connect(running.url, HOLDER) };
  });
  const name = `byom_test_${randomBytes(6).toString('hex')}`;
  await holder.query(`CREATE DATABASE ${name}`);
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    async drop() {
      await holder.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await withPostgresLock(DIRECTORY, async () => {
        const others = await holder.query(
          'SELECT 1 FROM pg_stat_activity WHERE application_name = $1 AND pid <> pg_backend_pid()',
          [HOLDER],
        );
        await holder.end();
        if (others.rowCount === 0) await server.stop();
      });
    },
  };
}

async function connect(url: string, name: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: name });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}
