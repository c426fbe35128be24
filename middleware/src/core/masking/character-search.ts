/**
 * The same search as sequence-search.ts for sequences of letters and digits, as a table: every character of every text
 * goes through it, and a map per state costs ten times as much.
 */

import type { Sequence } from './sequence-search.ts';

/** a to z and 0 to 9. */
const SYMBOLS = 36;
/** Sequences are no longer than this; the positions of so many symbols are remembered. A power of two. */
const LONGEST = 64;

export interface FoundSequence<Value> {
  value: Value;
  /** Where its first and its last character stand in the text. */
  first: number;
  last: number;
}

export interface CharacterSearch<Value> {
  /**
   * At each place the longest sequence that ends there, whatever stands between its characters; but never across more
   * than `widestGap` characters that are neither letter nor digit.
   */
  find(text: string, widestGap: number): FoundSequence<Value>[];
}

/** Builds the search; sequences of other symbols, and longer ones than 64, are never found. The first of two equal ones wins. */
export function buildCharacterSearch<Value>(sequences: Sequence<Value>[]): CharacterSearch<Value> {
  const usable = sequences.filter(
    ({ symbols }) =>
      symbols.length > 0 &&
      symbols.length <= LONGEST &&
      symbols.every((symbol) => symbolOf(symbol.charCodeAt(0)) >= 0),
  );
  const { next, ends } = buildTable(usable.map(({ symbols }) => symbols));
  return {
    find(text, widestGap) {
      const found: FoundSequence<Value>[] = [];
      if (usable.length === 0) return found;
      const places = new Int32Array(LONGEST);
      let state = 0;
      let count = 0;
      let last = 0;
      for (let at = 0; at < text.length; at += 1) {
        const symbol = symbolOf(text.charCodeAt(at));
        if (symbol < 0) continue;
        if (count > 0 && at - last > widestGap + 1) state = 0;
        places[count % LONGEST] = last = at;
        count += 1;
        state = next[state * SYMBOLS + symbol]!;
        const ending = ends[state]!;
        if (ending < 0) continue;
        const { symbols, value } = usable[ending]!;
        found.push({ value, first: places[(count - symbols.length) % LONGEST]!, last: at });
      }
      return found;
    },
  };
}

/** 0 to 35 for a letter (in either case) or digit, else -1. */
function symbolOf(code: number): number {
  if (code >= 48 && code <= 57) return code - 48 + 26;
  const lower = code | 32;
  return lower >= 97 && lower <= 122 ? lower - 97 : -1;
}

/** Aho-Corasick with every transition written out. `ends`: the longest sequence that ends in a state, -1 for none. */
function buildTable(sequences: (readonly string[])[]): { next: Int32Array; ends: Int32Array } {
  const most = 1 + sequences.reduce((sum, symbols) => sum + symbols.length, 0);
  const next = new Int32Array(most * SYMBOLS);
  const ends = new Int32Array(most).fill(-1);
  let states = 1;
  for (const [index, symbols] of sequences.entries()) {
    let at = 0;
    for (const symbol of symbols) {
      const place = at * SYMBOLS + symbolOf(symbol.charCodeAt(0));
      if (next[place] === 0) next[place] = states++;
      at = next[place]!;
    }
    if (ends[at]! < 0) ends[at] = index;
  }
  writeOut(next, ends);
  return { next, ends };
}

/** Breadth first: where a state has no way on, it goes where its longest proper suffix goes. */
function writeOut(next: Int32Array, ends: Int32Array): void {
  const suffix = new Int32Array(ends.length);
  const queue = [0];
  for (let head = 0; head < queue.length; head += 1) {
    const at = queue[head]!;
    for (let symbol = 0; symbol < SYMBOLS; symbol += 1) {
      const place = at * SYMBOLS + symbol;
      const below = at === 0 ? 0 : next[suffix[at]! * SYMBOLS + symbol]!;
      const child = next[place]!;
      if (child === 0) {
        next[place] = below;
        continue;
      }
      suffix[child] = below;
      if (ends[child]! < 0) ends[child] = ends[below]!;
      queue.push(child);
    }
  }
}
