import { addCosts, costOf, type Cost } from '../core/cost.ts';
import type { FinishReason, ModelReply } from '../core/provider.ts';
import { standInNotice } from '../core/stand-in-notice.ts';
import { estimateUsage } from '../core/usage.ts';
import { ProviderError } from '../core/provider-error.ts';
import { toAppError } from '../errors.ts';
import type { AttemptRecord, RunEnding, RunRecord, RunTimings, RunUsage, SentRecord } from '../run-record.ts';
import { shownUsage } from './attempt-record.ts';
import type { Progress } from './progress.ts';
import { stopReason } from './signal.ts';

const NO_TIMINGS = { queueMs: null, contextMs: null, firstTokenMs: null, providerMs: null };

/** What a person must know of a prompt that was masked with one layer less. */
const undetectedNotice = ({ undetected }: Progress): string | null =>
  undetected === 0
    ? null
    : `The external detector did not answer, so ${undetected} ${undetected === 1 ? 'text was' : 'texts were'} masked without it.`;

/** What a person must know of an answer that is not all the model had to say. */
const CUT_SHORT: Partial<Record<FinishReason, string>> = {
  length: 'The answer was cut off: the model had reached the most it may write.',
  'content-filter': "The answer was cut off by the provider's content filter.",
};

/** The end of a run whose model answered. */
export function answeredEnding(progress: Progress, reply: ModelReply): RunEnding {
  const notices = [
    undetectedNotice(progress),
    standInNotice(progress.attempts),
    CUT_SHORT[reply.finish.unified],
    reply.notice,
  ];
  return {
    ...howItWent(progress),
    status: 'answered',
    answer: reply.text,
    notice: notices.filter(Boolean).join(' ') || null,
    error: null,
  };
}

/** The end of a run that was stopped or went wrong. What had arrived is kept, and what it used is counted. */
export function failedEnding(progress: Progress, thrown: unknown, signal: AbortSignal): RunEnding {
  const stopped = stopReason(signal);
  const { code, detail, cause } = toAppError(thrown);
  const ending = howItWent(progress);
  return {
    ...ending,
    status: stopped === 'CANCELLED' ? 'cancelled' : 'failed',
    answer: progress.text || null,
    notice: null,
    providerRequestId:
      ending.providerRequestId ?? (cause instanceof ProviderError ? cause.providerRequestId : null),
    error: stopped === 'CANCELLED' ? null : { code: stopped ?? code, detail: stopped ? null : detail },
  };
}

/** The end of a run that another process sent and did not end: what it may have cost is estimated. */
export function interruptedEnding(run: RunRecord, arrived: string | null): RunEnding {
  const ending = endingWithoutWork('failed', 'RUN_INTERRUPTED', run.createdAt);
  if (!run.sent) return ending;
  const { layer, attempts: before } = run.sent;
  const attempts = [...before, lostAttempt(run.sent, arrived ?? '')];
  return { ...ending, answer: arrived, layer, attempts, ...totalsOf(attempts) };
}

/** The call that was under way when its process was gone: what it may have cost is estimated, never nothing. */
export function lostAttempt(
  { system, prompt, model, layer, attempts }: SentRecord,
  arrived: string,
): AttemptRecord {
  const usage = estimateUsage(system + prompt, arrived);
  const before = attempts.filter((one) => one.model === model.apiName && one.outcome !== 'skipped').length;
  return {
    ...{ model: model.apiName, name: model.name, layer, attempt: 1 + before, outcome: 'failed' },
    ...{ code: 'RUN_INTERRUPTED', reason: 'the service stopped while it answered', waitedMs: 0 },
    ...{ durationMs: null, usage: shownUsage(usage), cost: costOf(usage, model.prices) },
    providerRequestId: null,
  };
}

/** The end of an item of a batch whose record has not changed since its last answer: nothing was sent. */
export function skippedEnding({ createdAt }: RunRecord): RunEnding {
  const notice = 'The record has not changed since its last answer, so no model was asked.';
  return { ...endingWithoutWork('failed', null, createdAt), status: 'skipped', notice };
}

/** The end of a run that nobody works on any more. */
export function endingWithoutWork(
  status: 'failed' | 'cancelled',
  code: string | null,
  created: Date,
): RunEnding {
  return {
    status,
    answer: null,
    notice: null,
    layer: null,
    attempts: [],
    usage: null,
    cost: null,
    timings: { ...NO_TIMINGS, totalMs: Date.now() - Number(created) },
    finishReason: null,
    finishReasonRaw: null,
    providerModel: null,
    verdicts: [],
    providerRequestId: null,
    reportedRegion: null,
    error: code ? { code, detail: null } : null,
  };
}

/** What any ending says of the models: the trace with its totals, and what the last reply said of itself. */
function howItWent(progress: Progress): Omit<RunEnding, 'status' | 'answer' | 'notice' | 'error'> {
  const { attempts, call } = progress;
  const reply = call?.reply ?? null;
  return {
    layer: call?.candidate.layer ?? null,
    attempts,
    ...totalsOf(attempts),
    timings: timingsOf(progress),
    finishReason: reply?.finish.unified ?? null,
    finishReasonRaw: reply?.finish.raw ?? null,
    providerModel: reply?.model ?? null,
    verdicts: reply?.verdicts ?? [],
    providerRequestId: reply?.providerRequestId ?? null,
    reportedRegion: reply?.region ?? null,
  };
}

/** Everything the attempts used, and what they cost in the currency of the last one that cost anything. */
export function totalsOf(attempts: AttemptRecord[]): { usage: RunUsage | null; cost: Cost | null } {
  const usages = attempts.flatMap(({ usage }) => usage ?? []);
  const costs = attempts.flatMap(({ cost }) => cost ?? []);
  const currency = costs.at(-1)?.currency;
  return {
    usage: usages.length === 0 ? null : usages.reduce(addUsages),
    cost: addCosts(costs.filter((cost) => cost.currency === currency)),
  };
}

const addUsages = (left: RunUsage, right: RunUsage): RunUsage => ({
  inputTokens: left.inputTokens + right.inputTokens,
  outputTokens: left.outputTokens + right.outputTokens,
  cachedTokens: left.cachedTokens + right.cachedTokens,
  cacheWriteTokens: left.cacheWriteTokens + right.cacheWriteTokens,
  reasoningTokens: left.reasoningTokens + right.reasoningTokens,
  source: left.source === 'estimated' ? left.source : right.source,
});

/**
 * The provider's times are those of the last call: what was lost before it is in the attempts. Waiting for a limited model is
 * waiting in line, wherever the line is.
 */
function timingsOf({ created, started, turnMs, firstSentAt, call, firstTokenAt }: Progress): RunTimings {
  const now = Date.now();
  return {
    queueMs: started === null ? null : started - created + turnMs,
    contextMs: firstSentAt === null || started === null ? null : firstSentAt - started - turnMs,
    firstTokenMs: call && firstTokenAt !== null ? firstTokenAt - call.sentAt : null,
    providerMs: call ? (call.repliedAt ?? now) - call.sentAt : null,
    totalMs: now - created,
  };
}
