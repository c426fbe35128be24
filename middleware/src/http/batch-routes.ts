import type { ErrorCode } from '../errors.ts';
import { BATCH_INPUTS } from './batch-inputs.ts';
import { BODY_ERRORS, WITH_TOKEN, type Route } from './route.ts';

const ORG_ERRORS: ErrorCode[] = [
  'ORG_USER_NOT_APPROVED',
  'ORG_USER_MISMATCH',
  'ORG_REQUEST_REFUSED',
  'ORG_UNREACHABLE',
  'ORG_CONFIGURATION_UNREADABLE',
  'DATABASE_UNREACHABLE',
];
/** Of whatever names records and a prompt for them. */
const MAKING_ERRORS: ErrorCode[] = [
  ...BODY_ERRORS,
  'BATCH_PERMISSION_REQUIRED',
  'BATCH_TOO_LARGE',
  'BATCH_FILTER_INVALID',
  'BATCH_FILTER_FIELD_HIDDEN',
  'BATCH_FIELD_NOT_WRITABLE',
  'LIST_VIEW_NOT_FOUND',
  'RECORD_NOT_FOUND',
  'PROMPT_NOT_FOUND',
  'PROMPT_NOT_APPROVED',
  ...ORG_ERRORS,
];
const FIND_ERRORS: ErrorCode[] = ['BATCH_NOT_FOUND', 'DATABASE_UNREACHABLE'];

const VIEW =
  'BatchView {batchId, name, state, prompt, source, writeTo, skipUnchanged, counts, written, causes, estimate, cost, createdAt, startedAt, endedAt, scheduleId}';

const action = (id: Route['id'], word: string, summary: string, errors: ErrorCode[] = []): Route => ({
  ...WITH_TOKEN,
  id,
  method: 'post',
  path: `/v1/batches/:batchId/${word}`,
  summary,
  answer: '200 BatchView',
  errors: ['BATCH_STATE_WRONG', ...errors, ...FIND_ERRORS],
});

const WORKS: ErrorCode[] = ['BATCH_PERMISSION_REQUIRED', 'ORG_UNREACHABLE'];

/** Prompts over many records, at once or by a schedule. */
export const BATCH_ROUTES: Route[] = [
  {
    ...WITH_TOKEN,
    id: 'createBatch',
    method: 'post',
    path: '/v1/batches',
    summary:
      'A prompt over records that are named by their ids (at most 1,000,000 in at most 32 MB), by a list view, or by a condition that is read and run as the person. Says what it will cost; it starts at once when asked to.',
    body: BATCH_INPUTS.createBatch,
    answer: `201 ${VIEW}`,
    errors: [...MAKING_ERRORS, 'BATCH_EMPTY', 'MODEL_NOT_CONFIGURED', 'MODEL_NOT_ACTIVE'],
  },
  {
    ...WITH_TOKEN,
    id: 'listBatches',
    method: 'get',
    path: '/v1/batches',
    summary: "The person's newest 50 batches.",
    answer: '200 {batches: [BatchView]}',
    errors: ['DATABASE_UNREACHABLE'],
  },
  {
    ...WITH_TOKEN,
    id: 'readBatch',
    method: 'get',
    path: '/v1/batches/:batchId',
    summary: 'A batch of the person: how far it is, what failed and why, what it has cost.',
    answer: '200 BatchView',
    errors: FIND_ERRORS,
  },
  {
    ...WITH_TOKEN,
    id: 'listBatchItems',
    method: 'get',
    path: '/v1/batches/:batchId/items',
    summary:
      'Its records in their order, 200 at a time, of one state or of all. `after` is the `next` of the answer before.',
    query: BATCH_INPUTS.listItems,
    answer: '200 {items: [{position, recordId, state, runId, code, message, written}], next}',
    errors: ['REQUEST_INVALID', ...FIND_ERRORS],
  },
  action('startBatch', 'start', 'Starts a draft.', WORKS),
  action('pauseBatch', 'pause', 'Takes up no further record; what is at work ends by itself.'),
  action('resumeBatch', 'resume', 'Goes on with a paused batch.', WORKS),
  action('cancelBatch', 'cancel', 'Cancels what waits and stops what is at work.'),
  action('retryBatch', 'retry', 'Takes up the failed records again.', WORKS),
  {
    ...WITH_TOKEN,
    id: 'createSchedule',
    method: 'post',
    path: '/v1/batch-schedules',
    summary:
      'Makes and starts such a batch at a time, and again every hour, day or week by the clock of a time zone, as the person who asks for it. A list of ids may hold 10,000.',
    body: BATCH_INPUTS.createSchedule,
    answer:
      '201 ScheduleView {scheduleId, name, prompt, source, writeTo, skipUnchanged, every, timeZone, nextAt, lastBatchId, active, problem}',
    errors: [...MAKING_ERRORS, 'SCHEDULE_IN_THE_PAST'],
  },
  {
    ...WITH_TOKEN,
    id: 'listSchedules',
    method: 'get',
    path: '/v1/batch-schedules',
    summary: "The person's schedules, the newest first.",
    answer: '200 {schedules: [ScheduleView]}',
    errors: ['DATABASE_UNREACHABLE'],
  },
  {
    ...WITH_TOKEN,
    id: 'deleteSchedule',
    method: 'delete',
    path: '/v1/batch-schedules/:scheduleId',
    summary: 'Ends a schedule; the batches it made stay.',
    answer: '204',
    errors: ['SCHEDULE_NOT_FOUND', 'DATABASE_UNREACHABLE'],
  },
];
