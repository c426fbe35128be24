import { codeAt } from '../../ascii.ts';
import { foldedSlice, isApostrophe, isLetter, kindOf, DIGIT, LOWER, UPPER } from './letters.ts';
import { PARTICLE } from './bits.ts';
import { factsAt, indexOf, listedFactsAt, wordAt } from './word-facts.ts';

/** A capitalised word (or a particle between two) of a text. `end` is before a possessive 's. */
export class NameWord {
  readonly start: number;
  readonly end: number;
  /** Its number in the table of words, 0 when it is unlisted. */
  readonly index: number;
  readonly facts: number;
  /** A `letter` is an initial without its full stop. */
  readonly form: 'title' | 'upper' | 'initial' | 'letter' | 'particle';
  /** Where it stands. */
  readonly text: string;

  constructor(
    text: string,
    start: number,
    end: number,
    index: number,
    facts: number,
    form: NameWord['form'],
  ) {
    this.text = text;
    this.start = start;
    this.end = end;
    this.index = index;
    this.facts = facts;
    this.form = form;
  }

  /** Cut out of the text only for the few who compare words. */
  get folded(): string {
    if (this.index > 0) return wordAt(this.index);
    return foldedSlice(this.text, this.start, this.form === 'initial' ? this.start + 1 : this.end);
  }
}

/** Longer runs of capitalised words are headings; they are read in pieces so that the work stays linear. */
const MOST_WORDS = 8;
const LONGEST_PARTICLE = 4;
const MOST_PARTICLES = 3;

/**
 * The next run of capitalised words from `from` on, with one blank between two of them, or null at the end of the text.
 * A run never crosses a line, a sentence or any other mark; `Jean-Luc`, `O'Neill`, `J. R.` and `van der` belong to it.
 */
export function nextRun(text: string, from: number): NameWord[] | null {
  let at = from;
  while (at < text.length) {
    const kind = kindOf(codeAt(text, at));
    if (kind === UPPER) {
      const run = readRun(text, at);
      if (run.length > 0) return run;
      at = endOfBlock(text, at);
    } else if (kind === LOWER || kind === DIGIT) {
      at = kind === LOWER ? endOfLower(text, at) : endOfBlock(text, at);
    } else at += 1;
  }
  return null;
}

/** The end of a word that starts small: at the first mark, so that `d'Arcy` begins again after its apostrophe. */
function endOfLower(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && kindOf(codeAt(text, at)) !== 0) at += 1;
  return at;
}

/** The end of letters and digits without a gap: no name begins inside them. */
function endOfBlock(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && kindOf(codeAt(text, at)) !== 0) at += 1;
  return at;
}

function readRun(text: string, start: number): NameWord[] {
  const words: NameWord[] = [];
  let at = start;
  while (words.length < MOST_WORDS) {
    const word = readWord(text, at);
    if (!word) break;
    words.push(word);
    if (words.length === MOST_WORDS || codeAt(text, word.end) === 0x27) break;
    const next = nextInRun(text, word, words);
    if (next < 0) break;
    at = next;
  }
  dropParticles(words);
  return words;
}

/** Drops the particles at the end of a row: `Anna van` is `Anna`. */
export function dropParticles(words: NameWord[]): void {
  while (words.length > 0 && words[words.length - 1]!.form === 'particle') words.pop();
}

/** Where a row of words ends; the row is not empty. Array.at is a call that costs more than all else here. */
export const endOf = (words: readonly NameWord[]): number => words[words.length - 1]!.end;

/** Where the next word of the run starts, with particles on the way pushed; -1 when the run ends. */
function nextInRun(text: string, word: NameWord, words: NameWord[]): number {
  let at = word.end;
  if (word.form === 'initial' && kindOf(codeAt(text, at)) === UPPER) return at;
  if (codeAt(text, at) !== 0x20 && codeAt(text, at) !== 0xa0) return -1;
  at += 1;
  if (kindOf(codeAt(text, at)) === UPPER) return at;
  const before = words.length;
  for (let count = 0; count < MOST_PARTICLES; count += 1) {
    const particle = readParticle(text, at);
    if (!particle) break;
    words.push(particle);
    at = particle.end;
    if (codeAt(text, at) === 0x20) at += 1;
    if (kindOf(codeAt(text, at)) === UPPER) return at;
  }
  words.length = before;
  return -1;
}

function readParticle(text: string, at: number): NameWord | null {
  let end = at;
  while (end - at <= LONGEST_PARTICLE && kindOf(codeAt(text, end)) === LOWER) end += 1;
  if (end === at || end - at > LONGEST_PARTICLE) return null;
  const code = codeAt(text, end);
  const elided = (isApostrophe(code) || code === 0x2d) && end - at <= 2;
  if (code !== 0x20 && !elided) return null;
  if (elided) return new NameWord(text, at, end + 1, 0, PARTICLE, 'particle');
  const index = indexOf(text, at, end);
  return listedFactsAt(index) & PARTICLE ? new NameWord(text, at, end, index, PARTICLE, 'particle') : null;
}

/** One capitalised word, or null when it touches a digit or a mark of addresses and code. */
function readWord(text: string, start: number): NameWord | null {
  let end = start + 1;
  let lower = false;
  for (; end < text.length; end += 1) {
    const code = codeAt(text, end);
    const kind = kindOf(code);
    if (kind === LOWER) lower = true;
    else if (kind === DIGIT) return null;
    else if (kind !== UPPER && !(isJoint(code) && isLetter(codeAt(text, end + 1)))) break;
  }
  if (end - start > 1 && isCode(text, start, end)) return null;
  if (end - start > 2 && isApostrophe(codeAt(text, end - 2)) && isS(text, end - 1)) end -= 2;
  if (end - start === 1) {
    const dotted = codeAt(text, end) === 0x2e;
    return new NameWord(text, start, dotted ? end + 1 : end, 0, 0, dotted ? 'initial' : 'letter');
  }
  const index = indexOf(text, start, end);
  return new NameWord(text, start, end, index, factsAt(text, start, end, index), lower ? 'title' : 'upper');
}

const isS = (text: string, at: number): boolean => foldedSlice(text, at, at + 1).endsWith('s');

const isJoint = (code: number): boolean => code === 0x2d || isApostrophe(code);

/** True for a piece of an address, a path or a code: `ann.lee@`, `#Lee`, `Lee-4411`, `Lee.com`. */
function isCode(text: string, start: number, end: number): boolean {
  const before = codeAt(text, start - 1);
  const after = codeAt(text, end);
  if (before === 0x40 || before === 0x5f || before === 0x2f || before === 0x23 || before === 0x24)
    return true;
  if (after === 0x40 || after === 0x5f) return true;
  const next = kindOf(codeAt(text, end + 1));
  return (after === 0x2d && next === DIGIT) || (after === 0x2e && next === LOWER);
}
