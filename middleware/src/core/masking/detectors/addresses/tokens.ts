import type { Place } from '../detector.ts';
import { codeAt, isAsciiUpper, isDigit } from '../../ascii.ts';
import { isLetter, isOrdinalSign, isSpace } from './characters.ts';
import { mayBegin, numberAt } from './numbers.ts';
import { Token, type TokenKind } from './token.ts';
import { ASCII_BITS, bitsOf } from './word-bits.ts';
import { NO_LETTERS, withLetter } from './word-table.ts';

/** Texts cut into the pieces an address is made of, only around digits: what is far from every digit is not looked at. */

/** How far from a digit the words of an address may stand, in characters. */
const REACH = 80;
const LONGEST_WORD = 40;
/** Digits that are farther from each other than this are cut independently: the reach and the words at its ends. */
const APART = REACH + 3 * LONGEST_WORD;

const NONE: Token[][] = [];

/**
 * The tokens around digits, one list for each stretch of the text that has some. Where none of the digits close to each
 * other can be a number of an address, nothing is cut.
 */
export function tokensAroundDigits(text: string, groups: readonly Place[]): Token[][] {
  let zones = NONE;
  let done = 0;
  for (let from = 0; from < groups.length;) {
    let to = from;
    let belongs = false;
    for (; to < groups.length; to += 1) {
      const { start } = groups[to]!;
      if (to > from && start - groups[to - 1]!.end > APART) break;
      belongs ||= mayBegin(text, start);
    }
    if (belongs) {
      if (zones === NONE) zones = [];
      done = cutAround(text, groups, from, to, done, zones);
    }
    from = to;
  }
  return zones;
}

/** Cuts around the groups `from` to `to`; gives where the last zone ended. */
function cutAround(
  text: string,
  groups: readonly Place[],
  from: number,
  to: number,
  done: number,
  zones: Token[][],
): number {
  let zoneEnd = done;
  let cut = done;
  for (let at = from; at < to; at += 1) {
    const { start, end } = groups[at]!;
    if (end <= cut) continue;
    const digit = asciiDigit(text, Math.max(start, cut), end);
    if (digit < 0) continue;
    const tokens: Token[] = [];
    cut = tokenize(text, Math.max(zoneEnd, wordStart(text, digit - REACH)), digit, tokens);
    zoneEnd = tokens.at(-1)?.end ?? zoneEnd;
    zones.push(tokens);
    // The zone may end inside a group.
    at -= 1;
  }
  return zoneEnd;
}

/** The first of 0 to 9 in a group of digits of any script, or -1. */
function asciiDigit(text: string, start: number, end: number): number {
  for (let at = start; at < end; at += 1) if (isDigit(codeAt(text, at))) return at;
  return -1;
}

function wordStart(text: string, at: number): number {
  let start = Math.max(0, at);
  for (let steps = 0; start > 0 && steps < LONGEST_WORD && !isSpace(codeAt(text, start - 1)); steps += 1)
    start -= 1;
  return start;
}

/** Cuts from `from` until no digit has been seen for REACH characters; gives where it stopped. */
function tokenize(text: string, from: number, firstDigit: number, tokens: Token[]): number {
  let at = from;
  let until = firstDigit + REACH;
  while (at < text.length && at < until) {
    const code = codeAt(text, at);
    if (isSpace(code)) at += 1;
    else if (isDigit(code)) {
      const { kind, end } = numberAt(text, at);
      at = push(tokens, kind, text, at, end);
      until = at + REACH;
    } else if (isLetter(code)) {
      at = readWord(text, at, tokens);
      if (tokens[tokens.length - 1]!.kind === 'code') until = at + REACH;
    } else at = readMark(text, at, tokens);
  }
  return Math.max(at, from + 1);
}

function push(tokens: Token[], kind: TokenKind, text: string, start: number, end: number): number {
  tokens.push(new Token(text, kind, start, end, false, 0, false, false));
  return end;
}

/** A letter run; `-` and `'` join letters, single letters with dots are one word (P.O.), letters with digits are a code. */
function readWord(text: string, start: number, tokens: Token[]): number {
  let at = start;
  let end = start;
  let kind: TokenKind = 'word';
  let ascii = true;
  let elided = false;
  let hash = NO_LETTERS;
  for (const longest = start + LONGEST_WORD; at < longest; at += 1) {
    const code = codeAt(text, at);
    if (isLetter(code)) end = at + 1;
    else if (isDigit(code)) {
      kind = 'code';
      end = at + 1;
    } else if (!joinsLetters(text, start, at, code)) break;
    else if (code !== 45) elided = true;
    if (code > 127) ascii = false;
    hash = withLetter(hash, code);
  }
  const closing = codeAt(text, end);
  const dot = closing === 46;
  const signed = end - start === 1 && isKeptSign(closing, codeAt(text, start));
  const kept = signed ? end + 1 : end;
  // A word cut off behind a hyphen has one letter more in its number than it has.
  const plain = ascii && !signed && at === end;
  const bits =
    kind !== 'word' ? 0 : plain ? ASCII_BITS.find(text, start, end, hash) : bitsAt(text, start, kept);
  const capital = isCapital(text, start) || (elided && isElided(text.slice(start, kept)));
  tokens.push(new Token(text, kind, start, kept, true, bits, capital, dot));
  return dot ? kept + 1 : kept;
}

const bitsAt = (text: string, start: number, end: number): number =>
  bitsOf(text.slice(start, end).toLowerCase());

function isCapital(text: string, at: number): boolean {
  const code = codeAt(text, at);
  if (code < 128) return isAsciiUpper(code);
  const letter = text.charAt(at);
  return letter !== letter.toLowerCase().charAt(0);
}

/** Behind a single letter: nº, c/. */
const isKeptSign = (code: number, letter: number): boolean =>
  isOrdinalSign(code) || (code === 47 && (letter === 99 || letter === 67));

/** d'Italia, l'Église: the name begins behind the apostrophe. */
function isElided(word: string): boolean {
  const at = word.search(/['’]/);
  return at > 0 && at < 5 && isCapital(word, at + 1);
}

function joinsLetters(text: string, start: number, at: number, code: number): boolean {
  if (code === 45 || code === 39 || code === 0x2019) return isLetter(codeAt(text, at + 1));
  return code === 46 && (at - start === 1 || codeAt(text, at - 2) === 46) && isLetter(codeAt(text, at + 1));
}

function readMark(text: string, at: number, tokens: Token[]): number {
  const code = codeAt(text, at);
  if (code === 44) return push(tokens, 'comma', text, at, at + 1);
  if (code !== 10) return push(tokens, 'mark', text, at, at + 1);
  // The marks of quoted mail belong to the end of the line before.
  let end = at + 1;
  while (end < text.length && end - at < 12 && /[ \t>?|]/.test(text.charAt(end))) end += 1;
  return push(tokens, 'line', text, at, end);
}
