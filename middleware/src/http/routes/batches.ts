import type { Request } from 'express';
import {
  changeBatch,
  findBatch,
  listBatches,
  listItems,
  viewBatch,
  type BatchAction,
} from '../../batches/change-batch.ts';
import { createBatch } from '../../batches/create-batch.ts';
import { recordRefusal } from '../../batches/record-refusal.ts';
import { createSchedule, deleteSchedule, listSchedules } from '../../batches/schedules.ts';
import type { BatchRecord } from '../../batch-record.ts';
import { AppError } from '../../errors.ts';
import type { Caller } from '../../run-record.ts';
import { BATCH_INPUTS } from '../batch-inputs.ts';
import type { HttpParts } from '../http-parts.ts';
import { parseInput } from '../parse.ts';
import { callerOf, factsOf } from '../request-facts.ts';
import type { Handler, RouteId } from '../route-table.ts';

type Reading = 'listBatches' | 'readBatch' | 'listBatchItems' | 'listSchedules';
type Changing = `${BatchAction}Batch`;

/** Making batches and schedules, and ending schedules. */
export function batchMakingRoutes({
  batching: parts,
}: HttpParts): Record<'createBatch' | 'createSchedule' | 'deleteSchedule', Handler> {
  const recorded = <T>(
    request: Request,
    asked: 'batch' | 'schedule',
    prompt: string,
    work: (caller: Caller, traceId: string) => Promise<T>,
  ): Promise<T> => {
    const [caller, { traceId }] = [callerOf(request), factsOf(request)];
    return recordRefusal(parts, caller, { asked, prompt, traceId }, () => work(caller, traceId));
  };
  return {
    createBatch: async (request, response) => {
      const input = parseInput(BATCH_INPUTS.createBatch, request.body);
      const made = await recorded(request, 'batch', input.prompt, (caller, traceId) =>
        createBatch(parts, caller, input, traceId),
      );
      // Only what a schedule is due for can be made by another process.
      if (!made) throw new AppError('BATCH_NOT_FOUND');
      parts.nudge();
      response.status(201).json(await viewBatch(parts, made));
    },
    createSchedule: async (request, response) => {
      const input = parseInput(BATCH_INPUTS.createSchedule, request.body);
      const made = await recorded(request, 'schedule', input.prompt, (caller) =>
        createSchedule(parts, caller, input),
      );
      response.status(201).json(made);
    },
    deleteSchedule: async (request, response) => {
      await deleteSchedule(parts, callerOf(request), String(request.params['scheduleId']));
      response.status(204).end();
    },
  };
}

/** Reading batches and schedules, and starting, pausing or ending batches. */
export function batchRoutes(httpParts: HttpParts): Record<Reading | Changing, Handler> {
  const { batching: parts } = httpParts;
  const batchOf = (request: Request): Promise<BatchRecord> =>
    findBatch(parts, callerOf(request), String(request.params['batchId']));
  const change =
    (action: BatchAction): Handler =>
    async (request, response) => {
      response.json(await changeBatch(parts, await batchOf(request), action));
      parts.nudge();
    };
  return {
    listBatches: async (request, response) => {
      response.json({ batches: await listBatches(parts, callerOf(request)) });
    },
    readBatch: async (request, response) => {
      response.json(await viewBatch(parts, await batchOf(request)));
    },
    listBatchItems: async (request, response) => {
      const { state = null, after } = parseInput(BATCH_INPUTS.listItems, request.query);
      response.json(await listItems(parts, await batchOf(request), after, state));
    },
    listSchedules: async (request, response) => {
      response.json({ schedules: await listSchedules(parts, callerOf(request)) });
    },
    startBatch: change('start'),
    pauseBatch: change('pause'),
    resumeBatch: change('resume'),
    cancelBatch: change('cancel'),
    retryBatch: change('retry'),
  } satisfies Record<Reading | Changing, Handler> & Partial<Record<RouteId, Handler>>;
}
