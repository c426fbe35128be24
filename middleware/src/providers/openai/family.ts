import OpenAI from 'openai';
import { ProviderError } from '../../core/provider-error.ts';
import { ownAddress } from '../../core/platforms.ts';
import type {
  InvokeOptions,
  ModelConnection,
  ModelEvent,
  ModelReply,
  ModelRequest,
  Provider,
} from '../../core/provider.ts';
import { requestIdOf } from '../errors/classify.ts';
import { watchedFetch } from '../calls/fetch.ts';
import { guardedProvider } from '../calls/guard.ts';
import { HOSTS, type Host } from './hosts.ts';
import type { Watch } from '../calls/watch.ts';
import { readChatCompletion, readChatCompletionStream } from '../wire/chat-completions.ts';
import { chatCompletionsBody } from '../wire/chat-completions-request.ts';
import { messagesOf, type StreamMessage } from '../wire/lines.ts';
import type { Asked } from '../wire/openai-asked.ts';
import { readResponse, readResponseStream } from '../wire/responses.ts';
import { responsesBody } from '../wire/responses-request.ts';

/** One of OpenAI's two formats: where it is asked, how, and how its answers are read. */
interface Format {
  path: string;
  body(request: ModelRequest, technology: string, host: Host): Record<string, unknown>;
  read(body: unknown, asked: Asked): ModelReply;
  readStream(messages: AsyncIterable<StreamMessage>, asked: Asked): AsyncGenerator<ModelEvent>;
}

const CHAT_COMPLETIONS: Format = {
  path: '/chat/completions',
  body: chatCompletionsBody,
  read: readChatCompletion,
  readStream: readChatCompletionStream,
};

const RESPONSES: Format = {
  path: '/responses',
  body: responsesBody,
  read: readResponse,
  readStream: readResponseStream,
};

/** Where a host is asked. */
export interface Address {
  baseUrl: string;
  query?: Record<string, string>;
  /** Instead of the host's own header: for keys that are of another kind. Null headers are not sent. */
  headers?: Record<string, string | null>;
}

/** The adapter of a host that differs from OpenAI in its row of hosts.ts only. */
export function openAiProvider(platform: keyof typeof HOSTS): Provider {
  return guardedProvider(platform, (request, connection, options, watch) => {
    const baseUrl = connection.endpoint ?? ownAddress(platform, connection.region);
    if (baseUrl === null) throw new ProviderError('MODEL_INVALID_REQUEST');
    return askOpenAi(HOSTS[platform], { baseUrl }, request, connection, options, watch);
  });
}

/**
 * Asks a host once, by chat completions or by responses as the connection says. Call it inside `guardedProvider`. `fetch` replaces the
 * watched one, for calls that must be signed.
 */
export async function* askOpenAi(
  host: Host,
  address: Address,
  request: ModelRequest,
  connection: ModelConnection,
  options: InvokeOptions,
  watch: Watch,
  fetch: typeof globalThis.fetch = watchedFetch(watch, options),
): AsyncGenerator<ModelEvent> {
  const format = connection.interface === 'responses' ? RESPONSES : CHAT_COMPLETIONS;
  const key = options.idempotencyKey;
  const response = await createClient(host, address, connection.secret, fetch)
    .post(format.path, {
      body: format.body(request, connection.technology, host),
      signal: watch.signal,
      headers: host.idempotency && key ? { [host.idempotency]: key } : {},
    })
    .asResponse();
  const asked: Asked = {
    request,
    host,
    watch,
    requestId: requestIdOf(response.headers),
    region: host.region && response.headers.get(host.region),
  };
  if (request.stream && isEventStream(response)) {
    // The reader of the formats without an SDK: unlike the SDK's it keeps the names of events.
    yield* format.readStream(messagesOf(response.body as unknown as AsyncIterable<Uint8Array>), asked);
    return;
  }
  // A host that does not stream answers a streamed call with one JSON body, be it the reply or an error.
  const reply = format.read(await bodyOf(response), asked);
  if (reply.text !== '') yield { type: 'text', text: reply.text };
  yield { type: 'reply', reply };
}

function createClient(
  host: Host,
  { baseUrl, query, headers }: Address,
  secret: string | null,
  fetch: typeof globalThis.fetch,
): OpenAI {
  const ownHeader = secret && host.key === 'api-key' ? { 'api-key': secret, Authorization: null } : {};
  return new OpenAI({
    apiKey: secret ?? 'none',
    // What the environment of the machine says about OpenAI is not the customer's configuration.
    organization: null,
    project: null,
    adminAPIKey: null,
    baseURL: baseUrl,
    ...(query ? { defaultQuery: query } : {}),
    defaultHeaders: headers ?? (secret ? ownHeader : { Authorization: null }),
    maxRetries: 0,
    timeout: 24 * 60 * 60 * 1000,
    logLevel: 'off',
    fetch,
  });
}

const isEventStream = (response: Response): boolean =>
  (response.headers.get('content-type') ?? '').includes('text/event-stream');

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    throw new ProviderError('MODEL_REPLY_MALFORMED', { status: response.status });
  }
}
