import type { ScannedText } from '../scanned-text.ts';
import type { Detector, Place } from './detector.ts';

/** What an address on the web or a mail link cannot do without. */
const START = /:\/\/|\bwww\.|\bmailto:/gi;
const SCHEME = /[A-Za-z][A-Za-z0-9+.-]{0,19}$/;
const OUTSIDE = /[\s<>"`{}|\\^]/;
/** One label and nothing more names a machine in an example, not a page: "http://server", "www.site". */
const BARE_LABEL = /^(?:[a-z0-9-]+\/?)$/i;

function find({ text }: ScannedText): Place[] {
  const places: Place[] = [];
  START.lastIndex = 0;
  for (let match = START.exec(text); match; match = START.exec(text)) {
    const from = START.lastIndex;
    const start = match[0] === '://' ? schemeStart(text, match.index) : match.index;
    if (start === null) continue;
    const end = walkRight(text, from);
    if (end > from && !(end - from < 64 && BARE_LABEL.test(text.slice(from, end))))
      places.push({ start, end });
    START.lastIndex = Math.max(from, end);
  }
  return places;
}

function schemeStart(text: string, at: number): number | null {
  const scheme = SCHEME.exec(text.slice(Math.max(0, at - 20), at))?.[0];
  return scheme ? at - scheme.length : null;
}

/** To the end of the address, without the punctuation of the sentence around it. */
function walkRight(text: string, start: number): number {
  let end = start;
  let open = 0;
  while (end < text.length && !OUTSIDE.test(text.charAt(end))) {
    const character = text.charAt(end);
    if (character === '(') open += 1;
    else if (character === ')' && open === 0) break;
    else if (character === ')') open -= 1;
    end += 1;
  }
  while (end > start && /[.,;:!?'\]]/.test(text.charAt(end - 1))) end -= 1;
  return end;
}

export const url: Detector = {
  name: 'url',
  type: 'URL',
  find,
  hits: [
    'See «https://example.com/a?b=c#d».',
    '(«http://user:secret@example.com:8080/x_(y)»)',
    'at «www.example.org/path», or write: «mailto:ana@example.com»',
    '[page](«https://example.com/ana»)',
    '<a href="«https://example.com»">',
    '«ftp://files.example.org/a.zip» and «HTTPS://EXAMPLE.COM/B», «www.example.com».',
    'db at «postgres://app:s3cret@db.example.com:5432/crm»',
    'on «http://intranet/cases/7» or «http://localhost:8080»',
  ],
  misses: [
    'and/or',
    'a :// b',
    'std::vector',
    'awww. nice',
    'C:\\temp',
    'ratio 3:1 // comment',
    'http://server',
    'www.site',
  ],
};
