/** What a word of a text may be that is no word of the record: a genitive, a nickname, a slip of the pen, a user name. */

import { createSpelling } from './misspelling.ts';
import { isCapital } from './name-context.ts';
import { otherFormsOf } from './nicknames.ts';
import type { NamePart, RecordIndex } from './record-index.ts';
import type { ScannedText } from '../scanned-text.ts';

/** The name that a word stands for; `beside`: a name of the record stands next to it, so that it needs no capital letter. */
export type UnlistedWord = (scanned: ScannedText, at: number, beside: boolean) => NamePart | null;

/** Prepares the look at such words; what needs preparing is done when the first text asks. */
export function createUnlistedWord({ words, names }: RecordIndex): UnlistedWord {
  const spelling = createSpelling(names);
  const nameOf = (word: string): NamePart | null => words.get(word)?.name ?? null;
  return ({ text, words: all }, at, beside) => {
    const { folded, start } = all[at]!;
    const code = folded.charCodeAt(folded.length - 1);
    if (code === LETTER_S) {
      const owner = genitiveOf(folded, isCapital(text, start), nameOf);
      if (owner) return owner;
    } else if (code >= 48 && code <= 57) {
      const known = nameOf(withoutDigits(folded));
      return known?.strength === 2 ? known : null;
    }
    if (!beside && !isCapital(text, start)) return null;
    const nickname = nicknameOf(folded, nameOf);
    if (nickname) return nickname;
    const meant = spelling(folded);
    const part = meant === null ? null : nameOf(meant);
    return part && { ...part, strength: 1 };
  };
}

const LETTER_S = 115;

/** Müllers, and the Joneses. In lower case only for names that are long enough to be no other word. */
function genitiveOf(
  folded: string,
  capital: boolean,
  nameOf: (word: string) => NamePart | null,
): NamePart | null {
  const least = capital ? 2 : 4;
  for (const length of [1, 2]) {
    if (length === 2 && !folded.endsWith('es')) break;
    const stem = folded.slice(0, -length);
    const part = stem.length > least ? nameOf(stem) : null;
    if (part && part.strength > 0 && (capital || part.strength === 2)) return part;
  }
  return null;
}

function nicknameOf(folded: string, nameOf: (word: string) => NamePart | null): NamePart | null {
  for (const form of otherFormsOf(folded)) {
    const part = nameOf(form);
    if (part && part.strength > 0) return { ...part, strength: 1 };
  }
  return null;
}

/** A word without the digits at its ends. By hand: a pattern takes the square of a long word. */
function withoutDigits(word: string): string {
  const isDigit = (at: number): boolean => word.charCodeAt(at) >= 48 && word.charCodeAt(at) <= 57;
  let start = 0;
  let end = word.length;
  while (isDigit(start)) start += 1;
  while (end > start && isDigit(end - 1)) end -= 1;
  return word.slice(start, end);
}
