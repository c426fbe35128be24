import type { RunRecovery } from '../ports.ts';
import type { RunRecord } from '../run-record.ts';
import { arrivedText } from './arrived-text.ts';
import { endForSure } from './end-for-sure.ts';
import { interruptedEnding } from './ending.ts';
import type { RunParts } from './run-parts.ts';
import type { RunPump } from './run-pump.ts';

/**
 * Takes over what processes that are gone have left: their runs are lined up again. A test of a connection, and an act of the
 * audit, is ended as interrupted: whoever waited for it waits no longer.
 */
export async function recoverRuns(
  parts: Pick<RunParts, 'journal' | 'log'> & { recovery: RunRecovery; queue: Pick<RunPump, 'wake'> },
): Promise<void> {
  const { linedUp, over } = await parts.recovery.takeAbandoned();
  for (const run of over) await endInterrupted(parts, run, await arrivedText(parts.journal, run.runId));
  if (linedUp > 0) parts.queue.wake();
  if (linedUp + over.length > 0) parts.log.warn({ linedUp, interrupted: over.length }, 'runs-recovered');
}

/** Ends a run that nobody can go on with. `arrived` is the masked text that is on record. */
export async function endInterrupted(
  parts: Pick<RunParts, 'journal' | 'log'>,
  run: RunRecord,
  arrived: string | null,
): Promise<void> {
  await endForSure(parts, run, interruptedEnding(run, arrived), { prompt: run.prompt, unwritten: '' });
}
