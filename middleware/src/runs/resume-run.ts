import { chooseModels, isCandidate } from '../core/choose-models.ts';
import type { ModelStep } from '../core/types.ts';
import { AppError } from '../errors.ts';
import type { RunEnding, RunRecord, SentRecord } from '../run-record.ts';
import { answeredEnding, lostAttempt } from './ending.ts';
import { invoke } from './invoke.ts';
import type { Progress } from './progress.ts';
import type { RunParts } from './run-parts.ts';
import { runToItsEnd, type PutBack } from './run-to-its-end.ts';
import { raceWithSignal } from './signal.ts';

/**
 * Goes on with a run whose process has put on record what it sent and then was gone: the same model is asked for the same, byte
 * for byte and under the same idempotency key, so a provider that has answered already does nothing twice. Never rejects.
 */
export function resumeRun(parts: RunParts, run: RunRecord, signal: AbortSignal): Promise<void | PutBack> {
  return runToItsEnd(parts, run, signal, (progress) => answer(parts, run, progress, signal));
}

async function answer(
  parts: RunParts,
  run: RunRecord,
  progress: Progress,
  signal: AbortSignal,
): Promise<RunEnding | null> {
  const { sent } = run;
  if (!sent || !(await parts.journal.start(run.runId))) return null;
  progress.prompt = run.prompt;
  progress.firstSentAt = Date.parse(sent.sentAt);
  progress.undetected = sent.undetected;
  progress.attempts = [...sent.attempts, lostAttempt(sent, '')];
  progress.idempotencyKey = sent.idempotencyKey;

  const vault = await parts.vaults.open(run.caller, run.runId);
  const load = parts.configuration.load(run.caller.orgId, run.promptApiName);
  const { version, models } = await raceWithSignal(load, signal);
  const steps = vault ? stepsFrom(chooseModels(models, version.modelId), sent) : [];
  // Without the values nobody could read the answer; without the model it would be another question.
  if (!vault || steps.length === 0) throw new AppError('RUN_INTERRUPTED');

  const texts = { system: sent.system, prompt: sent.prompt };
  const counts = { maskCounts: sent.maskCounts, layerCounts: sent.layerCounts };
  // These very texts passed the egress check before they were put on record.
  const masked = { prompt: { ...texts, ...counts }, vault, literal: texts };
  const { leftOut, subjects, mapping, policyHash } = sent;
  const through = { mapping, policyHash };
  const reply = await invoke(
    parts,
    { run, progress, masked, leftOut, subjects, through, steps, output: null },
    signal,
  );
  return answeredEnding(progress, reply);
}

/** The layers from the model on that was asked; none when it may not be asked any more. */
function stepsFrom(steps: ModelStep[], sent: SentRecord): ModelStep[] {
  const at = steps.findIndex((step) => isCandidate(step) && step.model.apiName === sent.model.apiName);
  return at < 0 ? [] : steps.slice(at);
}
