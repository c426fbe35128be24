import { setTimeout as delay } from 'node:timers/promises';
import { AppError } from '../errors.ts';
import type { RunEnding, RunRecord } from '../run-record.ts';
import type { Progress } from './progress.ts';
import type { RunParts } from './run-parts.ts';

const FIRST_WAIT_MILLISECONDS = 100;
const LONGEST_WAIT_MILLISECONDS = 5_000;

/**
 * Writes the end of a run, with what of its progress was not written yet, and keeps trying while the database is away: an
 * answer that has arrived must not be lost. If this process dies first, the next start ends the run. False when the run
 * has ended before.
 */
export async function endForSure(
  parts: Pick<RunParts, 'journal' | 'log'>,
  run: RunRecord,
  ending: RunEnding,
  { prompt, unwritten }: Pick<Progress, 'prompt' | 'unwritten'>,
): Promise<boolean> {
  for (let wait = FIRST_WAIT_MILLISECONDS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MILLISECONDS)) {
    try {
      return await parts.journal.end(run.runId, ending, prompt, unwritten);
    } catch (cause) {
      if (!(cause instanceof AppError) || cause.code !== 'DATABASE_UNREACHABLE') throw cause;
      parts.log.error({ traceId: run.traceId, runId: run.runId, cause }, 'run-end-not-written');
      await delay(wait, undefined, { ref: false });
    }
  }
}
