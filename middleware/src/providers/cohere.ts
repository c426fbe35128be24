import { ownAddress } from '../core/platforms.ts';
import { ProviderError } from '../core/provider-error.ts';
import { requestIdOf } from './errors/classify.ts';
import { guardedProvider } from './calls/guard.ts';
import { startCohereAnswer, type CoherePart } from './wire/cohere-chat-reply.ts';
import { cohereChatBody } from './wire/cohere-chat-request.ts';
import { jsonLinesOf, messagesOf } from './wire/lines.ts';
import { errorBodyOf, objectOfBody, post, type Posted } from './wire/post.ts';
import { refusalOf, wordsIn, type ErrorRule } from './wire/refusal.ts';

/** What Cohere's errors mean: https://docs.cohere.com/reference/errors. They have sentences and a status, no names. */
export const COHERE_ERRORS: readonly ErrorRule[] = [
  { status: 498, code: 'MODEL_AUTHENTICATION_FAILED' },
  { status: 429, says: /per month|monthly|\/ ?month/i, code: 'MODEL_QUOTA_EXHAUSTED' },
  {
    says: /too many tokens|tokens? .*(?:exceed|over) .*limit|context length|exceeds? .*maximum (?:number of )?tokens/i,
    code: 'MODEL_CONTEXT_TOO_LONG',
  },
  { status: 400, says: /model .*(?:not found|removed|not supported)|no model/i, code: 'MODEL_NOT_FOUND' },
  { says: /blocked (?:output|input)|safety|content polic/i, code: 'MODEL_CONTENT_FILTERED' },
  { status: 501, code: 'MODEL_INVALID_REQUEST' },
];

/** Cohere, at its own interface: https://docs.cohere.com/reference/chat */
export const cohere = guardedProvider('cohere', async function* (request, connection, options, watch) {
  const base = (connection.endpoint ?? ownAddress('cohere', null) ?? '').replace(/\/+$/, '');
  const url = `${base.replace(/\/v[12](?:\/chat)?$/, '')}/v2/chat`;
  const headers = {
    'content-type': 'application/json',
    authorization: `Bearer ${connection.secret ?? 'none'}`,
  };
  const body = JSON.stringify(cohereChatBody(request, connection.technology));
  const posted = await post({ url, headers, body }, watch, options);
  if (posted.status >= 300) throw errorOf(posted, await errorBodyOf(posted.body), posted.status);
  const answer = startCohereAnswer();
  const events = eventsOf(posted, request.stream);
  if (!events) {
    const part = partOf(await objectOfBody(posted), posted);
    answer.take(part);
    if (!answer.ended()) throw new ProviderError('MODEL_REPLY_MALFORMED', { status: posted.status });
    const reply = answer.reply(request, requestIdOf(posted.headers) ?? idOf(part));
    yield { type: 'text', text: reply.text };
    yield { type: 'reply', reply };
    return;
  }
  let id: string | null = requestIdOf(posted.headers);
  for await (const event of events) {
    const part = partOf(event, posted);
    id ??= idOf(part);
    const text = answer.take(part);
    watch.known.usage = answer.usage();
    if (text !== '') yield { type: 'text', text };
  }
  yield { type: 'reply', reply: answer.reply(request, id) };
});

/** The events of a stream, null for a complete answer. The first version streams a JSON text per line, under several types. */
function eventsOf({ headers, body }: Posted, streamed: boolean): AsyncIterable<unknown> | null {
  const type = headers.get('content-type') ?? '';
  if (type.includes('text/event-stream')) return dataOf(body);
  const lines = /stream\+json|ndjson/.test(type) || (streamed && !type.includes('application/json'));
  return lines ? jsonLinesOf(body) : null;
}

async function* dataOf(body: Posted['body']): AsyncGenerator<unknown> {
  for await (const { data } of messagesOf(body)) yield data;
}

const idOf = ({ id, response_id, generation_id }: CoherePart): string | null =>
  id ?? response_id ?? generation_id ?? null;

/** What belongs to an answer has one of these. */
const FIELDS = ['type', 'event_type', 'message', 'text', 'finish_reason'];

/** A part of an answer, or the error that came in its place. */
function partOf(data: unknown, posted: Posted): CoherePart {
  const part = (typeof data === 'object' && data !== null ? data : {}) as CoherePart;
  const isError = typeof part.message === 'string' || 'error' in part;
  if (isError) throw errorOf(posted, data, 500);
  if (part.delta?.error) throw errorOf(posted, { message: part.delta.error }, 500);
  if (!FIELDS.some((field) => field in part)) {
    throw new ProviderError('MODEL_REPLY_MALFORMED', { status: posted.status });
  }
  return part;
}

/** `status`: what an error inside a reply with status 200 counts as. */
const errorOf = ({ headers, status: sent }: Posted, body: unknown, status: number): ProviderError =>
  refusalOf(COHERE_ERRORS, { ...wordsIn(body), status }, headers, { status: sent });
