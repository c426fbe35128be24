import type { RunEnder } from '../ports.ts';
import type { RunRecord } from '../run-record.ts';
import { endingWithoutWork } from './ending.ts';
import type { RunPump } from './run-pump.ts';

/**
 * Cancels a run: one that is at work is stopped down to the socket and ends itself, here or in the process that works on it;
 * one that waits ends here. A run that has ended stays as it is. False when another process has yet to end it.
 */
export async function cancelRun(
  parts: { journal: RunEnder; queue: Pick<RunPump, 'stop'> },
  run: RunRecord,
): Promise<boolean> {
  if (run.endedAt || (await parts.queue.stop(run.runId, 'CANCELLED'))) return true;
  if (run.status === 'queued') {
    await parts.journal.end(run.runId, endingWithoutWork('cancelled', null, run.createdAt), null);
    return true;
  }
  await parts.journal.requestCancel(run.runId);
  return false;
}
