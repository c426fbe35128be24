import type { RunEnder } from '../ports.ts';
import type { RunRecord } from '../run-record.ts';
import { endingWithoutWork } from './ending.ts';
import type { RunQueue } from './run-queue.ts';

/**
 * Cancels a run: one that is at work is stopped down to the socket and ends itself, one that waits ends here. A run
 * that has ended stays as it is.
 */
export async function cancelRun(
  parts: { journal: RunEnder; queue: RunQueue },
  run: RunRecord,
): Promise<void> {
  if (run.endedAt) return;
  if (await parts.queue.stop(run.runId, 'CANCELLED')) return;
  await parts.journal.end(run.runId, endingWithoutWork('cancelled', null, run.createdAt), null);
}
