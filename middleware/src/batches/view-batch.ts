import type {
  BatchEstimate,
  BatchItem,
  BatchItemState,
  BatchRecord,
  BatchSourceKind,
  BatchState,
  BatchTally,
  ScheduleEvery,
  ScheduleRecord,
  WriteResult,
} from '../batch-record.ts';
import type { Cost } from '../core/cost.ts';
import { errorView, type ErrorView } from '../errors.ts';

/** A batch as its person sees it. */
export interface BatchView {
  batchId: string;
  name: string;
  state: BatchState;
  prompt: { apiName: string; label: string };
  source: { kind: BatchSourceKind; text: string };
  /** API name of the field. */
  writeTo: string | null;
  skipUnchanged: boolean;
  counts: Record<BatchItemState | 'total', number>;
  written: Record<WriteResult, number>;
  causes: { code: string; message: string; hint: string; count: number }[];
  estimate: BatchEstimate | null;
  cost: Cost | null;
  createdAt: string;
  startedAt: string | null;
  endedAt: string | null;
  scheduleId: string | null;
}

export function toBatchView(batch: BatchRecord, tally: BatchTally): BatchView {
  const { request, estimate } = batch;
  const total = Object.values(tally.items).reduce((sum, count) => sum + count, 0);
  const { waiting, cancelled } = tally.items;
  // What waits in a cancelled batch is as good as cancelled: the feeder writes it down bit by bit.
  const over = batch.state === 'cancelled' ? { waiting: 0, cancelled: cancelled + waiting } : {};
  const { kind, text } = request.source;
  return {
    batchId: batch.batchId,
    name: batch.name,
    state: batch.state,
    prompt: { apiName: request.promptApiName, label: request.promptLabel },
    source: { kind, text: kind === 'records' ? recordsInWords(total) : text },
    writeTo: request.writeTo?.name ?? null,
    skipUnchanged: request.skipUnchanged,
    counts: { total, ...tally.items, ...over },
    written: tally.written,
    causes: tally.causes.map(({ code, count }) => {
      const { message, hint } = errorView(code, null);
      return { code, message, hint, count };
    }),
    estimate,
    cost: tally.cost,
    createdAt: batch.createdAt.toISOString(),
    startedAt: batch.startedAt?.toISOString() ?? null,
    endedAt: batch.endedAt?.toISOString() ?? null,
    scheduleId: batch.scheduleId,
  };
}

const recordsInWords = (count: number): string =>
  `${count.toLocaleString('en-US')} record${count === 1 ? '' : 's'}`;

/** One record of a batch. */
export type BatchItemView = BatchItem & { message: string | null };

export const toItemView = (item: BatchItem, batch: BatchState): BatchItemView => ({
  ...item,
  state: batch === 'cancelled' && item.state === 'waiting' ? 'cancelled' : item.state,
  message: item.code === null ? null : errorView(item.code, null).message,
});

export interface ScheduleView {
  scheduleId: string;
  name: string;
  prompt: { apiName: string; label: string };
  source: { kind: BatchSourceKind; text: string };
  writeTo: string | null;
  skipUnchanged: boolean;
  every: ScheduleEvery;
  timeZone: string;
  nextAt: string | null;
  lastBatchId: string | null;
  active: boolean;
  /** Why the last time made no batch; null when it did. */
  problem: Pick<ErrorView, 'code' | 'message' | 'hint'> | null;
}

export function toScheduleView(schedule: ScheduleRecord): ScheduleView {
  const { code, message, hint } = errorView(schedule.problem ?? '', null);
  return {
    scheduleId: schedule.scheduleId,
    name: schedule.name,
    prompt: { apiName: schedule.promptApiName, label: schedule.promptLabel },
    source: sourceInWords(schedule),
    writeTo: schedule.writeTo,
    skipUnchanged: schedule.skipUnchanged,
    every: schedule.every,
    timeZone: schedule.timeZone,
    nextAt: schedule.nextAt?.toISOString() ?? null,
    lastBatchId: schedule.lastBatchId,
    active: schedule.active,
    problem: schedule.problem === null ? null : { code, message, hint },
  };
}

function sourceInWords({ source, sourceText }: ScheduleRecord): ScheduleView['source'] {
  if ('recordIds' in source) return { kind: 'records', text: recordsInWords(source.recordIds.length) };
  return { kind: 'filter' in source ? 'filter' : 'list view', text: sourceText };
}
