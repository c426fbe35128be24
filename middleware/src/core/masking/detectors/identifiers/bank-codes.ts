import type { ScannedText } from '../../scanned-text.ts';
import type { Detector, Place } from '../detector.ts';

/** Written as people write them; each is one fast search. */
const CUES = ['SWIFT', 'Swift', 'swift', 'BIC', 'Bic', 'bic'];
/** Most texts have none of them, and one search says so. */
const ANY_CUE = /SWIFT|[Ss]wift|BIC|[Bb]ic/;
const REACH = 40;
/** ISO 9362: four letters of the bank, two of the country, two of the place, three of the branch if there is one. */
const CODE = /(?<![\p{L}\p{N}])[A-Z]{4} ?[A-Z]{2} ?[A-Z0-9]{2}(?: ?[A-Z0-9]{3})?(?![\p{L}\p{N}])/gu;
/** Words in capitals that have the length of a code; a code's fifth and sixth letter are a country. */
const COUNTRIES = new Set(
  (
    'AD AE AL AM AO AR AT AU AZ BA BB BD BE BG BH BJ BM BN BO BR BS BW BY BZ CA CD CG CH CI CL CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ ' +
    'EC EE EG ES ET FI FJ FO FR GA GB GE GH GI GL GM GN GR GT GY HK HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KR KW KY KZ LA LB ' +
    'LI LK LR LS LT LU LV LY MA MC MD ME MG MK ML MM MN MO MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NZ OM PA PE PG PH PK PL PT PY QA RO ' +
    'RS RU RW SA SC SD SE SG SI SK SL SM SN SO SR SV SY TD TG TH TJ TM TN TO TR TT TW TZ UA UG US UY UZ VA VE VN YE ZA ZM ZW'
  ).split(' '),
);

const NONE: Place[] = [];

function find({ text }: ScannedText): Place[] {
  if (!ANY_CUE.test(text)) return NONE;
  const places: Place[] = [];
  for (const cue of CUES) {
    for (let at = text.indexOf(cue); at >= 0; at = text.indexOf(cue, at + cue.length)) {
      const from = at + cue.length;
      const place = codeIn(text.slice(from, from + REACH));
      if (place) places.push({ start: from + place.start, end: from + place.end });
    }
  }
  return places;
}

function codeIn(slice: string): Place | null {
  for (const match of slice.matchAll(CODE)) {
    const compact = match[0].replaceAll(' ', '');
    if (compact !== 'SWIFTBIC' && COUNTRIES.has(compact.slice(4, 6))) {
      return { start: match.index, end: match.index + match[0].length };
    }
  }
  return null;
}

/** The code of a bank: letters only as a rule, so that a word beside it must say what it is. */
export const bankCode: Detector = {
  name: 'bank-identifier-code',
  type: 'ACCOUNT',
  find,
  hits: ['BIC: «KLMNDEFF»', 'SWIFT code «KLMNGB2LXXX» for it', 'BIC/SWIFT «KLMN DE FF»'],
  misses: ['the code KLMNDEFF of it', 'SWIFT REACTIONS help', 'a swift ANSWERED call'],
};
