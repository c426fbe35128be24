/** A content block as it stands on the wire. Only its `type` is certain. */
export interface Block {
  type: string;
  [field: string]: unknown;
}

/** Blocks that are rebuilt from text and calls without loss. Everything else must go back as it came. */
const PLAIN = new Set(['text', 'tool_use']);

/** What is kept of a reply for the next turn: all of its blocks when one of them (a signed thought, say) cannot be rebuilt. */
export function toContinuation(blocks: Block[]): unknown {
  return blocks.every(({ type }) => PLAIN.has(type)) ? null : { format: 'messages', content: blocks };
}

/** The blocks of a turn that this format gave; null for a turn that another format gave, or none. */
export function continuationOf(continuation: unknown): Block[] | null {
  const { format, content } = (continuation ?? {}) as { format?: unknown; content?: unknown };
  return format === 'messages' && Array.isArray(content) ? (content as Block[]) : null;
}
