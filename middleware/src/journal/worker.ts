import type { Client } from 'pg';
import type { RunRecovery } from '../ports.ts';
import type { Database, Statements } from './database.ts';
import type { JobStore } from './job-store.ts';
import { isConnectionTest } from '../run-record.ts';
import { RUN_COLUMNS, toRunRecord, type RunRow } from './rows.ts';

/** First half of the advisory lock a living process holds on its number. */
const WORKER_LOCK = 720_431_906;
const RETRY_MILLISECONDS = 1_000;
/** So long a lock must have been free: after a cut a living process takes its own again within a second. */
const PATIENCE_MILLISECONDS = 1_800;

type Abandoned = Awaited<ReturnType<RunRecovery['takeAbandoned']>>;

export interface Worker extends RunRecovery {
  number(): number;
  release(): Promise<void>;
}

/**
 * Gives this process a number and holds a lock on it: runs carry the number, and a run whose number nobody holds was
 * left behind. PostgreSQL lets go of the lock when the process dies, however it dies. When the connection breaks the
 * lock is taken again on a new one.
 */
export async function registerWorker(
  database: Database,
  jobs: JobStore,
  patienceMilliseconds = PATIENCE_MILLISECONDS,
): Promise<Worker> {
  const rows = await database.query<{ number: number }>("SELECT nextval('worker_number')::int AS number");
  const number = rows[0]!.number;
  let released = false;
  let client: Client | null = null;
  const free = createFreeLocks(patienceMilliseconds);
  const hold = async (): Promise<void> => {
    client = await database.connect();
    await client.query('SELECT pg_advisory_lock($1, $2)', [WORKER_LOCK, number]);
    client.once('end', () => {
      if (!released) holdAgain();
    });
  };
  const holdAgain = (): void => {
    setTimeout(() => {
      if (!released) hold().catch(holdAgain);
    }, RETRY_MILLISECONDS).unref();
  };
  await hold();
  return {
    number: () => number,
    takeAbandoned: () => takeAbandoned(database, jobs, number, free),
    async release() {
      released = true;
      await client?.end().catch(() => undefined);
    },
  };
}

/** The numbers whose locks nobody held when somebody looked. */
interface FreeLocks {
  /** Those of them that were free at each look for long enough. */
  longEnough(numbers: number[]): number[];
}

function createFreeLocks(patienceMilliseconds: number): FreeLocks {
  let since = new Map<number, number>();
  return {
    longEnough(numbers) {
      const now = performance.now();
      since = new Map(numbers.map((number) => [number, since.get(number) ?? now]));
      return numbers.filter((number) => now - since.get(number)! >= patienceMilliseconds);
    },
  };
}

/**
 * Lines up again what processes that are gone have left: two processes that look at once get different runs. A run that has
 * no job any more (it is older than the jobs) gets one; tests of connections and acts have none, and are given instead.
 */
async function takeAbandoned(
  database: Database,
  jobs: JobStore,
  number: number,
  free: FreeLocks,
): Promise<Abandoned> {
  return database.transaction(async (statements) => {
    const gone = free.longEnough(await workersGone(statements, number));
    if (gone.length === 0) return { linedUp: 0, over: [] };
    const text = `UPDATE run SET worker = $1 WHERE ended_at IS NULL AND worker = ANY($2)
      RETURNING lease, ${RUN_COLUMNS}`;
    const taken = await statements.query<RunRow & { lease: number }>(text, [number, gone]);
    const over = taken.filter((row) => row.kind !== 'prompt' || isConnectionTest(row.prompt_api_name));
    const runs = taken.filter((row) => !over.includes(row));
    const waiting = runs.map((row) => ({ runId: row.run_id, orgId: row.org_id, priority: 0 }));
    await jobs.add(statements, waiting);
    await jobs.release(
      runs.flatMap((row) => (row.lease > 0 ? [{ runId: row.run_id, lease: row.lease }] : [])),
      statements,
    );
    return { linedUp: runs.length, over: over.map(toRunRecord) };
  });
}

/** Numbers that open runs carry and no process holds. */
async function workersGone(statements: Statements, number: number): Promise<number[]> {
  const owners = await statements.query<{ worker: number }>(
    'SELECT DISTINCT worker FROM run WHERE ended_at IS NULL AND worker <> $1',
    [number],
  );
  const gone: number[] = [];
  for (const { worker } of owners) {
    const text = 'SELECT pg_try_advisory_xact_lock($1, $2) AS free';
    const [row] = await statements.query<{ free: boolean }>(text, [WORKER_LOCK, worker]);
    if (row?.free) gone.push(worker);
  }
  return gone;
}
