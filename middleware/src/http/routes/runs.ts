import type { Request } from 'express';
import { AppError } from '../../errors.ts';
import type { RunRecord } from '../../run-record.ts';
import { cancelRun } from '../../runs/cancel-run.ts';
import { viewRun } from '../../runs/view-run.ts';
import { goneSignal } from '../gone-signal.ts';
import type { HttpParts } from '../http-parts.ts';
import { parseInput } from '../parse.ts';
import { callerOf } from '../request-facts.ts';
import { INPUTS, type Handler } from '../route-table.ts';
import { waitForEnd } from '../wait-for-end.ts';

/** Time for another process to hear of it and to stop. */
const CANCEL_MILLISECONDS = 5_000;

/** Reading and cancelling runs. */
export function runRoutes(parts: HttpParts): Record<'latestRun' | 'readRun' | 'cancelRun', Handler> {
  return {
    latestRun: async (request, response) => {
      const { prompt, recordId } = parseInput(INPUTS.latestRun, request.query);
      const run = await parts.journal.latest(callerOf(request), prompt, recordId);
      response.json({ run: run && (await viewRun(parts, run)) });
    },
    readRun: async (request, response) => {
      const { wait } = parseInput(INPUTS.wait, request.query);
      const run = await findRun(parts, request);
      const patience = AbortSignal.any([goneSignal(response), AbortSignal.timeout(wait * 1000)]);
      const waits = !run.endedAt && wait > 0;
      const seen = waits ? await waitForEnd(parts, run, parts.journal.follow(run.runId, patience)) : { run };
      response.json(await viewRun(parts, seen.run, seen.vault));
    },
    cancelRun: async (request, response) => {
      const run = await findRun(parts, request);
      const patience = AbortSignal.any([goneSignal(response), AbortSignal.timeout(CANCEL_MILLISECONDS)]);
      const elsewhere = !(await cancelRun(parts, run));
      if (elsewhere) await waitForEnd(parts, run, parts.journal.follow(run.runId, patience));
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
