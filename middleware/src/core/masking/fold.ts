/** Words as the record search compares them: lower case, no accents, one spelling per letter. */

import { isAsciiLetter, isAsciiUpper, isDigit } from './ascii.ts';

/** A word of a text: folded, and where it stands. */
export interface Word {
  folded: string;
  start: number;
  end: number;
}

/** Scripts written without spaces give one word per character, so that a name is found inside a sentence. */
const WORD =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}]|[[\p{L}\p{N}\p{M}]--[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}]]+/gv;

/** Letters that Unicode does not decompose. */
const LETTERS: Record<string, string> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
};

/** A word without case and accents. */
export function fold(word: string): string {
  const lower = word.toLowerCase();
  if (/^[\u0000-\u007f]*$/.test(lower)) return lower;
  // Marks go first: putting a million of them in order, as normalising does, takes the square of that.
  return lower
    .replace(/\p{M}+/gu, '')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[ßøłđðþæœı]/g, (letter) => LETTERS[letter] ?? letter);
}

/** Per code of an accented Latin letter what it folds to; empty for every other code. */
const LATIN = latinLetters();

function latinLetters(): string[] {
  const letters: string[] = [];
  for (let code = 0; code < 0x1f00; code += 1) {
    const letter = String.fromCharCode(code);
    const known = (code >= 0xc0 && code < 0x250) || code >= 0x1e00;
    letters.push(known && /^\p{L}$/u.test(letter) ? fold(letter) : '');
  }
  return letters;
}

const isAsciiWord = (code: number): boolean => isAsciiLetter(code) || isDigit(code);

/** The words of a text in order. One pass. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  const { length } = text;
  let at = 0;
  while (at < length) {
    const start = at;
    let plain = true;
    let upper = false;
    // Everything but ASCII belongs to a piece here; what it is made of is only asked when there is any.
    for (; at < length; at += 1) {
      const code = text.charCodeAt(at);
      if (code > 127) plain = false;
      else if (!isAsciiWord(code)) break;
      else if (isAsciiUpper(code)) upper = true;
    }
    if (at === start) at += 1;
    else if (!plain) addPiece(words, text.slice(start, at), start);
    else {
      const word = text.slice(start, at);
      words.push({ folded: upper ? word.toLowerCase() : word, start, end: at });
    }
  }
  return words;
}

function addPiece(words: Word[], piece: string, start: number): void {
  let folded = '';
  for (let at = 0; at < piece.length; at += 1) {
    const code = piece.charCodeAt(at);
    const letter = code > 127 ? (LATIN[code] ?? '') : isAsciiUpper(code) ? LOWER[code - 65]! : piece[at]!;
    if (letter === '') return addByPattern(words, piece, start);
    folded += letter;
  }
  words.push({ folded, start, end: start + piece.length });
}

const LOWER = 'abcdefghijklmnopqrstuvwxyz';

function addByPattern(words: Word[], piece: string, offset: number): void {
  for (const match of piece.matchAll(WORD)) {
    const folded = fold(match[0]);
    const start = offset + match.index;
    if (folded) words.push({ folded, start, end: start + match[0].length });
  }
}

/** The folded words alone: what a value is searched by. */
export function foldedWords(text: string): string[] {
  return wordsOf(text).map((word) => word.folded);
}
