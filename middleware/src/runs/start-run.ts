import type { RunReader, RunWriter } from '../ports.ts';
import type { Caller, RunEvent, RunRecord, RunRequest } from '../run-record.ts';
import type { RunQueue } from './run-queue.ts';

export interface StartParts {
  journal: RunReader & RunWriter;
  queue: RunQueue;
}

/** Puts a run on record and lines it up. Once this resolves the run is not lost. Throws SERVER_BUSY or SERVER_STOPPING. */
export async function startRun(parts: StartParts, caller: Caller, request: RunRequest): Promise<RunRecord> {
  parts.queue.refuseWhenFull();
  const run = await parts.journal.create(caller, request);
  parts.queue.add(run);
  return run;
}

/** A new run has one event: that it waits. */
const CREATED = 1;

/** The same for a caller that stays: with the events that follow, none of them missed, none of them read twice. */
export async function startFollowedRun(
  parts: StartParts,
  caller: Caller,
  request: RunRequest,
  signal: AbortSignal,
): Promise<{ run: RunRecord; events: AsyncIterable<RunEvent> }> {
  parts.queue.refuseWhenFull();
  const run = await parts.journal.create(caller, request);
  const events = parts.journal.follow(run.runId, signal, CREATED);
  parts.queue.add(run);
  return { run, events };
}
