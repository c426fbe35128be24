import type { RunEnding, RunRecord } from '../run-record.ts';
import { endForSure } from './end-for-sure.ts';
import { failedEnding } from './ending.ts';
import { createProgress, type Progress } from './progress.ts';
import type { RunParts } from './run-parts.ts';
import { leavesRunOpen } from './signal.ts';
import { tracedRun } from './traced-run.ts';

/**
 * Works on a run until it has ended. Never rejects: whatever goes wrong ends the run, and aborting `signal` ends it with the
 * signal's reason. Only a run that another process goes on with is left as it is. `work` gives null for such a run.
 */
export async function runToItsEnd(
  parts: RunParts,
  run: RunRecord,
  signal: AbortSignal,
  work: (progress: Progress) => Promise<RunEnding | null>,
): Promise<void> {
  const progress = createProgress(run);
  try {
    progress.started = Date.now();
    const ending = await work(progress);
    if (ending) await end(parts, run, ending, progress);
  } catch (thrown) {
    if (leavesRunOpen(signal)) return;
    const ending = failedEnding(progress, thrown, signal);
    const { traceId, runId } = run;
    parts.log.warn({ traceId, runId, code: ending.error?.code, cause: thrown }, 'run-failed');
    await end(parts, run, ending, progress);
  }
}

async function end(parts: RunParts, run: RunRecord, ending: RunEnding, progress: Progress): Promise<void> {
  await endForSure(parts, run, ending, progress);
  parts.tracing?.runDone(tracedRun(run, progress, ending));
}
