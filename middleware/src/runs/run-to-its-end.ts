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
 * signal's reason. Left as they are: a run that another process goes on with, for which `work` gives null; one for which the
 * database was not there; and an item of a batch whose model had no turn for it. What is given asks to have it lined up again.
 */
export async function runToItsEnd(
  parts: RunParts,
  run: RunRecord,
  signal: AbortSignal,
  work: (progress: Progress) => Promise<RunEnding | null>,
): Promise<void | PutBack> {
  const progress = createProgress(run);
  try {
    progress.started = Date.now();
    const ending = await work(progress);
    if (ending) await end(parts, run, ending, progress);
  } catch (thrown) {
    if (leavesRunOpen(signal)) return;
    if (waitsForItsModel(run, progress, thrown)) return 'later';
    if (waitsForTheDatabase(run, thrown)) return 'at once';
    const ending = failedEnding(progress, thrown, signal);
    const { traceId, runId } = run;
    parts.log.warn({ traceId, runId, code: ending.error?.code, cause: thrown }, 'run-failed');
    await end(parts, run, ending, progress);
  }
}

/** When a run that is put back is taken up again. */
export type PutBack = 'later' | 'at once';

/** A run that has met one outage after the other for so long ends with that. */
const PATIENCE_MILLISECONDS = 15 * 60_000;

/** What could not be written was not sent, so nothing is lost by doing it again. */
const waitsForTheDatabase = (run: RunRecord, thrown: unknown): boolean =>
  toAppError(thrown).code === 'DATABASE_UNREACHABLE' &&
  Date.now() - Number(run.createdAt) < PATIENCE_MILLISECONDS;

/** Nobody watches an item of a batch, and nothing of this one has left. */
const waitsForItsModel = (run: RunRecord, progress: Progress, thrown: unknown): boolean =>
  run.batchId !== null && progress.calls.length === 0 && toAppError(thrown).code === 'MODEL_BUSY';

async function end(parts: RunParts, run: RunRecord, ending: RunEnding, progress: Progress): Promise<void> {
  await endForSure(parts, run, ending, progress);
  parts.tracing?.runDone(tracedRun(run, progress, ending));
}
