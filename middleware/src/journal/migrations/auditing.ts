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
  {
    name: '0009 refusals and deletion',
    sql: `
      CREATE TABLE refusal_turn (
        org_id text NOT NULL,
        user_id text NOT NULL,
        asked text NOT NULL,
        -- '' where it was about no run.
        run_id text NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        held_back int NOT NULL DEFAULT 0,
        -- How many were held back in the minute before.
        before int NOT NULL DEFAULT 0,
        PRIMARY KEY (org_id, user_id, asked, run_id)
      );
      CREATE TABLE deletion_sweep (
        sweep_id uuid PRIMARY KEY,
        org_id text NOT NULL,
        limits jsonb NOT NULL,
        started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        ended_at timestamptz
      );
      -- What was begun is ended before anything else of that org is.
      CREATE UNIQUE INDEX deletion_sweep_open ON deletion_sweep (org_id) WHERE ended_at IS NULL;
      ALTER TABLE run
        -- The sweep that deletes the run, and the class by which; the row itself stays, without its content.
        ADD COLUMN deletion_id uuid,
        ADD COLUMN deletion_class text,
        ADD COLUMN deleted_at timestamptz;
      CREATE INDEX run_kept ON run (org_id, ended_at)
        WHERE kind = 'prompt' AND deletion_id IS NULL AND ended_at IS NOT NULL;
      CREATE INDEX run_of_deletion ON run (deletion_id) WHERE deletion_id IS NOT NULL;
      CREATE INDEX run_deletions ON run (org_id) WHERE kind = 'deletion';
      CREATE INDEX run_open_exports ON run (created_at) WHERE kind = 'export' AND ended_at IS NULL;`,
  },
];
