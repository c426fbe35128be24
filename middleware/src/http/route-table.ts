import type { Request, Response } from 'express';
import { z } from 'zod';
import type { ErrorCode } from '../errors.ts';
import { isSalesforceId, toId18 } from '../salesforce-id.ts';

const apiName = z
  .string()
  .regex(/^[A-Za-z]\w{0,79}$/, 'must be an API name of at most 80 letters, digits and _');
const recordId = z
  .string()
  .refine(isSalesforceId, 'must be a record id of 15 or 18 characters')
  .transform(toId18);

/** Shapes of what callers send. */
export const INPUTS = {
  startRun: z.strictObject({
    prompt: apiName,
    recordId,
    channel: z
      .string()
      .regex(/^[\w -]{1,40}$/, 'must be at most 40 letters, digits, spaces, _ and -')
      .default('salesforce'),
  }),
  latestRun: z.object({ prompt: apiName, recordId }),
  /** Seconds a caller is willing to wait for the end of a run. */
  wait: z.object({ wait: z.coerce.number().min(0).max(25).default(0) }),
  feedback: z.strictObject({
    rating: z.enum(['up', 'down']),
    reason: z
      .string()
      .trim()
      .max(2000)
      .nullish()
      .transform((text) => text || null),
  }),
};

export type Handler = (request: Request, response: Response) => Promise<void> | void;

/** One row of the API: the router is built from these rows, and so is its reference page. */
export interface Route {
  id: RouteId;
  method: 'get' | 'post' | 'delete';
  path: string;
  /** `org token`: the JWT the org signs. `ticket`: the single-use ticket of one run. */
  access: 'open' | 'org token' | 'ticket';
  summary: string;
  body: z.ZodType | null;
  query: z.ZodType | null;
  /** What is answered, in the words of the reference. */
  answer: string;
  errors: ErrorCode[];
}

export type RouteId =
  | 'health'
  | 'readiness'
  | 'streamRun'
  | 'startRun'
  | 'latestRun'
  | 'readRun'
  | 'cancelRun'
  | 'issueTicket'
  | 'rateRun';

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

const BODY_ERRORS: ErrorCode[] = ['BODY_MALFORMED', 'BODY_TOO_LARGE', 'REQUEST_INVALID'];
const OPEN = { body: null, query: null, access: 'open' as const };
const WITH_TOKEN = { body: null, query: null, access: 'org token' as const };

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
      'Starts a prompt on a record for the person in the token. With wait, the run itself is answered when it has ended in time; with Accept: text/event-stream its events are, in the same answer.',
    body: INPUTS.startRun,
    query: INPUTS.wait,
    answer:
      '202 {runId, status, ticket, ticketExpiresAt, eventsUrl, traceId}, or 200 RunView, or 200 text/event-stream',
    errors: [...BODY_ERRORS, 'SERVER_BUSY', 'SERVER_STOPPING', 'STREAMS_TOO_MANY', 'DATABASE_UNREACHABLE'],
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
];
