/** How models fail on the wire, in the form of chat completions, and what a run is declared to do about each. */

import type { ServerResponse } from 'node:http';
import type { Answer } from '../src/providers/contract/contract-harness.ts';
import { frames } from '../src/providers/contract/wire-fixtures-chat-completions.ts';
import { sse } from '../src/providers/contract/wire-format.ts';

const answer = frames({ text: ['It ', 'works.'] });
const half = frames({ text: ['Half an ans'] }).begin;
/** An event stream of these pieces, ended as `end` says. */
export const streamed =
  (pieces: string[], end = (response: ServerResponse) => void response.end()): Answer =>
  (_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const piece of pieces) response.write(piece);
    setImmediate(() => end(response));
  };
export const works = streamed([...answer.begin, ...answer.end]);
/** An error body, or with status 200 a whole body. */
export const json =
  (status: number, error: object, headers: Record<string, string> = {}): Answer =>
  (_, response) =>
    void response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(JSON.stringify(status === 200 ? error : { error }));
export const limit = (message: string, code = 'rate_limit_exceeded', headers = {}): Answer =>
  json(429, { message, code, type: 'tokens' }, headers);
const errorEvent = sse({ error: { message: 'Busy', type: 'server_error', code: 'server_error' } });

export interface FailureRow {
  code: string;
  answer: Answer;
  /** How often the first model is asked, with another one at hand and without. */
  asked: readonly [withStandIn: number, alone: number];
  /** What the run does when it gives the first model up. */
  then: 'falls back' | 'stops';
  /** Waits between, in milliseconds: half of what is possible, as chance is half here. */
  waits: readonly number[];
}

const RETRIED = {
  asked: [3, 3],
  then: 'falls back',
  waits: [250, 500],
} as const satisfies Partial<FailureRow>;
const ONCE = { asked: [1, 1], then: 'falls back', waits: [] } as const satisfies Partial<FailureRow>;
const STOPS = { asked: [1, 1], then: 'stops', waits: [] } as const satisfies Partial<FailureRow>;

/** Ways to fail, each with what a run must do about it. */
export const FAILURES: Record<string, FailureRow> = {
  'a limit per minute': {
    ...RETRIED,
    code: 'MODEL_RATE_LIMITED',
    answer: limit('Limit reached: tokens per min (TPM)'),
  },
  'a limit that passes in 2 s': {
    ...RETRIED,
    code: 'MODEL_RATE_LIMITED',
    answer: limit('Limit reached', 'rate_limit_exceeded', { 'retry-after': '2' }),
    waits: [2250, 2250],
  },
  'a limit that passes in 12 s': {
    code: 'MODEL_RATE_LIMITED',
    answer: limit('Limit reached', 'rate_limit_exceeded', { 'retry-after': '12' }),
    asked: [1, 3],
    then: 'falls back',
    waits: [12_250, 12_250],
  },
  'a limit that passes in a minute': {
    ...ONCE,
    code: 'MODEL_RATE_LIMITED',
    answer: limit('Limit reached', 'rate_limit_exceeded', { 'retry-after': '60' }),
  },
  'a limit per day': {
    ...ONCE,
    code: 'MODEL_QUOTA_EXHAUSTED',
    answer: limit('Limit reached: requests per day'),
  },
  'a day to wait': {
    ...ONCE,
    code: 'MODEL_QUOTA_EXHAUSTED',
    answer: limit('Limit reached', '429', { 'retry-after': '86400' }),
  },
  'an unpaid bill': {
    ...ONCE,
    code: 'MODEL_QUOTA_EXHAUSTED',
    answer: limit('No credit', 'insufficient_quota'),
  },
  'a request over the limit': {
    ...ONCE,
    code: 'MODEL_REQUEST_TOO_LARGE',
    answer: limit('Request too large for model-1: limit 1000, requested 4000'),
  },
  'no capacity': { ...RETRIED, code: 'MODEL_AT_CAPACITY', answer: limit('Service tier capacity exceeded') },
  overload: { ...RETRIED, code: 'MODEL_OVERLOADED', answer: json(503, { message: 'Overloaded' }) },
  'an error of the server': { ...RETRIED, code: 'MODEL_OVERLOADED', answer: json(500, { message: 'Oops' }) },
  'a refused key': {
    ...ONCE,
    code: 'MODEL_AUTHENTICATION_FAILED',
    answer: json(401, { code: 'invalid_api_key' }),
  },
  'no permission': {
    ...ONCE,
    code: 'MODEL_PERMISSION_DENIED',
    answer: json(403, { message: 'Not for you' }),
  },
  'an unknown model': { ...ONCE, code: 'MODEL_NOT_FOUND', answer: json(404, { code: 'model_not_found' }) },
  'a prompt that is too long': {
    ...ONCE,
    code: 'MODEL_CONTEXT_TOO_LONG',
    answer: json(400, { message: 'Too long', code: 'context_length_exceeded' }),
  },
  'a filtered prompt': {
    ...STOPS,
    code: 'MODEL_CONTENT_FILTERED',
    answer: json(400, { code: 'content_filter' }),
  },
  'an invalid request': {
    ...STOPS,
    code: 'MODEL_INVALID_REQUEST',
    answer: json(400, { message: 'No such field' }),
  },
  'status 200 with an error in the body': {
    ...RETRIED,
    code: 'MODEL_RATE_LIMITED',
    answer: json(200, { error: { message: 'Slow down', code: 'rate_limit_exceeded' } }),
  },
  nonsense: {
    ...RETRIED,
    code: 'MODEL_REPLY_MALFORMED',
    answer: (_, response) =>
      void response.writeHead(200, { 'content-type': 'text/html' }).end('<html></html>'),
  },
  'an empty answer': {
    ...RETRIED,
    code: 'MODEL_ANSWER_EMPTY',
    answer: streamed([...frames({ text: [] }).begin, ...frames({ text: [] }).end]),
  },
  'an answer the filter withheld': {
    ...STOPS,
    code: 'MODEL_CONTENT_FILTERED',
    answer: streamed([...frames({ text: [] }).begin, ...frames({ text: [], finish: 'content_filter' }).end]),
  },
  'an error event before the first token': {
    ...RETRIED,
    code: 'MODEL_OVERLOADED',
    answer: streamed([errorEvent]),
  },
  'an error event after the first token': {
    ...STOPS,
    code: 'MODEL_OVERLOADED',
    answer: streamed([...half, errorEvent]),
  },
  'a stream cut before the first token': {
    ...RETRIED,
    code: 'MODEL_STREAM_BROKEN',
    answer: streamed([half[0]!], (response) => void response.destroy()),
  },
  'a stream cut in the middle': {
    ...STOPS,
    code: 'MODEL_STREAM_BROKEN',
    answer: streamed(half, (response) => void response.destroy()),
  },
  'a hung socket': { ...ONCE, code: 'MODEL_TIMEOUT', answer: () => undefined },
  'a socket that hangs in the middle': {
    ...STOPS,
    code: 'MODEL_TIMEOUT',
    answer: streamed(half, () => undefined),
  },
};
