import type { Migration } from './migration.ts';

/**
 * Calls of models whose admins limit them. A gate is one model under one credential with its two numbers; a call waits at it
 * or is under way. Everything is decided under the lock of the gate and by the clock of the database.
 */
export const MODEL_LIMITS: Migration = {
  name: '0007 model limits',
  sql: `
    CREATE TABLE model_gate (
      gate text PRIMARY KEY,
      -- Calls that may begin right now, as far as the minute goes; null before the first one.
      tokens double precision,
      refilled_at timestamptz NOT NULL DEFAULT clock_timestamp()
    );
    CREATE TABLE model_call (
      call_id uuid PRIMARY KEY,
      gate text NOT NULL,
      org_id text NOT NULL,
      batch boolean NOT NULL,
      -- False while it waits.
      held boolean NOT NULL DEFAULT false,
      asked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      -- Its process is taken for dead when it has not said anything until then.
      until timestamptz NOT NULL
    );
    CREATE INDEX model_call_gate ON model_call (gate);
    -- Which org came last when, so that orgs which share a credential take turns.
    CREATE TABLE model_turn (
      gate text NOT NULL,
      org_id text NOT NULL,
      served_at timestamptz NOT NULL,
      PRIMARY KEY (gate, org_id)
    );

    -- A credential of the whole installation is shared by the orgs that have none of that name, and so is a model without one.
    CREATE FUNCTION model_gate_of(org text, credential_name text, model text) RETURNS text LANGUAGE sql STABLE AS $$
      SELECT jsonb_build_array(
        CASE WHEN EXISTS (SELECT 1 FROM credential c WHERE c.org_id = org AND c.name = credential_name) THEN org ELSE '' END,
        credential_name, model)::text
    $$;

    -- Ends some calls of a process, renews the lease of its others (those it knows to be under way, and those that wait or
    -- begin to), and says which of them may be under way by now. Of a minute's calls at most a twelfth begin at the same
    -- moment, the others evenly: in no 60 seconds are there more than per_minute.
    CREATE FUNCTION model_round(name text, org text, at_once int, per_minute int, lease interval,
      calls uuid[], batches boolean[], under_way boolean[], ended uuid[]) RETURNS SETOF uuid LANGUAGE plpgsql AS $$
    DECLARE
      moment timestamptz;
      burst double precision := greatest(1, per_minute / 12);
      filled double precision;
      free bigint;
      begun int;
    BEGIN
      -- What a crash of the server could lose here comes back with the next renewal.
      PERFORM set_config('synchronous_commit', 'off', true);
      INSERT INTO model_gate (gate) VALUES (name) ON CONFLICT DO NOTHING;
      PERFORM 1 FROM model_gate WHERE gate = name FOR UPDATE;
      moment := clock_timestamp();
      DELETE FROM model_call WHERE gate = name AND (until <= moment OR call_id = ANY (ended));
      INSERT INTO model_call (call_id, gate, org_id, batch, held, until)
        SELECT given.call_id, name, org, given.batch, given.held, moment + lease
        FROM unnest(calls, batches, under_way) AS given(call_id, batch, held)
        ON CONFLICT (call_id) DO UPDATE SET until = excluded.until;
      IF per_minute IS NOT NULL THEN
        SELECT least(burst, coalesce(tokens, burst)
            + extract(epoch FROM moment - refilled_at) * (per_minute + 1 - burst) / 60)
          INTO filled FROM model_gate WHERE gate = name;
      END IF;
      SELECT least(coalesce(at_once - count(*), 1000), coalesce(floor(filled + 1e-6), 1000))
        INTO free FROM model_call WHERE gate = name AND held;
      WITH open AS (
        SELECT org_id, count(*) AS calls FROM model_call WHERE gate = name AND held GROUP BY org_id
      ), line AS (
        SELECT c.call_id, c.batch, c.asked_at, t.served_at, coalesce(o.calls, 0)
          + row_number() OVER (PARTITION BY c.org_id, c.batch ORDER BY c.asked_at, c.call_id) AS turn
        FROM model_call c LEFT JOIN open o USING (org_id)
          LEFT JOIN model_turn t ON t.gate = c.gate AND t.org_id = c.org_id
        WHERE c.gate = name AND NOT c.held
      ), admitted AS (
        UPDATE model_call SET held = true WHERE call_id IN (
          SELECT call_id FROM line ORDER BY batch, turn, served_at NULLS FIRST, asked_at, call_id
          LIMIT greatest(free, 0))
        RETURNING org_id
      ), served AS (
        INSERT INTO model_turn (gate, org_id, served_at) SELECT DISTINCT name, org_id, moment FROM admitted
        ON CONFLICT (gate, org_id) DO UPDATE SET served_at = excluded.served_at
      )
      SELECT count(*) INTO begun FROM admitted;
      UPDATE model_gate SET tokens = filled - begun, refilled_at = moment WHERE gate = name;
      RETURN QUERY SELECT call_id FROM model_call WHERE gate = name AND held AND call_id = ANY (calls);
    END $$;`,
};
