import type { Request, Response } from 'express';
import { AppError } from '../../errors.ts';
import { hasEnded, type RunRecord, type RunRequest } from '../../run-record.ts';
import { cancelRun } from '../../runs/cancel-run.ts';
import { startRun } from '../../runs/start-run.ts';
import { viewRun } from '../../runs/view-run.ts';
import type { HttpParts } from '../http-parts.ts';
import { parseInput } from '../parse.ts';
import { callerOf, factsOf } from '../request-facts.ts';
import { INPUTS, type Handler } from '../route-table.ts';
import { ticketView } from '../ticket-view.ts';
import { sendStream } from './stream.ts';

/** Starting, reading and cancelling runs. */
export function runRoutes(
  parts: HttpParts,
): Record<'startRun' | 'latestRun' | 'readRun' | 'cancelRun', Handler> {
  return {
    startRun: async (request, response) => {
      const { prompt, recordId, channel } = parseInput(INPUTS.startRun, request.body);
      const { traceId } = factsOf(request);
      const caller = callerOf(request);
      const wish = { promptApiName: prompt, recordId, channel, traceId };
      const { wait } = parseInput(INPUTS.wait, request.query);
      if (request.get('accept') === 'text/event-stream') return streamNewRun(parts, request, response, wish);
      const run = await startRun(parts, caller, wish);
      const { runId, status } = run;
      const ended = wait > 0 ? await waitForEnd(parts, run, wait * 1000, response) : null;
      if (ended?.endedAt) return void response.json(await viewRun(parts, ended));
      const ticket = await parts.tickets.issue(caller, runId);
      response.status(202).json({ runId, status, ...ticketView(parts, runId, ticket), traceId });
    },
    latestRun: async (request, response) => {
      const { prompt, recordId } = parseInput(INPUTS.latestRun, request.query);
      const run = await parts.journal.latest(callerOf(request), prompt, recordId);
      response.json({ run: run && (await viewRun(parts, run)) });
    },
    readRun: async (request, response) => {
      const { wait } = parseInput(INPUTS.wait, request.query);
      const run = await waitForEnd(parts, await findRun(parts, request), wait * 1000, response);
      response.json(await viewRun(parts, run));
    },
    cancelRun: async (request, response) => {
      await cancelRun(parts, await findRun(parts, request));
      response.json(await viewRun(parts, await findRun(parts, request)));
    },
  };
}

/** The caller's run of the path. Throws RUN_NOT_FOUND, also for the run of somebody else. */
export async function findRun(parts: HttpParts, request: Request): Promise<RunRecord> {
  const run = await parts.journal.find(callerOf(request), String(request.params['runId']));
  if (!run) throw new AppError('RUN_NOT_FOUND');
  return run;
}

/** For callers that hold the token themselves and so need no ticket. The place among the streams is taken first. */
async function streamNewRun(
  parts: HttpParts,
  request: Request,
  response: Response,
  wish: RunRequest,
): Promise<void> {
  const caller = callerOf(request);
  const close = parts.streams.open(caller);
  try {
    const { runId } = await startRun(parts, caller, wish);
    response.set('x-run-id', runId);
    await sendStream(parts, request, response, runId);
  } finally {
    close();
  }
}

async function waitForEnd(
  parts: HttpParts,
  run: RunRecord,
  milliseconds: number,
  response: Response,
): Promise<RunRecord> {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  if (run.endedAt || milliseconds <= 0) return run;
  const patience = AbortSignal.any([gone.signal, AbortSignal.timeout(milliseconds)]);
  for await (const event of parts.journal.follow(run.runId, patience)) {
    if (hasEnded(event) && event.run) return event.run;
  }
  return (await parts.journal.find(run.caller, run.runId)) ?? run;
}
