/** What is answered in Anthropic's Messages format, complete or streamed: the same reply from both. */

import { ProviderError } from '../../core/provider-error.ts';
import { PLAIN_REPLY, requestText } from '../../core/model-messages.ts';
import type {
  ContentVerdict,
  Finish,
  FinishReason,
  ModelReply,
  ModelRequest,
  ToolCall,
} from '../../core/provider.ts';
import { estimateUsage } from '../../core/usage.ts';
import { toContinuation, type Block } from './messages-blocks.ts';
import { regionOf, usageOf, type WireUsage } from './messages-usage.ts';
import { valueCall, writtenCall } from './tool-calls.ts';

/** `stop_reason`. `pause_turn`: the provider's own tools ran long; the turn would have to be sent back to go on. */
export const MESSAGES_FINISH: Record<string, FinishReason> = {
  end_turn: 'stop',
  stop_sequence: 'stop',
  max_tokens: 'length',
  model_context_window_exceeded: 'length',
  tool_use: 'tool-calls',
  refusal: 'refusal',
  pause_turn: 'other',
  compaction: 'other',
};

/** A reply as far as it is known: a complete body has all of it, a stream brings it in pieces. */
export interface WireMessage {
  content: Block[];
  model: string | null;
  stopReason: string | null;
  stopDetails: unknown;
  usage: WireUsage;
  /** What the model wrote as the arguments of a call, where that came as text. */
  written: Map<Block, string>;
}

/** Reads a complete body. Throws MODEL_REPLY_MALFORMED when it is none. */
export function readMessage(body: unknown): WireMessage {
  const { content, model, stop_reason, stop_details, usage } = (body ?? {}) as Record<string, unknown>;
  if (!Array.isArray(content)) throw new ProviderError('MODEL_REPLY_MALFORMED', { status: 200 });
  return {
    content: content as Block[],
    model: typeof model === 'string' ? model : null,
    stopReason: typeof stop_reason === 'string' ? stop_reason : null,
    stopDetails: stop_details,
    usage: (usage ?? {}) as WireUsage,
    written: new Map(),
  };
}

/** Our reply. Usage that was not reported is estimated from what was asked and answered. */
export function toReply(
  message: WireMessage,
  request: ModelRequest,
  providerRequestId: string | null,
): ModelReply {
  const { content, usage } = message;
  const text = textOf(content);
  const reasoning = join(content, 'thinking', 'thinking');
  return {
    text,
    ...PLAIN_REPLY,
    reasoning: reasoning || null,
    toolCalls: content.flatMap((block) => (block.type === 'tool_use' ? [callOf(block, message)] : [])),
    finish: finishOf(message.stopReason),
    usage: usageOf(usage) ?? estimateUsage(requestText(request), text + reasoning),
    verdicts: verdictsOf(message.stopDetails, text),
    providerRequestId,
    model: message.model,
    region: regionOf(usage),
    continuation: toContinuation(content),
  };
}

/** The text of an answer, out of all its blocks. */
export const textOf = (content: Block[]): string => join(content, 'text', 'text');

const join = (blocks: Block[], type: string, field: string): string =>
  blocks.map((block) => (block.type === type ? String(block[field] ?? '') : '')).join('');

function callOf(block: Block, { written }: WireMessage): ToolCall {
  const [id, name] = [String(block['id'] ?? ''), String(block['name'] ?? '')];
  const text = written.get(block) ?? '';
  return text.trim() === '' ? valueCall(id, name, block['input']) : writtenCall(id, name, text);
}

const finishOf = (raw: string | null): Finish => ({
  unified: (raw !== null && Object.hasOwn(MESSAGES_FINISH, raw) ? MESSAGES_FINISH[raw] : null) ?? 'other',
  raw,
});

/** A refusal may name its category. Nothing tells whether prompt or answer caused it: without an answer it was the prompt. */
function verdictsOf(details: unknown, text: string): ContentVerdict[] {
  const { category } = (details ?? {}) as { category?: unknown };
  if (typeof category !== 'string') return [];
  return [{ on: text === '' ? 'prompt' : 'answer', category, severity: null, filtered: true }];
}
