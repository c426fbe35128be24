import { isDigit } from '../../ascii.ts';
import type { ScannedText } from '../../scanned-text.ts';
import type { Place } from '../detector.ts';
import { separatorKind } from './shape.ts';

/** Longer ones are keys and hashes. */
const LONGEST_CHUNK = 20;
/** Words in front of a number that can belong to it: HRB 12345, MIL E 1234. Longer ones are words. */
const LONGEST_LETTERS = 5;
const MOST_LETTER_CHUNKS = 2;
/** Lists that grew longer than this in one text are given back. */
const KEPT = 1024;

export const isAlphanumeric = (code: number): boolean =>
  isDigit(code) || (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
/** Letters that make a chunk part of a longer word: é, ł, я. Not those of scripts that set no blanks. */
const isOtherLetter = (code: number): boolean =>
  code >= 0xc0 && code < 0xe00 && code !== 0xd7 && code !== 0xf7;

/**
 * The runs of chunks of a text in which there are digits, from left to right. A chunk is letters and digits without a gap;
 * a run is chunks one separator apart, with up to two short words of letters before. One reader serves all texts, and lists
 * of numbers stand for the chunks of a run: there are runs in most texts, so that objects for them would cost the most here.
 */
export class ChunkRuns {
  /** Chunks of the run; the lists are longer. */
  count = 0;
  starts: number[] = [];
  ends: number[] = [];
  /** How many digits the chunk has. */
  digits: number[] = [];
  /** Bit n: its character n is a letter. */
  letters: number[] = [];
  /** The kind of the one character before the chunk inside its run; that of the first says nothing. */
  separators: number[] = [];
  #text = '';
  #groups: readonly Place[] = [];
  #group = 0;
  #at = 0;

  /** Begins a text. A text without digits is done with that. */
  begin({ text, digitGroups }: ScannedText): void {
    this.#text = text;
    this.#groups = digitGroups;
    this.#group = 0;
    this.#at = 0;
  }

  /** Lets go of the text. */
  end(): void {
    this.#text = '';
    this.#groups = [];
    if (this.starts.length > KEPT) {
      this.starts = [];
      this.ends = [];
      this.digits = [];
      this.letters = [];
      this.separators = [];
    }
  }

  /** Moves to the next run; false when there is none. */
  next(): boolean {
    const text = this.#text;
    for (let digit = this.#nextDigit(); digit >= 0; digit = this.#nextDigit()) {
      let start = digit;
      while (start > this.#at && digit - start <= LONGEST_CHUNK && isAlphanumeric(text.charCodeAt(start - 1)))
        start -= 1;
      this.count = 0;
      this.#wordsBefore(start);
      const end = this.#add(start);
      this.#at = end;
      if (!isWhole(text, start, end)) continue;
      this.#follow();
      return true;
    }
    return false;
  }

  #nextDigit(): number {
    for (; this.#group < this.#groups.length; this.#group += 1) {
      const { start, end } = this.#groups[this.#group]!;
      for (let at = start < this.#at ? this.#at : start; at < end; at += 1) {
        if (isDigit(this.#text.charCodeAt(at))) return at;
      }
    }
    return -1;
  }

  /** Appends the chunk that begins here and returns its end. */
  #add(start: number): number {
    const text = this.#text;
    let end = start;
    let digits = 0;
    let letters = 0;
    for (; ; end += 1) {
      const code = text.charCodeAt(end);
      if (isDigit(code)) digits += 1;
      else if (isAlphanumeric(code)) letters |= 1 << (end - start);
      else break;
    }
    const index = this.count;
    this.starts[index] = start;
    this.ends[index] = end;
    this.digits[index] = digits;
    this.letters[index] = letters;
    this.separators[index] = separatorKind(text.charCodeAt(start - 1));
    this.count = index + 1;
    return end;
  }

  /** Adds up to two short words in front; there is no digit between the last run and the one that was found. */
  #wordsBefore(start: number): void {
    const last = this.#wordBefore(start);
    if (last < 0) return;
    const first = this.#wordBefore(last);
    if (first >= 0) this.#add(first);
    this.#add(last);
  }

  /** Where a short word begins that ends one separator before; -1 without one. */
  #wordBefore(start: number): number {
    const text = this.#text;
    if (separatorKind(text.charCodeAt(start - 1)) === 0) return -1;
    const end = start - 1;
    let first = end;
    while (first > this.#at && end - first <= LONGEST_LETTERS && isAlphanumeric(text.charCodeAt(first - 1)))
      first -= 1;
    const length = end - first;
    return length <= 0 || length > LONGEST_LETTERS || isOtherLetter(text.charCodeAt(first - 1)) ? -1 : first;
  }

  /** Adds what follows, one separator apart. Words after the last digits may belong to the next number as well. */
  #follow(): void {
    const text = this.#text;
    let end = this.#at;
    for (let words = 0; words < MOST_LETTER_CHUNKS;) {
      const start = end + 1;
      if (separatorKind(text.charCodeAt(end)) === 0 || !isAlphanumeric(text.charCodeAt(start))) return;
      end = this.#add(start);
      const lettersOnly = this.digits[this.count - 1] === 0;
      const whole = isWhole(text, start, end);
      if (!whole || (lettersOnly && end - start > LONGEST_LETTERS)) {
        this.count -= 1;
        if (!lettersOnly) this.#at = end;
        return;
      }
      words = lettersOnly ? words + 1 : 0;
      if (!lettersOnly) this.#at = end;
    }
  }
}

/** No part of a longer word, and of a length that a person writes. */
function isWhole(text: string, start: number, end: number): boolean {
  const before = text.charCodeAt(start - 1);
  return (
    end - start <= LONGEST_CHUNK &&
    !isOtherLetter(before) &&
    !isOtherLetter(text.charCodeAt(end)) &&
    !isAlphanumeric(before)
  );
}
