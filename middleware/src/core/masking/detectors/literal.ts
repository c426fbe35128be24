import { canStartToken, readToken } from '../token.ts';
import type { ScannedText } from '../scanned-text.ts';
import type { Detector, Place } from './detector.ts';

/** Text that reads like a token, of whatever run: were it left, a record could ask for a value that is not its own. */
function find({ text }: ScannedText): Place[] {
  const places: Place[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (!canStartToken(text, at, text.charCodeAt(at - 1))) continue;
    const token = readToken(text, at, true);
    if (token && token !== 'partial') {
      places.push({ start: at, end: token.end });
      at = token.end - 1;
    }
  }
  return places;
}

export const literal: Detector = {
  name: 'token-like-text',
  type: 'LITERAL',
  find,
  hits: ['call «PERSON-K7-0010» now', '«email\u2011zz\u20110020»', '(«Phone&#45;Q4&#45;0010»)'],
  misses: ['PERSON-K7-001', 'XPERSON-K7-0010', 'PERSON-K7-00100', 'ORDER-K7-0010', 'PERSON 0010'],
};
