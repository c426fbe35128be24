import type { ScannedText } from '../scanned-text.ts';
import { isV6 } from './ip-form.ts';
import { isWordCharacter, type Detector, type Place } from './detector.ts';

/** Numbers with three dots that are no address: what they number stands right before them. */
const VERSION =
  /\b(?:v|ver|version|versión|versão|versione|versie|release|build|firmware|fw|sw|hw|bios|software|driver|plugin|library|package|chrome|firefox|edge|safari|ios|android|revision|rev|patch|kernel|sdk|upgrade[ds]? (?:from|to)|update[ds]? (?:from|to)|section|chapter|clause|paragraph|figure|table|abschnitt|kapitel|ziffer|artikel|§)(?:[ .:(#]| (?:no|nr|number|is|was|ist|est|es|von|auf|to|from)\b){0,4}$/i;
const VERSION_DISTANCE = 32;
const LONGEST_V6 = 45;
const ZONE = /^%[0-9A-Za-z_.-]{1,15}[0-9A-Za-z]/;
const V4_TAIL = /^(?:\.\d{1,3}){3}(?![\d])/;

function find({ text, digitGroups }: ScannedText): Place[] {
  const places: Place[] = [];
  if (digitGroups.length > 3 && text.includes('.')) findV4(text, digitGroups, places);
  if (text.includes('::') || text.includes(':')) findV6(text, places);
  return places;
}

function findV4(text: string, groups: readonly Place[], places: Place[]): void {
  for (let at = 0; at + 3 < groups.length; at += 1) {
    if (!isDotted(text, groups, at)) continue;
    const start = groups[at]!.start;
    const end = groups[at + 3]!.end;
    let length = 3;
    while (groups[at + length + 1] && dotBetween(text, groups[at + length]!, groups[at + length + 1]!))
      length += 1;
    if (length === 3 && isAddress(text, start, end)) {
      places.push({ start, end: end + prefixLength(text, end, 32) });
    }
    at += length;
  }
}

const dotBetween = (text: string, left: Place, right: Place): boolean =>
  right.start - left.end === 1 && text.charCodeAt(left.end) === 46;

const isDotted = (text: string, groups: readonly Place[], at: number): boolean =>
  dotBetween(text, groups[at]!, groups[at + 1]!) &&
  dotBetween(text, groups[at + 1]!, groups[at + 2]!) &&
  dotBetween(text, groups[at + 2]!, groups[at + 3]!);

function isAddress(text: string, start: number, end: number): boolean {
  const before = text.charAt(start - 1);
  if (isWordCharacter(before) || before === '.' || isWordCharacter(text.charAt(end))) return false;
  // "Browser/5.0.1.2" is a product and its version.
  if (/[/_-]/.test(before) && /\p{L}/u.test(text.charAt(start - 2))) return false;
  const octets = text.slice(start, end).split('.');
  if (!octets.every((octet) => Number(octet) <= 255 && !/^0\d/.test(octet))) return false;
  return !VERSION.test(text.slice(Math.max(0, start - VERSION_DISTANCE), start));
}

/** The length of "/24" when it is one. */
function prefixLength(text: string, end: number, most: number): number {
  const prefix = /^\/(\d{1,3})(?![\d.])/.exec(text.slice(end, end + 6));
  return prefix && Number(prefix[1]) <= most ? prefix[0].length : 0;
}

/** From every colon outwards to the whole run of hexadecimal digits and colons. */
function findV6(text: string, places: Place[]): void {
  for (let at = text.indexOf(':'); at >= 0;) {
    let end = at + 1;
    while (isV6Character(text.charCodeAt(end))) end += 1;
    // "note: text" and "10:30" are not worth a closer look.
    if (end - at > 1) {
      let start = at;
      while (at - start < 4 && isV6Character(text.charCodeAt(start - 1))) start -= 1;
      const place = v6Place(text, start, end);
      if (place) places.push(place);
    }
    at = text.indexOf(':', end);
  }
}

/** 0-9, A-F, a-f and the colon. */
const isV6Character = (code: number): boolean =>
  (code >= 48 && code <= 58) || (code >= 97 && code <= 102) || (code >= 65 && code <= 70);

function v6Place(text: string, start: number, run: number): Place | null {
  if (run - start > LONGEST_V6 || run - start < 3 || isWordCharacter(text.charAt(start - 1))) return null;
  const tail = text.charAt(run) === '.' ? (V4_TAIL.exec(text.slice(run, run + 13))?.[0] ?? '') : '';
  const colon = tail === '' && text.charAt(run - 1) === ':' && text.charAt(run - 2) !== ':' ? 1 : 0;
  const end = run + tail.length - colon;
  const goesOn = tail === '' && colon === 0 && /^\.\d/.test(text.slice(run, run + 2));
  if (goesOn || isWordCharacter(text.charAt(end)) || !isV6(text.slice(start, end))) return null;
  const zone = ZONE.exec(text.slice(end, end + 18))?.[0].length ?? 0;
  return { start, end: end + zone + prefixLength(text, end + zone, 128) };
}

export const ip: Detector = {
  name: 'ip-address',
  type: 'IP',
  find,
  hits: [
    'from «192.168.44.7», port 22',
    'host «2001:db8::8a2e:370:7334» answered',
    '[«2001:0db8:85a3:0000:0000:8a2e:0370:7334»]',
    'login from «203.0.113.7».',
    'net «198.51.100.0/24» and «203.0.113.9»:8080',
    'ping «fe80::1%eth0», «ff02::2» or «::1»',
    'mapped «::ffff:203.0.113.8», block «2001:db8::/32»',
    'IP: «2001:db8::7»: no route',
    'range «10.0.0.1»-«10.0.0.20»',
  ],
  misses: [
    'version 10.2.3.4',
    '1.2.3.4.5',
    '256.1.1.1',
    'at 12:30:45',
    'std::abs',
    'a::b',
    '01.02.03.04',
    'firmware version is 2.19.25.1',
    'Browser/5.0.1.2',
    'upgraded to 4.1.2.3',
    'see Abschnitt 3.1.2.4',
    'Face::Bed and 1::2',
    '2001:db8::256.1.1.1',
    '::ffff:192.168.1',
    '2001::db8::1',
    '00:1a:2b:3c:4d:5e',
  ],
};
