import { chooseModels } from '../core/choose-models.ts';
import { buildMaskedPrompt } from '../core/masked-prompt.ts';
import { subjectsOf } from '../core/query/subjects.ts';
import type { MaskCounts, PromptVersion } from '../core/types.ts';
import type { PromptFacts, RunEnding, RunRecord } from '../run-record.ts';
import { answeredEnding, skippedEnding } from './ending.ts';
import { detectOutside } from './detect-outside.ts';
import { createDigest } from './digest.ts';
import type { Progress } from './progress.ts';
import { invoke } from './invoke.ts';
import { readThrough } from './sent-record.ts';
import { randomNonce } from './nonce.ts';
import { raceWithSignal } from './signal.ts';
import type { RunParts } from './run-parts.ts';
import { runToItsEnd, type PutBack } from './run-to-its-end.ts';

/** Runs one prompt on one record, from reading the configuration to the answer on record. Never rejects. */
export function runPrompt(parts: RunParts, run: RunRecord, signal: AbortSignal): Promise<void | PutBack> {
  return runToItsEnd(parts, run, signal, (progress) => answer(parts, run, progress, signal));
}

/** The way of one click, after the door. Null when the run had ended before it began. */
async function answer(
  parts: RunParts,
  run: RunRecord,
  progress: Progress,
  signal: AbortSignal,
): Promise<RunEnding | null> {
  // Written while the record is read; a failure of it is met where it is awaited.
  const started = parts.journal.start(run.runId);
  started.catch(() => undefined);
  const load = parts.configuration.load(run.caller.orgId, run.promptApiName);
  const { version, mapping, models, masking: policy } = await raceWithSignal(load, signal);
  progress.prompt = promptFacts(version);

  const read = parts.records.read(run.caller, mapping, run.recordId);
  const { record, leftOut } = await raceWithSignal(read, signal);
  progress.contextReadAt = Date.now();

  // What is not on record goes to nobody, and to a detector it goes unmasked.
  if (policy.external && !(await started)) return null;
  const external = await detectOutside(parts, run, progress, policy, { record, mapping }, signal);

  const today = new Date().toISOString().slice(0, 10);
  const secrets = { nonce: randomNonce(), digest: createDigest() };
  const masked = buildMaskedPrompt({ version, mapping, record, policy, external, ...secrets, today });
  progress.maskedAt = Date.now();
  progress.masks = countOf(masked.prompt.maskCounts);

  if (!(await started)) return null;
  const steps = chooseModels(models, version.modelId);
  const asked = { version, mapping, policy, record, steps };
  if (run.batchId && (await parts.unchanged(run, asked))) return skippedEnding(run);

  // 'sent' is on record before each model is asked: see attempt.
  const subjects = subjectsOf(record);
  const through = readThrough(mapping, policy);
  const reply = await invoke(
    parts,
    { run, progress, masked, leftOut, subjects, through, steps, output: null },
    signal,
  );

  return answeredEnding(progress, reply);
}

const countOf = (counts: MaskCounts): number => Object.values(counts).reduce((sum, count) => sum + count, 0);

function promptFacts(version: PromptVersion): PromptFacts {
  return {
    promptId: version.promptId,
    versionId: version.id,
    label: version.promptLabel,
    version: version.versionNumber,
    objectName: version.objectName,
    outputType: version.outputType,
  };
}
