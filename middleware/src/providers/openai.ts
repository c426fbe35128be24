import OpenAI from 'openai';
import { Stream } from 'openai/core/streaming';
import { ProviderError } from '../core/provider-error.ts';
import type {
  Finish,
  FinishReason,
  InvokeOptions,
  ModelConnection,
  ModelEvent,
  ModelReply,
  ModelRequest,
  ModelUsage,
  Provider,
} from '../core/provider.ts';
import { PLAIN_REPLY, requestText, userText } from '../core/model-messages.ts';
import { estimateUsage } from '../core/usage.ts';
import { errorOfBody } from './classify.ts';
import { watchedFetch } from './fetch.ts';
import { guarded } from './guard.ts';
import type { Watch } from './watch.ts';

/** Chat completions: https://platform.openai.com/docs/api-reference/chat */
const OPENAI = 'https://api.openai.com/v1';

const FINISH: Record<string, FinishReason> = {
  stop: 'stop',
  length: 'length',
  content_filter: 'content-filter',
  tool_calls: 'tool-calls',
  function_call: 'tool-calls',
};

/** OpenAI itself, or any host that speaks its format at the model's endpoint. */
export function createOpenAi(platform: 'openai' | 'openai-compatible'): Provider {
  return {
    platform,
    invoke: (request, connection, options) =>
      guarded(options, (watch) => ask(platform, request, connection, options, watch)),
  };
}

async function* ask(
  platform: 'openai' | 'openai-compatible',
  request: ModelRequest,
  connection: ModelConnection,
  options: InvokeOptions,
  watch: Watch,
): AsyncGenerator<ModelEvent> {
  const client = createClient(platform, connection, watchedFetch(watch, options));
  const call = client.chat.completions.create(parameters(platform, request, connection), {
    signal: watch.signal,
  });
  const response = await call.asResponse();
  const requestId = response.headers.get('x-request-id');
  // A host that does not stream answers a streamed call with one JSON body, be it the reply or an error.
  if (!request.stream || !isEventStream(response)) {
    const reply = readReply(await bodyOf(response), request, requestId);
    yield { type: 'text', text: reply.text };
    yield { type: 'reply', reply };
    return;
  }
  const stream = Stream.fromSSEResponse<OpenAI.ChatCompletionChunk>(response, new AbortController(), client);
  yield* readStream(stream, request, requestId);
}

function createClient(platform: string, connection: ModelConnection, fetch: typeof globalThis.fetch): OpenAI {
  if (platform !== 'openai' && !connection.endpoint) throw new ProviderError('MODEL_INVALID_REQUEST');
  return new OpenAI({
    apiKey: connection.secret ?? 'none',
    // What the environment of the machine says about OpenAI is not the customer's configuration.
    organization: null,
    project: null,
    baseURL: connection.endpoint ?? OPENAI,
    defaultHeaders: connection.secret ? {} : { Authorization: null },
    maxRetries: 0,
    timeout: 24 * 60 * 60 * 1000,
    logLevel: 'off',
    fetch,
  });
}

function parameters(
  platform: string,
  request: ModelRequest,
  connection: ModelConnection,
): OpenAI.ChatCompletionCreateParams {
  // OpenAI's newer models refuse max_tokens, other hosts know nothing else.
  const limit = platform === 'openai' ? 'max_completion_tokens' : 'max_tokens';
  return {
    model: connection.technology,
    messages: [
      ...(request.system ? [{ role: 'system' as const, content: request.system }] : []),
      { role: 'user' as const, content: userText(request.messages) },
    ],
    ...(request.temperature === null ? {} : { temperature: request.temperature }),
    ...(request.topP === null ? {} : { top_p: request.topP }),
    ...(request.maxTokens === null ? {} : { [limit]: request.maxTokens }),
    ...(request.stream ? { stream: true, stream_options: { include_usage: true } } : { stream: false }),
  };
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

/** The SDK takes any JSON with status 200 for a reply, so its shape is checked here. */
function readReply(body: unknown, request: ModelRequest, requestId: string | null): ModelReply {
  if (typeof body === 'object' && body !== null && 'error' in body && body.error) throw errorOfBody(body);
  const { choices, usage } = (body ?? {}) as Partial<OpenAI.ChatCompletion>;
  const choice = Array.isArray(choices) ? choices[0] : undefined;
  const message = choice?.message as (OpenAI.ChatCompletionMessage & Reasoning) | undefined;
  if (
    !choice ||
    !message ||
    (typeof message.content !== 'string' && !message.refusal && !message.tool_calls)
  ) {
    throw new ProviderError('MODEL_REPLY_MALFORMED', { status: 200, providerRequestId: requestId });
  }
  const text = message.content ?? message.refusal ?? '';
  return {
    text,
    ...PLAIN_REPLY,
    reasoning: message.reasoning_content ?? message.reasoning ?? null,
    finish: finishOf(choice.finish_reason, Boolean(message.refusal)),
    usage: usageOf(usage) ?? estimateUsage(requestText(request), text),
    providerRequestId: requestId,
  };
}

/** Not in OpenAI's own format: how DeepSeek, Groq and others show what the model said to itself. */
interface Reasoning {
  reasoning_content?: string | null;
  reasoning?: string | null;
}

async function* readStream(
  stream: AsyncIterable<OpenAI.ChatCompletionChunk>,
  request: ModelRequest,
  requestId: string | null,
): AsyncGenerator<ModelEvent> {
  let text = '';
  let reasoning = '';
  let refused = false;
  let raw: string | null = null;
  let usage: ModelUsage | null = null;
  for await (const chunk of stream) {
    if (typeof chunk !== 'object' || chunk === null) throw new ProviderError('MODEL_REPLY_MALFORMED');
    usage = usageOf(chunk.usage) ?? usage;
    // The chunk with the usage, and Azure's first one, have no choices.
    const choice = chunk.choices?.[0];
    const delta = choice?.delta as (OpenAI.ChatCompletionChunk.Choice.Delta & Reasoning) | undefined;
    const piece = delta?.content ?? delta?.refusal ?? '';
    refused ||= Boolean(delta?.refusal);
    reasoning += delta?.reasoning_content ?? delta?.reasoning ?? '';
    raw = choice?.finish_reason ?? raw;
    text += piece;
    if (piece) yield { type: 'text', text: piece };
  }
  // A stream that was cut ends like a complete one; only the finish reason tells them apart.
  if (raw === null) throw new ProviderError('MODEL_STREAM_BROKEN', { providerRequestId: requestId });
  const reply = {
    text,
    ...PLAIN_REPLY,
    reasoning: reasoning || null,
    finish: finishOf(raw, refused),
    usage: usage ?? estimateUsage(requestText(request), text + reasoning),
    providerRequestId: requestId,
  };
  yield { type: 'reply', reply };
}

function finishOf(raw: string | null, refused: boolean): Finish {
  return {
    unified: refused ? 'refusal' : Object.hasOwn(FINISH, raw ?? '') ? FINISH[raw ?? '']! : 'other',
    raw,
  };
}

function usageOf(usage: OpenAI.CompletionUsage | null | undefined): ModelUsage | null {
  if (typeof usage?.prompt_tokens !== 'number' || typeof usage.completion_tokens !== 'number') return null;
  return {
    input: usage.prompt_tokens,
    output: usage.completion_tokens,
    cached: usage.prompt_tokens_details?.cached_tokens ?? 0,
    cacheWrite: 0,
    reasoning: usage.completion_tokens_details?.reasoning_tokens ?? 0,
    source: 'reported',
  };
}
