import type { ToolCall } from '../../core/provider.ts';
import { madeUpId } from './call-ids.ts';
import { writtenCall } from './tool-calls.ts';

interface Growing {
  id: string;
  name: string;
  written: string;
}

/** Tool calls of a chat completion, whole or in pieces. */
export interface CallReader {
  /** `tool_calls` of a message or of a delta; anything else is left aside. */
  take(calls: unknown): void;
  count(): number;
  /** In the order they began. `seed` tells the made-up ids of one reply from those of another. */
  all(seed: string): ToolCall[];
}

/**
 * Pieces belong together by their index; without one (Mistral) by their id, or to the last call. A new id under an index that
 * is taken begins a new call: some hosts count every call as number 0.
 */
export function startCalls(): CallReader {
  const calls: Growing[] = [];
  const byIndex = new Map<number, Growing>();
  const begin = (): Growing => {
    const call = { id: '', name: '', written: '' };
    calls.push(call);
    return call;
  };
  const placeOf = (index: unknown, id: string, name: string): Growing => {
    if (typeof index === 'number') {
      const known = byIndex.get(index);
      const other = known !== undefined && id !== '' && known.id !== '' && known.id !== id;
      const call = known === undefined || other ? begin() : known;
      byIndex.set(index, call);
      return call;
    }
    const known = id === '' ? undefined : calls.find((call) => call.id === id);
    return known ?? (id !== '' || name !== '' ? begin() : (calls.at(-1) ?? begin()));
  };
  const takeOne = (value: unknown): void => {
    const { index, id, function: called } = (value ?? {}) as Record<string, unknown>;
    const { name, arguments: written } = (called ?? {}) as Record<string, unknown>;
    const [knownId, knownName] = [textIn(id), textIn(name)];
    const call = placeOf(index, knownId, knownName);
    call.id ||= knownId;
    call.name ||= knownName;
    // A host may give the arguments as JSON instead of as a text.
    const isValue = typeof written === 'object' && written !== null;
    call.written += isValue ? JSON.stringify(written) : textIn(written);
  };
  return {
    take: (given) => (Array.isArray(given) ? given.forEach(takeOne) : undefined),
    count: () => calls.length,
    all: (seed) =>
      calls.map((call, index) => finished(call, `${seed}:${index}:${call.name}:${call.written}`)),
  };
}

const finished = ({ id, name, written }: Growing, seed: string): ToolCall =>
  writtenCall(id || madeUpId(seed), name, written);

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');
