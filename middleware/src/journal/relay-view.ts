import type { DeadEntry, RelayState, RelayView } from '../audit-ports.ts';
import type { Database } from './database.ts';

const DEAD_SHOWN = 1_000;

interface DeadRow {
  run_id: string;
  org_id: string;
  reason: string | null;
  attempts: number;
  created_at: Date;
}

interface PausedRow {
  org_id: string;
  reason: string | null;
  paused_until: Date;
}

/** What waits for the org, what was given up, and trying that again. */
export function createRelayView(database: Database): RelayView {
  return {
    async state(orgId): Promise<RelayState> {
      const ofOrg = '($1::text IS NULL OR org_id = $1)';
      const [[waiting], paused, dead] = await Promise.all([
        database.query<{ count: number; seconds: number | null }>(
          `SELECT count(*)::int, extract(epoch FROM clock_timestamp() - min(created_at))::float8 AS seconds
           FROM audit_outbox WHERE state = 'waiting' AND ${ofOrg}`,
          [orgId],
        ),
        database.query<PausedRow>(
          `SELECT org_id, reason, paused_until FROM audit_relay WHERE paused_until > clock_timestamp() AND ${ofOrg}`,
          [orgId],
        ),
        database.query<DeadRow>(
          `SELECT run_id, org_id, reason, attempts, created_at FROM audit_outbox
           WHERE state = 'dead' AND ${ofOrg} ORDER BY created_at DESC LIMIT ${DEAD_SHOWN}`,
          [orgId],
        ),
      ]);
      return {
        waiting: waiting?.count ?? 0,
        oldestSeconds: Math.max(0, waiting?.seconds ?? 0),
        paused: paused.map((row) => ({
          orgId: row.org_id,
          reason: row.reason ?? '',
          until: row.paused_until,
        })),
        dead: dead.map(toDead),
      };
    },
    async retry(orgId, runIds) {
      const rows = await database.query(
        `WITH resumed AS (UPDATE audit_relay SET paused_until = NULL, failures = 0 WHERE $1::text IS NULL OR org_id = $1)
         UPDATE audit_outbox SET state = 'waiting', attempts = 0, due_at = clock_timestamp()
         WHERE state = 'dead' AND ($1::text IS NULL OR org_id = $1) AND ($2::text[] IS NULL OR run_id::text = ANY($2))
         RETURNING run_id`,
        [orgId, runIds === 'all' ? null : runIds],
      );
      return rows.length;
    },
  };
}

const toDead = (row: DeadRow): DeadEntry => ({
  runId: row.run_id,
  orgId: row.org_id,
  reason: row.reason ?? '',
  attempts: row.attempts,
  since: row.created_at,
});
