import type { GenerateContentParameters } from '@google/genai';
import { ProviderError, type ProviderErrorCode, type ProviderErrorFacts } from '../core/provider-error.ts';
import type { ModelConnection, ModelReply, ModelRequest, ModelUsage } from '../core/provider.ts';
import { classify, classifyBody } from './errors/classify.ts';
import { forgetToken } from './google/account.ts';
import { createClient, type GoogleClient } from './google/client.ts';
import { googleFetch, type GoogleFetch } from './google/fetch.ts';
import { guardedProvider } from './calls/guard.ts';
import { startGenerateContent } from './wire/generate-content-reply.ts';
import { configOf, contentsOf } from './wire/generate-content-request.ts';
import { startInteraction } from './wire/interactions-reply.ts';
import { interactionBody } from './wire/interactions-request.ts';

/** One of the two wire formats: sends the request, and reads what comes. */
interface Exchange {
  /** Gives pieces of text as they come; after them, `reply` is complete. */
  pieces(): AsyncIterable<string>;
  reply(requestId: string | null): ModelReply;
  /** What was used up so far, null while nothing was reported. */
  usage(): ModelUsage | null;
}

/** Gemini, at the Gemini API or at Vertex AI. Neither knows idempotency keys. */
export const google = guardedProvider('google', async function* (request, connection, options, watch) {
  const seen = googleFetch(watch, options, request.stream);
  const google = await createClient(connection, options, watch, seen.fetch);
  const exchange =
    connection.interface === 'interactions'
      ? interactions(google, request, connection)
      : generateContent(google, request, connection);
  let started = false;
  try {
    for await (const text of exchange.pieces()) {
      started ||= text !== '';
      if (text || !request.stream) yield { type: 'text', text };
    }
    yield { type: 'reply', reply: exchange.reply(seen.requestId) };
  } catch (error) {
    throw errorOf(error, seen, started, exchange, google);
  } finally {
    await seen.close();
  }
});

function generateContent(
  { client }: GoogleClient,
  request: ModelRequest,
  { technology: model }: ModelConnection,
): Exchange {
  const reader = startGenerateContent();
  const ownWay = { automaticContinuation: false, automaticFunctionCalling: { disable: true } };
  const contents = contentsOf(request.messages, model);
  const config = { ...configOf(request, model), ...ownWay };
  const body = { model, contents, config } as unknown as GenerateContentParameters;
  return {
    async *pieces() {
      if (!request.stream) {
        yield reader.whole(await client.models.generateContent(body));
        return;
      }
      for await (const piece of await client.models.generateContentStream(body)) yield reader.take(piece);
    },
    reply: (requestId) => reader.reply(request, requestId),
    usage: () => reader.usage(),
  };
}

function interactions(
  { client }: GoogleClient,
  request: ModelRequest,
  { technology: model }: ModelConnection,
): Exchange {
  const reader = startInteraction();
  const body = { ...interactionBody(request), model, automatic_continuation: false };
  const once = { maxRetries: 0 };
  return {
    async *pieces() {
      if (!request.stream) {
        yield reader.whole(await client.interactions.create({ ...body, stream: false }, once));
        return;
      }
      for await (const event of await client.interactions.create({ ...body, stream: true }, once)) {
        yield reader.take(event);
      }
    },
    reply: (requestId) => reader.reply(request, requestId),
    usage: () => reader.usage(),
  };
}

/** What was used up until a call failed is paid for. */
function errorOf(
  thrown: unknown,
  seen: GoogleFetch,
  started: boolean,
  exchange: Exchange,
  { account }: GoogleClient,
): ProviderError {
  const { code, facts } = classified(thrown, seen, started);
  if (code === 'MODEL_AUTHENTICATION_FAILED' && account) forgetToken(account);
  const providerRequestId = facts.providerRequestId ?? seen.requestId;
  return new ProviderError(code, { ...facts, providerRequestId, usage: exchange.usage() });
}

function classified(
  thrown: unknown,
  { failure, answered }: GoogleFetch,
  started: boolean,
): { code: ProviderErrorCode; facts: ProviderErrorFacts } {
  const error = failure ?? thrown;
  if (error instanceof ProviderError) return { code: error.code, facts: error };
  const { message = '' } = (error ?? {}) as { message?: string };
  // An error inside a stream: the SDK puts the whole of it behind words of its own.
  const [, body] = /^got status: [^{]*(\{.*\})$/s.exec(message) ?? [];
  if (body !== undefined) return classifyBody(JSON.parse(body), 200, null);
  if (failure || !answered) return classify(error, started || answered);
  // The bytes came, so it is the SDK that cannot make anything of them: they end in the middle of a piece, or are nonsense.
  const cut = message.startsWith('Incomplete JSON segment');
  return { code: cut ? 'MODEL_STREAM_BROKEN' : 'MODEL_REPLY_MALFORMED', facts: {} };
}
