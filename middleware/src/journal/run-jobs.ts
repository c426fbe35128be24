import type { RunJobs } from '../ports.ts';
import type { Database, Statements } from './database.ts';
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
      // In one commit: a process that dies in between has claimed nothing.
      const { fetched, rows } = await database.transaction(async (statements) => {
        const jobsOfRuns = await jobs.fetch(statements, count);
        return { fetched: jobsOfRuns, rows: await claimRuns(statements, jobs, jobsOfRuns, worker()) };
      });
      const places = new Map(fetched.map((job, place) => [job.runId, { ...job, place }]));
      for (const row of rows) leases.take(row.run_id, places.get(row.run_id)!.lease);
      return rows
        .toSorted((left, right) => places.get(left.run_id)!.place - places.get(right.run_id)!.place)
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

type ClaimedRow = RunRow & { was_sent: boolean };

/** The runs of claimed jobs; the job of a run that has ended while it waited goes. */
async function claimRuns(
  statements: Statements,
  jobs: JobStore,
  fetched: ClaimedJob[],
  worker: number,
): Promise<ClaimedRow[]> {
  if (fetched.length === 0) return [];
  const items = fetched.map(({ runId, lease }) => ({ run_id: runId, lease, worker }));
  const rows = await statements.query<ClaimedRow>(CLAIM_RUNS, [JSON.stringify(items)], 'claim_runs');
  const claimed = new Set(rows.map((row) => row.run_id));
  const over = fetched.filter(({ runId }) => !claimed.has(runId));
  await jobs.remove(
    statements,
    over.map(({ runId }) => runId),
  );
  return rows;
}
