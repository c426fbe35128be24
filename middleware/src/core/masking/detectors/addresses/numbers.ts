import { codeAt, isDigit } from '../../ascii.ts';
import { isLetter, isOrdinalSign, isRangeSign, isSpace, isWordAt } from './characters.ts';
import type { TokenKind } from './token.ts';

/** Numbers as houses, units and postal codes have them, and what only looks like one: amounts, dates, longer numbers. */

const ORDINALS = new Set(['st', 'nd', 'rd', 'th', 'º', 'ª', '°', 'er', 'ème', 'e']);
const LONGEST_NUMBER = 6;

/** What stands at the first digit of a number, and where it ends. */
export interface NumberForm {
  kind: TokenKind;
  end: number;
}

/**
 * A number as houses, units and postal codes have it: 12, 12a, 12-14, 12/3, 62704-1234. Digits with more letters are a
 * code (1AA); everything else made of digits is a mark, and no address goes over it.
 */
export function numberAt(text: string, start: number): NumberForm {
  const digits = skipDigits(text, start);
  const letters = skipLetters(text, digits);
  let end = letters;
  let kind: TokenKind = 'number';
  if (letters > digits && ORDINALS.has(text.slice(digits, letters).toLowerCase())) kind = 'ordinal';
  else if (letters - digits > 1 || (letters > digits && isDigit(codeAt(text, letters)))) {
    kind = 'code';
    while (isLetter(codeAt(text, end)) || isDigit(codeAt(text, end))) end += 1;
  } else if (letters === digits && isRangeSign(codeAt(text, digits))) end = rangeEnd(text, digits);
  const usable = digits - start <= LONGEST_NUMBER && !isGluedBefore(text, start) && !goesOn(text, end);
  return { kind: usable ? kind : 'mark', end };
}

/** Behind the first number and a sign: 12-14a, 7/III (the floor in Roman numerals), 45/3/12 (Vienna: house, staircase, door). */
function rangeEnd(text: string, digits: number): number {
  let floor = digits + 1;
  while (isRoman(codeAt(text, floor))) floor += 1;
  let end = floor > digits + 1 ? floor : digits;
  const second = skipDigits(text, digits + 1);
  const letter = isLetter(codeAt(text, second)) ? second + 1 : second;
  if (floor === digits + 1 && letter > floor && letter - digits <= 5) end = letter;
  if (codeAt(text, end) === 47 && end - digits <= 4) end = Math.max(end, skipDigits(text, end + 1));
  return end;
}

const isRoman = (code: number): boolean => code === 73 || code === 86 || code === 88;

function skipDigits(text: string, from: number): number {
  let at = from;
  while (isDigit(codeAt(text, at))) at += 1;
  return at;
}

function skipLetters(text: string, from: number): number {
  let at = from;
  for (let code = codeAt(text, at); isLetter(code) || isOrdinalSign(code); code = codeAt(text, at)) at += 1;
  return at;
}

/** British postcodes without their blank are the longest codes of letters and digits. */
const LONGEST_CODE = 7;

/**
 * False when no address can be seen first at this group of digits: it is an ordinal, an amount, part of a longer number
 * or code. Cheap: texts with nothing else are not cut into pieces.
 */
export function mayBegin(text: string, start: number): boolean {
  // Digits of other scripts are letters here.
  if (!isDigit(codeAt(text, start))) return true;
  if (!isLetter(codeAt(text, start - 1))) return numberAt(text, start).kind === 'number';
  let from = start;
  while (start - from <= LONGEST_CODE && isLetterOrDigit(codeAt(text, from - 1))) from -= 1;
  let to = start;
  while (to - from <= LONGEST_CODE && isLetterOrDigit(codeAt(text, to))) to += 1;
  return to - from <= LONGEST_CODE;
}

const isLetterOrDigit = (code: number): boolean => isLetter(code) || isDigit(code);

const GLUE = new Set(Array.from('$€£¥@_=+*&~^<\\', (sign) => sign.charCodeAt(0)));
const JOINTS = new Set(Array.from('-./:,–', (sign) => sign.charCodeAt(0)));
/** D-80331 is a postal code, and an abbreviation may stand before a number without a blank. */
const POSTAL_LETTERS =
  /(?:^|[^\p{L}\p{N}-])(?:D|A|CH|F|B|L|I|E|P|NL|DK|SE?|N|FIN?|DE|AT|FR|BE|PL)-$|\p{L}\.$/u;

/** An amount, the rest of an e-mail address or number: $12, ORD-12, 3.12, a_12. */
function isGluedBefore(text: string, start: number): boolean {
  const before = codeAt(text, start - 1);
  if (before === 32) return false;
  if (GLUE.has(before)) return true;
  if (!JOINTS.has(before)) return false;
  if (isDigit(codeAt(text, start - 2))) return true;
  if (!isWordAt(text, start - 2)) return false;
  return !POSTAL_LETTERS.test(text.slice(Math.max(0, start - 5), start));
}

const CURRENCIES = ['EUR', 'USD', 'GBP', 'CHF', 'Euro'];
const isAmountSign = (code: number): boolean =>
  code === 0x25 || code === 0x24 || code === 0x20ac || code === 0xa3;

/** An amount, a date or a longer number goes on behind it: 3.12, 5 %, 12 EUR, 12-. */
function goesOn(text: string, end: number): boolean {
  const code = codeAt(text, end);
  if (code === 32 || code === 0xa0) {
    const next = codeAt(text, end + 1);
    if (isAmountSign(next)) return true;
    // E, U, G or C: the currencies begin with no other letter.
    return (
      code === 32 &&
      (next === 69 || next === 85 || next === 71 || next === 67) &&
      CURRENCIES.some((currency) => text.startsWith(currency, end + 1))
    );
  }
  if (isSpace(code)) return false;
  if (code === 46 || code === 44 || code === 58) return isDigit(codeAt(text, end + 1));
  return isAmountSign(code) || isRangeSign(code) || code === 95 || code === 64 || isWordAt(text, end);
}
