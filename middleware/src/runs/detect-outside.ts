import type { MaskingPolicy } from '../core/masking/masking-policy.ts';
import { textsToDetect } from '../core/masking/record-values.ts';
import type { Mapping, RecordContext } from '../core/types.ts';
import { AppError } from '../errors.ts';
import type { Detection } from '../ports.ts';
import type { RunRecord } from '../run-record.ts';
import { askDetector } from './ask-detector.ts';
import type { Progress } from './progress.ts';
import type { RunParts } from './run-parts.ts';

const NOTHING: Detection['found'] = new Map();

/**
 * What the org's external detector finds in a record; nothing where the policy names none. Throws
 * EXTERNAL_DETECTOR_UNAVAILABLE when a text was not looked at and the policy does not say to go on; where it does, how many
 * texts it were is in the progress, and from there in the answer's notice and on record.
 */
export async function detectOutside(
  parts: RunParts,
  run: RunRecord,
  progress: Progress,
  { external }: MaskingPolicy,
  { record, mapping }: { record: RecordContext; mapping: Mapping },
  signal: AbortSignal,
): Promise<Detection['found']> {
  if (!external) return NOTHING;
  const texts = textsToDetect(record, mapping);
  const { found, problem } = await askDetector(parts, run.caller.orgId, external, texts, signal);
  if (signal.aborted) throw new AppError('MODEL_CANCELLED');
  if (problem === null) return found;
  const detail = `${external.name}: ${problem}`;
  const facts = { traceId: run.traceId, runId: run.runId, detector: external.name, problem };
  parts.log.warn(facts, 'external-detector-unavailable');
  if (external.onOutage === 'block') throw new AppError('EXTERNAL_DETECTOR_UNAVAILABLE', { detail });
  progress.undetected = texts.filter((text) => !found.has(text)).length;
  return found;
}
