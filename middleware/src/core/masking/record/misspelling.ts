/**
 * Names with one slip of the pen: a letter too much, too few, another one, or two neighbours swapped. Few names are compared
 * one by one; many through what is left of them without one letter, so that no word is compared with every name.
 */

import { isEveryday, isFirstName } from './everyday-words.ts';

/** The name that a folded word of a text misspells, or null. */
export type Spelling = (word: string) => string | null;

const SHORTEST = 4;
/** Below this length one letter is a large part of a word: only likely slips count. */
const LONG_ENOUGH = 6;
const LONGEST = 30;
const FEW_NAMES = 24;
/** Names that share what is left without a letter; hostile records could have thousands. */
const MOST_ALIKE = 8;
const MOST_SEEN = 10_000;

/** Prepares the folded names. Nothing is done before a text asks. */
export function createSpelling(names: readonly string[]): Spelling {
  let usable: string[] | null = null;
  let shortened: Map<string, string[]> | null = null;
  const seen = new Map<string, string | null>();
  const judge = (word: string): string | null => {
    usable ??= [...new Set(names)].filter(isUsable);
    if (usable.length > FEW_NAMES) shortened ??= shortenAll(usable);
    const name = shortened === null ? meantBy(word, usable) : meantThrough(word, shortened);
    return name === null || isEveryday(word) ? null : name;
  };
  return (word) => {
    if (word.length < SHORTEST || word.length > LONGEST) return null;
    let name = seen.get(word);
    if (name === undefined) {
      name = judge(word);
      // Long texts say the same words again and again; a hostile one never does.
      if (seen.size < MOST_SEEN) seen.set(word, name);
    }
    return name;
  };
}

const isUsable = (word: string): boolean =>
  word.length >= SHORTEST && word.length < LONGEST && !/[0-9]/.test(word);

function meantBy(word: string, names: readonly string[]): string | null {
  for (const name of names) {
    const longer = word.length - name.length;
    if (longer >= -1 && longer <= 1 && isSlip(word, name)) return name;
  }
  return null;
}

function meantThrough(word: string, shortened: Map<string, string[]>): string | null {
  for (const key of [word, ...shorter(word)]) {
    for (const name of shortened.get(key) ?? []) if (isSlip(word, name)) return name;
  }
  return null;
}

function shortenAll(names: readonly string[]): Map<string, string[]> {
  const all = new Map<string, string[]>();
  for (const word of names) {
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
  const longer = word.length - name.length;
  const start = firstDifference(word, name);
  // What differs early must agree to the end, and most words do not.
  if (start < 2 && word.charCodeAt(word.length - 1) !== name.charCodeAt(name.length - 1)) return false;
  if (longer === 0) {
    if (start === word.length) return false;
    if (isSame(word, start + 1, name, start + 1))
      return isLikely(word, name, start) || !isCareful(word, name);
    const swapped =
      word.charCodeAt(start) === name.charCodeAt(start + 1) &&
      word.charCodeAt(start + 1) === name.charCodeAt(start);
    return swapped && isSame(word, start + 2, name, start + 2);
  }
  if (!isSame(word, start + (longer > 0 ? 1 : 0), name, start + (longer < 0 ? 1 : 0))) return false;
  const least = Math.min(word.length, name.length);
  return isSmall(longer > 0 ? word : name, start, least) || !isCareful(word, name);
}

const isCareful = (word: string, name: string): boolean =>
  word.length < LONG_ENOUGH || name.length < LONG_ENOUGH || isFirstName(word);

/** One letter for another that sounds or looks like it, not at the beginning. */
function isLikely(word: string, name: string, at: number): boolean {
  if (at === 0 || word.length <= SHORTEST) return false;
  return ALIKE.some((letters) => letters.includes(word.charAt(at)) && letters.includes(name.charAt(at)));
}

/** Whether two words are the same from these places on. */
function isSame(left: string, from: number, right: string, to: number): boolean {
  if (left.length - from !== right.length - to) return false;
  for (let at = 0; from + at < left.length; at += 1) {
    if (left.charCodeAt(from + at) !== right.charCodeAt(to + at)) return false;
  }
  return true;
}

/** A letter doubled, or one that is not heard. */
function isSmall(long: string, at: number, length: number): boolean {
  const letter = long.charAt(at);
  if (letter === long.charAt(at - 1) || letter === long.charAt(at + 1)) return true;
  return length > SHORTEST && at > 0 && 'aeiouyh'.includes(letter);
}

function firstDifference(left: string, right: string): number {
  let at = 0;
  while (at < left.length && left.charCodeAt(at) === right.charCodeAt(at)) at += 1;
  return at;
}
