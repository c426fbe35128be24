import { ProviderError } from '../../core/provider-error.ts';
import type { Block } from './messages-blocks.ts';
import { readMessage, textOf, type WireMessage } from './messages-reply.ts';
import { mergeUsage, type WireUsage } from './messages-usage.ts';
import { readArguments } from './tool-calls.ts';

interface StreamEvent {
  type?: unknown;
  index?: unknown;
  message?: Record<string, unknown> | null;
  content_block?: Block | null;
  delta?: Record<string, unknown> | null;
  usage?: unknown;
}

/** Puts a streamed message together, event by event. */
export interface MessageStream {
  /** Takes one event and gives the text it adds to the answer, '' for none. Unknown events and blocks are left aside. */
  take(event: unknown): string;
  /** What is known so far; complete once the stream has ended. */
  message: WireMessage;
  /** Throws MODEL_STREAM_BROKEN when the end of the message did not come. */
  finished(): WireMessage;
}

/** A stream that has not begun. */
export function startMessageStream(): MessageStream {
  const message = readMessage({ content: [] });
  const open = new Map<unknown, Block>();
  let ended = false;
  return {
    message,
    take(raw) {
      const event = (raw ?? {}) as StreamEvent;
      if (event.type === 'message_start') return start(message, event.message);
      if (event.type === 'content_block_start') return startBlock(message, open, event);
      if (event.type === 'content_block_delta') return addDelta(message, open, event);
      if (event.type === 'message_delta') stop(message, event);
      ended ||= event.type === 'message_stop';
      return '';
    },
    finished() {
      if (!ended || message.stopReason === null) throw new ProviderError('MODEL_STREAM_BROKEN');
      for (const [block, text] of message.written) block['input'] = readArguments(text) ?? {};
      return message;
    },
  };
}

/**
 * Some hosts send it twice; the second only adds to what is known. After the provider's own tools it may hold blocks, and
 * the end of the message too.
 */
function start(message: WireMessage, begun: StreamEvent['message']): string {
  const { model, usage, content, stop_reason: reason } = begun ?? {};
  if (typeof model === 'string') message.model = model;
  if (typeof reason === 'string') message.stopReason = reason;
  message.usage = mergeUsage(message.usage, usage);
  if (!Array.isArray(content) || content.length === 0 || message.content.length > 0) return '';
  message.content.push(...(content as Block[]));
  return textOf(message.content);
}

function startBlock(message: WireMessage, open: Map<unknown, Block>, event: StreamEvent): string {
  if (typeof event.content_block?.type !== 'string') return '';
  const block = { ...event.content_block };
  open.set(event.index, block);
  message.content.push(block);
  // The provider went on with another model: https://docs.anthropic.com/en/api/messages, block type `fallback`.
  const to = block['to'] as { model?: unknown } | undefined;
  if (block.type === 'fallback' && typeof to?.model === 'string') message.model = to.model;
  return block.type === 'text' ? String(block['text'] ?? '') : '';
}

/** Which field of a block a delta goes on with, per type of delta. */
const GROWS: Record<string, string> = {
  text_delta: 'text',
  thinking_delta: 'thinking',
  signature_delta: 'signature',
  compaction_delta: 'content',
};

function addDelta(message: WireMessage, open: Map<unknown, Block>, event: StreamEvent): string {
  const delta = event.delta ?? {};
  const type = String(delta['type']);
  const block = open.get(event.index) ?? missingBlock(message, open, event.index, type);
  if (!block) return '';
  if (type === 'input_json_delta') {
    const before = message.written.get(block) ?? '';
    message.written.set(block, before + String(delta['partial_json'] ?? ''));
  } else if (type === 'citations_delta') {
    block['citations'] = [...((block['citations'] as unknown[] | null) ?? []), delta['citation']];
  } else if (Object.hasOwn(GROWS, type)) {
    const field = GROWS[type]!;
    const piece = String(delta[field] ?? '');
    block[field] = String(block[field] ?? '') + piece;
    return type === 'text_delta' && block.type === 'text' ? piece : '';
  }
  return '';
}

/** A host may leave out the start of a plain text. */
function missingBlock(
  message: WireMessage,
  open: Map<unknown, Block>,
  index: unknown,
  delta: string,
): Block | null {
  if (delta !== 'text_delta') return null;
  const block = { type: 'text', text: '' };
  open.set(index, block);
  message.content.push(block);
  return block;
}

function stop(message: WireMessage, { delta, usage }: StreamEvent): void {
  const { stop_reason: reason, stop_details: details } = delta ?? {};
  if (typeof reason === 'string') message.stopReason = reason;
  message.stopDetails = details ?? message.stopDetails;
  message.usage = mergeUsage(message.usage, usage as WireUsage | undefined);
}
