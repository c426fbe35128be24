import type { Detector, Place } from './detector.ts';

const LOCAL = /[\p{L}\p{N}\p{M}._%+'-]/u;
const DOMAIN = /[\p{L}\p{N}\p{M}.-]/u;
/** RFC 5321 4.5.3.1: 64 characters before the sign, 255 after it. */
const LONGEST_LOCAL = 64;
const LONGEST_DOMAIN = 255;

/** From every @ outwards: no pattern that could backtrack. */
function find(text: string): Place[] {
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
  while (end > start && /[.-]/.test(text.charAt(end - 1))) end -= 1;
  const labels = text.slice(start, end).split('.');
  const last = labels.at(-1) ?? '';
  const valid = labels.length > 1 && !labels.includes('') && /^(?:xn--.+|[\p{L}\p{M}]{2,})$/u.test(last);
  return valid ? end : start;
}

export const email: Detector = {
  label: 'EMAIL',
  find,
  hits: [
    'Write to «ana.souza@example.com».',
    "mail=«J.O'Neill+crm@mail.example.co.uk», thanks",
    '<«info@xn--mnchen-3ya.example»>',
    '«josé@correo.example» called',
  ],
  misses: ['Meet @ 10 am', 'user@localhost', '@handle and a@ b.example', 'price@2.50', '@@@@'],
};
