/** Finds the record's own sensitive values in a text, in all their spellings. */

import { codeAt, isDigit } from './ascii.ts';
import { birthDayAt } from './record/birth-days.ts';
import { buildCharacterSearch, type CharacterSearch } from './record/character-search.ts';
import { isEveryday } from './record/everyday-words.ts';
import { findPeople, type NameHit } from './record/name-search.ts';
import { formsOfNumber } from './record/number-forms.ts';
import { phraseAt } from './record/phrase-search.ts';
import { joinPlaces } from './record/place-spans.ts';
import { createRecordIndex, type NamePart, type RecordIndex, type WordEntry } from './record/record-index.ts';
import type { ScannedText } from './scanned-text.ts';
import { termOf, type Term } from './record/search-terms.ts';
import type { SensitiveValue } from './sensitive-values.ts';
import type { Span } from './span.ts';
import { streetAt } from './record/street-lines.ts';
import { createUnlistedWord, type UnlistedWord } from './record/unlisted-word.ts';
import { addValue } from './record/value-index.ts';
import { wholeNumber } from './record/whole-number.ts';

/**
 * What is found in a text. One look at each of its words, and one at each of its characters when a value is a number.
 * `detected` is what the detectors found in it already.
 */
export type RecordSearch = (scanned: ScannedText, detected?: readonly Span[]) => Span[];

/** Characters that may stand between two characters of one number. */
const WIDEST_DIGIT_GAP = 3;

/** Prepares the search for all values at once. */
export function createRecordSearch(values: readonly SensitiveValue[]): RecordSearch {
  const index = createRecordIndex();
  for (const value of values) addValue(index, value);
  const unlisted = createUnlistedWord(index);
  const mapped = values.some(({ layer }) => layer === 'field');
  let numbers: CharacterSearch<NumberTerm> | null = null;
  return (scanned, detected = []) => {
    const spans = index.words.size === 0 ? [] : searchWords(scanned, index, unlisted);
    if (hasNumbersLeft(scanned, mapped ? [] : detected)) {
      numbers ??= prepareNumbers(values);
      searchNumbers(scanned.text, numbers, spans);
    }
    return joinPlaces(scanned.text, spans);
  };
}

function searchWords(scanned: ScannedText, index: RecordIndex, unlisted: UnlistedWord): Span[] {
  const { words } = scanned;
  const spans: Span[] = [];
  const hits: NameHit[] = [];
  const named = index.names.length > 0;
  let followed = 0;
  let beside = false;
  for (let at = 0; at < words.length; at += 1) {
    const entry = index.words.get(words[at]!.folded);
    const wasBeside: boolean = beside;
    beside = false;
    if (entry !== undefined) {
      if (entry.phrases) followed = addPhrases(scanned, at, entry, followed, spans);
      if (entry.streets || entry.born) addPlacesAndDays(scanned, at, entry, spans);
    }
    const part: NamePart | null = entry?.name ?? (named ? unlisted(scanned, at, wasBeside) : null);
    if (part === null || (part.together && isEveryday(part.word))) continue;
    beside = part.strength > 0;
    if (beside && entry?.name) addBefore(scanned, at, hits, unlisted);
    hits.push({ at, part });
  }
  if (hits.length > 0) for (const span of findPeople(scanned, hits, index)) spans.push(span);
  return spans;
}

/** A misspelt word before a name of the same person needs no capital letter: "maira souza". */
function addBefore(scanned: ScannedText, at: number, hits: NameHit[], unlisted: UnlistedWord): void {
  if (at === 0 || hits.at(-1)?.at === at - 1) return;
  const part = unlisted(scanned, at - 1, true);
  if (part) hits.push({ at: at - 1, part });
}

/** Up to which word a long value has been followed: it is followed once, not again from each word in it. */
function addPhrases(
  scanned: ScannedText,
  at: number,
  { phrases }: WordEntry,
  followed: number,
  spans: Span[],
): number {
  const found = phrases && phraseAt(scanned, at, phrases, at >= followed);
  if (!found) return followed;
  spans.push(spanOf(scanned, found));
  return Math.max(followed, found.last);
}

function addPlacesAndDays(
  scanned: ScannedText,
  at: number,
  { streets, born }: WordEntry,
  spans: Span[],
): void {
  const street = streets && streetAt(scanned, at, streets);
  if (street) spans.push(spanOf(scanned, street));
  const day = born && birthDayAt(scanned, at, born);
  if (day) spans.push(spanOf(scanned, day));
}

const spanOf = (
  { words }: ScannedText,
  { first, last, term }: { first: number; last: number; term: Term },
): Span => ({ start: words[first]!.start, end: words[last]!.end, ...term });

/** A number to search by its characters; `alone`: see NumberForm. */
interface NumberTerm {
  term: Term;
  alone: boolean;
}

/** Whether the text has digits outside what was found in it: most texts of a record have none. */
function hasNumbersLeft({ digitGroups }: ScannedText, detected: readonly Span[]): boolean {
  return digitGroups.some(
    ({ start, end }) => !detected.some((span) => span.start <= start && end <= span.end),
  );
}

function prepareNumbers(values: readonly SensitiveValue[]): CharacterSearch<NumberTerm> {
  const sequences = values.flatMap((value) =>
    formsOfNumber(value).map(({ symbols, alone }) => ({ symbols, value: { term: termOf(value), alone } })),
  );
  return buildCharacterSearch(sequences);
}

function searchNumbers(text: string, search: CharacterSearch<NumberTerm>, spans: Span[]): void {
  for (const { value, first, last } of search.find(text, WIDEST_DIGIT_GAP)) {
    if (value.alone && (isDigit(codeAt(text, first - 1)) || isDigit(codeAt(text, last + 1)))) continue;
    spans.push({ ...wholeNumber(text, value.term.type, first, last + 1), ...value.term });
  }
}
