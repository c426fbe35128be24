import type { Migration } from './migration.ts';

/** What batches need besides their rows: counts that cost nothing to read, answers on their way into records, schedules. */
export const BATCHES: Migration = {
  name: '0008 batches',
  sql: `
    ALTER TABLE batch ADD COLUMN fed_at timestamptz;
    CREATE INDEX batch_cancelled ON batch (batch_id) WHERE state = 'cancelled' AND ended_at IS NULL;
    CREATE INDEX batch_item_waiting ON batch_item (batch_id, position) WHERE state = 'waiting';
    CREATE INDEX batch_item_running ON batch_item (batch_id, position) WHERE state = 'running';
    CREATE INDEX batch_item_failed ON batch_item (batch_id, position) WHERE state = 'failed';
    CREATE INDEX run_answered_of_prompt ON run (org_id, prompt_api_name, ended_at DESC)
      WHERE status = 'answered' AND kind = 'prompt';

    -- Changes of counts, never changed themselves, so that no two processes wait for one row; now and then they are summed up.
    CREATE TABLE batch_tally (
      batch_id uuid NOT NULL REFERENCES batch ON DELETE CASCADE,
      state text NOT NULL,
      code text,
      written text,
      items bigint NOT NULL,
      currency text,
      cost numeric NOT NULL DEFAULT 0
    );
    CREATE INDEX batch_tally_of_batch ON batch_tally (batch_id);

    CREATE TABLE batch_write (
      run_id uuid PRIMARY KEY,
      batch_id uuid NOT NULL REFERENCES batch ON DELETE CASCADE,
      position int NOT NULL,
      due_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      attempts int NOT NULL DEFAULT 0
    );
    CREATE INDEX batch_write_due ON batch_write (due_at);
    CREATE INDEX batch_write_of_batch ON batch_write (batch_id, due_at);

    -- Keyed hashes of what we wrote into a field of a record, and of what the model was asked about for it.
    CREATE TABLE field_write (
      org_id text NOT NULL,
      record_id text NOT NULL,
      field text NOT NULL,
      value_hash text,
      next_hash text,
      content_hash text,
      written_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      PRIMARY KEY (org_id, record_id, field)
    );

    CREATE TABLE batch_schedule (
      schedule_id uuid PRIMARY KEY,
      org_id text NOT NULL,
      user_id text NOT NULL,
      username text NOT NULL,
      -- What it asks for, sealed: a filter can hold values.
      sealed bytea NOT NULL,
      next_at timestamptz,
      last_batch_id uuid,
      problem text,
      created_at timestamptz NOT NULL DEFAULT clock_timestamp()
    );
    CREATE INDEX batch_schedule_of_person ON batch_schedule (org_id, user_id);
    CREATE INDEX batch_schedule_due ON batch_schedule (next_at) WHERE next_at IS NOT NULL;

    CREATE FUNCTION count_new_batch_items() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      INSERT INTO batch_tally (batch_id, state, items)
        SELECT batch_id, state, count(*) FROM new_items GROUP BY batch_id, state;
      RETURN NULL;
    END $$;
    CREATE TRIGGER batch_item_added AFTER INSERT ON batch_item
      REFERENCING NEW TABLE AS new_items FOR EACH STATEMENT EXECUTE FUNCTION count_new_batch_items();

    -- Whoever changes an item changes its counts and what follows from it, in the same transaction. An item that has ended and
    -- of which nothing is written has just ended: what comes later is what was written, or it waits again without its run.
    -- Nothing is joined: how the rows are found is settled at the first call, with few of them or many, and kept for all others.
    CREATE FUNCTION count_changed_batch_items() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      -- The end of every run passes here; most are of no batch.
      IF NOT EXISTS (SELECT 1 FROM new_items) THEN RETURN NULL; END IF;
      INSERT INTO batch_tally (batch_id, state, code, written, items, currency, cost)
        SELECT batch_id, state, code, written, sum(items), currency, sum(cost) FROM (
          SELECT batch_id, state, code, written, -1 AS items, NULL AS currency, 0 AS cost FROM old_items
          UNION ALL
          SELECT item.batch_id, item.state, item.code, item.written, 1, spent.currency, coalesce(spent.amount, 0)
          FROM new_items item LEFT JOIN LATERAL (
            SELECT run.ending->'cost'->>'currency' AS currency, (run.ending->'cost'->>'amount')::numeric AS amount
            FROM run WHERE run.run_id = item.run_id AND run.ended_at IS NOT NULL AND item.written IS NULL OFFSET 0
          ) spent ON true
        ) change
        GROUP BY batch_id, state, code, written, currency HAVING sum(items) <> 0 OR sum(cost) <> 0;
      INSERT INTO batch_write (run_id, batch_id, position)
        SELECT run_id, batch_id, position FROM new_items item
        WHERE state = 'answered' AND run_id IS NOT NULL AND written IS NULL AND 'object' = (
          SELECT jsonb_typeof(request->'writeTo') FROM batch WHERE batch.batch_id = item.batch_id)
        ON CONFLICT (run_id) DO NOTHING;
      RETURN NULL;
    END $$;
    CREATE TRIGGER batch_item_changed AFTER UPDATE ON batch_item
      REFERENCING OLD TABLE AS old_items NEW TABLE AS new_items
      FOR EACH STATEMENT EXECUTE FUNCTION count_changed_batch_items();`,
};
