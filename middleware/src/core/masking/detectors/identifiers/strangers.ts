import { fold } from '../../fold.ts';
import { isAsciiLetter, isDigit } from '../../ascii.ts';
import { NEUTRAL } from './neutral-words.ts';

/** More words than may stand anywhere between a cue and its number. */
const MANY = 99;
/** Nobody asks for more than this exactly. */
export const MOST_STRANGERS = 4;

const SENTENCE_END = /^\.\s+\p{Lu}\p{L}*\s+\p{L}|[!?;\u3002]|\p{L}{4}\.\s|\n\s*\n/u;
const WORDS = /\p{L}+/gu;
const NUMBERS = /[A-Za-z]{0,8}\d[A-Za-z\d]{0,32}/g;

/** Longer words with digits in them are taken apart by the pattern. */
const LONGEST_PLAIN_NUMBER = 9;

/**
 * Words between a cue and its number that say nothing about it; more than MOST_STRANGERS when a sentence ends or another
 * number stands between. Plain letters and digits are read here, all else by patterns.
 */
export function strangersBetween(text: string, from: number, to: number): number {
  if (to - from < 2) return 0;
  if (text.charCodeAt(from) === 0x2e) return strangersIn(text.slice(from, to));
  let strangers = 0;
  let numbers = 0;
  for (let at = from; at < to; at += 1) {
    const start = at;
    let letters = 0;
    let digits = 0;
    // Letters at the end of what stands before, for a sentence may end with them.
    for (; at < to; at += 1) {
      const code = text.charCodeAt(at);
      if (isDigit(code)) {
        digits += 1;
        letters = 0;
      } else if (isAsciiLetter(code)) letters += 1;
      else break;
    }
    if (digits === 0 && letters > 0 && isStranger(text.slice(start, at))) strangers += 1;
    if (digits > 0) numbers += 1;
    if (at === to && (digits === 0 || at - start <= LONGEST_PLAIN_NUMBER)) break;
    if (text.charCodeAt(at) > 0x7e || (digits > 0 && at - start > LONGEST_PLAIN_NUMBER))
      return strangersIn(text.slice(from, to));
    if (strangers > MOST_STRANGERS || endsSentence(text, at, to, letters)) return MANY;
  }
  return strangers > 1 && numbers > 0 ? MANY : strangers;
}

/** ! ? ; or a full stop after a word, or an empty line. */
function endsSentence(text: string, at: number, to: number, letters: number): boolean {
  const code = text.charCodeAt(at);
  if (code === 0x20) return false;
  if (code === 0x21 || code === 0x3f || code === 0x3b) return true;
  if (code === 0x2e) return letters >= 4 && at + 1 < to && isBlank(text.charCodeAt(at + 1));
  if (code !== 0x0a) return false;
  let next = at + 1;
  while (next < to && text.charCodeAt(next) !== 0x0a && isBlank(text.charCodeAt(next))) next += 1;
  return next < to && text.charCodeAt(next) === 0x0a;
}

const isBlank = (code: number): boolean => code === 0x20 || (code >= 0x09 && code <= 0x0d);
const isStranger = (plain: string): boolean => !NEUTRAL.has(plain) && !NEUTRAL.has(plain.toLowerCase());

function strangersIn(gap: string): number {
  if (SENTENCE_END.test(gap)) return MANY;
  const numbers = /\d/.test(gap);
  const words = numbers ? gap.replace(NUMBERS, '').match(WORDS) : gap.match(WORDS);
  const strangers = (words ?? []).filter((word) => !NEUTRAL.has(fold(word))).length;
  return strangers > 1 && numbers ? MANY : strangers;
}
