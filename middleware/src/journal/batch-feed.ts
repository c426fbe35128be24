import { randomUUID } from 'node:crypto';
import type { BatchFeed } from '../batch-ports.ts';
import { BATCH_COLUMNS, type BatchRow } from './batch-rows.ts';
import { cancelSome, runsAtWork } from './batch-states.ts';
import type { NewRun } from './create-runs.ts';
import type { Database, Statements } from './database.ts';

/** Changes of counts after which they are summed up. */
const TALLY_ROWS = 60;
/** Items of an org that wait for a turn at limited models; more are not begun until some of them have had it. */
const MOST_IN_LINE = 10;

interface FeedParts {
  database: Database;
  /** Puts runs and their jobs on record: createRuns. */
  create(statements: Statements, items: NewRun[]): Promise<unknown>;
}

/**
 * What is known of the table's contents is always old here: without this a million items that wait would be sorted to find the
 * first of them, which the index gives.
 */
const IN_ORDER =
  "SELECT set_config('enable_bitmapscan', 'off', true), set_config('enable_sort', 'off', true)";

const NEXT_BATCH = `
  SELECT ${BATCH_COLUMNS} FROM batch WHERE state = 'running' AND batch_id <> ALL($1)
  ORDER BY fed_at NULLS FIRST LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED`;

const SUM_UP = `
  WITH gone AS (DELETE FROM batch_tally WHERE batch_id = $1 RETURNING *)
  INSERT INTO batch_tally (batch_id, state, code, written, items, currency, cost)
  SELECT batch_id, state, code, written, sum(items), currency, sum(cost) FROM gone
  GROUP BY batch_id, state, code, written, currency HAVING sum(items) <> 0 OR sum(cost) <> 0`;

const CANCELLED = "SELECT batch_id FROM batch WHERE state = 'cancelled' AND ended_at IS NULL";

const END_CANCELLED = `
  UPDATE batch SET ended_at = clock_timestamp() WHERE state = 'cancelled' AND ended_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM batch_item item WHERE item.batch_id = batch.batch_id AND item.state = 'waiting')
    AND NOT EXISTS (SELECT 1 FROM batch_item item WHERE item.batch_id = batch.batch_id AND item.state = 'running')
    AND NOT EXISTS (SELECT 1 FROM batch_write due WHERE due.batch_id = batch.batch_id)`;

interface CancelRow {
  org_id: string;
  user_id: string;
  username: string;
  run_id: string;
}

const TO_CANCEL = `
  SELECT org_id, user_id, username, run_id FROM batch JOIN batch_item item USING (batch_id)
  WHERE batch.state = 'cancelled' AND batch.ended_at IS NULL AND item.state = 'running'`;

/**
 * Feeds running batches, the one that was fed longest ago first. A batch is one transaction: its next items, their runs and
 * the jobs for them are there together, so that whoever dies leaves nothing half done and nothing done twice.
 */
export function createBatchFeed({ database, create }: FeedParts): BatchFeed {
  return {
    feedOne: (seen, window) =>
      database.transaction(async (statements) => {
        await statements.query(IN_ORDER);
        const [batch] = await statements.query<BatchRow>(NEXT_BATCH, [seen], 'next_batch');
        if (!batch) return null;
        const fed = await feed(statements, batch, window, create);
        await sumUp(statements, batch.batch_id);
        return { batchId: batch.batch_id, fed };
      }),
    async toCancel() {
      const cancelled = await database.query<{ batch_id: string }>(CANCELLED);
      for (const { batch_id: batchId } of cancelled) await cancelSome(database, batchId);
      await database.query(END_CANCELLED);
      const rows = await database.query<CancelRow>(TO_CANCEL);
      return rows.map(({ org_id: orgId, user_id: userId, username, run_id: runId }) => ({
        caller: { orgId, userId, username },
        runId,
      }));
    },
  };
}

async function feed(
  statements: Statements,
  batch: BatchRow,
  window: number,
  create: FeedParts['create'],
): Promise<number> {
  const { batch_id: batchId } = batch;
  await statements.query('UPDATE batch SET fed_at = clock_timestamp() WHERE batch_id = $1', [batchId]);
  const atWork = (await runsAtWork(statements, batchId)).length;
  const crowded = (await waitingForModels(statements, batch.org_id)) >= MOST_IN_LINE;
  const free = crowded ? 0 : Math.max(0, window - atWork);
  const next = await statements.query<{ position: number; record_id: string }>(
    `SELECT position, record_id FROM batch_item WHERE batch_id = $1 AND state = 'waiting'
     ORDER BY position LIMIT $2 FOR UPDATE`,
    [batchId, free],
    'next_batch_items',
  );
  if (next.length === 0) {
    if (free > 0 && atWork === 0) await endWhenDone(statements, batchId);
    return 0;
  }
  const runs = next.map(({ position, record_id }) => ({ position, run: toRun(batch, record_id) }));
  await create(
    statements,
    runs.map(({ run }) => run),
  );
  await statements.query(
    `UPDATE batch_item SET state = 'running', run_id = item.run_id
     FROM unnest($2::int[], $3::uuid[]) AS item(position, run_id)
     WHERE batch_id = $1 AND batch_item.position = item.position`,
    [batchId, runs.map(({ position }) => position), runs.map(({ run }) => run.runId)],
    'feed_batch_items',
  );
  return runs.length;
}

/** What already stands in line at models with limits is not made longer: each of them has read its record. */
async function waitingForModels(statements: Statements, orgId: string): Promise<number> {
  const text = `SELECT count(*)::int AS calls FROM model_call
    WHERE org_id = $1 AND batch AND NOT held AND until > clock_timestamp()`;
  const [row] = await statements.query<{ calls: number }>(text, [orgId], 'batch_calls_in_line');
  return row!.calls;
}

function toRun({ batch_id, org_id, user_id, username, request }: BatchRow, recordId: string): NewRun {
  const { promptApiName, traceId } = request;
  return {
    runId: randomUUID(),
    caller: { orgId: org_id, userId: user_id, username },
    request: { promptApiName, recordId, channel: 'batch', traceId },
    batchId: batch_id,
  };
}

/** A batch is done when nothing waits and nothing is at work, and every answer that was to be written has met its field. */
async function endWhenDone(statements: Statements, batchId: string): Promise<void> {
  await statements.query(
    `UPDATE batch SET state = 'done', ended_at = clock_timestamp()
     WHERE batch_id = $1 AND NOT EXISTS (SELECT 1 FROM batch_write WHERE batch_id = $1)`,
    [batchId],
  );
}

async function sumUp(statements: Statements, batchId: string): Promise<void> {
  const text = 'SELECT count(*)::int AS count FROM batch_tally WHERE batch_id = $1';
  const rows = await statements.query<{ count: number }>(text, [batchId]);
  if (rows[0]!.count > TALLY_ROWS) await statements.query(SUM_UP, [batchId]);
}
