import type { RunWriter } from '../ports.ts';
import type { Caller, RunRecord, RunRequest } from '../run-record.ts';
import type { RunQueue } from './run-queue.ts';

export interface StartParts {
  journal: RunWriter;
  queue: RunQueue;
}

/** Puts a run on record and lines it up. Once this resolves the run is not lost. Throws SERVER_BUSY or SERVER_STOPPING. */
export async function startRun(parts: StartParts, caller: Caller, request: RunRequest): Promise<RunRecord> {
  parts.queue.refuseWhenFull();
  const run = await parts.journal.create(caller, request);
  parts.queue.add(run);
  return run;
}
