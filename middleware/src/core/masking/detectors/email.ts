import type { ScannedText } from '../scanned-text.ts';
import type { Detector, Place } from './detector.ts';

const LOCAL = /[\p{L}\p{N}\p{M}._%+'-]/u;
const DOMAIN = /[\p{L}\p{N}\p{M}.-]/u;
/** RFC 5321 4.5.3.1: 64 characters before the sign, 255 after it. */
const LONGEST_LOCAL = 64;
const LONGEST_DOMAIN = 255;

/** From every @ outwards: no pattern that could backtrack. */
function find({ text }: ScannedText): Place[] {
  const places: Place[] = [];
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const start = walkLeft(text, at);
    const end = walkRight(text, at + 1);
    if (start < at && end > at + 1) places.push({ start, end });
  }
  return places;
}

function walkLeft(text: string, at: number): number {
  let start = at;
  while (start > 0 && at - start < LONGEST_LOCAL && LOCAL.test(text.charAt(start - 1))) start -= 1;
  while (start < at && /['.%-]/.test(text.charAt(start))) start += 1;
  return start;
}

/** The end of a domain with at least one dot and a last label of letters; the start when there is none. */
function walkRight(text: string, start: number): number {
  let end = start;
  while (end < text.length && end - start < LONGEST_DOMAIN && DOMAIN.test(text.charAt(end))) end += 1;
  const labels = text.slice(start, end).split('.');
  const broken = labels.indexOf('');
  if (broken >= 0) labels.length = broken;
  for (; labels.length > 1; labels.pop()) {
    // What is glued to the top-level domain ("example.com-today", "example.comCall") is not part of it.
    const top = /^(?:xn--[a-z0-9]+|[\p{L}\p{M}]{2,})/iu.exec(labels.at(-1) ?? '')?.[0];
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
  ],
  misses: ['Meet @ 10 am', 'user@localhost', '@handle and a@ b.example', 'price@2.50', '@@@@'],
};
