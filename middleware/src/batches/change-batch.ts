import type { BatchItemState, BatchRecord, BatchState } from '../batch-record.ts';
import { AppError, toAppError } from '../errors.ts';
import type { Caller } from '../run-record.ts';
import { requireBatchPermission, type BatchParts } from './batch-parts.ts';
import { toBatchView, toItemView, type BatchItemView, type BatchView } from './view-batch.ts';

export type BatchAction = 'start' | 'pause' | 'resume' | 'cancel' | 'retry';

/** In which states what can be done; what makes models work needs the permission again. */
const ACTIONS: Record<BatchAction, { from: BatchState[]; works: boolean }> = {
  start: { from: ['draft'], works: true },
  pause: { from: ['running'], works: false },
  resume: { from: ['paused'], works: true },
  cancel: { from: ['draft', 'running', 'paused'], works: false },
  retry: { from: ['running', 'paused', 'done'], works: true },
};

const ITEMS = 200;

/** The person's batch. Throws BATCH_NOT_FOUND, also for the batch of somebody else. */
export async function findBatch(parts: BatchParts, caller: Caller, batchId: string): Promise<BatchRecord> {
  const batch = await parts.batches.find(caller, batchId);
  if (!batch) throw new AppError('BATCH_NOT_FOUND');
  return batch;
}

export async function viewBatch(parts: BatchParts, batch: BatchRecord): Promise<BatchView> {
  const tallies = await parts.batches.tallies([batch.batchId]);
  return toBatchView(batch, tallies.get(batch.batchId)!);
}

/** The person's newest batches. */
export async function listBatches(parts: BatchParts, caller: Caller): Promise<BatchView[]> {
  const batches = await parts.batches.list(caller);
  const tallies = await parts.batches.tallies(batches.map(({ batchId }) => batchId));
  return batches.map((batch) => toBatchView(batch, tallies.get(batch.batchId)!));
}

/** Records of a batch in its order, some at a time; `next` is where to go on, null at the end. */
export async function listItems(
  parts: BatchParts,
  { batchId, state: batchState }: BatchRecord,
  after: number,
  state: BatchItemState | null,
): Promise<{ items: BatchItemView[]; next: number | null }> {
  const items = await parts.batches.items(batchId, after, state, ITEMS);
  const views = items.map((item) => toItemView(item, batchState));
  return { items: views, next: items.length < ITEMS ? null : items.at(-1)!.position };
}

/**
 * Starts, pauses, resumes or cancels a batch, or tries its failed records again. What is at work when it is paused ends by
 * itself; what is at work when it is cancelled is stopped. Throws BATCH_STATE_WRONG, BATCH_PERMISSION_REQUIRED.
 */
export async function changeBatch(
  parts: BatchParts,
  batch: BatchRecord,
  action: BatchAction,
): Promise<BatchView> {
  const { batchId, caller } = batch;
  const { from, works } = ACTIONS[action];
  if (works) await requireBatchPermission(parts, caller);
  const wrong = (why: string) => new AppError('BATCH_STATE_WRONG', { detail: why });
  if (!from.includes(batch.state)) throw wrong(`it is ${batch.state}`);
  if (action === 'retry') {
    if ((await parts.batches.retry(batchId)) === 0) throw wrong('no record of it has failed');
  } else if (action === 'cancel') {
    const atWork = await parts.batches.cancel(batchId, from);
    if (!atWork) throw wrong('its state has changed');
    await cancelRuns(
      parts,
      atWork.map((runId) => ({ caller, runId })),
    );
  } else if (!(await parts.batches.move(batchId, from, action === 'pause' ? 'paused' : 'running'))) {
    throw wrong('its state has changed');
  }
  parts.log.info({ orgId: caller.orgId, userId: caller.userId, batchId, action }, 'batch-changed');
  return viewBatch(parts, await findBatch(parts, caller, batchId));
}

/** Stops the runs of cancelled batches. What cannot be stopped now is met by the feeder, again and again. */
export async function cancelRuns(
  parts: Pick<BatchParts, 'cancelRun' | 'log'>,
  runs: { caller: Caller; runId: string }[],
): Promise<void> {
  const tried = await Promise.allSettled(runs.map(({ caller, runId }) => parts.cancelRun(caller, runId)));
  for (const one of tried) {
    if (one.status === 'fulfilled') continue;
    parts.log.warn(
      { code: toAppError(one.reason).code, cause: one.reason as unknown },
      'batch-cancel-failed',
    );
  }
}
