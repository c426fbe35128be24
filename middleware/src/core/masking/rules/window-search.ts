/**
 * All matches of one RE2 pattern. One search is linear in the text, but the search for the next match may read to the end
 * of the text again: `a(.*b)?` on a long line of a's takes the square of its length. So a search sees a window of the text.
 */

import type { RE2JS } from 're2js';
import type { Place } from '../detectors/detector.ts';

/** Characters of a window while there is credit, and without. Half of it is the room a match has at least. */
const LARGEST = 2048;
const SMALLEST = 64;
/** Characters that may be read again: at once, and for each character that the search gets on. */
const FIRST_CREDIT = 16_384;
const CREDIT_PER_CHARACTER = 8;

/**
 * Places in order and apart; none is empty. Linear in the text, whatever pattern and text are: where matches are so dense
 * that each window would be read many times, windows get smaller. A longer match than its window is cut to the window.
 */
export function findInWindows(pattern: RE2JS, text: string): Place[] {
  const places: Place[] = [];
  let credit = FIRST_CREDIT;
  let from = 0;
  while (from < text.length) {
    const size = Math.min(LARGEST, Math.max(SMALLEST, credit));
    const end = wholeCharacter(text, Math.min(text.length, from + size));
    const found = searchWindow(pattern, text, from, end);
    const last = end === text.length;
    const before = from;
    if (found === null) {
      from = last ? end : wholeCharacter(text, end - (size >> 1));
    } else if (!last && found.start - from > size >> 1) {
      // Too near the window's end to be whole: the next window begins with it.
      from = found.start;
    } else {
      if (found.end > found.start) places.push(found);
      from = found.end > found.start ? found.end : afterCharacter(text, found.end);
    }
    credit += (from - before) * CREDIT_PER_CHARACTER - (end - before);
    credit = Math.min(FIRST_CREDIT, credit);
  }
  return places;
}

/** The first match in text[from, end), seeing the character before: for \b and ^. */
function searchWindow(pattern: RE2JS, text: string, from: number, end: number): Place | null {
  const origin = Math.max(0, from - 2);
  const matcher = pattern.matcher(text.slice(origin, end));
  return matcher.find(from - origin)
    ? { start: origin + matcher.start(), end: origin + matcher.end() }
    : null;
}

/** The place itself, or one further where it would cut a character of two units in half. */
function wholeCharacter(text: string, at: number): number {
  return at > 0 && at < text.length && text.codePointAt(at - 1)! > 0xffff ? at + 1 : at;
}

const afterCharacter = (text: string, at: number): number =>
  at + (at < text.length && text.codePointAt(at)! > 0xffff ? 2 : 1);
