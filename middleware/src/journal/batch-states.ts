import type { BatchState } from '../batch-record.ts';
import type { Statements } from './database.ts';

/** Items changed in one statement: each stays far below the time a statement may take. */
const CHANGED_AT_ONCE = 20_000;

/** Changes the state of a batch where it is one of `from`. */
export async function moveBatch(
  statements: Statements,
  batchId: string,
  from: BatchState[],
  to: BatchState,
): Promise<boolean> {
  const rows = await statements.query(
    `UPDATE batch SET state = $3,
       started_at = CASE WHEN $3 = 'running' THEN coalesce(started_at, clock_timestamp()) ELSE started_at END
     WHERE batch_id = $1 AND state = ANY($2) RETURNING 1`,
    [batchId, from, to],
  );
  return rows.length > 0;
}

/**
 * Cancels a batch: nothing more of it is taken up. The feeder sees to the items that wait, thousands at a time, to the runs that
 * are at work, and to its end.
 */
export async function cancelBatch(
  statements: Statements,
  batchId: string,
  from: BatchState[],
): Promise<string[] | null> {
  if (!(await moveBatch(statements, batchId, from, 'cancelled'))) return null;
  return runsAtWork(statements, batchId);
}

/** Cancels some of the items that wait in a cancelled batch; says how many. */
export const cancelSome = (statements: Statements, batchId: string): Promise<number> =>
  changeSome(statements, batchId, 'waiting', "state = 'cancelled'");

/** Makes failed items wait again, without what came of them before; their runs stay on record. */
export async function retryBatch(statements: Statements, batchId: string): Promise<number> {
  // The feeder leaves a batch alone whose row is locked.
  await statements.query('SELECT 1 FROM batch WHERE batch_id = $1 FOR NO KEY UPDATE', [batchId]);
  const changed = await changeItems(
    statements,
    batchId,
    'failed',
    "state = 'waiting', run_id = NULL, code = NULL, written = NULL",
  );
  if (changed > 0) {
    await statements.query(
      "UPDATE batch SET state = 'running', ended_at = NULL WHERE batch_id = $1 AND state = 'done'",
      [batchId],
    );
  }
  return changed;
}

/** The runs of items that are at work. */
export async function runsAtWork(statements: Statements, batchId: string): Promise<string[]> {
  const text = "SELECT run_id FROM batch_item WHERE batch_id = $1 AND state = 'running'";
  return (await statements.query<{ run_id: string }>(text, [batchId])).map((row) => row.run_id);
}

async function changeItems(
  statements: Statements,
  batchId: string,
  from: 'waiting' | 'failed',
  change: string,
): Promise<number> {
  let changed = 0;
  for (let last = CHANGED_AT_ONCE; last === CHANGED_AT_ONCE; changed += last)
    last = await changeSome(statements, batchId, from, change);
  return changed;
}

async function changeSome(
  statements: Statements,
  batchId: string,
  from: 'waiting' | 'failed',
  change: string,
): Promise<number> {
  const text = `
    WITH chosen AS (
      SELECT position FROM batch_item WHERE batch_id = $1 AND state = '${from}'
      LIMIT ${CHANGED_AT_ONCE} FOR UPDATE),
    changed AS (
      UPDATE batch_item SET ${change} FROM chosen
      WHERE batch_id = $1 AND batch_item.position = chosen.position RETURNING 1)
    SELECT count(*)::int AS count FROM changed`;
  const rows = await statements.query<{ count: number }>(text, [batchId]);
  return rows[0]!.count;
}
