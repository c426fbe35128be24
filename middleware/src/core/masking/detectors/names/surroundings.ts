import { codeAt } from '../../ascii.ts';
import { isApostrophe, isBlank, isLetter, kindOf, NONE, UPPER } from './letters.ts';
import { indexOf } from './word-facts.ts';

/** What stands before a place: the marks between, whether they end a sentence or a line, and the word before them. */
export interface Before {
  gap: string;
  opens: 'text' | 'line' | 'sentence' | null;
  /** The number of the word before the marks, and where it starts and ends: at one place when there is none on the line. */
  last: number;
  from: number;
  to: number;
}

/** What stands behind a place: the marks and the next word on the same line. */
export interface After {
  gap: string;
  /** The number of the word, and where it ends: `from` when there is none. */
  word: number;
  from: number;
  to: number;
  capital: boolean;
}

const WIDEST_GAP = 8;
const LONGEST_WORD = 24;

/** The surroundings before `start`. Looks back at most some thirty characters. */
export function lookBefore(text: string, start: number): Before {
  const stop = Math.max(0, start - WIDEST_GAP);
  let at = start;
  while (at > stop && kindOf(codeAt(text, at - 1)) === NONE) at -= 1;
  const gap = gapOf(text, at, start);
  const from = startOfWord(text, at);
  return { gap, opens: openingOf(gap, at), last: indexOf(text, from, at), from, to: at };
}

/** The marks between two words; nearly always one blank. */
const gapOf = (text: string, start: number, end: number): string =>
  end - start === 1 && codeAt(text, start) === 0x20 ? ' ' : text.slice(start, end);

/** A word before another one. */
export interface EarlierWord {
  /** Its number; 0 also when there is none. */
  word: number;
  from: number;
  to: number;
}

/** The word before the one that starts at `start`, with one blank or apostrophe between. */
export function wordBefore(text: string, start: number): EarlierWord {
  const code = codeAt(text, start - 1);
  const joined = isBlank(code) || isApostrophe(code) || (code === 0x2e && isLetter(codeAt(text, start - 2)));
  return joined ? wordEndingAt(text, start - 1) : { word: 0, from: start, to: start };
}

/** The word before the comma that stands before `start`. */
export function wordBeforeComma(text: string, start: number): EarlierWord {
  if (codeAt(text, start - 1) !== 0x20 || codeAt(text, start - 2) !== 0x2c)
    return { word: 0, from: start, to: start };
  return wordEndingAt(text, start - 2);
}

function wordEndingAt(text: string, to: number): EarlierWord {
  const from = startOfWord(text, to);
  return { word: indexOf(text, from, to), from, to };
}

function openingOf(gap: string, at: number): Before['opens'] {
  if (at > 0) {
    if (gap === ' ' || gap === ', ' || gap === '') return null;
    if (gap === '. ') return 'sentence';
  }
  if (gap.includes('\n') || gap.includes('\r')) return 'line';
  if (at === 0) return 'text';
  return /[.!?;…|•]|[:–—-]\s*$|^\s*[-*>]+\s/.test(gap) ? 'sentence' : null;
}

function startOfWord(text: string, end: number): number {
  const stop = Math.max(0, end - LONGEST_WORD);
  let at = end;
  while (at > stop && isLetter(codeAt(text, at - 1))) at -= 1;
  return at;
}

/** The surroundings behind `end`, a possessive 's skipped. */
export function lookAfter(text: string, end: number): After {
  let from = end;
  if (isApostrophe(codeAt(text, from)) && (codeAt(text, from + 1) | 0x20) === 0x73) from += 2;
  let at = from;
  while (at < text.length && at - from < WIDEST_GAP && kindOf(codeAt(text, at)) === NONE) {
    if (codeAt(text, at) === 0x0a) break;
    at += 1;
  }
  let wordEnd = at;
  while (wordEnd < text.length && wordEnd - at < LONGEST_WORD && isLetter(codeAt(text, wordEnd)))
    wordEnd += 1;
  return {
    gap: gapOf(text, end, at),
    word: indexOf(text, at, wordEnd),
    from: at,
    to: wordEnd,
    capital: wordEnd > at && isUpper(codeAt(text, at)),
  };
}

const isUpper = (code: number): boolean => kindOf(code) === UPPER;
