import type { Migration } from './migration.ts';

/** What searching, exporting, revealing and deleting what is on record needs. */
export const AUDITING: Migration[] = [
  {
    name: '0006 subjects of runs',
    sql: `
      CREATE TABLE run_subject (
        run_id uuid NOT NULL REFERENCES run ON DELETE CASCADE,
        org_id text NOT NULL,
        record_id text NOT NULL,
        role text NOT NULL CHECK (role IN ('subject', 'context')),
        PRIMARY KEY (run_id, record_id)
      );
      CREATE INDEX run_subject_record ON run_subject (org_id, record_id);
      -- Also of runs that never sent anything.
      CREATE INDEX run_of_record ON run (org_id, record_id, created_at);`,
  },
];
