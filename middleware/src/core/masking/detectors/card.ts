import type { ScannedText } from '../scanned-text.ts';
import { digitRuns, isWordCharacter, type Detector, type DigitGroup, type Place } from './detector.ts';

const SEPARATOR = /[ \u00a0-]/;
/** First digits of the card networks (ISO/IEC 7812): Amex, Diners, JCB, Visa, Mastercard, Maestro, Discover, UnionPay. */
const NETWORK = /^(?:3[0-9]|4|5[0-9]|6[0-9]|2[2-7])/;

function find({ text }: ScannedText): Place[] {
  return digitRuns(text, SEPARATOR).flatMap((groups) => findInRun(text, groups));
}

/** Every stretch of whole groups with 13 to 19 digits; each start looks at 19 digits at most. */
function findInRun(text: string, groups: DigitGroup[]): Place[] {
  const places: Place[] = [];
  for (let from = 0; from < groups.length; from += 1) {
    const end = longestCard(groups, from);
    if (end === null) continue;
    const place = { start: groups[from]!.start, end: groups[end]!.end };
    if (isWordCharacter(text.charAt(place.start - 1)) || isWordCharacter(text.charAt(place.end))) continue;
    places.push(place);
    from = end;
  }
  return places;
}

function longestCard(groups: DigitGroup[], from: number): number | null {
  let digits = '';
  let found: number | null = null;
  for (let to = from; to < groups.length && digits.length < 19; to += 1) {
    digits += groups[to]!.digits;
    if (to > from && groups[to]!.digits.length < 2) break;
    if (digits.length >= 13 && digits.length <= 19 && NETWORK.test(digits) && passesLuhn(digits)) found = to;
  }
  return found;
}

/** The check digit of ISO/IEC 7812-1, annex B. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits.charAt(digits.length - 1 - index));
    const weighted = index % 2 === 1 ? digit * 2 : digit;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return sum % 10 === 0 && !/^(\d)\1*$/.test(digits);
}

export const card: Detector = {
  name: 'payment-card',
  type: 'CARD',
  find,
  hits: [
    'Card «4111 1111 1111 1111» expires 04/29',
    'paid with «4111-1111-1111-1111».',
    'amex «378282246310005», declined',
    '«5555555555554444»',
    'order 12 «4012888888881881»',
  ],
  misses: ['4111 1111 1111 1112', '0000 0000 0000 0000', 'A4111111111111111', '1234567890123456'],
};
