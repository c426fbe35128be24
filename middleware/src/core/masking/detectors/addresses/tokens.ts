/** Texts cut into the pieces an address is made of, only around digits: what is far from every digit is not looked at. */

export type TokenKind = 'word' | 'number' | 'ordinal' | 'code' | 'comma' | 'line' | 'mark';

export interface Token {
  kind: TokenKind;
  start: number;
  end: number;
  text: string;
  /** Lower case, without the dot of an abbreviation. */
  lower: string;
  /** A full stop stood behind the word; it belongs to the token when it is an abbreviation of one to four letters. */
  dot: boolean;
  capital: boolean;
}

/** How far from a digit the words of an address may stand, in characters. */
const REACH = 80;
const LONGEST_WORD = 40;

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isLetter = (code: number): boolean =>
  (code >= 97 && code <= 122) ||
  (code >= 65 && code <= 90) ||
  (code >= 0xc0 && code < 0x2000 && code !== 0xd7 && code !== 0xf7) ||
  (code >= 0x2c00 && code < 0xd800 && (code < 0x3000 || code > 0x303f));
const isSpace = (code: number): boolean => code === 32 || code === 9 || code === 0xa0 || code === 13;

const NONE: Token[][] = [];

/** The tokens around digits, one list for each stretch of the text that has some. */
export function tokensAroundDigits(text: string): Token[][] {
  const digit = /\d/g;
  if (!digit.test(text)) return NONE;
  digit.lastIndex = 0;
  const zones: Token[][] = [];
  for (let match = digit.exec(text); match; match = digit.exec(text)) {
    const last = zones.at(-1)?.at(-1);
    const from = Math.max(last?.end ?? 0, wordStart(text, match.index - REACH));
    const tokens: Token[] = [];
    digit.lastIndex = tokenize(text, from, match.index, tokens);
    zones.push(tokens);
  }
  return zones;
}

function wordStart(text: string, at: number): number {
  let start = Math.max(0, at);
  for (let steps = 0; start > 0 && steps < LONGEST_WORD && !isSpace(text.charCodeAt(start - 1)); steps += 1)
    start -= 1;
  return start;
}

/** Cuts from `from` until no digit has been seen for REACH characters; gives where it stopped. */
function tokenize(text: string, from: number, firstDigit: number, tokens: Token[]): number {
  let at = from;
  let until = firstDigit + REACH;
  while (at < text.length && at < until) {
    const code = text.charCodeAt(at);
    if (isSpace(code)) at += 1;
    else if (isDigit(code)) {
      at = readNumber(text, at, tokens);
      until = at + REACH;
    } else if (isLetter(code)) {
      at = readWord(text, at, tokens);
      if (tokens.at(-1)!.kind === 'code') until = at + REACH;
    } else at = readMark(text, at, tokens);
  }
  return Math.max(at, from + 1);
}

function push(tokens: Token[], kind: TokenKind, text: string, start: number, end: number): number {
  tokens.push({ kind, start, end, text: text.slice(start, end), lower: '', dot: false, capital: false });
  return end;
}

/** A letter run; `-` and `'` join letters, single letters with dots are one word (P.O.), letters with digits are a code. */
function readWord(text: string, start: number, tokens: Token[]): number {
  let at = start;
  let end = start;
  let code = false;
  while (at < text.length && at - start < LONGEST_WORD) {
    const character = text.charCodeAt(at);
    if (isLetter(character)) end = at += 1;
    else if (isDigit(character)) {
      code = true;
      end = at += 1;
    } else if (joinsLetters(text, start, at)) at += 1;
    else break;
  }
  const first = text.charAt(start);
  const dot = text.charCodeAt(end) === 46;
  const raised = isOrdinalSign(text.charCodeAt(end)) && end - start === 1;
  const slash = text.charCodeAt(end) === 47 && end - start === 1 && /c/i.test(first);
  const kept = slash || raised ? end + 1 : end;
  push(tokens, code ? 'code' : 'word', text, start, kept);
  const token = tokens.at(-1)!;
  token.lower = token.text.toLowerCase();
  token.dot = dot;
  token.capital = first !== token.lower.charAt(0) || isElided(token);
  return dot ? kept + 1 : kept;
}

/** d'Italia, l'Église: the name begins behind the apostrophe. */
function isElided({ text, lower }: Token): boolean {
  const at = text.search(/['’]/);
  return at > 0 && at < 5 && text.charAt(at + 1) !== lower.charAt(at + 1);
}

function joinsLetters(text: string, start: number, at: number): boolean {
  if (!isLetter(text.charCodeAt(at + 1))) return false;
  const code = text.charCodeAt(at);
  if (code === 45 || code === 39 || code === 0x2019) return true;
  return code === 46 && (at - start === 1 || text.charCodeAt(at - 2) === 46);
}

const ORDINALS = new Set(['st', 'nd', 'rd', 'th', 'º', 'ª', '°', 'er', 'ème', 'e']);
const isOrdinalSign = (code: number): boolean => code === 0xba || code === 0xaa || code === 0xb0;
const LONGEST_NUMBER = 6;

/**
 * A number as houses, units and postal codes have it: 12, 12a, 12-14, 12/3, 62704-1234. Digits with more letters are a
 * code (1AA); everything else made of digits is a mark, and no address goes over it.
 */
function readNumber(text: string, start: number, tokens: Token[]): number {
  const digits = skip(text, start, isDigit);
  const letters = skip(text, digits, (code) => isLetter(code) || isOrdinalSign(code));
  let end = letters;
  let kind: TokenKind = 'number';
  if (letters > digits && ORDINALS.has(text.slice(digits, letters).toLowerCase())) kind = 'ordinal';
  else if (letters - digits > 1 || (letters > digits && isDigit(text.charCodeAt(letters)))) {
    kind = 'code';
    end = skip(text, letters, (code) => isLetter(code) || isDigit(code));
  } else if (letters === digits && /[-/–]/.test(text.charAt(digits))) {
    const floor = skip(text, digits + 1, (code) => code === 73 || code === 86 || code === 88);
    // 7/III: the floor in Roman numerals.
    if (floor > digits + 1) end = floor;
    const second = skip(text, digits + 1, isDigit);
    const letter = isLetter(text.charCodeAt(second)) ? second + 1 : second;
    if (floor === digits + 1 && letter > floor && letter - digits <= 5) end = letter;
    // Vienna writes house, staircase and door: 45/3/12.
    if (text.charAt(end) === '/' && end - digits <= 4) end = Math.max(end, skip(text, end + 1, isDigit));
  }
  const usable = digits - start <= LONGEST_NUMBER && !gluedBefore(text, start) && !goesOn(text, end);
  return push(tokens, usable ? kind : 'mark', text, start, end);
}

function skip(text: string, from: number, wanted: (code: number) => boolean): number {
  let at = from;
  while (at < text.length && wanted(text.charCodeAt(at))) at += 1;
  return at;
}

/** An amount, the rest of an e-mail address or number: $12, ORD-12, 3.12, a_12. `D-80331` is a postal code. */
function gluedBefore(text: string, start: number): boolean {
  const before = text.charAt(start - 1);
  if (/[$€£¥@_=+*&~^<\\]/.test(before)) return true;
  if (!/[-./:,–]/.test(before) || !/[\p{L}\p{N}]/u.test(text.charAt(start - 2))) return false;
  return !/(?:^|[^\p{L}\p{N}-])(?:D|A|CH|F|B|L|I|E|P|NL|DK|SE?|N|FIN?|DE|AT|FR|BE|PL)-$|\p{L}\.$/u.test(
    text.slice(Math.max(0, start - 5), start),
  );
}

const goesOn = (text: string, end: number): boolean =>
  /^(?:[.,:]\d|[ \u00a0]?[%$€£]| ?(?:EUR|USD|GBP|CHF|Euro)|[-/–_@\p{L}\p{N}])/u.test(
    text.slice(end, end + 5),
  );

function readMark(text: string, at: number, tokens: Token[]): number {
  const code = text.charCodeAt(at);
  if (code === 44) return push(tokens, 'comma', text, at, at + 1);
  if (code !== 10) return push(tokens, 'mark', text, at, at + 1);
  // The marks of quoted mail belong to the end of the line before.
  let end = at + 1;
  while (end < text.length && end - at < 12 && /[ \t>?|]/.test(text.charAt(end))) end += 1;
  return push(tokens, 'line', text, at, end);
}
