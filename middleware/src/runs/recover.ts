import type { RunRecovery } from '../ports.ts';
import { isConnectionTest } from './connection-test-run.ts';
import { endForSure } from './end-for-sure.ts';
import { interruptedEnding } from './ending.ts';
import type { RunParts } from './run-parts.ts';
import type { RunQueue } from './run-queue.ts';

/**
 * Takes over what a process that is gone has left: a run whose prompt never left runs again, one whose prompt was sent
 * is ended as interrupted, because asking twice could cost and say something else. So is a test of a connection: whoever
 * waited for it waits no longer.
 */
export async function recoverRuns(
  parts: Pick<RunParts, 'journal' | 'log'> & { recovery: RunRecovery; queue: Pick<RunQueue, 'add'> },
): Promise<void> {
  const { unsent, sent } = await parts.recovery.takeAbandoned();
  for (const run of [...sent, ...unsent.filter(isConnectionTest)]) {
    const arrived = await arrivedText(parts.journal, run.runId);
    await endForSure(parts, run, interruptedEnding(run, arrived), { prompt: run.prompt, unwritten: '' });
  }
  for (const run of unsent.filter((one) => !isConnectionTest(one))) parts.queue.add(run);
  if (unsent.length + sent.length > 0) {
    parts.log.warn({ runAgain: unsent.length, interrupted: sent.length }, 'runs-recovered');
  }
}

/** The masked text on record for a run, null when none arrived. */
export async function arrivedText(
  journal: Pick<RunParts['journal'], 'events'>,
  runId: string,
): Promise<string | null> {
  let text = '';
  for (let sequence = 0; ;) {
    const events = await journal.events(runId, sequence, 500);
    for (const event of events) {
      if (event.type === 'text') text += event.text;
      sequence = event.sequence;
    }
    if (events.length < 500) return text || null;
  }
}
