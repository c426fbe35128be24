/**
 * Names with one slip of the pen: a letter too much, too few, another one, or two neighbours swapped. Names and words are
 * compared through what is left of them without one letter, so that no word is compared with every name.
 */

import { isEveryday, isFirstName } from './everyday-words.ts';

/** The name that a folded word of a text misspells, or null. */
export type Spelling = (word: string) => string | null;

const SHORTEST = 4;
/** Below this length one letter is a large part of a word: only likely slips count. */
const LONG_ENOUGH = 6;
const LONGEST = 30;
/** Names that share what is left without a letter; hostile records could have thousands. */
const MOST_ALIKE = 8;

/** Prepares the folded names. Nothing is built before a text asks. */
export function createSpelling(names: readonly string[]): Spelling {
  let shapes: Shapes | null = null;
  let shortened: Map<string, string[]> | null = null;
  return (word) => {
    if (word.length < SHORTEST || word.length > LONGEST) return null;
    shapes ??= shapesOf(names);
    if (!mayBeNear(word, shapes) || isEveryday(word)) return null;
    shortened ??= shortenAll(names);
    for (const key of [word, ...shorter(word)]) {
      for (const name of shortened.get(key) ?? []) if (isSlip(word, name)) return name;
    }
    return null;
  };
}

/** Lengths (as bits) of the names that begin, or end, with a letter. */
interface Shapes {
  first: Int32Array;
  last: Int32Array;
}

const slot = (word: string, at: number): number => word.charCodeAt(at) & 63;

function shapesOf(names: readonly string[]): Shapes {
  const shapes = { first: new Int32Array(64), last: new Int32Array(64) };
  for (const word of names) {
    if (!isUsable(word)) continue;
    const length = 1 << word.length;
    shapes.first[slot(word, 0)]! |= length;
    shapes.last[slot(word, word.length - 1)]! |= length;
  }
  return shapes;
}

const isUsable = (word: string): boolean =>
  word.length >= SHORTEST && word.length < LONGEST && !/[0-9]/.test(word);

/** One slip leaves the first letter, or brings it from the second place, or leaves the last one. */
function mayBeNear(word: string, { first, last }: Shapes): boolean {
  const begin = first[slot(word, 0)]! | first[slot(word, 1)]!;
  return ((begin | last[slot(word, word.length - 1)]!) & (7 << (word.length - 1))) !== 0;
}

function shortenAll(names: readonly string[]): Map<string, string[]> {
  const all = new Map<string, string[]>();
  for (const word of names) {
    if (!isUsable(word)) continue;
    for (const key of [word, ...shorter(word)]) {
      const known = all.get(key);
      if (!known) all.set(key, [word]);
      else if (known.length < MOST_ALIKE) known.push(word);
    }
  }
  return all;
}

function shorter(word: string): string[] {
  return Array.from({ length: word.length }, (_, at) => word.slice(0, at) + word.slice(at + 1));
}

/** Letters that are taken for one another when a name is heard or typed. */
const ALIKE = ['aeiouy', 'ckqgx', 'szxc', 'vwfb', 'dt', 'bp', 'mn', 'iyjl', 'gj', 'hg'];

function isSlip(word: string, name: string): boolean {
  if (word === name) return false;
  const start = firstDifference(word, name);
  const [long, short] = word.length >= name.length ? [word, name] : [name, word];
  const careful = short.length < LONG_ENOUGH || isFirstName(word);
  if (long.length > short.length) {
    if (long.slice(start + 1) !== short.slice(start)) return false;
    return !careful || isSmall(long, start, short.length);
  }
  const [here, there] = [word.charAt(start), name.charAt(start)];
  if (word.slice(start + 1) === name.slice(start + 1)) {
    const alike = ALIKE.some((letters) => letters.includes(here) && letters.includes(there));
    return !careful || (alike && start > 0 && short.length > SHORTEST);
  }
  const swapped = here === name.charAt(start + 1) && word.charAt(start + 1) === there;
  return swapped && word.slice(start + 2) === name.slice(start + 2);
}

/** A letter doubled, or one that is not heard. */
function isSmall(long: string, at: number, length: number): boolean {
  const letter = long.charAt(at);
  if (letter === long.charAt(at - 1) || letter === long.charAt(at + 1)) return true;
  return length > SHORTEST && at > 0 && 'aeiouyh'.includes(letter);
}

function firstDifference(left: string, right: string): number {
  let at = 0;
  while (at < left.length && left.charAt(at) === right.charAt(at)) at += 1;
  return at;
}
