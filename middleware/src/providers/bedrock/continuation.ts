import type { ContentBlock } from '@aws-sdk/client-bedrock-runtime';

const FORMAT = 'converse';
/** Bytes in a block, as a continuation holds them: it must survive being stored as JSON. */
interface StoredBytes {
  base64: string;
}

/** What is kept of a reply for the next turn: all of its blocks when it thought, since signed thoughts must go back in their place. */
export function continuationOf(blocks: ContentBlock[]): unknown {
  if (!blocks.some((block) => block.reasoningContent)) return null;
  return { format: FORMAT, content: blocks.map(stored) };
}

/** The blocks of a turn that Converse gave; null for a turn that another format gave, or none. */
export function blocksOfContinuation(continuation: unknown): ContentBlock[] | null {
  const { format, content } = (continuation ?? {}) as { format?: unknown; content?: unknown };
  return format === FORMAT && Array.isArray(content) ? content.map(restored) : null;
}

function stored(block: ContentBlock): unknown {
  const hidden = block.reasoningContent?.redactedContent;
  if (!hidden) return block;
  return { reasoningContent: { redactedContent: { base64: Buffer.from(hidden).toString('base64') } } };
}

function restored(block: ContentBlock): ContentBlock {
  const hidden = block.reasoningContent?.redactedContent as StoredBytes | undefined;
  if (!hidden) return block;
  return { reasoningContent: { redactedContent: new Uint8Array(Buffer.from(hidden.base64, 'base64')) } };
}
