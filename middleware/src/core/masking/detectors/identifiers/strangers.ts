import { fold } from '../../fold.ts';
import { NEUTRAL } from './neutral-words.ts';

/** More words than may stand anywhere between a cue and its number. */
const MANY = 99;
/** Nobody asks for more than this exactly. */
export const MOST_STRANGERS = 4;

const SENTENCE_END = /^\.\s+\p{Lu}\p{L}*\s+\p{L}|[!?;\u3002]|\p{L}{4}\.\s|\n\s*\n/u;
const WORDS = /\p{L}+/gu;
const NUMBERS = /[A-Za-z]{0,8}\d[A-Za-z\d]{0,32}/g;

/**
 * Words between a cue and its number that say nothing about it; more than MOST_STRANGERS when a sentence ends or another
 * number stands between. Plain letters are read here, all else by patterns.
 */
export function strangersBetween(text: string, from: number, to: number): number {
  if (to - from < 2) return 0;
  if (text.charCodeAt(from) === 0x2e) return strangersIn(text.slice(from, to));
  let strangers = 0;
  let lines = 0;
  let word = 0;
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    const small = code | 0x20;
    if (small >= 0x61 && small <= 0x7a) {
      word += 1;
      lines = 0;
      continue;
    }
    if (code > 0x7e || (code >= 0x30 && code <= 0x39)) return strangersIn(text.slice(from, to));
    if (word > 0 && isStranger(text.slice(at - word, at))) strangers += 1;
    if (strangers > MOST_STRANGERS || code === 0x21 || code === 0x3f || code === 0x3b) return MANY;
    if (code === 0x2e && word >= 4 && at + 1 < to && isBlank(text.charCodeAt(at + 1))) return MANY;
    if (code === 0x0a) lines += 1;
    else if (!isBlank(code)) lines = 0;
    if (lines > 1) return MANY;
    word = 0;
  }
  return word > 0 && isStranger(text.slice(to - word, to)) ? strangers + 1 : strangers;
}

const isBlank = (code: number): boolean => code === 0x20 || (code >= 0x09 && code <= 0x0d);
const isStranger = (word: string): boolean => !NEUTRAL.has(fold(word));

function strangersIn(gap: string): number {
  if (SENTENCE_END.test(gap)) return MANY;
  const numbers = /\d/.test(gap);
  const words = numbers ? gap.replace(NUMBERS, '').match(WORDS) : gap.match(WORDS);
  const strangers = (words ?? []).filter(isStranger).length;
  return strangers > 1 && numbers ? MANY : strangers;
}
