/** The parts of a turn in Google's generateContent format, as they are put together and kept for the next turn. */

import { addPartialArguments, type PartialArgument } from './partial-arguments.ts';

/** A part as it stands on the wire; it holds one kind of content. */
export interface Part {
  text?: string;
  thought?: boolean;
  thoughtSignature?: string;
  functionCall?: FunctionCall;
  [field: string]: unknown;
}

export interface FunctionCall {
  id?: string;
  name?: string;
  args?: Record<string, unknown>;
  partialArgs?: PartialArgument[];
  willContinue?: boolean;
}

/** Begins the ids of calls that came without one. */
const MADE_UP = 'unnamed-call-';

/** An id for the call at this place of a reply. */
export const madeUpId = (index: number): string => `${MADE_UP}${index + 1}`;
/** True for an id that `madeUpId` gave. */
export const isMadeUp = (id: string): boolean => id.startsWith(MADE_UP);

/** Adds a part of a stream to those before it: text goes on where text ended, a call where a call was left open. */
export function addPart(parts: Part[], part: Part): void {
  const last = parts.at(-1);
  const call = part.functionCall;
  if (call && !call.name) {
    // Nothing but the end of a call that had ended already comes without a name and without a call that is open.
    const open = last?.functionCall?.willContinue ? last.functionCall : null;
    if (open) parts[parts.length - 1] = { ...last, ...part, functionCall: goOn(open, call) };
  } else if (call) {
    parts.push({ ...part, functionCall: goOn({}, call) });
  } else if (last && isPlainText(last) && isPlainText(part) && last.thought === part.thought) {
    parts[parts.length - 1] = { ...last, text: `${last.text}${part.text}` };
  } else if (part.text !== '' || part.thoughtSignature !== undefined) {
    parts.push(part);
  }
}

/** A signature belongs to the part it came with, so such a part is left alone. */
const isPlainText = (part: Part): boolean =>
  typeof part.text === 'string' && part.thoughtSignature === undefined;

/** Vertex AI can send the arguments of a call in pieces; what is kept is the call as a whole. */
function goOn(before: FunctionCall, { partialArgs, willContinue, ...call }: FunctionCall): FunctionCall {
  const args = { ...before.args, ...call.args };
  for (const piece of partialArgs ?? []) addPartialArguments(args, piece);
  const { willContinue: _, ...known } = before;
  return { ...known, ...call, args, ...(willContinue ? { willContinue } : {}) };
}

/** What is kept of a reply for the next turn: all of its parts when one of them cannot be rebuilt from text and calls. */
export function toContinuation(parts: Part[]): unknown {
  const plain = parts.every((part) =>
    Object.keys(part).every((field) => field === 'text' || field === 'functionCall'),
  );
  return plain ? null : { format: 'generate-content', content: parts };
}

/** The parts of a turn that this format gave; null for a turn that another format gave, or none. */
export function continuationOf(continuation: unknown): Part[] | null {
  const { format, content } = (continuation ?? {}) as { format?: unknown; content?: unknown };
  return format === 'generate-content' && Array.isArray(content) ? (content as Part[]) : null;
}
