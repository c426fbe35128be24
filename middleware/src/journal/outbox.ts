import { randomUUID } from 'node:crypto';
import type { AuditChain, AuditOutbox, OrgBacklog, OutboxEntry, RelayTurn } from '../audit-ports.ts';
import { createAuditChain } from './audit-chain.ts';
import type { Database } from './database.ts';
import { RUN_COLUMNS, toRunRecord, type RunRow } from './rows.ts';

/** A process that has said nothing for so long is taken for dead: it says so every five seconds, whatever a call takes. */
const TURN_SECONDS = 20;
/** More than so many records of an org are not counted. */
export const LOOKED_AT = 2_001;
const MANY_OPEN = 10;

interface OutboxRow {
  run_id: string;
  org_id: string;
  version: number;
  attempts: number;
  created_at: Date;
}

interface BacklogRow {
  org_id: string;
  due: number;
  oldest: Date;
  newest: Date;
  busy: boolean;
}

const DUE = `FROM audit_outbox
  WHERE org_id = $1 AND state = 'waiting' AND due_at <= clock_timestamp() ORDER BY created_at, run_id LIMIT $2`;

/** One look at every org, whose cost does not grow with what waits. */
const BACKLOGS = `
  SELECT org.org_id, waiting.*,
    (SELECT count(*) FROM (SELECT FROM run WHERE run.org_id = org.org_id AND ended_at IS NULL LIMIT $2) open) >= $2 AS busy
  FROM org LEFT JOIN audit_relay relay USING (org_id), LATERAL (
    SELECT count(*)::int AS due, min(created_at) AS oldest, max(created_at) AS newest FROM (
      SELECT created_at FROM audit_outbox
      WHERE org_id = org.org_id AND state = 'waiting' AND due_at <= clock_timestamp()
      ORDER BY created_at LIMIT $1) due) waiting
  WHERE due > 0 AND coalesce(relay.paused_until <= clock_timestamp(), true)`;

const TAKE = `
  INSERT INTO audit_relay AS relay (org_id, holder, held_until)
  VALUES ($1, $2, clock_timestamp() + make_interval(secs => $3))
  ON CONFLICT (org_id) DO UPDATE SET holder = excluded.holder, held_until = excluded.held_until
  WHERE relay.held_until < clock_timestamp()
    AND coalesce(relay.paused_until <= clock_timestamp(), true)
  RETURNING failures, batch_size`;

/** Audit records on their way to the org, and their chain. An entry is delivered only in the version that was sent. */
export function createAuditOutbox(database: Database): AuditOutbox & AuditChain {
  return {
    ...createAuditChain(database),
    async backlogs() {
      const rows = await database.query<BacklogRow>(BACKLOGS, [LOOKED_AT, MANY_OPEN]);
      return rows.map(toBacklog);
    },
    async take(orgId) {
      const holder = randomUUID();
      const [row] = await database.query<{ failures: number; batch_size: number | null }>(TAKE, [
        ...[orgId, holder, TURN_SECONDS],
      ]);
      return row ? turn(database, orgId, holder, row.failures, row.batch_size) : null;
    },
    async due(orgId, limit) {
      const text = `SELECT run_id, org_id, version, attempts, created_at ${DUE}`;
      return (await database.query<OutboxRow>(text, [orgId, limit])).map(toEntry);
    },
    async runs(runIds) {
      const text = `SELECT ${RUN_COLUMNS} FROM run WHERE run_id = ANY($1)`;
      return (await database.query<RunRow>(text, [runIds])).map(toRunRecord);
    },
    async delivered(entries) {
      await database.query(
        `WITH sent AS (SELECT * FROM unnest($1::uuid[], $2::int[]) AS sent(run_id, version)),
         placed AS (UPDATE audit_chain c SET delivered_at = coalesce(c.delivered_at, clock_timestamp())
           FROM sent WHERE c.run_id = sent.run_id)
         UPDATE audit_outbox o SET state = 'delivered', delivered_at = clock_timestamp(), reason = NULL
         FROM sent WHERE o.run_id = sent.run_id AND o.version = sent.version`,
        [entries.map((entry) => entry.runId), entries.map((entry) => entry.version)],
      );
    },
    async refused(entries, reason, retryAt, counted) {
      await database.query(
        `UPDATE audit_outbox o SET attempts = o.attempts + $4, reason = $2, due_at = coalesce($3, o.due_at),
           state = CASE WHEN $3::timestamptz IS NULL THEN 'dead' ELSE 'waiting' END
         FROM unnest($1::uuid[], $5::int[]) AS sent(run_id, version)
         WHERE o.run_id = sent.run_id AND o.version = sent.version AND o.state = 'waiting'`,
        [
          ...[entries.map((entry) => entry.runId), reason, retryAt, counted ? 1 : 0],
          entries.map((entry) => entry.version),
        ],
      );
    },
    async deliveredSince(orgId, since) {
      const text = `SELECT EXISTS (SELECT FROM audit_outbox WHERE org_id = $1 AND delivered_at > $2) AS some`;
      const [row] = await database.query<{ some: boolean }>(text, [orgId, since]);
      return row?.some ?? false;
    },
  };
}

function turn(
  database: Database,
  orgId: string,
  holder: string,
  failures: number,
  batchSize: number | null,
): RelayTurn {
  const change = async (set: string, values: unknown[] = []): Promise<boolean> => {
    const text = `UPDATE audit_relay SET ${set} WHERE org_id = $1 AND holder = $2 RETURNING org_id`;
    return (await database.query(text, [orgId, holder, ...values])).length > 0;
  };
  return {
    failures,
    batchSize: batchSize ?? Infinity,
    keep: () => change('held_until = clock_timestamp() + make_interval(secs => $3)', [TURN_SECONDS]),
    async wentWell(size) {
      await change('failures = 0, paused_until = NULL, reason = NULL, batch_size = $3', [finite(size)]);
    },
    async pause(reason, until, size) {
      const set = 'failures = failures + 1, paused_until = $3, reason = $4, batch_size = $5';
      await change(set, [until, reason, finite(size)]);
    },
    async release() {
      await change("held_until = '-infinity'");
    },
  };
}

const finite = (size: number): number | null => (Number.isFinite(size) ? size : null);

const toBacklog = ({ org_id: orgId, due, oldest, newest, busy }: BacklogRow): OrgBacklog => ({
  ...{ orgId, due, oldest, newest, busy },
});

const toEntry = (row: OutboxRow): OutboxEntry => ({
  runId: row.run_id,
  orgId: row.org_id,
  version: row.version,
  attempts: row.attempts,
  createdAt: row.created_at,
});
