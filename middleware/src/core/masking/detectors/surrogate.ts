import type { ScannedText } from '../scanned-text.ts';
import type { Detector, Place } from './detector.ts';

/**
 * Surrogates of operators.ts by a sign that stands `before` characters behind their start. Those of mail addresses have a
 * token inside, which is found as such.
 */
const SIGNS: { sign: string; before: number; whole: RegExp }[] = [
  { sign: '-555-01', before: 6, whole: /\+1-\d{3}-555-01\d\d/y },
  { sign: '2001:', before: 0, whole: /2001:db8::\d{4}/iy },
];

/** Text that reads like a surrogate: were it left, restoring would put a value there that is not its own. */
function find({ text }: ScannedText): Place[] {
  const places: Place[] = [];
  for (const { sign, before, whole } of SIGNS) {
    for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + sign.length)) {
      whole.lastIndex = Math.max(0, at - before);
      const match = whole.exec(text);
      if (match) places.push({ start: match.index, end: match.index + match[0].length });
    }
  }
  return places;
}

export const surrogate: Detector = {
  name: 'surrogate-like-text',
  type: 'LITERAL',
  find,
  hits: ['at «2001:DB8::0010», and', 'call «+1-200-555-0110» now'],
  misses: ['1-200-555-2110', '2001:db8:1::1', 'in 2001: 12'],
};
