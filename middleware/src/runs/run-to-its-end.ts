import { toAppError } from '../errors.ts';
import type { RunEnding, RunRecord } from '../run-record.ts';
import { endForSure } from './end-for-sure.ts';
import { failedEnding } from './ending.ts';
import { createProgress, type Progress } from './progress.ts';
import type { RunParts } from './run-parts.ts';
import { leavesRunOpen } from './signal.ts';
import { tracedRun } from './traced-run.ts';

/**
 * Works on a run until it has ended. Never rejects: whatever goes wrong ends the run, and aborting `signal` ends it with the
 * signal's reason. Only a run that another process goes on with is left as it is, and `work` gives null for it; and an item
 * of a batch whose model had no turn for it: 'later' asks to have it lined up again.
 */
export async function runToItsEnd(
  parts: RunParts,
  run: RunRecord,
  signal: AbortSignal,
  work: (progress: Progress) => Promise<RunEnding | null>,
): Promise<void | 'later'> {
  const progress = createProgress(run);
  try {
    progress.started = Date.now();
    const ending = await work(progress);
    if (ending) await end(parts, run, ending, progress);
  } catch (thrown) {
    if (leavesRunOpen(signal)) return;
    if (waitsForItsModel(run, progress, thrown)) return 'later';
    const ending = failedEnding(progress, thrown, signal);
    const { traceId, runId } = run;
    parts.log.warn({ traceId, runId, code: ending.error?.code, cause: thrown }, 'run-failed');
    await end(parts, run, ending, progress);
  }
}

/** Nobody watches an item of a batch, and nothing of this one has left. */
const waitsForItsModel = (run: RunRecord, progress: Progress, thrown: unknown): boolean =>
  run.batchId !== null && progress.calls.length === 0 && toAppError(thrown).code === 'MODEL_BUSY';

async function end(parts: RunParts, run: RunRecord, ending: RunEnding, progress: Progress): Promise<void> {
  await endForSure(parts, run, ending, progress);
  parts.tracing?.runDone(tracedRun(run, progress, ending));
}
