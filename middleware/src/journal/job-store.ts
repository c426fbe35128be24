import { PgBoss } from 'pg-boss';
import type { Database, Statements } from './database.ts';

/** A run that waits for its work. */
export interface NewJob {
  runId: string;
  orgId: string;
  /** The higher, the sooner. */
  priority: number;
}

/** Which claim of a run's job this is, counted from 1. */
export interface ClaimedJob {
  runId: string;
  lease: number;
}

/** The queue of runs: one job per run, with the run's id. What names `statements` shares their commit. */
export interface JobStore {
  /** A run that has a job keeps it. */
  add(statements: Statements, jobs: NewJob[]): Promise<void>;
  /** At most `count` jobs, the most urgent first. Whoever has one must keep it alive. */
  fetch(statements: Statements, count: number): Promise<ClaimedJob[]>;
  /** Says that work goes on; gives the runs whose claim still stands. */
  keepAlive(jobs: ClaimedJob[]): Promise<string[]>;
  remove(statements: Statements, runIds: string[]): Promise<void>;
  /** Lets anybody claim these again, at once or later, where the claim still stands. */
  release(jobs: ClaimedJob[], statements: Statements, laterSeconds?: number): Promise<void>;
  stop(): Promise<void>;
}

const QUEUE = 'runs';
/** The shortest that pg-boss takes. A process that dies lets go of its lock and is noticed much earlier, see worker.ts. */
const HEARTBEAT_SECONDS = 10;
const LOOK_FOR_SILENT_SECONDS = 5;
/** So long the database must have been there before a silent claim is taken away: after a cut all who live renew first. */
const CALM_MILLISECONDS = 12_000;
const DAY_SECONDS = 24 * 3600;

const OPTIONS = {
  heartbeatSeconds: HEARTBEAT_SECONDS,
  // The deadline of a run is ours; a claim may be given back as often as processes die.
  expireInSeconds: DAY_SECONDS - 1,
  retentionSeconds: 90 * DAY_SECONDS,
  retryLimit: 10_000,
  retryDelay: 0,
};

/** Whoever holds it makes or changes pg-boss's tables, the others wait: it does not expect two that begin together. */
const TABLES_LOCK = 720_431_908;

/** Whoever was quicker to claim it keeps it. */
const LATER = `UPDATE pgboss.job SET start_after = now() + make_interval(secs => $3)
  WHERE name = $1 AND id = ANY ($2::uuid[]) AND state IN ('created', 'retry')`;

export interface JobStoreOptions {
  /** Runs of one org worked on at the same time in all processes together; null: no limit. */
  orgConcurrency: number | null;
  onError(cause: Error): void;
}

/**
 * pg-boss in the journal's own database, over the journal's own connections. `boss.work()` is not used: it fetches too
 * slowly for this. Its tables are made and changed by pg-boss itself, under its own lock.
 */
export async function openJobStore(database: Database, options: JobStoreOptions): Promise<JobStore> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => database.script(text, values) },
    schedule: false,
    supervise: false,
    monitorIntervalSeconds: LOOK_FOR_SILENT_SECONDS,
    monitorVacuum: false,
    reindex: false,
  });
  boss.on('error', options.onError);
  await oneAtATime(database, async () => {
    await boss.start();
    await boss.createQueue(QUEUE, OPTIONS);
  });
  const silent = lookForSilent(database, () => boss.supervise(QUEUE), options.onError);
  const within = (statements: Statements) => ({
    db: {
      executeSql: async (text: string, values?: unknown[]) => ({
        rows: await statements.query(text, values),
      }),
    },
  });
  const attempts = (jobs: ClaimedJob[]) =>
    jobs.map(({ runId, lease }) => ({ id: runId, retryCount: lease - 1 }));
  const { orgConcurrency } = options;
  const groups = orgConcurrency === null ? {} : { groupConcurrency: orgConcurrency };
  return {
    async add(statements, jobs) {
      const rows = jobs.map(({ runId, orgId, priority }) => ({ id: runId, priority, group: { id: orgId } }));
      if (rows.length > 0) await boss.insert(QUEUE, rows, within(statements));
    },
    async fetch(statements, count) {
      const wanted = { batchSize: count, includeMetadata: true as const, ...groups };
      const jobs = await boss.fetch(QUEUE, { ...wanted, ...within(statements) });
      return jobs.map(({ id, retryCount }) => ({ runId: id, lease: retryCount + 1 }));
    },
    async keepAlive(jobs) {
      if (jobs.length === 0) return [];
      const { settled } = (await boss.touch(QUEUE, attempts(jobs))) as unknown as { settled: string[] };
      return settled;
    },
    async remove(statements, runIds) {
      if (runIds.length > 0) await boss.deleteJob(QUEUE, runIds, within(statements));
    },
    async release(jobs, statements, laterSeconds = 0) {
      if (jobs.length === 0) return;
      await boss.fail(QUEUE, attempts(jobs), null, within(statements));
      if (laterSeconds > 0)
        await statements.query(LATER, [QUEUE, jobs.map(({ runId }) => runId), laterSeconds]);
    },
    async stop() {
      silent.stop();
      await boss.stop({ graceful: false, close: false });
    },
  };
}

async function oneAtATime(database: Database, work: () => Promise<void>): Promise<void> {
  const client = await database.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [TABLES_LOCK]);
    await work();
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * Takes claims away from processes that have not been heard of. Never soon after the database was away: then nobody could
 * be heard of.
 */
function lookForSilent(
  database: Database,
  takeAway: () => Promise<unknown>,
  onError: (cause: Error) => void,
): { stop(): void } {
  let awayAt = performance.now();
  const look = async (): Promise<void> => {
    try {
      await database.check();
      if (performance.now() - awayAt > CALM_MILLISECONDS) await takeAway();
    } catch (cause) {
      awayAt = performance.now();
      onError(cause as Error);
    }
  };
  const timer = setInterval(() => void look(), LOOK_FOR_SILENT_SECONDS * 1_000);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
