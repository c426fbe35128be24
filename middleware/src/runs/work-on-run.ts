import type { ClaimedRun } from '../ports.ts';
import { endInterrupted } from './recover.ts';
import { resumeRun } from './resume-run.ts';
import { runPrompt } from './run-prompt.ts';
import type { PutBack } from './run-to-its-end.ts';
import type { RunParts } from './run-parts.ts';
import { inTrace } from '../trace-scope.ts';
import { arrivedText } from './arrived-text.ts';

/**
 * Does a run that this process has claimed: from its beginning when nothing of it has left yet, else by asking once more for
 * the very same. When a person may have seen a part of the answer it ends as interrupted: the rest of another answer would
 * not fit. Never rejects; what is given asks to have it lined up again.
 */
export function workOnRun(
  parts: RunParts,
  claimed: ClaimedRun,
  signal: AbortSignal,
): Promise<void | PutBack> {
  return inTrace(claimed.run.traceId, () => work(parts, claimed, signal));
}

async function work(
  parts: RunParts,
  { run, wasSent }: ClaimedRun,
  signal: AbortSignal,
): Promise<void | PutBack> {
  try {
    if (!wasSent) return await runPrompt(parts, run, signal);
    const arrived = await arrivedText(parts.journal, run.runId);
    if (arrived === null) return await resumeRun(parts, run, signal);
    await endInterrupted(parts, run, arrived);
  } catch (cause) {
    parts.log.error({ traceId: run.traceId, runId: run.runId, cause }, 'run-not-done');
    return 'later';
  }
}
