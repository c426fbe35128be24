import Anthropic from '@anthropic-ai/sdk';
import { transformJSONSchema } from '@anthropic-ai/sdk/lib/transform-json-schema';
import { ProviderError, type ProviderErrorCode, type ProviderErrorFacts } from '../core/provider-error.ts';
import type {
  InvokeOptions,
  ModelConnection,
  ModelEvent,
  ModelRequest,
  ModelUsage,
} from '../core/provider.ts';
import { classify, errorOfBody } from './errors/classify.ts';
import { watchedFetch } from './calls/fetch.ts';
import { guardedProvider } from './calls/guard.ts';
import type { Watch } from './calls/watch.ts';
import { readMessage, toReply } from './wire/messages-reply.ts';
import { messagesBody } from './wire/messages-request.ts';
import { startMessageStream, type MessageStream } from './wire/messages-stream.ts';
import { usageOf } from './wire/messages-usage.ts';

const ANTHROPIC = 'https://api.anthropic.com';
const PATH = '/v1/messages';

/** Claude, at Anthropic's own interface: https://docs.anthropic.com/en/api/messages. It knows no idempotency keys. */
export const anthropic = guardedProvider('anthropic', async function* (request, connection, options, watch) {
  const client = createClient(connection, options, watch);
  // Posted past `messages.create`, which prints about old models and hands prompts to telemetry, where there is some.
  const body = { model: connection.technology, ...messagesBody(request, schemaOf), stream: request.stream };
  const call = { body, stream: request.stream, signal: watch.signal };
  if (!request.stream) {
    const { data, request_id: requestId } = await client.post<unknown>(PATH, call).withResponse();
    if (isError(data)) throw errorOfBody(data);
    const reply = toReply(readMessage(data), request, requestId ?? null);
    yield { type: 'text', text: reply.text };
    yield { type: 'reply', reply };
    return;
  }
  const { data, response } = await client.post<AsyncIterable<unknown>>(PATH, call).withResponse();
  if (!(response.headers.get('content-type') ?? '').includes('text/event-stream')) {
    throw await errorOfPlainAnswer(response);
  }
  yield* readStream(data, request, response.headers.get('request-id'));
});

/** The key goes as a bearer token, as this version of the SDK sends it with the API version it speaks (2026-10-21). */
function createClient(connection: ModelConnection, options: InvokeOptions, watch: Watch): Anthropic {
  return new Anthropic({
    apiKey: connection.secret ?? 'none',
    baseURL: connection.endpoint ?? ANTHROPIC,
    maxRetries: 0,
    timeout: 24 * 60 * 60 * 1000,
    // The SDK would print pieces of a reply that it cannot read.
    logLevel: 'off',
    fetch: watchedFetch(watch, options),
  });
}

/** The format takes closed objects and a few keywords only; the SDK says the others in words. What it cannot read goes as it is. */
function schemaOf(schema: Record<string, unknown>): Record<string, unknown> {
  try {
    return transformJSONSchema(schema as Parameters<typeof transformJSONSchema>[0]) as Record<
      string,
      unknown
    >;
  } catch {
    return schema;
  }
}

const isError = (body: unknown): boolean => typeof body === 'object' && body !== null && 'error' in body;

/** A body with status 200 that is no stream: an error in disguise, or nonsense. */
async function errorOfPlainAnswer(response: Response): Promise<ProviderError> {
  const text = await response.text();
  const body: unknown = text.startsWith('{') ? JSON.parse(text) : null;
  return isError(body)
    ? errorOfBody(body)
    : new ProviderError('MODEL_REPLY_MALFORMED', { status: response.status });
}

async function* readStream(
  events: AsyncIterable<unknown>,
  request: ModelRequest,
  requestId: string | null,
): AsyncGenerator<ModelEvent> {
  const stream = startMessageStream();
  let started = false;
  try {
    for await (const event of events) {
      const text = stream.take(event);
      started ||= text !== '';
      if (text) yield { type: 'text', text };
    }
    yield { type: 'reply', reply: toReply(stream.finished(), request, requestId) };
  } catch (error) {
    throw withUsage(error, started, stream, requestId);
  }
}

/** What was used up until the stream failed is paid for. */
function withUsage(
  error: unknown,
  started: boolean,
  { message }: MessageStream,
  requestId: string | null,
): ProviderError {
  const usage: ModelUsage | null = usageOf(message.usage);
  const { code, facts }: { code: ProviderErrorCode; facts: ProviderErrorFacts } =
    error instanceof ProviderError ? { code: error.code, facts: error } : classify(error, started);
  return new ProviderError(code, {
    ...facts,
    providerRequestId: facts.providerRequestId ?? requestId,
    usage,
  });
}
