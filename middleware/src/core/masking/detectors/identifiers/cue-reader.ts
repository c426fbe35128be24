import { fold } from '../../fold.ts';
import { isAsciiLetter, isDigit } from '../../ascii.ts';
import {
  BEGINS_STEM,
  ENDS_CUE,
  isUnspaced,
  mixed,
  slotOf,
  STEM,
  UNSPACED,
  type CueIndex,
  type Phrase,
} from './cue-index.ts';
import { MOST_STRANGERS, strangersBetween } from './strangers.ts';

/** A phrase that stands in the text, before or after a number. */
export interface Cue {
  phrase: Phrase;
  distance: number;
  /** The smaller, the more it speaks for its rows: few strangers between, then a long phrase. */
  rank: number;
  /** Words between it and the number that say nothing about it. */
  strangers: number;
}

interface Hit {
  start: number;
  end: number;
  phrase: Phrase;
}

const BEFORE = 48;
const AFTER = 24;
const LONGEST_PHRASE = 32;
const STRANGERS_AFTER = 2;
/** A word for another number counts only directly before it. */
const OTHER_DISTANCE = 16;
/** A power of two; no phrase has nearly as many words. */
const REMEMBERED_WORDS = 16;
const NOTHING: readonly Cue[] = [];
const NO_PHRASES: readonly Phrase[] = [];
const NEXT_NUMBER = /[\s:#.-]{1,3}[A-Za-z]{0,5}\d/y;

const isOtherLetter = (code: number): boolean =>
  code >= 0xc0 &&
  code !== 0xd7 &&
  code !== 0xf7 &&
  !(code >= 0x2000 && code <= 0x2bff) &&
  !(code >= 0x3000 && code <= 0x303f) &&
  code < 0xff00;
const isLetter = (code: number): boolean => isAsciiLetter(code) || isOtherLetter(code);

/**
 * Reads the words of a text around the numbers asked for, from left to right, each word once. One reader serves all texts.
 * Words are taken out of the text only when a cue may end with them: nearly none.
 */
export class CueReader {
  #index: CueIndex;
  #text = '';
  #hits: Hit[] = [];
  /** Where the last words stand; `#words` counts all of them. */
  #starts = new Int32Array(REMEMBERED_WORDS);
  #ends = new Int32Array(REMEMBERED_WORDS);
  #words = 0;
  #at = 0;
  #start = -1;
  #before: readonly Cue[] = NOTHING;

  constructor(index: CueIndex) {
    this.#index = index;
  }

  /** Begins a text; an empty one lets go of the last. */
  begin(text: string): void {
    this.#text = text;
    if (this.#hits.length > 0) this.#hits = [];
    this.#words = 0;
    this.#at = 0;
    this.#start = -1;
    this.#before = NOTHING;
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
      const { start: from, end, phrase } = this.#hits[at]!;
      const distance = start - end;
      if (distance < 0) continue;
      const strangers = distance > BEFORE ? MOST_STRANGERS + 1 : strangersBetween(this.#text, end, start);
      // What stands farther away has no fewer strangers between.
      if (strangers > MOST_STRANGERS) break;
      if (phrase.other && (strangers > 0 || distance > OTHER_DISTANCE)) continue;
      (cues ??= []).push({ phrase, distance, rank: strangers * 100 - (end - from), strangers });
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
      if (distance > AFTER || hit.phrase.other || this.#announcesNext(hit.end)) continue;
      const strangers = strangersBetween(this.#text, end, hit.start);
      if (strangers > STRANGERS_AFTER) continue;
      const rank = strangers * 100 + 50 - (hit.end - hit.start);
      (cues ??= [...before]).push({ phrase: hit.phrase, distance: distance + BEFORE, rank, strangers });
    }
    return cues ?? before;
  }

  /** A number stands directly behind: the phrase is that number's. */
  #announcesNext(end: number): boolean {
    NEXT_NUMBER.lastIndex = end;
    return NEXT_NUMBER.test(this.#text);
  }

  #read(from: number, to: number): void {
    const text = this.#text;
    let at = this.#at;
    if (from > at) {
      at = from;
      this.#words = 0;
      while (at < to && isLetter(text.charCodeAt(at - 1)) && isLetter(text.charCodeAt(at))) at += 1;
    }
    const stop = to < text.length ? to : text.length;
    while (at < stop) at = isLetter(text.charCodeAt(at)) ? this.#word(at) : at + 1;
    this.#at = at;
  }

  /** Reads a word and returns its end; phrases are known by their last word, so that nothing has to be read ahead. */
  #word(start: number): number {
    const text = this.#text;
    const { slots } = this.#index;
    const limit = Math.min(text.length, start + LONGEST_PHRASE);
    let end = start;
    let hash = 0;
    let found = 0;
    for (; end < limit; end += 1) {
      const code = text.charCodeAt(end);
      if (isAsciiLetter(code)) hash = mixed(hash, code | 0x20);
      // How such a letter is folded is not worked out here.
      else if (isOtherLetter(code)) found = ENDS_CUE;
      else break;
      if (end - start === STEM - 1) found |= slots[slotOf(hash)]! & BEGINS_STEM;
    }
    found |= slots[slotOf(hash)]! & ENDS_CUE;
    if (this.#isPartOfNumber(start, end)) return end;
    const slot = this.#words & (REMEMBERED_WORDS - 1);
    this.#starts[slot] = start;
    this.#ends[slot] = end;
    this.#words += 1;
    if (found !== 0) this.#match(foldedOf(text.slice(start, end)), start, end);
    return end;
  }

  /** The s of driver's, and letters of a number such as GL4711. */
  #isPartOfNumber(start: number, end: number): boolean {
    const text = this.#text;
    const before = text.charCodeAt(start - 1);
    if (end - start === 1 && (before === 0x27 || before === 0x2019)) return true;
    return isDigit(before) || (isDigit(text.charCodeAt(end)) && text.charCodeAt(start) < UNSPACED);
  }

  #match(folded: string, start: number, end: number): void {
    const { byWord, byStem, unspaced } = this.#index;
    for (const phrase of byWord.get(folded) ?? NO_PHRASES) {
      const { words } = phrase;
      if (words.length === 1) this.#hit(phrase, start, end);
      else if (words.length <= this.#words && this.#standsBefore(words))
        this.#hit(phrase, this.#starts[this.#slot(words.length)]!, end);
    }
    for (const phrase of byStem.get(folded.slice(0, STEM)) ?? NO_PHRASES) {
      if (folded.startsWith(phrase.words[0]!)) this.#hits.push({ start, end, phrase });
    }
    if (!isUnspaced(folded)) return;
    for (const phrase of unspaced) {
      if (folded.includes(phrase.words[0]!)) this.#hits.push({ start, end, phrase });
    }
  }

  #hit(phrase: Phrase, start: number, end: number): void {
    if (!phrase.capitals || isUpper(this.#text.slice(start, end))) this.#hits.push({ start, end, phrase });
  }

  /** The place of the word that many back, the last one being 1. */
  #slot(back: number): number {
    return (this.#words - back) & (REMEMBERED_WORDS - 1);
  }

  /** All but the last word of a phrase stand before it. */
  #standsBefore(words: readonly string[]): boolean {
    for (let back = 2; back <= words.length; back += 1) {
      const slot = this.#slot(back);
      const start = this.#starts[slot]!;
      const end = this.#ends[slot]!;
      const word = words[words.length - back]!;
      if (!isFoldedFrom(this.#text, start, end, word)) return false;
    }
    return true;
  }
}

const isUpper = (written: string): boolean => written === written.toUpperCase();

/** What is plain is compared in place. */
function isFoldedFrom(text: string, start: number, end: number, word: string): boolean {
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (!isAsciiLetter(code)) return foldedOf(text.slice(start, end)) === word;
    if ((code | 0x20) !== word.charCodeAt(at - start)) return false;
  }
  return end - start === word.length;
}

const NOT_ASCII = /[^a-z]/;

function foldedOf(word: string): string {
  const lower = word.toLowerCase();
  return NOT_ASCII.test(lower) ? fold(word) : lower;
}
