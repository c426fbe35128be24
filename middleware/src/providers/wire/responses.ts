import { PLAIN_REPLY, requestText } from '../../core/model-messages.ts';
import { ProviderError } from '../../core/provider-error.ts';
import type { ContentVerdict, Finish, FinishReason, ModelEvent, ModelReply } from '../../core/provider.ts';
import { estimateUsage } from '../../core/usage.ts';
import { errorOfBody } from '../errors/classify.ts';
import type { StreamMessage } from './lines.ts';
import type { Asked } from './openai-asked.ts';
import { toContinuation } from './openai-continuation.ts';
import { openAiUsage } from './openai-usage.ts';
import { readItems, type ReadItems } from './responses-items.ts';
import { startVerdicts } from './verdicts.ts';

/** A response. Nothing in it is certain: any server may have written it. */
interface WireResponse {
  id?: unknown;
  status?: unknown;
  model?: unknown;
  output?: unknown;
  usage?: unknown;
  error?: unknown;
  incomplete_details?: { reason?: unknown } | null;
  /** Azure's verdicts: one entry per check of the prompt or of the answer. */
  content_filters?: unknown;
}

/** `status`, and the reason of a response that is incomplete. */
const FINISH: Record<string, FinishReason> = {
  completed: 'stop',
  complete: 'stop',
  max_output_tokens: 'length',
  content_filter: 'content-filter',
};

/** Reads a complete response. Throws MODEL_REPLY_MALFORMED where it is none, and the error where it is one. */
export function readResponse(body: unknown, asked: Asked): ModelReply {
  if (typeof body !== 'object' || body === null) {
    throw new ProviderError('MODEL_REPLY_MALFORMED', { status: 200 });
  }
  const wire = body as WireResponse;
  asked.watch.known.usage = openAiUsage(wire.usage);
  if (wire.error) throw errorOfBody(wire);
  if (!Array.isArray(wire.output)) throw new ProviderError('MODEL_REPLY_MALFORMED', { status: 200 });
  if (wire.status === 'failed') throw new ProviderError('MODEL_OVERLOADED', { status: 200 });
  const id = typeof wire.id === 'string' ? wire.id : null;
  return toReply(wire, readItems(wire.output, id), asked, id);
}

interface StreamEvent {
  type?: unknown;
  delta?: unknown;
  item?: unknown;
  response?: WireResponse | null;
  error?: unknown;
}

/** Events whose delta is a piece of the answer. */
const TEXT_DELTAS = new Set(['response.output_text.delta', 'response.refusal.delta']);
const ENDS = new Set(['response.completed', 'response.incomplete', 'response.failed', 'response.done']);

/** Reads a stream: text as it comes, then the reply. Throws MODEL_STREAM_BROKEN when its end did not come. */
export async function* readResponseStream(
  messages: AsyncIterable<StreamMessage>,
  asked: Asked,
): AsyncGenerator<ModelEvent> {
  let text = '';
  let end: WireResponse | null = null;
  const items: unknown[] = [];
  for await (const { event, data } of messages) {
    if (typeof data !== 'object' || data === null) throw new ProviderError('MODEL_REPLY_MALFORMED');
    const { type = event, delta, item, response, error } = data as StreamEvent;
    if (type === 'error' || error) throw errorOfBody(data);
    if (type === 'response.output_item.done') items.push(item);
    if (typeof type === 'string' && ENDS.has(type)) end = response ?? {};
    if (typeof type !== 'string' || !TEXT_DELTAS.has(type) || typeof delta !== 'string' || delta === '')
      continue;
    text += delta;
    yield { type: 'text', text: delta };
  }
  if (end === null) throw new ProviderError('MODEL_STREAM_BROKEN');
  // Some hosts leave the items out of the last event: they were told one by one.
  const output = Array.isArray(end.output) && end.output.length > 0 ? end.output : items;
  const reply = readResponse({ ...end, output }, asked);
  yield { type: 'reply', reply: { ...reply, text: text || reply.text } };
}

function toReply(wire: WireResponse, read: ReadItems, asked: Asked, id: string | null): ModelReply {
  const { request, host, requestId, region } = asked;
  const written = read.text + read.reasoning + read.toolCalls.map((call) => call.argumentsText).join('');
  return {
    text: read.text,
    ...PLAIN_REPLY,
    reasoning: read.reasoning || null,
    toolCalls: read.toolCalls,
    finish: finishOf(wire, read),
    usage: openAiUsage(wire.usage) ?? estimateUsage(requestText(request), written),
    verdicts: verdictsOf(wire.content_filters),
    providerRequestId: requestId ?? id,
    model: typeof wire.model === 'string' && wire.model !== '' ? wire.model : null,
    region,
    continuation: toContinuation('responses', host.platform, read.kept),
  };
}

function finishOf(wire: WireResponse, { refused, toolCalls }: ReadItems): Finish {
  const word = wire.incomplete_details?.reason ?? wire.status;
  const raw = typeof word === 'string' ? word : null;
  const known = Object.hasOwn(FINISH, raw ?? '') ? FINISH[raw ?? '']! : 'other';
  if (refused) return { unified: 'refusal', raw };
  return { unified: known === 'stop' && toolCalls.length > 0 ? 'tool-calls' : known, raw };
}

function verdictsOf(filters: unknown): ContentVerdict[] {
  const verdicts = startVerdicts();
  for (const filter of Array.isArray(filters) ? filters : []) {
    const { source_type: source, content_filter_results: results } = (filter ?? {}) as Record<
      string,
      unknown
    >;
    verdicts.add(source === 'prompt' ? 'prompt' : 'answer', results);
  }
  return verdicts.all();
}
