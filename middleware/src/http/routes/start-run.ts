import type { Request, Response } from 'express';
import type { RunRequest } from '../../run-record.ts';
import { startFollowedRun, startRun } from '../../runs/start-run.ts';
import { streamRun } from '../../runs/stream-run.ts';
import { viewRun } from '../../runs/view-run.ts';
import { goneSignal } from '../gone-signal.ts';
import type { HttpParts } from '../http-parts.ts';
import { parseInput } from '../parse.ts';
import { callerOf, factsOf } from '../request-facts.ts';
import { INPUTS, type Handler } from '../route-table.ts';
import { ticketView } from '../ticket-view.ts';
import { waitForEnd } from '../wait-for-end.ts';
import { sendStream } from './stream.ts';

/** What is asked for, and what the caller calls it. */
interface Asked {
  wish: RunRequest;
  key: string | null;
}

/** Starting a run: for a page that comes back with a ticket, for a caller that waits, for one that reads along. */
export function startRunRoute(parts: HttpParts): { startRun: Handler } {
  return {
    startRun: async (request, response) => {
      const { prompt, recordId, channel } = parseInput(INPUTS.startRun, request.body);
      const { traceId, traceParent } = factsOf(request);
      const wish = { promptApiName: prompt, recordId, channel, traceId, traceParent };
      const { wait } = parseInput(INPUTS.wait, request.query);
      const key = parseInput(INPUTS.idempotencyKey, request.get('idempotency-key') ?? null);
      const asked = { wish, key };
      if (request.get('accept') === 'text/event-stream') await streamNewRun(parts, request, response, asked);
      else if (wait > 0) await waitForNewRun(parts, request, response, asked, wait * 1000);
      else {
        const { run } = await startRun(parts, callerOf(request), wish, key);
        await answerWithTicket(parts, request, response, run);
      }
    },
  };
}

async function answerWithTicket(
  parts: HttpParts,
  request: Request,
  response: Response,
  { runId, status }: { runId: string; status: string },
): Promise<void> {
  const ticket = await parts.tickets.issue(callerOf(request), runId);
  const { traceId } = factsOf(request);
  response.status(202).json({ runId, status, ...ticketView(parts, runId, ticket), traceId });
}

/** The run itself when it has ended in time, else the ticket as for everybody. */
async function waitForNewRun(
  parts: HttpParts,
  request: Request,
  response: Response,
  { wish, key }: Asked,
  milliseconds: number,
): Promise<void> {
  const patience = AbortSignal.any([goneSignal(response), AbortSignal.timeout(milliseconds)]);
  const { run, events } = await startFollowedRun(parts, callerOf(request), wish, key, patience);
  const ended = await waitForEnd(parts, run, events);
  if (ended.run.endedAt) response.json(await viewRun(parts, ended.run, ended.vault));
  else await answerWithTicket(parts, request, response, run);
}

/** For callers that hold the token themselves and so need no ticket. The place among the streams is taken first. */
async function streamNewRun(
  parts: HttpParts,
  request: Request,
  response: Response,
  { wish, key }: Asked,
): Promise<void> {
  const caller = callerOf(request);
  const close = parts.streams.open(caller);
  try {
    const gone = goneSignal(response);
    const { run, events } = await startFollowedRun(parts, caller, wish, key, gone);
    response.set('x-run-id', run.runId);
    await sendStream(parts, request, response, streamRun(parts, caller, run.runId, 0, gone, events), gone);
  } finally {
    close();
  }
}
