import type { Tickets, Ticket, RunWriter } from '../ports.ts';
import type { Caller, RunRecord, RunRequest } from '../run-record.ts';
import type { RunQueue } from './run-queue.ts';

export interface StartParts {
  journal: RunWriter;
  tickets: Tickets;
  queue: RunQueue;
}

/** Puts a run on record, lines it up and gives the ticket for its stream. Once this resolves the run is not lost. */
export async function startRun(
  parts: StartParts,
  caller: Caller,
  request: RunRequest,
): Promise<{ run: RunRecord; ticket: Ticket }> {
  parts.queue.refuseWhenFull();
  const run = await parts.journal.create(caller, request);
  parts.queue.add(run);
  return { run, ticket: await parts.tickets.issue(caller, run.runId) };
}
