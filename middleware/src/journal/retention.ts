import type { ClassLimit, RetentionJournal, RetentionPlan, Sweep, SweepResult } from '../auditing-ports.ts';
import type { Database, Statements } from './database.ts';
import { digestOfRows, LET_GO, NEXT, REMOVE } from './retention-statements.ts';

/** The lock of whoever deletes; PostgreSQL lets go of it when the process dies. */
const RETENTION_LOCK = 720_431_908;

/** Runs that are due: `$2` the limits, `$3` the classes of the prompts. What waits for the relay is not due yet. */
const DUE = `
  FROM run JOIN jsonb_to_recordset($2::jsonb) AS due("retentionClass" text, before timestamptz)
    ON due."retentionClass" = coalesce($3::jsonb ->> lower(run.prompt_api_name), 'Standard')
  WHERE run.org_id = $1 AND run.kind = 'prompt' AND run.deletion_id IS NULL AND run.ended_at < due.before
    AND NOT EXISTS (SELECT FROM audit_outbox o WHERE o.run_id = run.run_id AND o.state = 'waiting')`;

/** Whether one of a run's records is on hold: `$4`. */
const HELD = `(run.record_id = ANY($4) OR EXISTS (
  SELECT FROM run_subject s WHERE s.run_id = run.run_id AND s.record_id = ANY($4)))`;

interface SweepRow {
  sweep_id: string;
  limits: (Omit<ClassLimit, 'before'> & { before: string })[];
}

/** What is due in the journal, and its way out: see auditing/sweep-retention.ts for the order. */
export function createRetentionJournal(database: Database): RetentionJournal {
  return {
    exclusively: (work) => exclusively(database, work),
    async orgs() {
      const rows = await database.query<{ org_id: string }>('SELECT org_id FROM org ORDER BY org_id');
      return rows.map((row) => row.org_id);
    },
    async count(orgId, plan) {
      const text = `SELECT due."retentionClass" AS class, count(*) FILTER (WHERE NOT ${HELD})::int AS due,
        count(*) FILTER (WHERE ${HELD})::int AS held ${DUE} GROUP BY 1`;
      const values = planValues(orgId, plan);
      const rows = await database.query<{ class: string; due: number; held: number }>(text, values);
      const due = rows.filter((row) => row.due > 0).map((row) => [row.class, row.due] as const);
      return { due: Object.fromEntries(due), held: rows.reduce((sum, row) => sum + row.held, 0) };
    },
    unfinished: (orgId) => unfinished(database, orgId),
    open: (sweep, plan, limit) =>
      database.transaction((statements) => openSweep(statements, sweep, plan, limit)),
    next: (sweep, holds, count) =>
      database.transaction(async (statements) => {
        await statements.query(LET_GO.held, [sweep.sweepId, holds]);
        const rows = await statements.query<{ run_id: string }>(NEXT, [sweep.sweepId, count]);
        return rows.map((row) => row.run_id);
      }),
    async remove(sweep, runIds) {
      await database.query(REMOVE, [sweep.sweepId, runIds]);
    },
    async letGo(sweep, runIds) {
      await database.query(LET_GO.these, [sweep.sweepId, runIds]);
    },
    result: (sweep) => resultOf(database, sweep),
    async actEnded({ sweepId }) {
      const rows = await database.query('SELECT 1 FROM run WHERE run_id = $1 AND ended_at IS NULL', [
        sweepId,
      ]);
      return rows.length === 0;
    },
    async end({ sweepId }) {
      await database.query('UPDATE deletion_sweep SET ended_at = clock_timestamp() WHERE sweep_id = $1', [
        sweepId,
      ]);
    },
  };
}

/** On a connection of its own: a transaction this long would keep the database from tidying up. */
async function exclusively(database: Database, work: () => Promise<void>): Promise<boolean> {
  const client = await database.connect();
  try {
    const { rows } = await client.query<{ mine: boolean }>('SELECT pg_try_advisory_lock($1) AS mine', [
      RETENTION_LOCK,
    ]);
    if (!rows[0]?.mine) return false;
    await work();
    return true;
  } finally {
    await client.end().catch(() => undefined);
  }
}

const planValues = (orgId: string, { limits, classes, holds }: RetentionPlan): unknown[] => [
  ...[orgId, JSON.stringify(limits), JSON.stringify(Object.fromEntries(classes)), holds],
];

async function unfinished(database: Database, orgId: string): Promise<Sweep | null> {
  const text = 'SELECT sweep_id, limits FROM deletion_sweep WHERE org_id = $1 AND ended_at IS NULL';
  const [row] = await database.query<SweepRow>(text, [orgId]);
  if (!row) return null;
  const limits = row.limits.map((limit) => ({ ...limit, before: new Date(limit.before) }));
  return { sweepId: row.sweep_id, orgId, limits };
}

async function openSweep(
  statements: Statements,
  { sweepId, orgId, limits }: Sweep,
  plan: RetentionPlan,
  limit: number,
): Promise<void> {
  await statements.query('INSERT INTO deletion_sweep (sweep_id, org_id, limits) VALUES ($1, $2, $3)', [
    ...[sweepId, orgId, JSON.stringify(limits)],
  ]);
  await statements.query(
    `UPDATE run SET deletion_id = $5, deletion_class = chosen.class FROM (
       SELECT run.run_id, due."retentionClass" AS class ${DUE} AND NOT ${HELD} ORDER BY run.ended_at LIMIT $6) AS chosen
     WHERE run.run_id = chosen.run_id`,
    [...planValues(orgId, plan), sweepId, limit],
  );
}

async function resultOf(database: Database, { sweepId }: Sweep): Promise<SweepResult> {
  const counts = await database.query<{ class: string; runs: number }>(
    `SELECT deletion_class AS class, count(*)::int AS runs FROM run
     WHERE deletion_id = $1 AND deleted_at IS NOT NULL GROUP BY 1 ORDER BY 1`,
    [sweepId],
  );
  const rows = await database.query<{ row_hash: string }>(
    'SELECT row_hash FROM audit_chain WHERE deletion_run_id = $1 AND deleted_at IS NOT NULL ORDER BY sequence',
    [sweepId],
  );
  return {
    runs: counts.reduce((sum, row) => sum + row.runs, 0),
    byClass: Object.fromEntries(counts.map((row) => [row.class, row.runs])),
    sha256: digestOfRows(rows.map((row) => row.row_hash)),
    chained: rows.length,
  };
}
