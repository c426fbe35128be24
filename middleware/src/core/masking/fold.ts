/** Words as the record search compares them: lower case, no accents, one spelling per letter. */

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
  return lower
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[ßøłđðþæœı]/g, (letter) => LETTERS[letter] ?? letter);
}

/** The words of a text in order. One pass. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(WORD)) {
    const folded = fold(match[0]);
    if (folded) words.push({ folded, start: match.index, end: match.index + match[0].length });
  }
  return words;
}

/** The folded words alone: what a value is searched by. */
export function foldedWords(text: string): string[] {
  return wordsOf(text).map((word) => word.folded);
}
