import { fold } from '../../fold.ts';
import { isApostrophe, isBlank, isLetter, kindOf, NONE } from './letters.ts';

/** What stands before a place: the marks between, whether they end a sentence or a line, and the words before them. */
export interface Before {
  gap: string;
  opens: 'text' | 'line' | 'sentence' | null;
  /** Nearest first, at most three, folded, without crossing a line. */
  words: string[];
}

/** What stands behind a place: the marks and the next word, folded, on the same line. */
export interface After {
  gap: string;
  word: string;
  capital: boolean;
}

const WIDEST_GAP = 8;
const LONGEST_WORD = 24;
const MOST_WORDS = 3;

/** The surroundings before `start`. Looks back at most some eighty characters. */
export function lookBefore(text: string, start: number): Before {
  const stop = Math.max(0, start - WIDEST_GAP);
  let at = start;
  while (at > stop && kindOf(text.charCodeAt(at - 1)) === NONE) at -= 1;
  const gap = text.slice(at, start);
  const words: string[] = [];
  let end = at;
  while (words.length < MOST_WORDS) {
    const word = wordBefore(text, end);
    if (word === '') break;
    words.push(fold(word));
    end -= word.length;
    if (end > 0 && (isBlank(text.charCodeAt(end - 1)) || isApostrophe(text.charCodeAt(end - 1)))) end -= 1;
    else if (text.charCodeAt(end - 1) === 0x2e && text.charCodeAt(end - 2) !== 0x20 && word.length < 5)
      end -= 1;
    else break;
  }
  return { gap, opens: openingOf(gap, at), words };
}

function openingOf(gap: string, at: number): Before['opens'] {
  if (gap.includes('\n') || gap.includes('\r')) return 'line';
  if (at === 0) return 'text';
  return /[.!?;…|•]|[:–—-]\s*$|^\s*[-*>]+\s/.test(gap) ? 'sentence' : null;
}

function wordBefore(text: string, end: number): string {
  const stop = Math.max(0, end - LONGEST_WORD);
  let at = end;
  while (at > stop && isLetter(text.charCodeAt(at - 1))) at -= 1;
  return text.slice(at, end);
}

/** The surroundings behind `end`, a possessive 's skipped. */
export function lookAfter(text: string, end: number): After {
  let from = end;
  if (isApostrophe(text.charCodeAt(from)) && /s/i.test(text.charAt(from + 1))) from += 2;
  let at = from;
  while (at < text.length && at - from < WIDEST_GAP && kindOf(text.charCodeAt(at)) === NONE) {
    if (text.charCodeAt(at) === 0x0a) break;
    at += 1;
  }
  let wordEnd = at;
  while (wordEnd < text.length && wordEnd - at < LONGEST_WORD && isLetter(text.charCodeAt(wordEnd)))
    wordEnd += 1;
  const word = text.slice(at, wordEnd);
  return {
    gap: text.slice(end, at),
    word: fold(word),
    capital: word !== '' && word.charAt(0) !== word.charAt(0).toLowerCase(),
  };
}
