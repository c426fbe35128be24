import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min';
import type { ScannedText } from '../scanned-text.ts';
import { hasCueBefore, isWordCharacter, type Detector, type Place } from './detector.ts';

/** Whose national formats are tried for a number without country code. */
const REGIONS: CountryCode[] = [
  'US',
  'GB',
  'DE',
  'FR',
  'ES',
  'IT',
  'NL',
  'SE',
  'PL',
  'CH',
  'AT',
  'BR',
  'IN',
  'AU',
];
const CUE =
  /(?:phone|telephone|telefon|telefono|teléfono|téléphone|tel|fon|mobile|mobil|móvil|cell|handy|portable|fax|call|called|calling|ring|reach|dial|text|sms|whatsapp|number|nummer|☎|📞)[^\d+(]{0,14}$/i;
const CUE_DISTANCE = 28;
/** Digits with what people put between them: at most three signs. */
const RUN = /(?:\+|\(\+?)?\d(?:[ \u00a0.()/\u2010-\u2013-]{0,3}\d){6,}/g;
const NORTH_AMERICAN = /^(?:\+?1[ .-]?)?(?:\([2-9]\d\d\)[ .-]?|[2-9]\d\d[ .-])\d{3}[ .-]\d{4}$/;
const DATE = /^(?:(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./](?:19|20)\d\d)/;
const EXTENSION = /^,? ?(?:x|ext\.?|extension|durchwahl|poste) ?\d{1,6}/i;
/** E.164 allows 15 digits; a longer run holds several numbers, or none. */
const MOST_DIGITS = 15;

/** A cheap pattern finds the runs of digits; the library judges each one, which is short. */
function find({ text }: ScannedText): Place[] {
  const places: Place[] = [];
  for (const match of text.matchAll(RUN)) {
    for (const piece of pieces(match[0])) {
      const from = match.index + piece.start;
      const open = text.charAt(from) === '(' && !text.slice(from, match.index + piece.end).includes(')');
      const start = open ? from + 1 : from;
      const end = match.index + piece.end;
      if (touchesWord(text, start, end) || !isPhone(text, start, end)) continue;
      const extension = EXTENSION.exec(text.slice(end, end + 24))?.[0] ?? '';
      places.push({ start, end: end + extension.length });
    }
  }
  return places;
}

/** A run with too many digits is cut where a new number plainly begins: before "+", "(", or after two signs. */
function pieces(run: string): Place[] {
  if (countDigits(run) <= MOST_DIGITS) return [{ start: 0, end: run.length }];
  const cuts = [...run.matchAll(/[ \u00a0.\u2010-\u2013-](?=[+(])|[ \u00a0]{2}|[ \u00a0]/g)];
  const places: Place[] = [];
  let start = 0;
  let digits = 0;
  let previous = 0;
  for (const cut of [...cuts.map((match) => match.index), run.length]) {
    const more = countDigits(run.slice(previous, cut));
    if (
      digits > 0 &&
      (digits + more > MOST_DIGITS || /^[ \u00a0]+[+(]/.test(run.slice(previous, previous + 3)))
    ) {
      places.push({ start, end: previous });
      start = previous;
      digits = 0;
    }
    digits += more;
    previous = cut;
  }
  places.push({ start, end: run.length });
  return places
    .map((place) => trim(run, place))
    .filter(({ start: from, end }) => digitsFit(run.slice(from, end)));
}

function trim(run: string, { start, end }: Place): Place {
  const lead = /^[ \u00a0./\u2010-\u2013)-]*/.exec(run.slice(start, end))?.[0].length ?? 0;
  return { start: start + lead, end };
}

const digitsFit = (text: string): boolean => countDigits(text) >= 7 && countDigits(text) <= MOST_DIGITS;
const countDigits = (text: string): number => text.replace(/\D/g, '').length;

function touchesWord(text: string, start: number, end: number): boolean {
  const before = text.charAt(start - 1);
  const joined = /[-./:#$€£,_]/.test(before) && isWordCharacter(text.charAt(start - 2));
  const amount =
    /[#$€£]/.test(before) ||
    /^(?:[,.]\d|[ \u00a0]?(?:%|€|\$|£|(?:EUR|USD|GBP|CHF|SEK)\b))/.test(text.slice(end, end + 5));
  return isWordCharacter(before) || joined || amount || isWordCharacter(text.charAt(end));
}

function isPhone(text: string, start: number, end: number): boolean {
  const candidate = text.slice(start, end);
  if (DATE.test(candidate)) return false;
  if (/^\(?(?:\+|00)/.test(candidate)) {
    return parsePhoneNumberFromString(candidate.replace(/^(\(?)00/, '$1+'))?.isPossible() ?? false;
  }
  if (NORTH_AMERICAN.test(candidate) || hasCueBefore(text, start, CUE, CUE_DISTANCE)) return true;
  const written = /^\(?0\d/.test(candidate) && /[ \u00a0./()-]/.test(candidate.slice(1));
  return (
    written && REGIONS.some((region) => parsePhoneNumberFromString(candidate, region)?.isValid() ?? false)
  );
}

export const phone: Detector = {
  name: 'phone-number',
  type: 'PHONE',
  find,
  hits: [
    'Call «(415) 555-0132» today',
    'her cell: «4155550132».',
    'Tel. «+49 30 901820», Fax «+49 (0)30 901821»',
    'on «020 7946 0958» or «0044 20 7946 0958»',
    '«415.555.0132 ext. 12» please',
    'bei «030 / 901820» melden',
  ],
  misses: [
    'on 2026-11-22 at 10:30',
    'from 2019-2023',
    'invoice 0012345678',
    '$1 250 000 per year',
    'PV-000123-456789',
    '1 234 567 EUR',
    'part 12.34.5678.90',
  ],
};
