/** Finds people in a text: words of a name side by side are one place, whatever their order and whatever is left out. */

import { isCapital, readsAsName } from './name-context.ts';
import { initialBit } from './person-name.ts';
import { pairOf, type NamePart, type RecordIndex } from './record-index.ts';
import type { ScannedText } from '../scanned-text.ts';
import type { Term } from './search-terms.ts';
import type { Span } from '../span.ts';

/** A word of the text that is a name, or misspells or shortens one. */
export interface NameHit {
  at: number;
  part: NamePart;
}

/** Characters that may stand between two words of one name. */
const WIDEST_GAP = 5;
/** So many words that the record does not have may stand inside a name: middle names, initials, particles. */
const MOST_BETWEEN = 2;
/** Small words inside names, which unlike "and" never stand between two people. */
const INSIDE = new Set(
  'van von der den de del della di da dos das do la las le les du af av zu zum zur bin ibn al el ten ter st'.split(
    ' ',
  ),
);

/** The places of people, given the words of the text that may be names, in order. */
export function findPeople(scanned: ScannedText, hits: readonly NameHit[], index: RecordIndex): Span[] {
  const spans: Span[] = [];
  for (let from = 0; from < hits.length;) {
    const run = runFrom(scanned, hits, from, index);
    if (isName(scanned, run.hits)) spans.push(spanOf(scanned, run.hits, run.term));
    let done = run;
    if (run.hits.length > 1 && endsInAddress(scanned, run.hits)) {
      done = runFrom(scanned, hits.slice(0, from + run.hits.length + run.passed - 1), from, index);
      if (isName(scanned, done.hits)) spans.push(spanOf(scanned, done.hits, done.term));
      const alone = run.hits.filter((hit) => isName(scanned, [hit]));
      for (const hit of alone) spans.push(spanOf(scanned, [hit], hit.part.term));
    }
    from += done.hits.length + done.passed;
  }
  return spans;
}

/**
 * Whether an address goes on where a name ends: of "Souza, ana@example.com" only the first word may be the name. Then the
 * words before the last are looked at again without it, and those that were passed over for its sake too.
 */
function endsInAddress({ text, words }: ScannedText, hits: readonly NameHit[]): boolean {
  const { end } = words[hits.at(-1)!.at]!;
  return /^[@._\-:/+]{1,4}[\p{L}\p{N}]/u.test(text.slice(end, end + 6));
}

interface Run {
  hits: NameHit[];
  term: Term;
  /** Hits in between that belong to somebody else. */
  passed: number;
}

/** The hits from one on that belong together, pair by pair. */
function runFrom(scanned: ScannedText, hits: readonly NameHit[], from: number, { pairs }: RecordIndex): Run {
  const first = hits[from]!;
  const run: Run = { hits: [first], term: first.part.term, passed: 0 };
  for (let next = from + 1; next < hits.length; next += 1) {
    const last = run.hits.at(-1)!;
    const hit = hits[next]!;
    if (hit.at - last.at > MOST_BETWEEN + 1) break;
    const pair =
      pairs.get(pairOf(last.part.word, hit.part.word)) ?? pairs.get(pairOf(first.part.word, hit.part.word));
    if (pair === undefined) continue;
    // Nobody has a name twice: "Ana Souza, ana.souza@…" is two places.
    if (run.hits.some(({ part }) => part.word === hit.part.word)) break;
    if (!isOneName(scanned, last.at, hit.at)) break;
    run.passed = next - from - run.hits.length;
    run.hits.push(hit);
    if (run.hits.length === 2 || run.term.key.startsWith('shared ')) run.term = pair;
  }
  return run;
}

/** Whether nothing but the middle of a name stands between two words of it. */
function isOneName({ text, words }: ScannedText, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    if (!isJoined(text, words, at)) return false;
    const between = at > from ? words[at]! : null;
    if (between === null || isEncodedSpace(text, between)) continue;
    if (!isCapital(text, between.start) && !INSIDE.has(between.folded)) return false;
  }
  return to - from === 1 || !/[,;:\n]/.test(text.slice(words[from]!.end, words[to]!.start));
}

/** "Ana%20Souza" in an address: the digits are no word of the name and part nobody from it. */
const isEncodedSpace = (text: string, { start, folded }: ScannedText['words'][number]): boolean =>
  folded === '20' && text.charAt(start - 1) === '%';

/** Whether a word and the next are near, and no sentence ends between them: the dot of "A." or "Dr." ends none. */
export function isJoined(text: string, words: ScannedText['words'], at: number): boolean {
  const [left, right] = [words[at]!, words[at + 1]!];
  const gap = right.start - left.end;
  if (gap === 1) return !/[!?;]/.test(text.charAt(left.end));
  if (gap > WIDEST_GAP) return false;
  return !(left.folded.length > 3 ? /;|[.!?]\s/ : /;|[!?]\s/).test(text.slice(left.end, right.start));
}

/** Two names of a person are one however they are written; one alone must be a name by itself, or read as one here. */
function isName(scanned: ScannedText, hits: readonly NameHit[]): boolean {
  const telling = hits.filter(({ part }) => part.strength > 0);
  if (telling.length > 1 || telling.some(({ part }) => part.strength === 2)) return true;
  return telling.length === 1 && readsAsName(scanned, telling[0]!.at);
}

function spanOf(scanned: ScannedText, hits: readonly NameHit[], term: Term): Span {
  const { words } = scanned;
  const initials = hits.reduce((bits, { part }) => bits | part.initials, 0);
  let first = hits[0]!.at;
  while (isInitial(scanned, first - 1, initials) && isBefore(scanned, first - 1)) first -= 1;
  let last = hits.at(-1)!.at;
  while (isInitial(scanned, last + 1, initials) && isClosed(scanned, last + 1)) last += 1;
  return { start: words[first]!.start, end: words[last]!.end, ...term };
}

/** "A." or "A" or "JP" where those are initials of the person. */
function isInitial({ text, words }: ScannedText, at: number, initials: number): boolean {
  const word = words[at];
  if (word === undefined || word.folded.length > 2) return false;
  const letters = [...word.folded];
  if (!letters.every((letter) => (initials & initialBit(letter)) !== 0)) return false;
  const dotted = text.charAt(word.end) === '.' && letters.length === 1;
  return dotted || (isCapital(text, word.start) && isCapital(text, word.end - 1));
}

/** An initial before a name is not parted from it by a comma. */
function isBefore({ text, words }: ScannedText, at: number): boolean {
  return isJoined(text, words, at) && !text.slice(words[at]!.end, words[at + 1]!.start).includes(',');
}

/** After a name an initial has its dot, or ends what is said: "Souza A.", "Souza, A". */
function isClosed({ text, words }: ScannedText, at: number): boolean {
  return isJoined(text, words, at - 1) && /^(?:[.,;:)\n]|$)/.test(text.charAt(words[at]!.end));
}
