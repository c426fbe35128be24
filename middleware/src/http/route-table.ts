import type { ErrorCode } from '../errors.ts';
import { ADMINISTRATION_ROUTES } from './administration-routes.ts';
import { AUDIT_ROUTES } from './audit-routes.ts';
import { BATCH_ROUTES } from './batch-routes.ts';
import { INPUTS } from './inputs.ts';
import { BODY_ERRORS, OPEN, WITH_TOKEN, type Route } from './route.ts';

export { INPUTS } from './inputs.ts';
export type { Handler, Route, RouteId } from './route.ts';

/** Refusals of the token, the same on every route behind it. */
export const TOKEN_ERRORS: ErrorCode[] = [
  'TOKEN_MISSING',
  'TOKEN_MALFORMED',
  'TOKEN_ALGORITHM_REFUSED',
  'TOKEN_ORG_UNKNOWN',
  'TOKEN_SIGNATURE_INVALID',
  'TOKEN_AUDIENCE_WRONG',
  'TOKEN_EXPIRED',
  'TOKEN_FROM_THE_FUTURE',
  'TOKEN_LIFETIME_TOO_LONG',
  'TOKEN_CLAIMS_INVALID',
];

/** Every route, in the order the router tries them. */
export const ROUTES: Route[] = [
  {
    ...OPEN,
    id: 'health',
    method: 'get',
    path: '/healthz',
    summary: 'Says that the process lives.',
    answer: '200 {status: "ok"}',
    errors: [],
  },
  {
    ...OPEN,
    id: 'readiness',
    method: 'get',
    path: '/readyz',
    summary: 'Says whether runs can be taken: the database answers.',
    answer: '200 or 503 {status, database}',
    errors: [],
  },
  {
    ...OPEN,
    id: 'streamRun',
    method: 'get',
    path: '/v1/runs/:runId/events',
    access: 'ticket',
    summary:
      'Streams a run as server-sent events: status, sent, text, and at the end answered, failed or cancelled. Last-Event-ID resumes.',
    answer: '200 text/event-stream',
    errors: [
      'TICKET_MISSING',
      'TICKET_INVALID',
      'TICKET_USED',
      'TICKET_EXPIRED',
      'ORIGIN_NOT_ALLOWED',
      'STREAMS_TOO_MANY',
      'DATABASE_UNREACHABLE',
    ],
  },
  {
    ...WITH_TOKEN,
    id: 'startRun',
    method: 'post',
    path: '/v1/runs',
    summary:
      'Starts a prompt on a record for the person in the token. With wait, the run itself is answered when it has ended in time; with Accept: text/event-stream its events are, in the same answer. With an Idempotency-Key header, asking again gives the same run.',
    body: INPUTS.startRun,
    query: INPUTS.wait,
    answer:
      '202 {runId, status, ticket, ticketExpiresAt, eventsUrl, traceId}, or 200 RunView, or 200 text/event-stream',
    errors: [
      ...BODY_ERRORS,
      'IDEMPOTENCY_KEY_REUSED',
      'SERVER_BUSY',
      'SERVER_STOPPING',
      'STREAMS_TOO_MANY',
      'DATABASE_UNREACHABLE',
    ],
  },
  {
    ...WITH_TOKEN,
    id: 'latestRun',
    method: 'get',
    path: '/v1/runs',
    summary: "The person's newest run of a prompt on a record.",
    query: INPUTS.latestRun,
    answer: '200 {run: RunView or null}',
    errors: ['REQUEST_INVALID', 'DATABASE_UNREACHABLE'],
  },
  {
    ...WITH_TOKEN,
    id: 'readRun',
    method: 'get',
    path: '/v1/runs/:runId',
    summary:
      'A run of the person. With wait, the answer comes when the run has ended or the seconds are over.',
    query: INPUTS.wait,
    answer: '200 RunView',
    errors: ['REQUEST_INVALID', 'RUN_NOT_FOUND', 'DATABASE_UNREACHABLE'],
  },
  {
    ...WITH_TOKEN,
    id: 'cancelRun',
    method: 'delete',
    path: '/v1/runs/:runId',
    summary: 'Cancels a run; a run that has ended stays as it is.',
    answer: '200 RunView',
    errors: ['RUN_NOT_FOUND', 'DATABASE_UNREACHABLE'],
  },
  {
    ...WITH_TOKEN,
    id: 'issueTicket',
    method: 'post',
    path: '/v1/runs/:runId/ticket',
    summary: 'A new ticket for the stream of a run.',
    answer: '200 {ticket, ticketExpiresAt, eventsUrl}',
    errors: ['RUN_NOT_FOUND', 'DATABASE_UNREACHABLE'],
  },
  {
    ...WITH_TOKEN,
    id: 'rateRun',
    method: 'post',
    path: '/v1/runs/:runId/feedback',
    summary: 'Keeps what the person thinks of an answer. The reason is masked before it is kept.',
    body: INPUTS.feedback,
    answer: '200 RunView',
    errors: [...BODY_ERRORS, 'RUN_NOT_FOUND', 'RUN_NOT_ENDED', 'DATABASE_UNREACHABLE'],
  },
  ...ADMINISTRATION_ROUTES,
  ...AUDIT_ROUTES,
  ...BATCH_ROUTES,
];
