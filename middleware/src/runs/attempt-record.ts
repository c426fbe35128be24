import { costOf } from '../core/cost.ts';
import { failureRow } from '../core/failure-policy.ts';
import { ProviderError } from '../core/provider-error.ts';
import type { ModelUsage } from '../core/provider.ts';
import type { ModelCandidate, SkippedModel } from '../core/types.ts';
import { estimateUsage } from '../core/usage.ts';
import type { AppError } from '../errors.ts';
import type { AttemptRecord, RunUsage } from '../run-record.ts';
import type { Call } from './progress.ts';

/** Failures after which the provider may well have worked, and charges for it. */
const MAY_HAVE_COST = new Set([
  'MODEL_TIMEOUT',
  'MODEL_STREAM_BROKEN',
  'MODEL_REPLY_MALFORMED',
  'MODEL_CANCELLED',
]);

/** The record of a call that was answered. */
export function answeredAttempt(call: Call, usage: ModelUsage, now: number): AttemptRecord {
  return { ...recordOf(call, now), outcome: 'answered', code: null, ...money(call, usage) };
}

/**
 * The record of a call that failed: what it used as the provider reported it, else an estimate where it may have cost
 * something, never nothing.
 */
export function failedAttempt(call: Call, failure: AppError, now: number): AttemptRecord {
  const cause = failure.cause instanceof ProviderError ? failure.cause : null;
  const reported = call.reply?.usage ?? cause?.usage ?? null;
  const worked = call.arrived !== '' || MAY_HAVE_COST.has(failure.code);
  const usage = reported ?? (worked ? estimateUsage(call.requestText, call.arrived) : null);
  const { words } = failureRow(failure.code, 'default');
  return {
    ...recordOf(call, now),
    outcome: 'failed',
    code: failure.code,
    reason: `${call.reason}; ${words}`,
    providerRequestId: call.reply?.providerRequestId ?? cause?.providerRequestId ?? null,
    ...money(call, usage),
  };
}

/** The record of a model that was not asked. */
export function skippedAttempt(
  { model, layer }: Pick<ModelCandidate | SkippedModel, 'model' | 'layer'>,
  code: string,
  reason: string,
): AttemptRecord {
  return {
    ...{ model: model.apiName, name: model.name, layer, attempt: 0, outcome: 'skipped', code, reason },
    ...{ waitedMs: 0, durationMs: null, usage: null, cost: null, providerRequestId: null },
  };
}

function recordOf(call: Call, now: number): AttemptRecord {
  const { model, layer } = call.candidate;
  return {
    model: model.apiName,
    name: model.name,
    layer,
    attempt: call.attempt,
    outcome: 'answered',
    code: null,
    reason: call.reason,
    waitedMs: call.waitedMs,
    durationMs: now - call.sentAt,
    usage: null,
    cost: null,
    providerRequestId: call.reply?.providerRequestId ?? null,
  };
}

function money({ prices }: Call, usage: ModelUsage | null): Pick<AttemptRecord, 'usage' | 'cost'> {
  return usage ? { usage: shownUsage(usage), cost: costOf(usage, prices) } : { usage: null, cost: null };
}

/** A usage as the journal keeps it. */
export const shownUsage = (usage: ModelUsage): RunUsage => ({
  inputTokens: usage.input,
  outputTokens: usage.output,
  cachedTokens: usage.cached,
  cacheWriteTokens: usage.cacheWrite,
  reasoningTokens: usage.reasoning,
  source: usage.source,
});
