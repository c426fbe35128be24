import { fold } from '../../fold.ts';
import { NEUTRAL, OTHER_NUMBERS } from './neutral-words.ts';
import type { IdentifierRow } from './identifier-row.ts';

/** Rows a phrase announces; none for words of numbers that are no identifiers (order 4711). */
interface Phrase {
  words: string[];
  rows: Set<IdentifierRow>;
  /** Only in capitals: SIN is a number, sin is not. */
  capitals: boolean;
}

/** A phrase that stands in the text, before or after a number. */
export interface Cue {
  rows: Set<IdentifierRow>;
  distance: number;
  /** The smaller, the more it speaks for its rows: few strangers between, then a long phrase. */
  rank: number;
  /** Words between it and the number that say nothing about it. */
  strangers: number;
}

interface Hit {
  start: number;
  end: number;
  rows: Set<IdentifierRow>;
}

const BEFORE = 48;
const AFTER = 24;
const LONGEST_PHRASE = 32;
/** So many words that belong to neither may stand between a cue and its number. */
const STRANGERS = 4;
const STRANGERS_AFTER = 2;
/** A word for another number counts only directly before it. */
const OTHER_DISTANCE = 16;
const STEM = 4;
const NOTHING: readonly Cue[] = [];
const NO_PHRASES: readonly Phrase[] = [];
const OTHERS = new Set<IdentifierRow>();

/** Cues by their last word, those that may go on (`passport*`) by their first letters, those of scripts without blanks in a list. */
export interface CueIndex {
  byWord: Map<string, Phrase[]>;
  byStem: Map<string, Phrase[]>;
  unspaced: Phrase[];
}

/** The cues of all rows: `two words`, `stem*`, `ALL CAPITALS` for words that mean something else in small letters. */
export function indexCues(rows: readonly IdentifierRow[]): CueIndex {
  const index: CueIndex = { byWord: new Map(), byStem: new Map(), unspaced: [] };
  const phrases = new Map<string, Phrase>();
  const add = (cue: string, row: IdentifierRow | null): void => {
    const known = phrases.get(cue);
    const phrase = known ?? {
      words: fold(cue).split(' '),
      rows: row ? new Set() : OTHERS,
      capitals: isCapitals(cue),
    };
    phrases.set(cue, phrase);
    if (row) phrase.rows.add(row);
    if (!known) enter(index, phrase);
  };
  for (const cue of OTHER_NUMBERS) add(cue, null);
  for (const row of rows) for (const cue of row.cues.split('|')) add(cue.trim().replace(/\s+/g, ' '), row);
  return index;
}

const isCapitals = (cue: string): boolean => /^[A-Z ]+$/.test(cue);
const isUpper = (written: string): boolean => written === written.toUpperCase();

function enter({ byWord, byStem, unspaced }: CueIndex, phrase: Phrase): void {
  const last = phrase.words.at(-1)!;
  if (isUnspaced(last)) unspaced.push(phrase);
  else if (last.endsWith('*')) append(byStem, last.slice(0, STEM), { ...phrase, words: [last.slice(0, -1)] });
  else append(byWord, last, phrase);
}

function append(lists: Map<string, Phrase[]>, key: string, phrase: Phrase): void {
  const list = lists.get(key);
  if (list) list.push(phrase);
  else lists.set(key, [phrase]);
}

/** Thai, and after it Hangul, Kana and Han: words are not set apart by blanks, or grow endings. */
const UNSPACED = 0xe00;
const isUnspaced = (word: string): boolean => word.charCodeAt(0) >= UNSPACED;

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
const isLetter = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) ||
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0xc0 &&
    code !== 0xd7 &&
    code !== 0xf7 &&
    !(code >= 0x2000 && code <= 0x2bff) &&
    !(code >= 0x3000 && code <= 0x303f) &&
    code < 0xff00);

/** Reads the words of a text around the numbers asked for, from left to right, each word once. */
export class CueReader {
  #text: string;
  #index: CueIndex;
  #hits: Hit[] = [];
  #words: { folded: string; start: number; end: number }[] = [];
  #at = 0;
  #start = -1;
  #before: readonly Cue[] = NOTHING;

  constructor(text: string, index: CueIndex) {
    this.#text = text;
    this.#index = index;
  }

  /** The phrases that stand near a place. Places must be asked for from left to right, give or take some characters. */
  near(start: number, end: number): readonly Cue[] {
    this.#read(start - BEFORE - LONGEST_PHRASE, end + AFTER + LONGEST_PHRASE);
    if (this.#hits.length === 0) return NOTHING;
    if (start !== this.#start) {
      this.#start = start;
      this.#before = this.#cuesBefore(start);
    }
    return this.#withCuesAfter(this.#before, end);
  }

  /** Several windows begin at one place: what stands before it is worked out once. */
  #cuesBefore(start: number): readonly Cue[] {
    let cues: Cue[] | null = null;
    for (let at = this.#hits.length - 1; at >= 0; at -= 1) {
      const hit = this.#hits[at]!;
      const distance = start - hit.end;
      if (distance < 0) continue;
      const strangers = distance > BEFORE ? STRANGERS + 1 : strangersIn(this.#text.slice(hit.end, start));
      // What stands farther away has no fewer strangers between.
      if (strangers > STRANGERS) break;
      if (hit.rows === OTHERS && (strangers > 0 || distance > OTHER_DISTANCE)) continue;
      (cues ??= []).push({
        rows: hit.rows,
        distance,
        rank: strangers * 100 - (hit.end - hit.start),
        strangers,
      });
    }
    return cues ?? NOTHING;
  }

  /** What stands after a number speaks less for it than what stands before. */
  #withCuesAfter(before: readonly Cue[], end: number): readonly Cue[] {
    let cues: Cue[] | null = null;
    for (let at = this.#hits.length - 1; at >= 0; at -= 1) {
      const hit = this.#hits[at]!;
      const distance = hit.start - end;
      if (distance < 0) break;
      if (distance > AFTER || hit.rows === OTHERS || this.#announcesNext(hit.end)) continue;
      const strangers = strangersIn(this.#text.slice(end, hit.start));
      if (strangers > STRANGERS_AFTER) continue;
      const rank = strangers * 100 + 50 - (hit.end - hit.start);
      (cues ??= [...before]).push({ rows: hit.rows, distance: distance + BEFORE, rank, strangers });
    }
    return cues ?? before;
  }

  /** A number stands directly behind: the phrase is that number's. */
  #announcesNext(end: number): boolean {
    return NEXT_NUMBER.test(this.#text.slice(end, end + 12));
  }

  /** True when the word directly before says that this is the number of something else. */
  static isOther(cue: Cue): boolean {
    return cue.rows === OTHERS;
  }

  #read(from: number, to: number): void {
    const text = this.#text;
    if (from > this.#at) {
      this.#at = from;
      this.#words = [];
      while (this.#at < to && isLetter(text.charCodeAt(this.#at - 1)) && isLetter(text.charCodeAt(this.#at)))
        this.#at += 1;
    }
    const stop = Math.min(to, text.length);
    while (this.#at < stop) {
      if (isLetter(text.charCodeAt(this.#at))) this.#word();
      else this.#at += 1;
    }
  }

  /** One word; phrases are known by their last word, so that nothing has to be read ahead. */
  #word(): void {
    const text = this.#text;
    const start = this.#at;
    let end = start + 1;
    while (end < text.length && end - start < LONGEST_PHRASE && isLetter(text.charCodeAt(end))) end += 1;
    this.#at = end;
    const before = text.charCodeAt(start - 1);
    // The s of driver's, and letters of a number such as GL4711.
    if (end - start === 1 && (before === 0x27 || before === 0x2019)) return;
    if (isDigit(before) || (isDigit(text.charCodeAt(end)) && text.charCodeAt(start) < UNSPACED)) return;
    const folded = foldedOf(text.slice(start, end));
    this.#words.push({ folded, start, end });
    if (this.#words.length > 64) this.#words = this.#words.slice(-8);
    this.#match(folded, start, end);
  }

  #match(folded: string, start: number, end: number): void {
    const { byWord, byStem, unspaced } = this.#index;
    for (const phrase of byWord.get(folded) ?? NO_PHRASES) {
      const first = this.#words[this.#words.length - phrase.words.length];
      if (first && this.#isHere(phrase, first.start, end))
        this.#hits.push({ start: first.start, end, rows: phrase.rows });
    }
    for (const phrase of byStem.get(folded.slice(0, STEM)) ?? NO_PHRASES) {
      if (folded.startsWith(phrase.words[0]!)) this.#hits.push({ start, end, rows: phrase.rows });
    }
    if (!isUnspaced(folded)) return;
    for (const phrase of unspaced) {
      if (folded.includes(phrase.words[0]!)) this.#hits.push({ start, end, rows: phrase.rows });
    }
  }

  #isHere({ words, capitals }: Phrase, start: number, end: number): boolean {
    const skipped = this.#words.length - words.length;
    for (let index = 0; index < words.length; index += 1) {
      if (this.#words[skipped + index]!.folded !== words[index]) return false;
    }
    return !capitals || isUpper(this.#text.slice(start, end));
  }
}

const SENTENCE_END = /^\.\s+\p{Lu}\p{L}*\s+\p{L}|[!?;\u3002]|\p{L}{4}\.\s|\n\s*\n/u;
const NOT_ASCII = /[^a-z]/;

function foldedOf(word: string): string {
  const lower = word.toLowerCase();
  return NOT_ASCII.test(lower) ? fold(word) : lower;
}

const NEXT_NUMBER = /^[\s:#.-]{1,3}[A-Za-z]{0,5}\d/;
const WORDS = /\p{L}+/gu;
const NUMBERS = /[A-Za-z]{0,8}\d[A-Za-z\d]{0,32}/g;

/** Words between that say nothing; many when a sentence ends or another number stands between. */
function strangersIn(gap: string): number {
  if (gap.length < 2) return 0;
  if (SENTENCE_END.test(gap)) return 99;
  const words = /\d/.test(gap) ? gap.replace(NUMBERS, '').match(WORDS) : gap.match(WORDS);
  const strangers = (words ?? []).filter((word) => !NEUTRAL.has(fold(word))).length;
  return strangers > 1 && /\d/.test(gap) ? 99 : strangers;
}
