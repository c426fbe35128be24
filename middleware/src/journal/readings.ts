import type { Readings } from '../observing-ports.ts';
import type { Database } from './database.ts';

/** How the runs of all processes stand, in statements that look at open ones only. */
export function createReadings(database: Pick<Database, 'query'>): Readings {
  return {
    async queue() {
      const rows = await database.query<{ batch: boolean; waiting: number; seconds: number }>(
        `SELECT batch_id IS NOT NULL AS batch, count(*)::int AS waiting,
           greatest(0, extract(epoch FROM clock_timestamp() - min(created_at)))::float8 AS seconds
         FROM run WHERE ended_at IS NULL AND status = 'queued' GROUP BY 1`,
      );
      return (['person', 'batch'] as const).map((kind) => {
        const row = rows.find(({ batch }) => batch === (kind === 'batch'));
        return { kind, waiting: row?.waiting ?? 0, oldestSeconds: row?.seconds ?? 0 };
      });
    },
    async atWork() {
      const [row] = await database.query<{ runs: number; held: number; waiting: number }>(
        `SELECT (SELECT count(*)::int FROM run WHERE ended_at IS NULL AND status = 'running') AS runs,
           count(*) FILTER (WHERE held)::int AS held, count(*) FILTER (WHERE NOT held)::int AS waiting
         FROM model_call WHERE until > clock_timestamp()`,
      );
      return { runs: row!.runs, limitedCalls: row!.held, limitedCallsWaiting: row!.waiting };
    },
    batches: () =>
      database.query<{ state: string; count: number }>(
        'SELECT state, count(*)::int AS count FROM batch GROUP BY state ORDER BY state',
      ),
  };
}
