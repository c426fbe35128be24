/** Lines of postal addresses: a line is looked at where its most telling word stands, and read from there both ways. */

import { isEveryday } from './everyday-words.ts';
import { isParticle } from '../name-words.ts';
import { entryOf, type RecordIndex } from './record-index.ts';
import type { ScannedText } from '../scanned-text.ts';
import type { Term } from './search-terms.ts';
import { isStreetWord, streetSpelling } from './street-words.ts';

/** A line in the one spelling of its words, and which of them a text is looked at by. */
export interface StreetLine {
  words: string[];
  anchor: number;
  term: Term;
}

const WIDEST_GAP = 5;
/** Streets of one name that are compared at one place: a record with more has them found by their whole lines. */
const MOST_LINES = 32;

/** Adds the lines of an address that have a number in them. */
export function addStreetLines(index: RecordIndex, lines: readonly string[][], term: Term): void {
  for (const line of lines) {
    if (line.length < 2 || !line.some((word) => /\d/.test(word))) continue;
    const words = line.map(streetSpelling);
    const anchor = anchorOf(words);
    if (anchor < 0) continue;
    const [spelling, written] = [words[anchor]!, line[anchor]!];
    const long = spelling.endsWith('str') ? `${spelling}asse` : spelling;
    for (const word of new Set([written, spelling, long])) {
      const entry = entryOf(index, word);
      entry.streets ??= [];
      if (entry.streets.length < MOST_LINES) entry.streets.push({ words, anchor, term });
    }
  }
}

/** The longest word that has letters and is no kind of a street; else any that has letters. */
function anchorOf(words: string[]): number {
  let best = -1;
  let most = 0;
  words.forEach((word, at) => {
    if (!/\p{L}/u.test(word)) return;
    const weight = isStreetWord(word) || isParticle(word) ? 0 : /\d/.test(word) ? 1 : 100 + word.length;
    if (best < 0 || weight > most) [best, most] = [at, weight];
  });
  return best;
}

/** The longest piece of a line that stands around the word at `at`, as its first and last word; or null. */
export function streetAt(
  scanned: ScannedText,
  at: number,
  lines: readonly StreetLine[],
): { first: number; last: number; term: Term } | null {
  let best: { first: number; last: number; term: Term } | null = null;
  let most = 0;
  for (const line of lines) {
    const before = follow(scanned, at, line, -1);
    const after = follow(scanned, at, line, 1);
    const count = 1 + before.words.length + after.words.length;
    if (count <= most || !tells(line, [...before.words, ...after.words])) continue;
    [best, most] = [{ first: before.end, last: after.end, term: line.term }, count];
  }
  return best;
}

/** A house number beside the name; or three words of the line; or its name with its kind, when the name is rare. */
function tells({ words, anchor }: StreetLine, others: string[]): boolean {
  if (others.some((word) => /\d/.test(word))) return true;
  if (others.length >= 2) return others.some((word) => !isStreetWord(word));
  return others.length === 1 && words[anchor]!.length > 4 && !isEveryday(words[anchor]!);
}

/** Words of the line in one direction, as far as the text has them; kinds of streets may be missing or added. */
function follow(
  { text, words }: ScannedText,
  at: number,
  line: StreetLine,
  step: 1 | -1,
): { end: number; words: string[] } {
  const found: string[] = [];
  let end = at;
  let here = at + step;
  let there = line.anchor + step;
  while (line.words[there] !== undefined && isNear(words, text, here, step)) {
    const expected = line.words[there]!;
    const spelling = streetSpelling(words[here]!.folded);
    if (spelling === expected) {
      found.push(expected);
      end = here;
      here += step;
      there += step;
    } else if (isStreetWord(expected)) there += step;
    else if (isStreetWord(spelling)) here += step;
    else break;
  }
  return { end, words: found };
}

function isNear(words: ScannedText['words'], text: string, here: number, step: 1 | -1): boolean {
  const [left, right] = step < 0 ? [words[here], words[here + 1]] : [words[here - 1], words[here]];
  return (
    left !== undefined &&
    right !== undefined &&
    right.start - left.end <= WIDEST_GAP &&
    !/[!?]/.test(text.slice(left.end, right.start))
  );
}
