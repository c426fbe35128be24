import type { ScannedText } from '../scanned-text.ts';
import type { Detector, Place } from './detector.ts';

/** One character of an address beyond ASCII: letters, digits and marks of any script. */
const FOREIGN = /[\p{L}\p{N}\p{M}]/u;
/** What RFC 5322 3.2.3 allows before the sign and people use; the rest of its signs are quotes and markup in prose. */
const LOCAL_SIGNS = new Set([..."._%+'-&~"].map((sign) => sign.charCodeAt(0)));
const DOT = 46;
const HYPHEN = 45;
const TOP_LEVEL = /^(?:xn--[a-z0-9]+|[\p{L}\p{M}]{2,63})/iu;
/** RFC 5321 4.5.3.1: 64 characters before the sign, 255 after it. */
const LONGEST_LOCAL = 64;
const LONGEST_DOMAIN = 255;

/** From every @ outwards: no pattern that could backtrack. */
function find({ text }: ScannedText): Place[] {
  const places: Place[] = [];
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const start = walkLeft(text, at);
    const end = start < at ? walkRight(text, at + 1) : at + 1;
    if (start < at && end > at + 1) places.push({ start, end });
  }
  return places;
}

function isAlphanumeric(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128)
    return (code >= 48 && code <= 57) || (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
  return FOREIGN.test(text.charAt(at));
}

function walkLeft(text: string, at: number): number {
  let start = at;
  while (start > 0 && at - start < LONGEST_LOCAL) {
    if (!LOCAL_SIGNS.has(text.charCodeAt(start - 1)) && !isAlphanumeric(text, start - 1)) break;
    start -= 1;
  }
  while (start < at && /['.%&~-]/.test(text.charAt(start))) start += 1;
  return start;
}

/** The end of a domain with at least one dot and a last label of letters; the start when there is none. */
function walkRight(text: string, start: number): number {
  let end = start;
  let dots = 0;
  for (; end < text.length && end - start < LONGEST_DOMAIN; end += 1) {
    const code = text.charCodeAt(end);
    if (code === DOT) dots += 1;
    else if (code !== HYPHEN && !isAlphanumeric(text, end)) break;
  }
  return dots === 0 ? start : endOfDomain(text.slice(start, end), start);
}

function endOfDomain(domain: string, start: number): number {
  const labels = domain.split('.');
  const broken = labels.indexOf('');
  if (broken >= 0) labels.length = broken;
  for (; labels.length > 1; labels.pop()) {
    // What is glued to the top-level domain ("example.com-today", "example.comCall") is not part of it.
    const top = TOP_LEVEL.exec(labels.at(-1) ?? '')?.[0];
    if (top) return start + [...labels.slice(0, -1), top].join('.').length;
  }
  return start;
}

export const email: Detector = {
  name: 'email-address',
  type: 'EMAIL',
  find,
  hits: [
    'Write to «ana.souza@example.com».',
    "mail=«J.O'Neill+crm@mail.example.co.uk», thanks",
    '<«info@xn--mnchen-3ya.example»>',
    '«josé@correo.example» called',
    '«a&b@example.com», «ana@example.com» und «用户@例子.example»',
    "'«lee@example.com»' (cc «m.braun@sub.example.de»)",
  ],
  misses: [
    'Meet @ 10 am',
    'user@localhost',
    '@handle and a@ b.example',
    'price@2.50',
    '@@@@',
    'a@.example',
    'x@example..',
    '"@example.com',
  ],
};
