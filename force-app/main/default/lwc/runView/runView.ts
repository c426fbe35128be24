/** A run as the middleware shows it to the person who asked, and small pure questions about it. */

export type RunStatus = 'queued' | 'running' | 'answered' | 'failed' | 'cancelled';

export interface ModelUsed {
  apiName: string;
  name: string;
  platform: string;
  technology: string;
  region: string | null;
}

/** What left Salesforce: both texts are masked. */
export interface SentView {
  system: string;
  prompt: string;
  model: ModelUsed;
  route: { model: string; reason: string }[];
  sentAt: string;
  maskCounts: Record<string, number>;
  leftOut: { field: string; reason: string }[];
}

export interface RunError {
  code: string;
  message: string;
  hint: string;
  retryable: boolean;
  traceId?: string | null;
}

/** The place that names a model. They are tried in this order. */
export type Layer = 'prompt version' | 'organization default' | 'platform default';

/** Tokens. Cached and written ones are parts of the input, reasoning is a part of the output. */
export interface Usage {
  inputTokens: number;
  outputTokens: number;
  cachedTokens?: number;
  cacheWriteTokens?: number;
  reasoningTokens?: number;
  source: string;
}

export interface Cost {
  amount: string;
  currency: string;
}

/** One model that was asked, or was to be asked, and what came of it. */
export interface Attempt {
  model: string;
  name: string;
  layer: Layer;
  /** From 1; 0 when it was not asked. */
  attempt: number;
  outcome: 'answered' | 'failed' | 'skipped';
  code: string | null;
  reason: string;
  waitedMs: number;
  durationMs: number | null;
  usage: Usage | null;
  cost: Cost | null;
  providerRequestId: string | null;
}

export interface RunView {
  runId: string;
  status: RunStatus;
  prompt: { apiName: string; label: string; version: number };
  subject: { recordId: string; object: string };
  answer: string | null;
  answerFormat: 'markdown' | 'text';
  partial: string | null;
  notice: string | null;
  sent: SentView | null;
  usage: Usage | null;
  cost: Cost | null;
  /** The layer of the model that was asked last. */
  layer?: Layer | null;
  /** The trace, in order. */
  attempts?: Attempt[];
  timings: Record<string, number | null> | null;
  finishReason: string | null;
  error: RunError | null;
  feedback: { rating: 'up' | 'down'; reason: string | null } | null;
  traceId: string;
  startedAt: string;
  endedAt: string | null;
}

/** Permission to read one run's events once: goes into the Authorization header, never into an address. */
export interface RunAccess {
  ticket: string;
  eventsUrl: string;
}

export interface StartedRun extends RunAccess {
  runId: string;
  status: RunStatus;
  traceId: string;
}

const ENDED: readonly RunStatus[] = ['answered', 'failed', 'cancelled'];

/** True when nothing more will happen to a run in this status. */
export function hasEnded(status: RunStatus): boolean {
  return ENDED.includes(status);
}

/** Seconds with one decimal, as people read them: `1.4 s`; empty when the time is not known. */
export function formatDuration(milliseconds: number | null | undefined): string {
  if (milliseconds === null || milliseconds === undefined) {
    return '';
  }
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

/** `0.001234` and `USD` → `0.001234 USD`; trailing zeros go, a run that cost nothing says `no cost`. */
export function formatCost(cost: RunView['cost']): string {
  if (!cost) {
    return '';
  }
  if (Number(cost.amount) === 0) {
    return 'no cost';
  }
  const amount = cost.amount.includes('.') ? cost.amount.replace(/0+$/, '').replace(/\.$/, '') : cost.amount;
  return `${amount} ${cost.currency}`;
}

/** `1,204 tokens`, with `about` before it when the provider reported none and the middleware estimated. */
export function formatTokens(usage: RunView['usage']): string {
  if (!usage) {
    return '';
  }
  const total = (usage.inputTokens + usage.outputTokens).toLocaleString('en-US');
  return `${usage.source.toLowerCase() === 'estimated' ? 'about ' : ''}${total} tokens`;
}

const LEFT_OUT_REASONS: Record<string, string> = {
  NOT_VISIBLE: 'You may not see it.',
  DROPPED: 'The data context mapping keeps it out.',
};

/** A sentence for the reason a field was left out; an unknown reason is shown as it came. */
export function explainLeftOut(reason: string): string {
  return LEFT_OUT_REASONS[reason] ?? reason;
}
