import type { Migration } from './migration.ts';

/** The chain of every org's audit records, and who carries them there. */
export const AUDIT_CHAIN: Migration = {
  name: '0007 audit chain',
  sql: `
    -- No reference to run: the chain outlives what it speaks of.
    CREATE TABLE audit_chain (
      org_id text NOT NULL,
      sequence bigint NOT NULL CHECK (sequence > 0),
      run_id uuid NOT NULL UNIQUE,
      hash_version int NOT NULL,
      content_hash text NOT NULL,
      previous_hash text NOT NULL,
      row_hash text NOT NULL,
      placed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      delivered_at timestamptz,
      deleted_at timestamptz,
      deletion_run_id uuid,
      PRIMARY KEY (org_id, sequence)
    );
    -- Whose turn it is to relay for an org, and how the org took the last calls.
    CREATE TABLE audit_relay (
      org_id text PRIMARY KEY,
      holder uuid NOT NULL,
      held_until timestamptz NOT NULL,
      failures int NOT NULL DEFAULT 0,
      batch_size int,
      paused_until timestamptz,
      reason text
    );
    CREATE INDEX audit_outbox_of_org ON audit_outbox (org_id, created_at) WHERE state = 'waiting';
    CREATE INDEX audit_outbox_dead ON audit_outbox (org_id, created_at) WHERE state = 'dead';
    DROP INDEX audit_outbox_waiting;`,
};
