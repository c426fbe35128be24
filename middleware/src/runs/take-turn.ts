import { waitForTurnMs } from '../core/turn.ts';
import type { ModelCandidate } from '../core/types.ts';
import { toAppError } from '../errors.ts';
import type { Conversation } from './attempt.ts';
import { skippedAttempt } from './attempt-record.ts';
import type { RunParts } from './run-parts.ts';

/** A model's leave to ask it, which must be given back. */
export interface Turn {
  waitedMs: number;
  leave(): void;
}

/** The turn at a model without limits. */
export const FREE: Turn = { waitedMs: 0, leave: () => undefined };

/**
 * Waits until a model with limits may be asked; one without is asked at once, without a statement. A run that gets no turn in
 * time has it in its trace and throws MODEL_BUSY.
 */
export async function takeTurn(
  { limits, time, settings }: Pick<RunParts, 'limits' | 'time' | 'settings'>,
  { run, progress }: Conversation,
  candidate: ModelCandidate,
  standIn: boolean,
  signal: AbortSignal,
): Promise<Turn> {
  const { credential, platform, technology, endpoint, maxConcurrent, requestsPerMinute } = candidate.model;
  if (!maxConcurrent && !requestsPerMinute) return FREE;
  const began = time.now();
  const timeLeftMs = (progress.started ?? began) + settings.runDeadlineMs - began;
  const batch = Boolean(run.batchId);
  // An item of a batch waits for the model it was estimated for, and is lined up again when it waited in vain.
  const deadlineMs = waitForTurnMs(timeLeftMs, settings.runDeadlineMs, standIn && !batch);
  const model = JSON.stringify([platform, technology, endpoint]);
  const limited = { orgId: run.caller.orgId, credential, model, maxConcurrent, requestsPerMinute };
  try {
    const leave = await limits.enter(limited, { batch, signal, deadlineMs });
    const waitedMs = time.now() - began;
    if (progress.firstSentAt === null) progress.turnMs += waitedMs;
    return { waitedMs, leave };
  } catch (thrown) {
    const failure = toAppError(thrown);
    if (failure.code === 'MODEL_BUSY') {
      const waitedMs = time.now() - began;
      if (progress.firstSentAt === null) progress.turnMs += waitedMs;
      const skipped = skippedAttempt(candidate, failure.code, 'its limits were reached by other runs');
      progress.attempts.push({ ...skipped, waitedMs });
    }
    throw failure;
  }
}
