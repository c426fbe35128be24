import { PLAIN_REPLY, requestText } from '../../core/model-messages.ts';
import { ProviderError } from '../../core/provider-error.ts';
import type { ModelEvent, ModelReply, ModelUsage } from '../../core/provider.ts';
import { estimateUsage } from '../../core/usage.ts';
import { errorOfBody } from '../errors/classify.ts';
import { FAILED_FINISH, finishOf, saidIn, type WireMessage } from './chat-completions-parts.ts';
import type { StreamMessage } from './lines.ts';
import { toContinuation } from './openai-continuation.ts';
import type { Asked } from './openai-asked.ts';
import { openAiUsage } from './openai-usage.ts';
import { startCalls, type CallReader } from './streamed-calls.ts';
import { startThoughtSplitter, type Split, type ThoughtSplitter } from './thought-tags.ts';
import { startVerdicts, type Verdicts } from './verdicts.ts';

/** A completion or a chunk of one. Nothing in it is certain: any server may have written it. */
interface WireCompletion {
  id?: unknown;
  model?: unknown;
  choices?: unknown;
  usage?: unknown;
  error?: unknown;
  prompt_filter_results?: unknown;
  /** Groq: the id of the request, and in a stream the usage. */
  x_groq?: { id?: unknown; usage?: unknown; error?: unknown } | null;
}

interface WireChoice {
  message?: WireMessage | null;
  delta?: WireMessage | null;
  finish_reason?: unknown;
  content_filter_results?: unknown;
}

/** A reply as far as it has come. A complete one comes at once. */
interface Coming {
  text: string;
  reasoning: string;
  /** DeepSeek wants it back even when it is empty: whether there was a field for it. */
  reasoned: boolean;
  refused: boolean;
  raw: string | null;
  usage: ModelUsage | null;
  id: string | null;
  model: string | null;
  calls: CallReader;
  verdicts: Verdicts;
  splitter: ThoughtSplitter;
}

/** Reads a complete reply. Throws MODEL_REPLY_MALFORMED where it is none, and the error where it is one. */
export function readChatCompletion(body: unknown, asked: Asked): ModelReply {
  const coming = start();
  const choice = take(body, coming, 'message');
  add(coming.splitter.end(), coming);
  const isReply = coming.raw !== null || coming.text !== '' || coming.calls.count() > 0;
  if (!choice || !isReply) throw new ProviderError('MODEL_REPLY_MALFORMED', { status: 200 });
  return finish(coming, asked);
}

/** Reads a stream: text as it comes, then the reply. Throws MODEL_STREAM_BROKEN when its end did not come. */
export async function* readChatCompletionStream(
  messages: AsyncIterable<StreamMessage>,
  asked: Asked,
): AsyncGenerator<ModelEvent> {
  const coming = start();
  for await (const { event, data } of messages) {
    if (event === 'error') throw errorOfBody(data);
    const before = coming.text.length;
    take(data, coming, 'delta');
    asked.watch.known.usage = coming.usage;
    if (coming.text.length > before) yield { type: 'text', text: coming.text.slice(before) };
  }
  const rest = coming.splitter.end();
  add(rest, coming);
  if (rest.text !== '') yield { type: 'text', text: rest.text };
  // A stream that was cut ends like a complete one; only the finish reason tells them apart.
  if (coming.raw === null) throw new ProviderError('MODEL_STREAM_BROKEN');
  yield { type: 'reply', reply: finish(coming, asked) };
}

function start(): Coming {
  return {
    text: '',
    reasoning: '',
    reasoned: false,
    refused: false,
    raw: null,
    usage: null,
    id: null,
    model: null,
    calls: startCalls(),
    verdicts: startVerdicts(),
    splitter: startThoughtSplitter(),
  };
}

/** Adds a completion or a chunk to what has come; gives its choice, null where it has none. */
function take(body: unknown, coming: Coming, part: 'message' | 'delta'): WireChoice | null {
  if (typeof body !== 'object' || body === null) throw new ProviderError('MODEL_REPLY_MALFORMED');
  const wire = body as WireCompletion;
  if (wire.error || wire.x_groq?.error) throw errorOfBody(wire.error ? wire : wire.x_groq);
  // Some hosts count anew in every chunk: the last count holds.
  coming.usage = openAiUsage(wire.usage) ?? openAiUsage(wire.x_groq?.usage) ?? coming.usage;
  coming.id ??= textOrNull(wire.x_groq?.id) ?? textOrNull(wire.id);
  coming.model ??= textOrNull(wire.model);
  coming.verdicts.addPrompts(wire.prompt_filter_results);
  // The chunk with the usage, and Azure's first one, have no choices.
  const [choice] = Array.isArray(wire.choices) ? (wire.choices as (WireChoice | null)[]) : [];
  if (typeof choice !== 'object' || choice === null) return null;
  coming.verdicts.add('answer', choice.content_filter_results);
  coming.raw = textOrNull(choice.finish_reason) ?? coming.raw;
  addMessage(choice[part] ?? {}, coming);
  if (coming.raw !== null && Object.hasOwn(FAILED_FINISH, coming.raw)) {
    throw new ProviderError(FAILED_FINISH[coming.raw]!, { status: 200, usage: coming.usage });
  }
  return choice;
}

function addMessage(message: WireMessage, coming: Coming): void {
  const said = saidIn(message);
  add(coming.splitter.take(said.text || said.refusal), coming);
  coming.refused ||= said.refusal !== '';
  coming.reasoning += said.reasoning;
  coming.reasoned ||= typeof message.reasoning_content === 'string';
  coming.calls.take(message.tool_calls);
}

function add({ text, reasoning }: Split, coming: Coming): void {
  coming.text += text;
  coming.reasoning += reasoning;
}

function finish(coming: Coming, { request, host, requestId, region }: Asked): ModelReply {
  const { text, reasoning, calls, refused, raw } = coming;
  const toolCalls = calls.all(coming.id ?? '');
  const back = host.wantsReasoningBack && coming.reasoned && toolCalls.length > 0;
  const written = text + reasoning + toolCalls.map((call) => call.argumentsText).join('');
  return {
    text,
    ...PLAIN_REPLY,
    reasoning: reasoning || null,
    toolCalls,
    finish: finishOf(raw, refused, toolCalls.length),
    usage: coming.usage ?? estimateUsage(requestText(request), written),
    verdicts: coming.verdicts.all(),
    providerRequestId: requestId ?? coming.id,
    model: coming.model,
    region,
    continuation: toContinuation(
      'chat-completions',
      host.platform,
      back ? { reasoning_content: reasoning } : null,
    ),
  };
}

const textOrNull = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null;
