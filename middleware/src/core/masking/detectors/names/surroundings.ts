import { foldedSlice, isApostrophe, isBlank, isLetter, kindOf, NONE, UPPER } from './letters.ts';

/** What stands before a place: the marks between, whether they end a sentence or a line, and the word before them. */
export interface Before {
  gap: string;
  opens: 'text' | 'line' | 'sentence' | null;
  /** The word before the marks, folded; empty when there is none on the line. */
  last: string;
  /** Where that word starts. */
  from: number;
}

/** What stands behind a place: the marks and the next word, folded, on the same line. */
export interface After {
  gap: string;
  word: string;
  capital: boolean;
}

const WIDEST_GAP = 8;
const LONGEST_WORD = 24;

/** The surroundings before `start`. Looks back at most some thirty characters. */
export function lookBefore(text: string, start: number): Before {
  const stop = Math.max(0, start - WIDEST_GAP);
  let at = start;
  while (at > stop && kindOf(text.charCodeAt(at - 1)) === NONE) at -= 1;
  const gap = start - at === 1 && text.charCodeAt(at) === 0x20 ? ' ' : text.slice(at, start);
  const from = startOfWord(text, at);
  return {
    gap,
    opens: gap === ' ' && at > 0 ? null : openingOf(gap, at),
    last: foldedSlice(text, from, at),
    from,
  };
}

/** The word before the one that starts at `start`, folded, with one blank or apostrophe between; empty when there is none. */
export function wordBefore(text: string, start: number): { word: string; from: number } {
  const code = text.charCodeAt(start - 1);
  const joined =
    isBlank(code) || isApostrophe(code) || (code === 0x2e && isLetter(text.charCodeAt(start - 2)));
  if (!joined) return { word: '', from: start };
  const from = startOfWord(text, start - 1);
  return { word: foldedSlice(text, from, start - 1), from };
}

/** The word before the comma that stands before `start`, folded; empty when there is none. */
export function wordBeforeComma(text: string, start: number): { word: string; from: number } {
  if (text.charCodeAt(start - 1) !== 0x20 || text.charCodeAt(start - 2) !== 0x2c)
    return { word: '', from: start };
  const from = startOfWord(text, start - 2);
  return { word: foldedSlice(text, from, start - 2), from };
}

function openingOf(gap: string, at: number): Before['opens'] {
  if (gap.includes('\n') || gap.includes('\r')) return 'line';
  if (at === 0) return 'text';
  return /[.!?;…|•]|[:–—-]\s*$|^\s*[-*>]+\s/.test(gap) ? 'sentence' : null;
}

function startOfWord(text: string, end: number): number {
  const stop = Math.max(0, end - LONGEST_WORD);
  let at = end;
  while (at > stop && isLetter(text.charCodeAt(at - 1))) at -= 1;
  return at;
}

/** The surroundings behind `end`, a possessive 's skipped. */
export function lookAfter(text: string, end: number): After {
  let from = end;
  if (isApostrophe(text.charCodeAt(from)) && (text.charCodeAt(from + 1) | 0x20) === 0x73) from += 2;
  let at = from;
  while (at < text.length && at - from < WIDEST_GAP && kindOf(text.charCodeAt(at)) === NONE) {
    if (text.charCodeAt(at) === 0x0a) break;
    at += 1;
  }
  let wordEnd = at;
  while (wordEnd < text.length && wordEnd - at < LONGEST_WORD && isLetter(text.charCodeAt(wordEnd)))
    wordEnd += 1;
  return {
    gap: at - end === 1 && text.charCodeAt(end) === 0x20 ? ' ' : text.slice(end, at),
    word: foldedSlice(text, at, wordEnd),
    capital: wordEnd > at && isUpper(text.charCodeAt(at)),
  };
}

const isUpper = (code: number): boolean => kindOf(code) === UPPER;
