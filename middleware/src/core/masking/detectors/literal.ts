import { canStartToken, readToken } from '../token.ts';
import type { ScannedText } from '../scanned-text.ts';
import type { Detector, Place } from './detector.ts';

/** No token has more before its last digits: the longest word, two letters, a nonce, two hyphens as entities. */
const LONGEST_BEGINNING = 40;

/**
 * Text that reads like a token, of whatever run: were it left, a record could ask for a value that is not its own.
 * A token ends with four digits after a hyphen, which little else does, so its beginning is looked for from there.
 */
function find({ text, digitGroups }: ScannedText): Place[] {
  const places: Place[] = [];
  let done = 0;
  for (const { start, end } of digitGroups) {
    if (end - start < 4 || !mayEndHyphen(text.charCodeAt(start - 1))) continue;
    const token = tokenUpTo(text, Math.max(done, start - LONGEST_BEGINNING), start, end);
    if (!token) continue;
    places.push(token);
    done = token.end;
  }
  return places;
}

/** The last character of a hyphen, an escape or an entity for one: "-", "\u2011" written out (its "u" or "d"), "&#45;". */
const mayEndHyphen = (code: number): boolean =>
  code === 45 || code === 59 || code === 85 || code === 117 || code === 68 || code === 100 || code >= 0xad;

function tokenUpTo(text: string, from: number, digits: number, end: number): Place | null {
  for (let at = from; at < digits; at += 1) {
    if (!canStartToken(text, at, text.charCodeAt(at - 1))) continue;
    const token = readToken(text, at, true);
    if (token && token !== 'partial' && token.end > digits && token.end <= end) {
      return { start: at, end: token.end };
    }
  }
  return null;
}

export const literal: Detector = {
  name: 'token-like-text',
  type: 'LITERAL',
  find,
  hits: [
    'call «PERSON-K7-0010» now',
    '«email\u2011zz\u20110020»',
    '(«Phone&#45;Q4&#45;0010»)',
    '«iban\\u002dQ4\\u20110010» and «organizationab&hyphen;Q4&#x2011;0010»',
    '«PERSON-K7-0010»-«PERSON-K7-0020»',
  ],
  misses: [
    'PERSON-K7-001',
    'XPERSON-K7-0010',
    'PERSON-K7-00100',
    'ORDER-K7-0010',
    'PERSON 0010',
    '11-22-2026',
  ],
};
