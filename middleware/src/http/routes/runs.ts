import type { Request } from 'express';
import { AppError } from '../../errors.ts';
import type { RunRecord } from '../../run-record.ts';
import { cancelRun } from '../../runs/cancel-run.ts';
import { startRun } from '../../runs/start-run.ts';
import { viewRun } from '../../runs/view-run.ts';
import type { HttpParts } from '../http-parts.ts';
import { parseInput } from '../parse.ts';
import { callerOf, factsOf } from '../request-facts.ts';
import { INPUTS, type Handler } from '../route-table.ts';
import { ticketView } from '../ticket-view.ts';

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
      const { run, ticket } = await startRun(parts, caller, wish);
      const { runId, status } = run;
      response.status(202).json({ runId, status, ...ticketView(parts, runId, ticket), traceId });
    },
    latestRun: async (request, response) => {
      const { prompt, recordId } = parseInput(INPUTS.latestRun, request.query);
      const run = await parts.journal.latest(callerOf(request), prompt, recordId);
      response.json({ run: run && (await viewRun(parts, run)) });
    },
    readRun: async (request, response) => {
      const { wait } = parseInput(INPUTS.readRun, request.query);
      const gone = new AbortController();
      response.once('close', () => gone.abort());
      const run = await waitForEnd(parts, request, wait * 1000, gone.signal);
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

async function waitForEnd(
  parts: HttpParts,
  request: Request,
  milliseconds: number,
  gone: AbortSignal,
): Promise<RunRecord> {
  const until = Date.now() + milliseconds;
  for (;;) {
    const run = await findRun(parts, request);
    const left = until - Date.now();
    if (run.endedAt || left <= 0 || gone.aborted) return run;
    await parts.journal.waitForNews(run.runId, left, gone);
  }
}
