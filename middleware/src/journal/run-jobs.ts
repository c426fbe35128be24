import type { RunJobs } from '../ports.ts';
import type { Database } from './database.ts';
import type { ClaimedJob, JobStore } from './job-store.ts';
import type { Leases } from './leases.ts';
import { toRunRecord, type RunRow } from './rows.ts';
import { CLAIM_RUNS } from './run-statements.ts';

interface Parts {
  database: Database;
  jobs: JobStore;
  leases: Leases;
  /** Number of this process, see worker.ts. */
  worker: () => number;
}

/** The waiting runs of all processes, and what this one has claimed of them. */
export function createRunJobs({ database, jobs, leases, worker }: Parts): RunJobs {
  const held = (runIds: string[]): ClaimedJob[] =>
    runIds.flatMap((runId) => {
      const lease = leases.of(runId);
      return lease === null ? [] : [{ runId, lease }];
    });
  return {
    async claim(count) {
      const fetched = await jobs.fetch(count);
      if (fetched.length === 0) return [];
      const items = fetched.map(({ runId, lease }) => ({ run_id: runId, lease, worker: worker() }));
      const rows = await database.query<RunRow & { was_sent: boolean }>(
        CLAIM_RUNS,
        [JSON.stringify(items)],
        'claim_runs',
      );
      const claimed = new Set(rows.map((row) => row.run_id));
      for (const { runId, lease } of fetched) if (claimed.has(runId)) leases.take(runId, lease);
      // What has ended while it waited has nothing left to do.
      const over = fetched.filter(({ runId }) => !claimed.has(runId));
      await jobs.remove(
        database,
        over.map(({ runId }) => runId),
      );
      const order = new Map(fetched.map(({ runId }, index) => [runId, index]));
      return rows
        .toSorted((left, right) => order.get(left.run_id)! - order.get(right.run_id)!)
        .map((row) => ({ run: toRunRecord(row), wasSent: row.was_sent }));
    },
    async keep(runIds) {
      const kept = new Set(await jobs.keepAlive(held(runIds)));
      const text = 'SELECT run_id FROM run WHERE run_id = ANY($1) AND cancel_requested_at IS NOT NULL';
      const cancelled = await database.query<{ run_id: string }>(text, [runIds]);
      return {
        lost: runIds.filter((runId) => !kept.has(runId)),
        cancelled: cancelled.map((row) => row.run_id),
      };
    },
    async giveBack(runIds, laterSeconds = 0) {
      await jobs.release(held(runIds), database, laterSeconds);
      for (const runId of runIds) leases.drop(runId);
    },
    async waiting() {
      const text =
        "SELECT count(*)::int AS waiting FROM run WHERE ended_at IS NULL AND status = 'queued' AND batch_id IS NULL";
      const [row] = await database.query<{ waiting: number }>(text);
      return row?.waiting ?? 0;
    },
  };
}
