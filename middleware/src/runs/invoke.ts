import { isCandidate, noModelLeft } from '../core/choose-models.ts';
import { failureRow } from '../core/failure-policy.ts';
import type { ModelReply, OutputSchema } from '../core/provider.ts';
import type { ModelStep } from '../core/types.ts';
import { toAppError, type AppError } from '../errors.ts';
import { note } from './ask-again.ts';
import { askModel } from './ask-model.ts';
import type { Conversation } from './attempt.ts';
import { skippedAttempt } from './attempt-record.ts';
import type { RunParts } from './run-parts.ts';

export interface Invocation extends Conversation {
  /** The layers in order: see chooseModels. */
  steps: ModelStep[];
  /** A schema that the answer must satisfy; null for plain text. */
  output: OutputSchema | null;
}

/**
 * Asks the models in order and gives the first answer. Goes on to the next one only after a failure the policy names, and never
 * once a person may have seen a part of an answer. What came of each model is in `progress.attempts`. Throws AppError.
 */
export async function invoke(
  parts: RunParts,
  invocation: Invocation,
  signal: AbortSignal,
): Promise<ModelReply> {
  const { steps, progress, output } = invocation;
  let failure: AppError | null = null;
  for (const [index, step] of steps.entries()) {
    if (!isCandidate(step)) {
      progress.attempts.push(skippedAttempt(step, step.code, step.reason));
      continue;
    }
    const standIn = steps.slice(index + 1).some(isCandidate);
    try {
      return await askModel(parts, invocation, step, standIn, output, signal);
    } catch (thrown) {
      const found = toAppError(thrown);
      const why = whyStop(parts, invocation, found, signal);
      if (why) {
        note(progress, step, why);
        throw found;
      }
      // That a stand-in is paused says less than why it was needed.
      failure = failure && found.code === 'MODEL_PAUSED' ? failure : found;
    }
  }
  throw failure ?? noModelLeft(steps);
}

/** Why no other model may take over, in words for the trace; null when one may. */
function whyStop(
  { settings }: RunParts,
  { run, progress }: Invocation,
  { code }: AppError,
  signal: AbortSignal,
): string | null {
  if (signal.aborted) return 'the run was stopped';
  if (progress.text.trim() !== '') return 'a part of its answer was shown, so no other model is asked';
  if (code === 'MODEL_BUSY' && run.batchId)
    return 'an item of a batch waits for the model it was estimated for';
  if (failureRow(code, settings.fallbackOn).fallBack) return null;
  return 'no other model is asked after such a failure';
}
