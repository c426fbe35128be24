import type { Place } from '../detector.ts';

const LONGEST = 64;
/** No number is as long as this, with what separates its groups. */
const LONGER_THAN_A_NUMBER = 40;
/** Words that list numbers. */
const LISTING = /^(?:and|und|och|ja|oraz|id|no|nr|is)$/i;
const WORD = /(?<![\p{L}\p{N}])\p{L}{3,64}(?![\p{L}\p{N}])/gu;

/**
 * From the first to the last word of a text that does not just list numbers: a number is alone when it takes all of it in,
 * somebody answers a question with it. Stops when no number could.
 */
export function wordsBesideNumbers(text: string): Place {
  if (text.length > LONGEST) return { start: -1, end: Infinity };
  const words = { start: Infinity, end: -1 };
  WORD.lastIndex = 0;
  for (let word = WORD.exec(text); word; word = WORD.exec(text)) {
    if (LISTING.test(word[0])) continue;
    words.start = Math.min(words.start, word.index);
    words.end = WORD.lastIndex;
    if (words.end - words.start > LONGER_THAN_A_NUMBER) break;
  }
  return words;
}
