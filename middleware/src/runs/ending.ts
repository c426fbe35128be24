import { EMPTY_CATALOGUE } from '../core/catalogue.ts';
import { costOf } from '../core/cost.ts';
import { pricesOf } from '../core/prices.ts';
import type { ModelReply, ModelUsage } from '../core/provider.ts';
import { estimateUsage } from '../core/usage.ts';
import { toAppError } from '../errors.ts';
import type { RunEnding, RunRecord, RunTimings, RunUsage } from '../run-record.ts';
import type { Progress } from './progress.ts';
import { stopReason } from './signal.ts';

/** Failures after which the provider may well have worked, and charges for it. */
const MAY_HAVE_COST = new Set(['MODEL_TIMEOUT', 'MODEL_STREAM_BROKEN', 'MODEL_REPLY_MALFORMED']);

/** The end of a run whose model answered. */
export function answeredEnding(progress: Progress, reply: ModelReply): RunEnding {
  return {
    status: 'answered',
    answer: reply.text,
    notice: reply.notice,
    ...money(progress, reply.usage),
    timings: timingsOf(progress),
    finishReason: reply.finish.unified,
    providerRequestId: reply.providerRequestId,
    reportedRegion: reply.region,
    error: null,
  };
}

/** The end of a run that was stopped or went wrong. What had arrived is kept, and what it may have cost estimated. */
export function failedEnding(progress: Progress, thrown: unknown, signal: AbortSignal): RunEnding {
  const stopped = stopReason(signal);
  const cause = toAppError(thrown);
  const code = stopped ?? cause.code;
  const worked = progress.text !== '' || stopped !== null || MAY_HAVE_COST.has(code);
  const usage = progress.asked && worked ? estimateUsage(progress.asked.requestText, progress.text) : null;
  return {
    status: stopped === 'CANCELLED' ? 'cancelled' : 'failed',
    answer: progress.text || null,
    notice: null,
    ...money(progress, usage),
    timings: timingsOf(progress),
    finishReason: null,
    providerRequestId: requestIdOf(cause.cause),
    reportedRegion: null,
    error: stopped === 'CANCELLED' ? null : { code, detail: stopped ? null : cause.detail },
  };
}

/** The end of a run that another process sent and did not end: what it may have cost is estimated. */
export function interruptedEnding(run: RunRecord, arrived: string | null): RunEnding {
  const ending = endingWithoutWork('failed', 'RUN_INTERRUPTED', run.createdAt);
  if (!run.sent) return ending;
  const usage = estimateUsage(run.sent.system + run.sent.prompt, arrived ?? '');
  const shown: RunUsage = { inputTokens: usage.input, outputTokens: usage.output, source: usage.source };
  const { model, sentAt } = run.sent;
  const profile = { cachedInputPrice: null, cacheWritePrice: null, pricesFrom: null, ...model };
  const cost = costOf(usage, pricesOf(profile, EMPTY_CATALOGUE, sentAt.slice(0, 10)));
  return { ...ending, answer: arrived, usage: shown, cost };
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
    usage: null,
    cost: null,
    timings: {
      queueMs: null,
      contextMs: null,
      firstTokenMs: null,
      providerMs: null,
      totalMs: Date.now() - Number(created),
    },
    finishReason: null,
    providerRequestId: null,
    reportedRegion: null,
    error: code ? { code, detail: null } : null,
  };
}

function money(progress: Progress, usage: ModelUsage | null): Pick<RunEnding, 'usage' | 'cost'> {
  if (!usage || !progress.asked) return { usage: null, cost: null };
  const shown: RunUsage = { inputTokens: usage.input, outputTokens: usage.output, source: usage.source };
  const day = new Date(progress.asked.sentAt).toISOString().slice(0, 10);
  return { usage: shown, cost: costOf(usage, pricesOf(progress.asked.model, EMPTY_CATALOGUE, day)) };
}

function timingsOf(progress: Progress): RunTimings {
  const { created, started, asked, firstTokenAt, repliedAt } = progress;
  const now = Date.now();
  return {
    queueMs: started === null ? null : started - created,
    contextMs: asked && started !== null ? asked.sentAt - started : null,
    firstTokenMs: asked && firstTokenAt !== null ? firstTokenAt - asked.sentAt : null,
    providerMs: asked ? (repliedAt ?? now) - asked.sentAt : null,
    totalMs: now - created,
  };
}

function requestIdOf(cause: unknown): string | null {
  const id = (cause as { providerRequestId?: unknown } | null | undefined)?.providerRequestId;
  return typeof id === 'string' ? id : null;
}
