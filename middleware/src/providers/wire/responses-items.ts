/** The items of a response's `output`, read. */

import type { ToolCall } from '../../core/provider.ts';
import { madeUpId } from './call-ids.ts';
import { writtenCall } from './tool-calls.ts';

/** An item as it came. Only its type is certain. */
export interface Item {
  type: string;
  [field: string]: unknown;
}

export interface ReadItems {
  text: string;
  reasoning: string;
  refused: boolean;
  toolCalls: ToolCall[];
  /** All items as they must go back with the next turn; null when text and calls say everything. */
  kept: Item[] | null;
}

/** Reads messages, thoughts and calls; items of other types (searches and the like) are left aside. */
export function readItems(output: unknown, responseId: string | null): ReadItems {
  const items = (Array.isArray(output) ? output : []).filter(isItem);
  const messages = items.filter(({ type }) => type === 'message').flatMap(({ content }) => partsOf(content));
  const refusals = messages.filter(({ type }) => type === 'refusal');
  const text = messages.map((part) => textIn(part['text'])).join('');
  return {
    text: text || refusals.map((part) => textIn(part['refusal'])).join(''),
    reasoning: items.filter(isThought).map(thoughtOf).filter(Boolean).join('\n\n'),
    refused: refusals.length > 0,
    toolCalls: items
      .filter(({ type }) => type === 'function_call')
      .map((item, index) => callOf(item, `${responseId ?? ''}:${index}`)),
    kept: keptOf(items),
  };
}

const isItem = (item: unknown): item is Item =>
  typeof item === 'object' && item !== null && typeof (item as Item).type === 'string';

const isThought = ({ type }: Item): boolean => type === 'reasoning';

const partsOf = (content: unknown): Item[] => (Array.isArray(content) ? content.filter(isItem) : []);

/** OpenAI shows summaries of the model's thoughts, DeepSeek and others the thoughts themselves. */
function thoughtOf({ summary, content }: Item): string {
  const shown = partsOf(content).length > 0 ? content : summary;
  return partsOf(shown)
    .map((part) => textIn(part['text']))
    .join('\n\n');
}

function callOf({ call_id: id, name, arguments: written }: Item, seed: string): ToolCall {
  const text = textIn(written);
  return writtenCall(textIn(id) || madeUpId(`${seed}:${textIn(name)}:${text}`), textIn(name), text);
}

/**
 * Thoughts go back where they can be read there: encrypted or in full. With them go the other items of the turn, without the
 * ids under which nothing was stored.
 */
function keptOf(items: Item[]): Item[] | null {
  const usable = items.filter(
    (item) => !isThought(item) || textIn(item['encrypted_content']) || partsOf(item['content']).length > 0,
  );
  if (!usable.some(isThought)) return null;
  return usable.map((item) => {
    const { id: _id, ...rest } = item;
    return isThought(item) ? item : { ...rest, type: item.type };
  });
}

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');
