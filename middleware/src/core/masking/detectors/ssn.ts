import type { ScannedText } from '../scanned-text.ts';
import { digitRuns, hasCueBefore, isWordCharacter, type Detector, type Place } from './detector.ts';

const SEPARATOR = /[ .\u2010-\u2013-]/;
const CUE = /(?:ssn|social[ -]security|soc[. ]+sec)[^\d]{0,20}$/i;
const CUE_DISTANCE = 40;

/** Three, two and four digits apart by one and the same sign; nine together only after the words. */
function find({ text }: ScannedText): Place[] {
  return digitRuns(text, SEPARATOR).flatMap((groups) => {
    const [first, second, third] = groups;
    if (!first) return [];
    const place = { start: first.start, end: groups.at(-1)!.end };
    if (isWordCharacter(text.charAt(place.start - 1)) || isWordCharacter(text.charAt(place.end))) return [];
    if (groups.length === 1) {
      const cued = hasCueBefore(text, place.start, CUE, CUE_DISTANCE);
      return cued && isAssignable(first.digits) ? [place] : [];
    }
    if (groups.length !== 3 || !second || !third) return [];
    const shape = [first, second, third].map((group) => group.digits.length).join('-') === '3-2-4';
    const even = text.charAt(first.end) === text.charAt(second.end);
    return shape && even && isAssignable(groups.map((group) => group.digits).join('')) ? [place] : [];
  });
}

/** Numbers that the Social Security Administration never gives out are none. */
function isAssignable(digits: string): boolean {
  return /^(?!000|666|9)\d{3}(?!00)\d{2}(?!0000)\d{4}$/.test(digits);
}

export const ssn: Detector = {
  name: 'us-social-security-number',
  type: 'SSN',
  find,
  hits: ['SSN «536-22-4471» on file', 'social security number: «536224471»', 'her «536 22 4471», he said'],
  misses: ['000-12-3456', '666-12-3456', '912-34-5678', 'order 536224471', '536-22 4471', '12-536-22-4471'],
};
