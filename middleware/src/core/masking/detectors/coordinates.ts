import type { ScannedText } from '../scanned-text.ts';
import { isWordCharacter, type Detector, type Place } from './detector.ts';

/** Two decimal numbers, each perhaps with a degree sign and a letter of the compass. Anchored; what it looks at is short. */
const PAIR =
  /([-+\u2212]?\d{1,3}\.\d{3,15})(?:[ \u00a0]?\u00b0?[ \u00a0]?([NS])(?![a-z]))?[ \u00a0]?[,;/ ][ \u00a0]?(?:[EWO] ?)?([-+\u2212]?\d{1,3}\.\d{3,15})(?:[ \u00a0]?\u00b0?[ \u00a0]?([EWO])(?![A-Za-z]))?/y;
/** Between a latitude and the word for the longitude: "lat": 52.5, "lng": 13.4. */
const LABELLED =
  /([-+\u2212]?\d{1,3}\.\d{1,15})["' ]{0,2}[,;/&]?[ \n]{0,3}["']?(?:and |und |et |y )?(?:lon|lng|long|longitude|längengrad|länge|longitud)["']?[ :=]{0,3}(?:is |ist |de )?([-+\u2212]?\d{1,3}\.\d{1,15})/iy;
const LATITUDE = /(?:\blat|\blatitude|\bbreitengrad|\bbreite|\blatitud)["']?[ :=]{0,3}(?:is |ist |de )?$/i;
const CUE =
  /\b(?:gps|coordinates?|coords?|geo|geolocation|location|position|lat|latitude|koordinaten|standort|coordonnées|coordenadas|ubicación|posición|maps?)\b[^\n\d]{0,24}$/i;
const CUE_DISTANCE = 48;
/** 52°31'12.0", and its forms without seconds or minutes. */
const ANGLE =
  /\d{1,3}(?:\.\d{1,8})?[ ]?\u00b0[ ]?(?:\d{1,2}(?:\.\d{1,8})?[ ]?['\u2032\u2019][ ]?)?(?:\d{1,2}(?:\.\d{1,8})?[ ]?(?:["\u2033\u201d]|'')[ ]?)?/y;
const NORTH_OR_SOUTH = /[NS](?![A-Za-z]) ?/y;
const EAST_OR_WEST = /[EWO](?![A-Za-z]) ?/y;
const GAP = /[ ,;/]{0,3}/y;

function find({ text, digitGroups }: ScannedText): Place[] {
  const places: Place[] = [];
  if (digitGroups.length < 3) return places;
  findDegrees(text, digitGroups, places);
  findDecimals(text, digitGroups, places);
  return places;
}

/** From the group of digits before every degree sign that may open a pair. */
function findDegrees(text: string, groups: readonly Place[], places: Place[]): void {
  if (!text.includes('\u00b0')) return;
  let done = 0;
  for (const [at, { start, end }] of groups.entries()) {
    if (start < done || !text.slice(end, end + 2).includes('\u00b0')) continue;
    const fraction = text.charAt(start - 1) === '.' && groups[at - 1]?.end === start - 1;
    const number = fraction ? groups[at - 1]!.start : start;
    const lettered = /[NS] ?$/.exec(text.slice(Math.max(0, number - 2), number))?.[0].length ?? 0;
    const from = number - lettered;
    if (isWordCharacter(text.charAt(from - 1))) continue;
    const read = degreesEnd(text, number, lettered > 0);
    if (read === null || isWordCharacter(text.charAt(read))) continue;
    done = from + text.slice(from, read).trimEnd().length;
    places.push({ start: from, end: done });
  }
}

/** The end of two angles, each with its letter of the compass before it or after it. */
function degreesEnd(text: string, start: number, lettered: boolean): number | null {
  const order = lettered
    ? [ANGLE, GAP, EAST_OR_WEST, ANGLE]
    : [ANGLE, NORTH_OR_SOUTH, GAP, ANGLE, EAST_OR_WEST];
  let end = start;
  for (const pattern of order) {
    pattern.lastIndex = end;
    if (!pattern.test(text)) return null;
    end = pattern.lastIndex;
  }
  return end;
}

function findDecimals(text: string, groups: readonly Place[], places: Place[]): void {
  let done = 0;
  for (let at = 0; at + 3 < groups.length; at += 1) {
    const group = groups[at]!;
    const fraction = groups[at + 1]!;
    if (group.start < done || group.end - group.start > 3 || fraction.start - group.end !== 1) continue;
    if (text.charCodeAt(group.end) !== 46) continue;
    const start = /[-+\u2212]/.test(text.charAt(group.start - 1)) ? group.start - 1 : group.start;
    if (/[\w.]/.test(text.charAt(start - 1))) continue;
    const end = labelledEnd(text, start) ?? pairEnd(text, start, fraction.end - fraction.start);
    if (end === null) continue;
    places.push({ start, end });
    done = end;
  }
}

function labelledEnd(text: string, start: number): number | null {
  if (!LATITUDE.test(text.slice(Math.max(0, start - 20), start))) return null;
  LABELLED.lastIndex = start;
  const match = LABELLED.exec(text);
  return match && inRange(match[1]!, match[2]!) ? LABELLED.lastIndex : null;
}

function pairEnd(text: string, start: number, decimals: number): number | null {
  if (decimals < 3) return null;
  PAIR.lastIndex = start;
  const match = PAIR.exec(text);
  if (!match || !inRange(match[1]!, match[3]!)) return null;
  const end = PAIR.lastIndex;
  // A third number makes it a row of rates or measurements.
  if (/\d[,;]? ?$/.test(text.slice(Math.max(0, start - 3), start))) return null;
  if (isWordCharacter(text.charAt(end)) || /^[.,;]? ?[-+]?\d/.test(text.slice(end, end + 4))) return null;
  if (match[2] && match[4]) return end;
  const cued = CUE.test(text.slice(Math.max(0, start - CUE_DISTANCE), start));
  const precise = [match[1]!, match[3]!].map((number) => number.length - number.indexOf('.') - 1);
  const signed = /^[-\u2212]/.test(match[1]!) || /^[-\u2212]/.test(match[3]!);
  return cued || Math.min(...precise) >= (signed ? 4 : 5) ? end : null;
}

function inRange(latitude: string, longitude: string): boolean {
  const [north, east] = [latitude, longitude].map((number) => Number(number.replace(/^[-+\u2212]/, '')));
  return north! <= 90 && east! <= 180;
}

export const coordinates: Detector = {
  name: 'coordinates',
  type: 'COORDINATES',
  find,
  hits: [
    'found at «40.71280, -74.00601» yesterday',
    'GPS: «52.5200, 13.4050».',
    'lat «40.7 lon -74.0»',
    '{"lat": «48.8583, "lng": 2.2944»}',
    'Standort «52°31\'12"N 13°24\'36"E»',
    'coordonnées «48.8583° N, 2.2944° E»',
    'ubicación «40.4168;-3.7038» (Madrid)',
    "«N 51°30.5' W 0°7.6'», meet there",
  ],
  misses: [
    'rates 1.0845, 1.2710',
    'measured 1.23456, 2.34567, 3.45678',
    'between 20°C and 25°C',
    '12.50, 13.75',
    'version 10.1234, 2.1',
    '95.12345, 190.12345',
    'tilt 30° N of the axis',
    'EUR 1.2345, 0.9876',
  ],
};
