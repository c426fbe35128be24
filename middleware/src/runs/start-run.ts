import type { RunReader, RunWriter } from '../ports.ts';
import type { Caller, RunEvent, RunRecord, RunRequest } from '../run-record.ts';
import { digestOf } from './digest.ts';
import type { RunPump } from './run-pump.ts';

export interface StartParts {
  journal: RunReader & RunWriter;
  queue: Pick<RunPump, 'refuseWhenFull' | 'wake'>;
}

/**
 * Puts a run on record, lined up for whichever process has room. Once this resolves the run is not lost. With `key` the run
 * that this person has called so already is given, whatever has become of it. Throws SERVER_BUSY, SERVER_STOPPING, or
 * IDEMPOTENCY_KEY_REUSED.
 */
export async function startRun(
  parts: StartParts,
  caller: Caller,
  request: RunRequest,
  key: string | null,
): Promise<{ run: RunRecord; created: boolean }> {
  parts.queue.refuseWhenFull();
  const { promptApiName, recordId, channel } = request;
  const digest = digestOf([promptApiName, recordId, channel]);
  const started =
    key === null
      ? { run: await parts.journal.create(caller, request), created: true }
      : await parts.journal.createOnce(caller, request, { key, digest });
  if (started.created) parts.queue.wake();
  return started;
}

/** A new run has one event: that it waits. */
const CREATED = 1;

/** The same for a caller that stays: with the events that follow, none of them missed. */
export async function startFollowedRun(
  parts: StartParts,
  caller: Caller,
  request: RunRequest,
  key: string | null,
  signal: AbortSignal,
): Promise<{ run: RunRecord; events: AsyncIterable<RunEvent> }> {
  const { run, created } = await startRun(parts, caller, request, key);
  return { run, events: parts.journal.follow(run.runId, signal, created ? CREATED : undefined) };
}
