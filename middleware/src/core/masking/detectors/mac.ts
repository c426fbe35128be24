import type { ScannedText } from '../scanned-text.ts';
import { isWordCharacter, type Detector, type Place } from './detector.ts';

/** Six pairs apart by one and the same sign, or three groups of four (IEEE 802, and how routers print it). */
const PAIRS = /[0-9A-Fa-f]{2}([:-])(?:[0-9A-Fa-f]{2}\1){4}[0-9A-Fa-f]{2}/y;
const FOURS = /[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4}/y;
/** Nobody's: all, none, and digits alone between hyphens, which are a telephone number or a code. */
const NOBODYS = /^(?:ff.ff.ff.ff.ff.ff|00.00.00.00.00.00|ffff.ffff.ffff|0000.0000.0000|[\d-]+|[\d.]+)$/i;
const CUE = /\b(?:mac|hardware|physical|physische|ethernet|wi-?fi|wlan|bssid|device|gerät)\b[^\n]{0,24}$/i;

function find({ text }: ScannedText): Place[] {
  const places: Place[] = [];
  look(text, ':', 2, PAIRS, places);
  look(text, '-', 2, PAIRS, places);
  look(text, '.', 4, FOURS, places);
  return places;
}

/** From every sign that the same sign follows after a group. */
function look(text: string, sign: string, width: number, whole: RegExp, places: Place[]): void {
  const code = sign.charCodeAt(0);
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) {
    if (text.charCodeAt(at + width + 1) !== code) continue;
    whole.lastIndex = at - width;
    if (at < width || !whole.test(text)) continue;
    const place = { start: at - width, end: whole.lastIndex };
    at = place.end - 1;
    if (isAddress(text, place, sign)) places.push(place);
  }
}

function isAddress(text: string, { start, end }: Place, sign: string): boolean {
  const before = text.charAt(start - 1);
  const after = text.charAt(end);
  const joined = before === sign || (after === sign && isWordCharacter(text.charAt(end + 1)));
  if (joined || isWordCharacter(before) || isWordCharacter(after)) return false;
  const written = text.slice(start, end);
  if (!NOBODYS.test(written)) return true;
  return (
    /^[\d.-]+$/.test(written) && /[1-9]/.test(written) && CUE.test(text.slice(Math.max(0, start - 32), start))
  );
}

export const mac: Detector = {
  name: 'mac-address',
  type: 'MAC',
  find,
  hits: [
    'Device MAC «00:1a:2b:3c:4d:5e».',
    'MAC-Adresse: «00-1A-2B-3C-4D-5F», WLAN',
    'adresse MAC «001a.2b3c.4d5e» du routeur',
    'la dirección MAC es «10-22-33-44-55-66»',
    '(«AA:BB:CC:DD:EE:01»)',
  ],
  misses: [
    '00:1A:2B:3C:4D',
    'ff:ff:ff:ff:ff:ff',
    '10:2f:33-ac-29-c3',
    '00:1a:2b:3c:4d:5e:6f',
    'at 10:30:45',
    '01-02-03-04-05-06',
    '1234.5678.9012',
    'the add-on-be-ad',
    'x00:1a:2b:3c:4d:5e',
  ],
};
