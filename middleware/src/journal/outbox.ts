import type { AuditOutbox, RelayTurn } from '../ports.ts';
import type { Database } from './database.ts';
import { RUN_COLUMNS, toRunRecord, type RunRow } from './rows.ts';

/** The lock of whoever relays; PostgreSQL lets go of it when the process dies. */
const RELAY_LOCK = 720_431_907;

interface OutboxRow {
  run_id: string;
  org_id: string;
  version: number;
  attempts: number;
  created_at: Date;
}

/** Audit records on their way to the org. An entry is delivered only in the version that was sent. */
export function createAuditOutbox(database: Database): AuditOutbox & RelayTurn {
  return {
    async exclusively(work) {
      await database.transaction(async (statements) => {
        const text = 'SELECT pg_try_advisory_xact_lock($1) AS mine';
        const [row] = await statements.query<{ mine: boolean }>(text, [RELAY_LOCK]);
        if (row?.mine) await work();
      });
    },
    async due(limit) {
      const rows = await database.query<OutboxRow>(
        `SELECT run_id, org_id, version, attempts, created_at FROM audit_outbox
         WHERE state = 'waiting' AND due_at <= clock_timestamp() ORDER BY due_at LIMIT $1`,
        [limit],
      );
      return rows.map((row) => ({
        runId: row.run_id,
        orgId: row.org_id,
        version: row.version,
        attempts: row.attempts,
        createdAt: row.created_at,
      }));
    },
    async openRuns(orgId) {
      const text = 'SELECT count(*)::int AS open FROM run WHERE ended_at IS NULL AND org_id = $1';
      const [row] = await database.query<{ open: number }>(text, [orgId]);
      return row?.open ?? 0;
    },
    async runs(runIds) {
      const rows = await database.query<RunRow>(`SELECT ${RUN_COLUMNS} FROM run WHERE run_id = ANY($1)`, [
        runIds,
      ]);
      return rows.map(toRunRecord);
    },
    async delivered(entries) {
      await database.query(
        `UPDATE audit_outbox o SET state = 'delivered', delivered_at = clock_timestamp(), reason = NULL
         FROM unnest($1::uuid[], $2::int[]) AS sent(run_id, version)
         WHERE o.run_id = sent.run_id AND o.version = sent.version`,
        [entries.map((entry) => entry.runId), entries.map((entry) => entry.version)],
      );
    },
    async postponed(entries, reason, retryAt) {
      await database.query(
        `UPDATE audit_outbox SET reason = $2, due_at = $3 WHERE run_id = ANY($1) AND state = 'waiting'`,
        [entries.map((entry) => entry.runId), reason, retryAt],
      );
    },
    async refused(entry, reason, retryAt) {
      await database.query(
        `UPDATE audit_outbox SET attempts = attempts + 1, reason = $2, due_at = coalesce($3, due_at),
           state = CASE WHEN $3::timestamptz IS NULL THEN 'dead' ELSE 'waiting' END
         WHERE run_id = $1 AND version = $4 AND state = 'waiting'`,
        [entry.runId, reason, retryAt, entry.version],
      );
    },
  };
}
