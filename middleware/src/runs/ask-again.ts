import type { Outcome } from '../core/circuit.ts';
import { failureRow } from '../core/failure-policy.ts';
import { ProviderError } from '../core/provider-error.ts';
import type { ModelReply } from '../core/provider.ts';
import { decideRetry, inWords, type RetryAnswer } from '../core/retry.ts';
import type { ModelCandidate } from '../core/types.ts';
import { AppError, toAppError } from '../errors.ts';
import { attempt, type Conversation, type Question } from './attempt.ts';
import { skippedAttempt } from './attempt-record.ts';
import { circuitKey } from './circuits.ts';
import type { ConnectedModel } from './connect-model.ts';
import type { Progress } from './progress.ts';
import type { RunParts } from './run-parts.ts';
import { FREE, takeTurn, type Turn } from './take-turn.ts';

/** A model that is connected, while a run talks to it. */
export interface Line extends ConnectedModel {
  /** Whether another model could take over. */
  standIn: boolean;
}

/** What is asked over a line, as often as the retry policy allows. */
export type Wish = Omit<Question, 'connection' | 'waitedMs' | 'idempotencyKey'>;

/**
 * Asks one model until it answers or the retry policy gives up: a failure that may pass is waited for, as long as nothing of an
 * answer was shown; a refused key is tried once more with the one before it. Throws the last failure, MODEL_PAUSED when the
 * model's circuit is open, or MODEL_BUSY when its limits gave this run no turn.
 */
export async function askAgain(
  parts: RunParts,
  conversation: Conversation,
  line: Line,
  wish: Wish,
  signal: AbortSignal,
): Promise<ModelReply> {
  const { run, progress } = conversation;
  const key = circuitKey(run.caller.orgId, wish.candidate.model);
  const idempotencyKey = progress.idempotencyKey ?? `${run.runId}:${progress.attempts.length + 1}`;
  progress.idempotencyKey = null;
  let question: Question = { ...wish, connection: line.connection, waitedMs: 0, idempotencyKey };
  let failure: AppError | null = null;
  for (let asked = 1; ; asked += 1) {
    const turn = await turnAt(parts, conversation, line, wish.candidate, key, failure, signal);
    const permission = parts.circuits.permit(key, parts.time.now());
    if (typeof permission === 'object') {
      turn.leave();
      const when = `again in ${inWords(permission.notBefore - parts.time.now())}`;
      throw paused(progress, wish.candidate, when, failure);
    }
    let outcome: Outcome = 'neither';
    try {
      const waitedMs = question.waitedMs + turn.waitedMs;
      const reply = await attempt(parts, conversation, { ...question, waitedMs }, signal);
      outcome = 'worked';
      return reply;
    } catch (thrown) {
      failure = toAppError(thrown);
      outcome = outcomeOf(failure, signal);
    } finally {
      turn.leave();
      parts.circuits.settle(key, permission, outcome, parts.time.now());
    }
    if (progress.text.trim() !== '' || signal.aborted) throw failure;
    if (failure.code === 'MODEL_AUTHENTICATION_FAILED' && line.previousSecret !== null) {
      question = { ...question, ...withPreviousKey(line) };
      asked -= 1;
      continue;
    }
    const next = decide(parts, progress, failure, asked, line.standIn);
    note(progress, wish.candidate, 'moveOn' in next ? next.moveOn : `asked again after ${next.waitMs} ms`);
    if ('moveOn' in next) throw failure;
    await parts.time.wait(next.waitMs, signal);
    if (signal.aborted) throw new AppError('MODEL_CANCELLED');
    question = { ...question, reason: 'asked again', waitedMs: next.waitMs };
  }
}

/** A paused model is not waited for, and a failure of this very run says more than that there was no further turn. */
async function turnAt(
  parts: RunParts,
  conversation: Conversation,
  { standIn }: Line,
  candidate: ModelCandidate,
  key: string,
  failure: AppError | null,
  signal: AbortSignal,
): Promise<Turn> {
  if (parts.circuits.isOpen(key, parts.time.now())) return FREE;
  try {
    return await takeTurn(parts, conversation, candidate, standIn, signal);
  } catch (thrown) {
    throw failure ?? thrown;
  }
}

function decide(
  { time, settings }: RunParts,
  progress: Progress,
  failure: AppError,
  asked: number,
  standIn: boolean,
): RetryAnswer {
  if (!failureRow(failure.code, settings.fallbackOn).retry) return { moveOn: 'asking again would not help' };
  return decideRetry({
    retryAfterMs: failure.cause instanceof ProviderError ? failure.cause.retryAfterMs : null,
    asked,
    attempts: settings.modelAttempts,
    timeLeftMs: (progress.started ?? time.now()) + settings.runDeadlineMs - time.now(),
    standIn,
    random: time.random(),
  });
}

/** The other key belongs to the line from then on: a second turn does not begin with the refused one. */
function withPreviousKey(line: Line): Pick<Question, 'reason' | 'connection' | 'waitedMs'> {
  line.connection = { ...line.connection, secret: line.previousSecret };
  line.previousSecret = null;
  return { reason: 'asked with the previous key', connection: line.connection, waitedMs: 0 };
}

/** A failure of this very run says more than that the model is left alone because of it. */
function paused(
  progress: Progress,
  candidate: ModelCandidate,
  when: string,
  failure: AppError | null,
): AppError {
  if (failure) {
    note(progress, candidate, `it failed too often and is left alone, ${when}`);
    return failure;
  }
  progress.attempts.push(skippedAttempt(candidate, 'MODEL_PAUSED', `it failed too often, ${when}`));
  return new AppError('MODEL_PAUSED', { detail: when });
}

/** Whether a failure speaks against the model, for it (its provider answered), or says nothing. */
function outcomeOf(failure: AppError, signal: AbortSignal): Outcome {
  if (signal.aborted || !(failure.cause instanceof ProviderError)) return 'neither';
  if (failureRow(failure.code, 'default').blamesModel) return 'failed';
  return failure.cause.status === null ? 'neither' : 'worked';
}

/** Adds to the trace what follows from the last attempt, when it was one of this model. */
export function note({ attempts }: Progress, { model }: ModelCandidate, text: string): void {
  const last = attempts.at(-1);
  if (last?.model === model.apiName) last.reason += `; ${text}`;
}
