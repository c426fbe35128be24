import { fold } from '../../fold.ts';

/** What a UTF-16 unit is to the name finder: looked up in a table, because a text is walked unit by unit. */

export const NONE = 0;
export const LOWER = 1;
export const UPPER = 2;
/** Digits and the underscore: a word that touches one is a code and no name. */
export const DIGIT = 3;

/** Latin, Greek, Cyrillic, Armenian and Latin Extended Additional: the scripts with capital letters. */
const TABLE_SIZE = 0x2000;
const KINDS = new Uint8Array(TABLE_SIZE);
const ALL = String.fromCharCode(...KINDS.keys());
for (const [kind, letters] of [
  [LOWER, /[\p{Ll}\p{M}]/gu],
  [UPPER, /[\p{Lu}\p{Lt}]/gu],
  [DIGIT, /[\p{N}_]/gu],
] as const) {
  for (const { index } of ALL.matchAll(letters)) KINDS[index] = kind;
}

/** NONE, LOWER, UPPER or DIGIT; combining accents count as lower case, scripts without capitals as NONE. */
export function kindOf(code: number): number {
  return code < TABLE_SIZE ? KINDS[code]! : NONE;
}

/** True for letters of either case. */
export function isLetter(code: number): boolean {
  const kind = kindOf(code);
  return kind === LOWER || kind === UPPER;
}

/** True for ' and ’, which join the parts of a name: O'Brien. */
export const isApostrophe = (code: number): boolean => code === 0x27 || code === 0x2019;

/** True for a space on the same line. */
export const isBlank = (code: number): boolean =>
  code === 0x20 || code === 0xa0 || code === 0x09 || code === 0x202f;

/** What an accented Latin letter folds to, nothing for a combining accent; undefined for what `fold` must see whole. */
const FOLDED: (string | undefined)[] = [];
for (let code = 0; code < TABLE_SIZE; code += 1) {
  const latin = code < 0x250 || (code >= 0x1e00 && code < 0x1f00);
  if (code >= 0x300 && code < 0x370) FOLDED[code] = '';
  else if (latin && KINDS[code] !== NONE) FOLDED[code] = fold(String.fromCharCode(code));
  else FOLDED[code] = undefined;
}

/** A piece of a text folded; costs next to nothing when it is small ASCII letters already, as most words are. */
export function foldedSlice(text: string, start: number, end: number): string {
  let all = 0;
  let small = true;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    all |= code;
    if (code < 0x61 || code > 0x7a) small = false;
  }
  if (small) return text.slice(start, end);
  if (all < 0x80) return text.slice(start, end).toLowerCase();
  let folded = '';
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    const letter = code < TABLE_SIZE ? FOLDED[code] : undefined;
    if (letter === undefined && code !== 0x2d && !isApostrophe(code)) return fold(text.slice(start, end));
    folded += letter ?? text.charAt(at);
  }
  return folded;
}
