import type { Migration } from './migration.ts';

/** Orgs, credentials, runs with their events, vaults and tickets, and the audit's outbox. */
export const FIRST_TABLES: Migration[] = [
  {
    name: '0001 orgs and credentials',
    sql: `
      CREATE TABLE org (
        org_id text PRIMARY KEY,
        instance_url text NOT NULL,
        token_url text NOT NULL,
        audience text NOT NULL,
        client_id text NOT NULL,
        integration_username text NOT NULL,
        lightning_origin text NOT NULL,
        updated_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE TABLE org_certificate (
        org_id text NOT NULL REFERENCES org ON DELETE CASCADE,
        fingerprint text NOT NULL,
        key_id text,
        pem text NOT NULL,
        added_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (org_id, fingerprint)
      );
      -- org_id '' is a credential every org of this installation may use.
      CREATE TABLE credential (
        org_id text NOT NULL DEFAULT '',
        name text NOT NULL,
        sealed bytea NOT NULL,
        updated_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (org_id, name)
      );`,
  },
  {
    name: '0002 runs',
    sql: `
      CREATE SEQUENCE worker_number AS int CYCLE;
      CREATE TABLE run (
        run_id uuid PRIMARY KEY,
        org_id text NOT NULL,
        user_id text NOT NULL,
        username text NOT NULL,
        prompt_api_name text NOT NULL,
        record_id text NOT NULL,
        channel text NOT NULL,
        trace_id text NOT NULL,
        status text NOT NULL CHECK (status IN ('queued', 'running', 'answered', 'failed', 'cancelled')),
        worker int NOT NULL,
        last_sequence int NOT NULL DEFAULT 0,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        started_at timestamptz,
        sent_at timestamptz,
        ended_at timestamptz,
        prompt jsonb,
        sent jsonb,
        ending jsonb,
        feedback jsonb,
        CHECK ((status IN ('queued', 'running')) = (ended_at IS NULL))
      );
      CREATE INDEX run_of_person ON run (org_id, user_id, prompt_api_name, record_id, created_at DESC);
      CREATE INDEX run_open ON run (worker) WHERE ended_at IS NULL;
      CREATE TABLE run_event (
        run_id uuid NOT NULL REFERENCES run ON DELETE CASCADE,
        sequence int NOT NULL,
        type text NOT NULL,
        data jsonb NOT NULL DEFAULT '{}',
        at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (run_id, sequence)
      );
      CREATE TABLE run_vault (
        run_id uuid PRIMARY KEY REFERENCES run ON DELETE CASCADE,
        sealed bytea NOT NULL,
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX run_vault_expiry ON run_vault (expires_at);
      CREATE TABLE ticket (
        hash bytea PRIMARY KEY,
        run_id uuid NOT NULL REFERENCES run ON DELETE CASCADE,
        org_id text NOT NULL,
        user_id text NOT NULL,
        username text NOT NULL,
        expires_at timestamptz NOT NULL,
        used_at timestamptz
      );
      CREATE INDEX ticket_expiry ON ticket (expires_at);
      CREATE TABLE audit_outbox (
        run_id uuid PRIMARY KEY REFERENCES run ON DELETE CASCADE,
        org_id text NOT NULL,
        state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'delivered', 'dead')),
        version int NOT NULL DEFAULT 1,
        attempts int NOT NULL DEFAULT 0,
        reason text,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        due_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        delivered_at timestamptz
      );
      CREATE INDEX audit_outbox_waiting ON audit_outbox (due_at) WHERE state = 'waiting';`,
  },
  {
    name: '0003 hosts of a credential',
    sql: `ALTER TABLE credential ADD COLUMN hosts text[] NOT NULL DEFAULT '{}';`,
  },
  {
    name: '0004 rotation of credentials',
    sql: `
      ALTER TABLE credential
        ADD COLUMN updated_by text NOT NULL DEFAULT 'operator',
        ADD COLUMN previous_sealed bytea,
        ADD COLUMN previous_hosts text[],
        ADD COLUMN previous_until timestamptz,
        ADD CHECK (num_nonnulls(previous_sealed, previous_hosts, previous_until) IN (0, 3));`,
  },
];
