import type { ScannedText } from '../scanned-text.ts';
import { hasCueBefore, isWordCharacter, type Detector, type Place } from './detector.ts';

const V4 = /\d{1,3}(?:\.\d{1,3}){3}/g;
const VERSION = /(?:\bv|version|release|build|firmware|section|chapter)[ .:]{0,3}$/i;
const V6_RUN = /[0-9A-Fa-f:]{3,}(?:\.\d{1,3}){0,3}/g;
const LONGEST_V6 = 45;

function find({ text }: ScannedText): Place[] {
  return [...findV4(text), ...findV6(text)];
}

function findV4(text: string): Place[] {
  return [...text.matchAll(V4)].flatMap((match) => {
    const start = match.index;
    const end = start + match[0].length;
    const before = text.charAt(start - 1);
    const alone =
      !isWordCharacter(before) &&
      before !== '.' &&
      !isWordCharacter(text.charAt(end)) &&
      !/^\.\d/.test(text.slice(end, end + 2));
    const octets = match[0].split('.').every((octet) => Number(octet) <= 255 && !/^0\d/.test(octet));
    return alone && octets && !hasCueBefore(text, start, VERSION, 12) ? [{ start, end }] : [];
  });
}

function findV6(text: string): Place[] {
  return [...text.matchAll(V6_RUN)].flatMap((match) => {
    const trimmed = match[0].replace(/(?<!:):$/, '');
    const start = match.index;
    const end = start + trimmed.length;
    if (trimmed.length > LONGEST_V6 || isWordCharacter(text.charAt(start - 1))) return [];
    return !isWordCharacter(text.charAt(end)) && isV6(trimmed) ? [{ start, end }] : [];
  });
}

/** RFC 4291 2.2: eight groups, or fewer with one "::"; three groups at least, so that "a::b" stays code. */
function isV6(text: string): boolean {
  const halves = text.split('::');
  if (halves.length > 2 || !text.includes(':')) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const last = groups.at(-1) ?? '';
  const v4 = last.includes('.');
  const hex = v4 ? groups.slice(0, -1) : groups;
  if (!hex.every((group) => /^[0-9A-Fa-f]{1,4}$/.test(group))) return false;
  const count = hex.length + (v4 ? 2 : 0);
  return halves.length === 1 ? count === 8 : count >= 3 && count < 8;
}

export const ip: Detector = {
  name: 'ip-address',
  type: 'IP',
  find,
  hits: [
    'from «192.168.10.24», port 22',
    'host «2001:db8::8a2e:370:7334» answered',
    '[«2001:0db8:85a3:0000:0000:8a2e:0370:7334»]',
    'login from «203.0.113.7».',
  ],
  misses: ['version 10.2.3.4', '1.2.3.4.5', '256.1.1.1', 'at 12:30:45', 'std::abs', 'a::b', '01.02.03.04'],
};
