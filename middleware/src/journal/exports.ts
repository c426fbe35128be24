import type { AuditExports } from '../auditing-ports.ts';
import type { ActFacts } from '../run-record.ts';
import type { Database } from './database.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Exports are acts that are begun and wait to be fetched. Whoever fetches one claims it, once; its process is the one that
 * must live for it from then on.
 */
export function createAuditExports(database: Database, worker: () => number): AuditExports {
  return {
    async take({ orgId, userId }, runId) {
      if (!UUID.test(runId)) return null;
      const text = `UPDATE run SET lease = 1, worker = $4
        WHERE run_id = $1 AND org_id = $2 AND user_id = $3 AND kind = 'export' AND lease = 0 AND ended_at IS NULL
        RETURNING facts`;
      const [row] = await database.query<{ facts: ActFacts }>(text, [runId, orgId, userId, worker()]);
      return row?.facts ?? null;
    },
    async takeForgotten(seconds) {
      const text = `UPDATE run SET lease = 1, worker = $2
        WHERE kind = 'export' AND lease = 0 AND ended_at IS NULL AND created_at < clock_timestamp() - make_interval(secs => $1)
        RETURNING run_id`;
      const rows = await database.query<{ run_id: string }>(text, [seconds, worker()]);
      return rows.map((row) => row.run_id);
    },
  };
}
