import type { Place } from '../detector.ts';
import { isDigit, isLetter, isOrdinalSign, isSpace, isUpper } from './characters.ts';
import { mayBelong, numberAt } from './numbers.ts';
import type { Token, TokenKind } from './token.ts';
import { bitsOf } from './word-bits.ts';

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
      const { start, end } = groups[to]!;
      if (to > from && start - groups[to - 1]!.end > APART) break;
      belongs ||= mayBelong(text, start, end);
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
  for (let at = start; at < end; at += 1) if (isDigit(text.charCodeAt(at))) return at;
  return -1;
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
  tokens.push({
    kind,
    start,
    end,
    text: text.slice(start, end),
    lower: '',
    dot: false,
    capital: false,
    bits: 0,
  });
  return end;
}

/** A letter run; `-` and `'` join letters, single letters with dots are one word (P.O.), letters with digits are a code. */
function readWord(text: string, start: number, tokens: Token[]): number {
  let at = start;
  let end = start;
  let kind: TokenKind = 'word';
  // True while the word is its own lower case.
  let small = true;
  for (const longest = start + LONGEST_WORD; at < longest;) {
    const code = text.charCodeAt(at);
    if (isLetter(code)) {
      if (code > 127 || isUpper(code)) small = false;
      end = at += 1;
    } else if (isDigit(code)) {
      kind = 'code';
      end = at += 1;
    } else if (joinsLetters(text, start, at, code)) at += 1;
    else break;
  }
  const closing = text.charCodeAt(end);
  const dot = closing === 46;
  const kept = end - start === 1 && isKeptSign(closing, text.charCodeAt(start)) ? end + 1 : end;
  const written = text.slice(start, kept);
  const lower = small ? written : written.toLowerCase();
  const capital = (!small && written.charAt(0) !== lower.charAt(0)) || isElided(written, lower);
  const bits = kind === 'word' ? bitsOf(lower) : 0;
  tokens.push({ kind, start, end: kept, text: written, lower, dot, capital, bits });
  return dot ? kept + 1 : kept;
}

/** Behind a single letter: nº, c/. */
const isKeptSign = (code: number, letter: number): boolean =>
  isOrdinalSign(code) || (code === 47 && (letter === 99 || letter === 67));

/** d'Italia, l'Église: the name begins behind the apostrophe. */
function isElided(text: string, lower: string): boolean {
  if (text === lower) return false;
  for (let at = 0; at < 5 && at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 39 || code === 0x2019) return at > 0 && text.charAt(at + 1) !== lower.charAt(at + 1);
  }
  return false;
}

function joinsLetters(text: string, start: number, at: number, code: number): boolean {
  if (code === 45 || code === 39 || code === 0x2019) return isLetter(text.charCodeAt(at + 1));
  return (
    code === 46 && (at - start === 1 || text.charCodeAt(at - 2) === 46) && isLetter(text.charCodeAt(at + 1))
  );
}

function readMark(text: string, at: number, tokens: Token[]): number {
  const code = text.charCodeAt(at);
  if (code === 44) return push(tokens, 'comma', text, at, at + 1);
  if (code !== 10) return push(tokens, 'mark', text, at, at + 1);
  // The marks of quoted mail belong to the end of the line before.
  let end = at + 1;
  while (end < text.length && end - at < 12 && /[ \t>?|]/.test(text.charAt(end))) end += 1;
  return push(tokens, 'line', text, at, end);
}
