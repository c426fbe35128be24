/** Characters by their UTF-16 code, as the pieces of addresses are made of. */

import { codeAt, isAsciiLetter, isAsciiUpper, isDigit } from '../../ascii.ts';

/** The letters of the scripts that leave gaps between words, and of those that do not; a few signs among them do no harm. */
export const isLetter = (code: number): boolean =>
  isAsciiLetter(code) ||
  (code >= 0xc0 && code < 0x2000 && code !== 0xd7 && code !== 0xf7) ||
  (code >= 0x2c00 && code < 0xd800 && (code < 0x3000 || code > 0x303f));
export const isSpace = (code: number): boolean => code === 32 || code === 9 || code === 0xa0 || code === 13;
/** 3º, 2ª, 1°. */
export const isOrdinalSign = (code: number): boolean => code === 0xba || code === 0xaa || code === 0xb0;
/** Between the numbers of one house, or of something longer: 12-14, 12/3. */
export const isRangeSign = (code: number): boolean => code === 45 || code === 47 || code === 0x2013;

const WORD_CHARACTER = /[\p{L}\p{N}]/u;
/** True when a letter or digit of any script stands at `at`. */
export function isWordAt(text: string, at: number): boolean {
  const code = codeAt(text, at);
  if (code < 128) return isDigit(code) || isAsciiUpper(code) || (code >= 97 && code <= 122);
  return at >= 0 && at < text.length && WORD_CHARACTER.test(String.fromCodePoint(text.codePointAt(at)!));
}
