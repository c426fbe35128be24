import { randomUUID } from 'node:crypto';
import type { Batches, DueTime, NewBatch } from '../batch-ports.ts';
import { MOST_RECORDS, type BatchEstimate, type BatchRecord } from '../batch-record.ts';
import { AppError } from '../errors.ts';
import type { Sealer } from '../ports.ts';
import {
  BATCH_COLUMNS,
  toBatchItem,
  toBatchRecord,
  toStoredRequest,
  toTally,
  type BatchRow,
  type ItemRow,
  type TallyRow,
} from './batch-rows.ts';
import { cancelBatch, moveBatch, retryBatch } from './batch-states.ts';
import type { Database, Statements } from './database.ts';

const INSERT_ROWS = 5_000;
const FIRST_IDS = 5;
const NEWEST = 50;
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
/** First half of the lock of a due time: one process at a time makes its batch. */
const SCHEDULE_LOCK = 720_431_907;

const TALLIES = `
  SELECT batch_id, state, code, written, sum(items)::int AS items, currency, sum(cost)::text AS cost
  FROM batch_tally WHERE batch_id = ANY($1) GROUP BY batch_id, state, code, written, currency`;

/** Batches in the journal, with their items and what counts them. */
export function createBatches(database: Database, sealer: Sealer): Batches {
  const toRecord = (row: BatchRow): BatchRecord => toBatchRecord(sealer, row);
  return {
    create: (batch, pages, estimate, due) =>
      database.transaction((statements) => create(statements, sealer, batch, pages, estimate, due)),
    async find({ orgId, userId }, batchId) {
      if (!UUID.test(batchId)) return null;
      const text = `SELECT ${BATCH_COLUMNS} FROM batch WHERE batch_id = $1 AND org_id = $2 AND user_id = $3`;
      const [row] = await database.query<BatchRow>(text, [batchId, orgId, userId]);
      return row ? toRecord(row) : null;
    },
    async list({ orgId, userId }) {
      const text = `SELECT ${BATCH_COLUMNS} FROM batch WHERE org_id = $1 AND user_id = $2
        ORDER BY created_at DESC LIMIT ${NEWEST}`;
      return (await database.query<BatchRow>(text, [orgId, userId])).map(toRecord);
    },
    async tallies(batchIds) {
      const rows = await database.query<TallyRow>(TALLIES, [batchIds]);
      return new Map(batchIds.map((id) => [id, toTally(rows.filter((row) => row.batch_id === id))]));
    },
    async items(batchId, after, state, limit) {
      const text = `SELECT position, record_id, state, run_id, code, written FROM batch_item
        WHERE batch_id = $1 AND position > $2 ${state ? 'AND state = $4' : ''} ORDER BY position LIMIT $3`;
      const values = [batchId, after, limit, ...(state ? [state] : [])];
      return (await database.query<ItemRow>(text, values)).map(toBatchItem);
    },
    move: (batchId, from, to) => moveBatch(database, batchId, from, to),
    cancel: (batchId, from) => database.transaction((statements) => cancelBatch(statements, batchId, from)),
    retry: (batchId) => database.transaction((statements) => retryBatch(statements, batchId)),
  };
}

async function create(
  statements: Statements,
  sealer: Sealer,
  { caller, name, request, start }: NewBatch,
  pages: AsyncIterable<string[]>,
  estimate: (total: number, firstIds: string[]) => Promise<BatchEstimate>,
  due: DueTime | undefined,
): Promise<BatchRecord | null> {
  if (due && !(await isMine(statements, due))) return null;
  const batchId = randomUUID();
  const stored = toStoredRequest(sealer, caller.orgId, batchId, request);
  await statements.query(
    `INSERT INTO batch (batch_id, org_id, user_id, username, name, state, request, schedule_id)
     VALUES ($1, $2, $3, $4, $5, 'draft', $6, $7)`,
    [
      batchId,
      caller.orgId,
      caller.userId,
      caller.username,
      name,
      JSON.stringify(stored),
      due?.scheduleId ?? null,
    ],
  );
  const { total, firstIds } = await addItems(statements, batchId, pages);
  const reckoned = await estimate(total, firstIds);
  const rows = await statements.query<BatchRow>(
    `UPDATE batch SET estimate = $2, state = $3, started_at = CASE WHEN $3 = 'running' THEN clock_timestamp() END
     WHERE batch_id = $1 RETURNING ${BATCH_COLUMNS}`,
    [batchId, JSON.stringify(reckoned), start ? 'running' : 'draft'],
  );
  if (due && !(await moveOn(statements, due, batchId))) throw new AppError('SCHEDULE_NOT_FOUND');
  return toBatchRecord(sealer, rows[0]!);
}

/** Whether the due time is still to be made, and no other process is at it. */
async function isMine(statements: Statements, { scheduleId, dueAt }: DueTime): Promise<boolean> {
  const [lock] = await statements.query<{ free: boolean }>(
    'SELECT pg_try_advisory_xact_lock($1, hashtext($2)) AS free',
    [SCHEDULE_LOCK, scheduleId],
  );
  if (!lock?.free) return false;
  const text = 'SELECT 1 FROM batch_schedule WHERE schedule_id = $1 AND next_at = $2';
  return (await statements.query(text, [scheduleId, dueAt])).length > 0;
}

async function moveOn(statements: Statements, due: DueTime, batchId: string): Promise<boolean> {
  const rows = await statements.query(
    `UPDATE batch_schedule SET next_at = $3, last_batch_id = $4, problem = NULL
     WHERE schedule_id = $1 AND next_at = $2 RETURNING 1`,
    [due.scheduleId, due.dueAt, due.nextAt, batchId],
  );
  return rows.length > 0;
}

/** Adds the ids as they come, thousands in a statement, so that no more than a page of them is held here. */
async function addItems(
  statements: Statements,
  batchId: string,
  pages: AsyncIterable<string[]>,
): Promise<{ total: number; firstIds: string[] }> {
  const firstIds: string[] = [];
  let total = 0;
  for await (const page of pages) {
    if (total + page.length > MOST_RECORDS) throw new AppError('BATCH_TOO_LARGE');
    for (let at = 0; at < page.length; at += INSERT_ROWS) {
      const ids = page.slice(at, at + INSERT_ROWS);
      await statements.query(
        `INSERT INTO batch_item (batch_id, position, record_id)
         SELECT $1, $2 + place, id FROM unnest($3::text[]) WITH ORDINALITY AS item(id, place)`,
        [batchId, total, ids],
        'add_batch_items',
      );
      firstIds.push(...ids.slice(0, Math.max(0, FIRST_IDS - firstIds.length)));
      total += ids.length;
    }
  }
  if (total === 0) throw new AppError('BATCH_EMPTY');
  return { total, firstIds };
}
