import type { Migration } from './migration.ts';

/** What several processes need to share the runs, what a caller may repeat, acts of the audit, and batches. */
export const ENGINE: Migration = {
  name: '0005 engine',
  sql: `
    ALTER TABLE run
      -- Which claim of the run's job works on it, counted from 1: whoever holds an older one writes nothing any more.
      ADD COLUMN lease int NOT NULL DEFAULT 0,
      ADD COLUMN cancel_requested_at timestamptz,
      ADD COLUMN kind text NOT NULL DEFAULT 'prompt'
        CHECK (kind IN ('prompt', 'export', 'reveal', 'deletion', 'verification', 'refusal')),
      ADD COLUMN facts jsonb,
      ADD COLUMN idempotency_key text,
      ADD COLUMN body_hash text,
      ADD COLUMN batch_id uuid,
      ADD COLUMN content_hash text,
      DROP CONSTRAINT run_status_check,
      ADD CONSTRAINT run_status_check
        CHECK (status IN ('queued', 'running', 'answered', 'failed', 'cancelled', 'skipped'));
    CREATE UNIQUE INDEX run_idempotency ON run (org_id, user_id, idempotency_key) WHERE idempotency_key IS NOT NULL;
    CREATE INDEX run_open_of_person ON run (org_id, user_id) WHERE ended_at IS NULL;
    CREATE INDEX run_unchanged ON run (org_id, record_id, content_hash) WHERE content_hash IS NOT NULL;
    CREATE TABLE batch (
      batch_id uuid PRIMARY KEY,
      org_id text NOT NULL,
      user_id text NOT NULL,
      username text NOT NULL,
      name text NOT NULL,
      state text NOT NULL CHECK (state IN ('draft', 'running', 'paused', 'cancelled', 'done')),
      request jsonb NOT NULL,
      estimate jsonb,
      schedule_id uuid,
      created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      started_at timestamptz,
      ended_at timestamptz
    );
    CREATE INDEX batch_of_person ON batch (org_id, user_id, created_at DESC);
    CREATE INDEX batch_running ON batch (batch_id) WHERE state = 'running';
    CREATE TABLE batch_item (
      batch_id uuid NOT NULL REFERENCES batch ON DELETE CASCADE,
      position int NOT NULL,
      record_id text NOT NULL,
      state text NOT NULL DEFAULT 'waiting'
        CHECK (state IN ('waiting', 'running', 'answered', 'unchanged', 'failed', 'cancelled')),
      run_id uuid UNIQUE,
      code text,
      written text,
      PRIMARY KEY (batch_id, position)
    );`,
};
