import type { Database } from './database.ts';
import { MIGRATIONS } from './migrations.ts';

/** Any number, the same for every process: whoever holds it migrates, the others wait. */
const MIGRATION_LOCK = 720_431_905;

/** Brings the tables up to date, once, also when several processes start together. */
export async function migrate(database: Database): Promise<void> {
  await database.transaction(async (statements) => {
    await statements.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    await statements.query(
      'CREATE TABLE IF NOT EXISTS migration (name text PRIMARY KEY, ran_at timestamptz NOT NULL DEFAULT now())',
    );
    const ran = await statements.query<{ name: string }>('SELECT name FROM migration');
    const names = new Set(ran.map((row) => row.name));
    for (const migration of MIGRATIONS) {
      if (names.has(migration.name)) continue;
      await statements.query(migration.sql);
      await statements.query('INSERT INTO migration (name) VALUES ($1)', [migration.name]);
    }
  });
}
