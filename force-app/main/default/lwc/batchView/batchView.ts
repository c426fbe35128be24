/** A batch as the gateway shows it, and what the page says of it. */
import { formatCost } from 'c/runView';
import type { Cost } from 'c/runView';

export type BatchState = 'draft' | 'running' | 'paused' | 'cancelled' | 'done';

export type ItemState = 'waiting' | 'running' | 'answered' | 'unchanged' | 'failed' | 'cancelled';

/** What it would take, before anything is sent. */
export interface Estimate {
  runs: number;
  inputTokens: number;
  outputTokens: number;
  cost: Cost | null;
  /** What the numbers come from, as a sentence. */
  basis: string;
}

export interface Cause {
  code: string;
  message: string;
  /** What to do about it. */
  hint?: string;
  count: number;
}

export interface BatchView {
  batchId: string;
  name: string;
  state: BatchState;
  prompt: { apiName: string; label: string };
  source: { kind: 'records' | 'list view' | 'filter'; text: string };
  writeTo: string | null;
  skipUnchanged: boolean;
  counts: Record<ItemState | 'total', number>;
  /** Answers in the field, answers kept out of a field somebody had edited, and answers the org refused. */
  written: { written: number; kept: number; failed: number };
  causes: Cause[];
  estimate: Estimate | null;
  cost: Cost | null;
  createdAt: string;
  startedAt: string | null;
  endedAt: string | null;
  scheduleId: string | null;
}

export interface BatchItem {
  position: number;
  recordId: string;
  state: ItemState;
  runId: string | null;
  code: string | null;
  message: string | null;
  written: string | null;
}

export type BatchAction = 'start' | 'pause' | 'resume' | 'cancel' | 'retry';

interface StateFacts {
  label: string;
  className: string;
}

const STATES: Record<BatchState, StateFacts> = {
  draft: { label: 'Not started', className: '' },
  running: { label: 'Running', className: 'slds-theme_info' },
  paused: { label: 'Paused', className: 'slds-theme_warning' },
  cancelled: { label: 'Cancelled', className: '' },
  done: { label: 'Done', className: 'slds-theme_success' },
};

/** The badge of a batch; one that ended with failures does not look like a success. */
export function stateOf(batch: BatchView): StateFacts {
  return batch.state === 'done' && batch.counts.failed > 0
    ? { label: 'Done with errors', className: 'slds-theme_warning' }
    : STATES[batch.state];
}

/** How many records nothing more happens to. */
export function finishedOf({ counts }: BatchView): number {
  return counts.answered + counts.unchanged + counts.failed + counts.cancelled;
}

/** From 0 to 100; 100 only when nothing is left. */
export function percentOf(batch: BatchView): number {
  return batch.counts.total === 0 ? 0 : Math.floor((finishedOf(batch) / batch.counts.total) * 100);
}

/** `320 of 1,000 records`. */
export function progressText(batch: BatchView): string {
  const { total } = batch.counts;
  return `${count(finishedOf(batch))} of ${countOf(total, 'record')}`;
}

/** For a screen reader: changes with the state and with every quarter, so it is heard and never in the way. */
export function announcementOf(batch: BatchView): string {
  const { counts, state } = batch;
  if (state === 'running') {
    return `Running. ${Math.floor(percentOf(batch) / 25) * 25}% done.`;
  }
  if (state === 'done') {
    const words = `${count(counts.answered)} answered, ${count(counts.unchanged)} unchanged, ${count(counts.failed)} failed.`;
    return `Done. ${words}`;
  }
  return `${STATES[state].label}.`;
}

/** True while the gateway still works on it, even if it was paused or cancelled meanwhile. */
export function isWorking(batch: BatchView): boolean {
  return batch.state === 'running' || (batch.state !== 'draft' && batch.counts.running > 0);
}

/** True while answers of a batch that has ended are still on their way into their records. */
export function isWriting({ state, writeTo, written, counts }: BatchView): boolean {
  const arrived = written.written + written.kept + written.failed;
  return state === 'done' && writeTo !== null && arrived < counts.answered;
}

/** True for an estimate somebody looked at and did not start. */
export function wasDiscarded(batch: BatchView): boolean {
  return batch.state === 'cancelled' && batch.startedAt === null;
}

export interface ActionFacts {
  action: BatchAction;
  label: string;
  variant: string;
}

const START: ActionFacts = { action: 'start', label: 'Start', variant: 'brand' };
const DISCARD: ActionFacts = { action: 'cancel', label: 'Discard', variant: 'neutral' };
const PAUSE: ActionFacts = { action: 'pause', label: 'Pause', variant: 'neutral' };
const RESUME: ActionFacts = { action: 'resume', label: 'Resume', variant: 'brand' };
const CANCEL: ActionFacts = { action: 'cancel', label: 'Cancel batch', variant: 'neutral' };
const RETRY: ActionFacts = { action: 'retry', label: 'Retry failed', variant: 'neutral' };

/** What may be done with it now. */
export function actionsOf({ state, counts }: BatchView): ActionFacts[] {
  const byState: Record<BatchState, ActionFacts[]> = {
    draft: [START, DISCARD],
    running: [PAUSE, CANCEL],
    paused: [RESUME, CANCEL],
    cancelled: [],
    done: [],
  };
  const mayRetry = counts.failed > 0 && state !== 'draft' && state !== 'cancelled';
  return mayRetry ? [RETRY, ...byState[state]] : byState[state];
}

/** Labels and values of everything that is counted, without what a batch of this kind never has. */
export function figuresOf(batch: BatchView): { key: string; label: string; value: string; note: string }[] {
  const { counts, written, writeTo } = batch;
  const figures = [
    figure('answered', 'Answered', count(counts.answered)),
    figure(
      'unchanged',
      'Skipped',
      count(counts.unchanged),
      counts.unchanged > 0 ? 'unchanged since the last answer' : '',
    ),
    figure('failed', 'Failed', count(counts.failed)),
    figure('open', 'Waiting', count(counts.waiting + counts.running)),
    figure('cancelled', 'Cancelled', count(counts.cancelled)),
    figure('written', 'Written', count(written.written), `to ${writeTo ?? ''}`),
    figure('kept', 'Left alone', count(written.kept), 'somebody has edited the field'),
    figure('unwritten', 'Not written', count(written.failed), 'Salesforce refused the value'),
    figure('cost', 'Cost so far', costOf(batch), estimateOf(batch)),
  ];
  const hidden: Record<string, boolean> = {
    cancelled: counts.cancelled === 0,
    written: !writeTo,
    kept: !writeTo || written.kept === 0,
    unwritten: !writeTo || written.failed === 0,
  };
  return figures.filter(({ key }) => !hidden[key]);
}

function costOf({ cost, counts }: BatchView): string {
  return formatCost(cost) || (counts.answered > 0 ? 'not known' : 'none yet');
}

function estimateOf({ estimate }: BatchView): string {
  const cost = estimate?.cost;
  return cost && Number(cost.amount) > 0 ? `of about ${formatCost(cost)}` : '';
}

function figure(key: string, label: string, value: string, note = '') {
  return { key, label, value, note };
}

/** `1,204`. */
export function count(value: number): string {
  return value.toLocaleString('en-US');
}

/** `1 record`, `1,204 records`. */
export function countOf(value: number, word: string): string {
  return `${count(value)} ${value === 1 ? word : `${word}s`}`;
}
