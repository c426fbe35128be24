import type {
  BatchEstimate,
  BatchItem,
  BatchItemState,
  BatchRecord,
  BatchRequest,
  BatchState,
  BatchTally,
  WriteResult,
} from '../batch-record.ts';
import { addCosts } from '../core/cost.ts';
import type { Sealer } from '../ports.ts';

/** A batch's request as it is stored: the text of its source can hold values, so it is sealed, in base64. */
interface StoredRequest extends Omit<BatchRequest, 'source'> {
  source: { kind: BatchRequest['source']['kind']; sealed: string };
}

/** A row of the table batch. */
export interface BatchRow {
  batch_id: string;
  org_id: string;
  user_id: string;
  username: string;
  name: string;
  state: BatchState;
  request: StoredRequest;
  estimate: BatchEstimate | null;
  schedule_id: string | null;
  created_at: Date;
  started_at: Date | null;
  ended_at: Date | null;
}

export const BATCH_COLUMNS =
  'batch_id, org_id, user_id, username, name, state, request, estimate, schedule_id, created_at, started_at, ended_at';

/** What the sealed text of a batch belongs to: moved to another row it does not open. */
export const batchContext = (orgId: string, batchId: string): string => `batch:${orgId}:${batchId}`;

export function toStoredRequest(
  sealer: Sealer,
  orgId: string,
  batchId: string,
  { source, ...request }: BatchRequest,
): StoredRequest {
  const sealed = sealer.seal(source.text, batchContext(orgId, batchId)).toString('base64');
  return { ...request, source: { kind: source.kind, sealed } };
}

/** A row as the other parts know it. A text that no key opens any more is not shown; the batch works all the same. */
export function toBatchRecord(sealer: Sealer, row: BatchRow): BatchRecord {
  const { source, ...request } = row.request;
  const open = (): string =>
    sealer.open(Buffer.from(source.sealed, 'base64'), batchContext(row.org_id, row.batch_id));
  return {
    batchId: row.batch_id,
    caller: { orgId: row.org_id, userId: row.user_id, username: row.username },
    name: row.name,
    state: row.state,
    request: { ...request, source: { kind: source.kind, text: readable(open) } },
    estimate: row.estimate,
    scheduleId: row.schedule_id,
    createdAt: row.created_at,
    startedAt: row.started_at,
    endedAt: row.ended_at,
  };
}

function readable(open: () => string): string {
  try {
    return open();
  } catch {
    return '';
  }
}

/** A row of the table batch_item. */
export interface ItemRow {
  position: number;
  record_id: string;
  state: BatchItemState;
  run_id: string | null;
  code: string | null;
  written: WriteResult | null;
}

export const toBatchItem = (row: ItemRow): BatchItem => ({
  position: row.position,
  recordId: row.record_id,
  state: row.state,
  runId: row.run_id,
  code: row.code,
  written: row.written,
});

/** The sum of one kind of changes in the table batch_tally. */
export interface TallyRow {
  batch_id: string;
  state: BatchItemState;
  code: string | null;
  written: WriteResult | null;
  items: number;
  currency: string | null;
  cost: string;
}

/** Counts of one batch from the sums of its changes. */
export function toTally(rows: TallyRow[]): BatchTally {
  const items = { waiting: 0, running: 0, answered: 0, unchanged: 0, failed: 0, cancelled: 0 };
  const written = { written: 0, kept: 0, failed: 0 };
  const causes = new Map<string, number>();
  for (const row of rows) {
    items[row.state] += row.items;
    if (row.written) written[row.written] += row.items;
    const code = row.state === 'failed' ? (row.code ?? 'INTERNAL_ERROR') : null;
    if (code) causes.set(code, (causes.get(code) ?? 0) + row.items);
  }
  const costs = rows.flatMap(({ currency, cost }) => (currency ? [{ amount: cost, currency }] : []));
  return {
    items,
    written,
    causes: [...causes]
      .filter(([, count]) => count > 0)
      .map(([code, count]) => ({ code, count }))
      .sort((left, right) => right.count - left.count),
    cost: addCosts(costs),
  };
}
