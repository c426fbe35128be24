import Anthropic from '@anthropic-ai/sdk';
import { ProviderError } from '../core/provider-error.ts';
import type {
  Finish,
  FinishReason,
  InvokeOptions,
  ModelConnection,
  ModelEvent,
  ModelRequest,
  ModelReply,
  ModelUsage,
  Provider,
} from '../core/provider.ts';
import { PLAIN_REPLY, requestText, userText } from '../core/model-messages.ts';
import { estimateUsage } from '../core/usage.ts';
import { errorOfBody } from './classify.ts';
import { watchedFetch } from './fetch.ts';
import { guarded } from './guard.ts';
import type { Watch } from './watch.ts';

/** Messages: https://docs.anthropic.com/en/api/messages */
const ANTHROPIC = 'https://api.anthropic.com';
/** The interface demands a limit; this one is taken where the model record has none. */
const DEFAULT_MAX_TOKENS = 4096;

const FINISH: Record<string, FinishReason> = {
  end_turn: 'stop',
  stop_sequence: 'stop',
  max_tokens: 'length',
  model_context_window_exceeded: 'length',
  tool_use: 'tool-calls',
  refusal: 'refusal',
};

/** Claude, at Anthropic's own interface. */
export const anthropic: Provider = {
  platform: 'anthropic',
  invoke: (request, connection, options) =>
    guarded(options, (watch) => ask(request, connection, options, watch)),
};

async function* ask(
  request: ModelRequest,
  connection: ModelConnection,
  options: InvokeOptions,
  watch: Watch,
): AsyncGenerator<ModelEvent> {
  const client = new Anthropic({
    apiKey: connection.secret ?? 'none',
    baseURL: connection.endpoint ?? ANTHROPIC,
    maxRetries: 0,
    timeout: 24 * 60 * 60 * 1000,
    // The SDK would print pieces of a reply that it cannot read.
    logLevel: 'off',
    fetch: watchedFetch(watch, options),
  });
  const body = parameters(request, connection);
  if (!request.stream) {
    const { data, request_id: requestId } = await client.messages
      .create({ ...body, stream: false }, { signal: watch.signal })
      .withResponse();
    const reply = readReply(data, request, requestId);
    yield { type: 'text', text: reply.text };
    yield { type: 'reply', reply };
    return;
  }
  const { data, response } = await client.messages
    .create({ ...body, stream: true }, { signal: watch.signal })
    .withResponse();
  if (!(response.headers.get('content-type') ?? '').includes('text/event-stream')) {
    throw await errorOfPlainAnswer(response);
  }
  yield* readStream(data, request, response.headers.get('request-id'));
}

/** A body with status 200 that is no stream: an error in disguise, or nonsense. */
async function errorOfPlainAnswer(response: Response): Promise<ProviderError> {
  const text = await response.text();
  const body: unknown = text.startsWith('{') ? JSON.parse(text) : null;
  if (typeof body === 'object' && body !== null && 'error' in body) return errorOfBody(body);
  return new ProviderError('MODEL_REPLY_MALFORMED', { status: response.status });
}

function parameters(
  request: ModelRequest,
  connection: ModelConnection,
): Omit<Anthropic.MessageCreateParamsNonStreaming, 'stream'> {
  return {
    model: connection.technology,
    max_tokens: request.maxTokens ?? DEFAULT_MAX_TOKENS,
    messages: [{ role: 'user', content: userText(request.messages) }],
    ...(request.system ? { system: request.system } : {}),
    ...(request.temperature === null ? {} : { temperature: request.temperature }),
    ...(request.topP === null ? {} : { top_p: request.topP }),
  };
}

function readReply(
  message: Anthropic.Message,
  request: ModelRequest,
  requestId: string | null | undefined,
): ModelReply {
  const found = message as Partial<Anthropic.Message> | null;
  if (typeof found === 'object' && found !== null && 'error' in found) throw errorOfBody(found);
  if (!Array.isArray(found?.content)) {
    throw new ProviderError('MODEL_REPLY_MALFORMED', { status: 200, providerRequestId: requestId ?? null });
  }
  const text = found.content.map((block) => (block.type === 'text' ? block.text : '')).join('');
  const reasoning = found.content.map((block) => (block.type === 'thinking' ? block.thinking : '')).join('');
  return {
    text,
    ...PLAIN_REPLY,
    reasoning: reasoning || null,
    finish: finishOf(found.stop_reason ?? null),
    usage: usageOf(found.usage, found.usage?.output_tokens) ?? estimateUsage(requestText(request), text),
    providerRequestId: requestId ?? null,
    region: regionOf(found.usage),
  };
}

async function* readStream(
  stream: AsyncIterable<Anthropic.RawMessageStreamEvent>,
  request: ModelRequest,
  requestId: string | null,
): AsyncGenerator<ModelEvent> {
  let text = '';
  let reasoning = '';
  let raw: string | null = null;
  let start: Anthropic.Usage | undefined;
  let output: number | undefined;
  let ended = false;
  for await (const event of stream) {
    if (event.type === 'message_start') start = event.message?.usage;
    if (event.type === 'content_block_delta' && event.delta.type === 'thinking_delta')
      reasoning += event.delta.thinking;
    if (event.type === 'content_block_delta' && event.delta.type === 'text_delta') {
      text += event.delta.text;
      yield { type: 'text', text: event.delta.text };
    }
    if (event.type === 'message_delta') {
      raw = event.delta.stop_reason;
      output = event.usage?.output_tokens;
    }
    ended ||= event.type === 'message_stop';
  }
  if (!ended || raw === null)
    throw new ProviderError('MODEL_STREAM_BROKEN', { providerRequestId: requestId });
  const reply = {
    text,
    ...PLAIN_REPLY,
    reasoning: reasoning || null,
    finish: finishOf(raw),
    usage: usageOf(start, output) ?? estimateUsage(requestText(request), text + reasoning),
    providerRequestId: requestId,
    region: regionOf(start),
  };
  yield { type: 'reply', reply };
}

const finishOf = (raw: string | null): Finish => ({
  unified: Object.hasOwn(FINISH, raw ?? '') ? FINISH[raw ?? '']! : 'other',
  raw,
});

/** Input counts what was read from and written to the cache too: Anthropic reports them apart. */
function usageOf(usage: Anthropic.Usage | undefined, output: number | undefined): ModelUsage | null {
  if (typeof usage?.input_tokens !== 'number' || typeof output !== 'number') return null;
  const cached = usage.cache_read_input_tokens ?? 0;
  return {
    input: usage.input_tokens + cached + (usage.cache_creation_input_tokens ?? 0),
    output,
    cached,
    cacheWrite: usage.cache_creation_input_tokens ?? 0,
    reasoning: 0,
    source: 'reported',
  };
}

/** `usage.inference_geo` is Anthropic's word for where it ran. */
function regionOf(usage: Anthropic.Usage | undefined): string | null {
  const region = (usage as { inference_geo?: unknown } | undefined)?.inference_geo;
  return typeof region === 'string' && region !== 'not_available' ? region : null;
}
