import type { ContentBlock } from '@aws-sdk/client-bedrock-runtime';
import { ProviderError } from '../../core/provider-error.ts';
import type { ConverseFacts, ConverseMessage, ConverseUsage } from './converse-reply.ts';
import { readArguments } from '../wire/tool-calls.ts';

/** An event of ConverseStream; the same stands in the chunks of Nova's own stream. Unknown members are left aside. */
export interface ConverseEvent {
  contentBlockStart?: { contentBlockIndex?: number | undefined; start?: Start | undefined };
  contentBlockDelta?: { contentBlockIndex?: number | undefined; delta?: Delta | undefined };
  messageStop?: { stopReason?: string | undefined };
  metadata?: { usage?: ConverseUsage | undefined; trace?: ConverseFacts['trace'] };
}

interface Start {
  toolUse?: { toolUseId?: string | undefined; name?: string | undefined };
}

interface Delta {
  text?: string | undefined;
  toolUse?: { input?: string | undefined };
  reasoningContent?: {
    text?: string | undefined;
    signature?: string | undefined;
    redactedContent?: Uint8Array | undefined;
  };
}

/** Puts a streamed message together. The end mark and the usage may come in either order. */
export interface ConverseStream {
  /** Takes one event and gives the text it adds to the answer, '' for none. */
  take(event: ConverseEvent): string;
  /** What is known so far. */
  message: ConverseMessage;
  /** Throws MODEL_STREAM_BROKEN when the message did not end. */
  finished(): ConverseMessage;
}

/** A stream that has not begun. */
export function startConverseStream(): ConverseStream {
  const message: ConverseMessage = {
    content: [],
    stopReason: null,
    usage: undefined,
    trace: undefined,
    written: new Map(),
  };
  const open = new Map<number, ContentBlock>();
  return {
    message,
    take(event) {
      const started = event.contentBlockStart;
      const tool = started?.start?.toolUse;
      if (tool) {
        const { toolUseId = '', name = '' } = tool;
        const block = addBlock(message, open, started.contentBlockIndex, {
          toolUse: { toolUseId, name, input: {} },
        });
        message.written.set(block, '');
      }
      const grown = event.contentBlockDelta;
      if (event.messageStop) message.stopReason = event.messageStop.stopReason ?? '';
      if (event.metadata) {
        message.usage = event.metadata.usage ?? message.usage;
        message.trace = event.metadata.trace ?? message.trace;
      }
      return grown?.delta ? addDelta(message, open, grown.contentBlockIndex, grown.delta) : '';
    },
    finished() {
      if (message.stopReason === null) throw new ProviderError('MODEL_STREAM_BROKEN');
      for (const [block, written] of message.written) {
        block.toolUse!.input = (readArguments(written) ?? {}) as NonNullable<typeof block.toolUse>['input'];
      }
      return message;
    },
  };
}

function addBlock(
  message: ConverseMessage,
  open: Map<number, ContentBlock>,
  index: number | undefined,
  block: ContentBlock,
): ContentBlock {
  open.set(index ?? 0, block);
  message.content.push(block);
  return block;
}

/** Text and thoughts begin without a start of their own. */
function addDelta(
  message: ConverseMessage,
  open: Map<number, ContentBlock>,
  index: number | undefined,
  delta: Delta,
): string {
  const known = open.get(index ?? 0);
  if (typeof delta.text === 'string') {
    const block = known && 'text' in known ? known : addBlock(message, open, index, { text: '' });
    block.text += delta.text;
    return delta.text;
  }
  if (delta.toolUse && known?.toolUse) {
    message.written.set(known, (message.written.get(known) ?? '') + (delta.toolUse.input ?? ''));
  }
  if (delta.reasoningContent) think(message, open, index, delta.reasoningContent);
  return '';
}

function think(
  message: ConverseMessage,
  open: Map<number, ContentBlock>,
  index: number | undefined,
  { text, signature, redactedContent }: NonNullable<Delta['reasoningContent']>,
): void {
  if (redactedContent) {
    addBlock(message, open, index, { reasoningContent: { redactedContent } });
    return;
  }
  const known = open.get(index ?? 0);
  const block = known?.reasoningContent?.reasoningText
    ? known
    : addBlock(message, open, index, { reasoningContent: { reasoningText: { text: '' } } });
  const thought = block.reasoningContent!.reasoningText!;
  thought.text += text ?? '';
  if (signature !== undefined) thought.signature = (thought.signature ?? '') + signature;
}
