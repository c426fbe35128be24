import { execFileSync } from 'node:child_process';
import pg from 'pg';
import { findBinaries } from '../postgres/binaries.ts';

const CONNECT_MILLISECONDS = 5_000;

/**
 * Which PostgreSQL the tests make their databases on, in one line: the one of npm, or the one DATABASE_URL names. Throws with
 * what to do when that one cannot be used; passwords are in neither.
 */
export async function describeDatabase(url: string | undefined): Promise<string> {
  if (!url) {
    const version = execFileSync(findBinaries().postgres, ['--version'], {
      encoding: 'utf8',
    });
    return `Database: ${version.trim().replace('postgres (PostgreSQL)', 'PostgreSQL')} from npm, started by the tests`;
  }
  const { hostname, port, username } = new URL(url);
  const where = `${hostname}:${port || 5432}`;
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_MILLISECONDS });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string; mayCreate: boolean }>(
      `SELECT current_setting('server_version') AS version, rolcreatedb OR rolsuper AS "mayCreate"
       FROM pg_roles WHERE rolname = current_user`,
    );
    if (!rows[0]?.mayCreate)
      throw new Error(`the user ${username} may not create databases: ALTER ROLE … CREATEDB`);
    return `Database: PostgreSQL ${rows[0].version} at ${where}, as DATABASE_URL says`;
  } catch (cause) {
    const { code, message } = cause as { code?: string; message: string };
    throw new Error(`The server of DATABASE_URL (${where}) cannot be used: ${code ?? message}`, { cause });
  } finally {
    await client.end().catch(() => undefined);
  }
}
