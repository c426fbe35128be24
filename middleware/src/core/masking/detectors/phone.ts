import type { ScannedText } from '../scanned-text.ts';
import type { Detector } from './detector.ts';
import { namedByWords, wordsBefore } from './number-words.ts';
import { phoneCandidates, type PhoneCandidate } from './phone-candidates.ts';
import { isBareNumber, isDate, isInternational, isNational } from './phone-form.ts';

const EXTENSION =
  /^,? ?(?:x|ext\.?|extension|durchwahl|dw|poste|interno|anexo|ramal|toestel)[ .:]?[ ]?\d{1,6}(?![\p{L}\p{N}])/iu;
/** A word after the number that says what it is, and ends its line or its part of it. */
const WORD_AFTER =
  /^[ -]{0,2}\(?(?:office|fax|mobile|cell|home|work|direct|main|mobil|privat|büro|bureau|oficina|casa|handy|tel|m|o|w|h)\)?(?=\s*(?:$|[\n\\,;.)/]))/i;
const AMOUNT_AFTER = /^(?:[,.]\d{1,3}(?!\d)|[ \u00a0]?(?:%|€|\$|£|¥|(?:EUR|USD|GBP|CHF|SEK|JPY)\b))/;

function find({ text, digitGroups }: ScannedText): ReturnType<Detector['find']> {
  const places: ReturnType<Detector['find']> = [];
  if (digitGroups.length === 0) return places;
  for (const candidate of phoneCandidates(text, digitGroups)) {
    const { start, end } = candidate;
    const extension = EXTENSION.exec(text.slice(end, end + 24))?.[0] ?? '';
    if (touches(text, start, end + extension.length, candidate)) continue;
    if (isPhone(text, candidate)) places.push({ start, end: end + extension.length });
    // Many numbers of other kinds have ten digits too: whoever knows more about it names it.
    else if (isBareNumber(candidate.digits) && isAlone(text, start, end))
      places.push({ start, end, certainty: 1 });
  }
  return places;
}

/** True when the digits are part of something longer, or an amount. */
function touches(text: string, start: number, end: number, { northAmerican }: PhoneCandidate): boolean {
  const before = text.charAt(start - 1);
  if (isLetterOrDigit(before) || isLetterOrDigit(text.charAt(end))) return true;
  if (/[$€£¥]/.test(before) || (before === '#' && !northAmerican)) return true;
  const further = text.charAt(start - 2);
  if (/[-/_\u2010-\u2013]/.test(before) && isLetterOrDigit(further)) return true;
  if (/[.,:]/.test(before) && /\d/.test(further)) return true;
  return AMOUNT_AFTER.test(text.slice(end, end + 6));
}

/** Of the alphabets that leave gaps between words: a number may follow a Chinese word directly. */
const isLetterOrDigit = (character: string): boolean => /[0-9A-Za-z_\u00c0-\u052f]/.test(character);

function isPhone(text: string, candidate: PhoneCandidate): boolean {
  const { start, end, digits } = candidate;
  const written = text.slice(start, end);
  if (isDate(written)) return false;
  if (/^\(?[+\uff0b]/.test(written)) return isInternational(written, candidate);
  if (WORD_AFTER.test(text.slice(end, end + 24))) return true;
  const named = namedByWords(wordsBefore(text, start));
  if (named === 'other') return false;
  if (named === 'phone' && digits.length >= 7 && digits.length <= 15) return true;
  return isInternational(written, candidate) || isNational(written, candidate);
}

const isAlone = (text: string, start: number, end: number): boolean =>
  text.length - (end - start) < 5 && text.slice(0, start).trim() === '' && text.slice(end).trim() === '';

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
    '«(415)555-0132x77» or «1-415-555-0133»',
    '«55 01 32 10» office\n«(0)30 90-18-20» fax',
    'Sie erreichen mich unter «0171 5550132»',
    'móvil «612 555 013», llámame al «555 0132»',
    'joignable au «01.99.00.12.34»',
    'phone:«4155550132», «415-555-0133» 2026-01-05',
    'my new number is «555-0132»',
    '«4155550132»',
    'Tél : «06 99 00 12 34» / «01 99 00 12 34»',
    'ou «06 99 00 12 34» «01 99 00 12 34», merci',
    '电话«4155550132»',
    'call him at «+39 320 555 0133» or on «+44 20 7946 0958»',
  ],
  misses: [
    'on 2026-11-22 at 10:30',
    'from 2019-2023',
    'invoice 0012345678',
    '$1 250 000 per year',
    'PV-000123-456789',
    '1 234 567 EUR',
    'part 12.34.5678.90',
    'invoice number is 4155550132',
    'call volume 1250000 this year',
    'Kundennummer 0171 5550132',
    'commande n° 0612 555 013',
    'expediente 612-555-0132',
    'room 09.30-10.45 and 11.00-12.30',
    'lot 0301-6426-21',
    '+1 250 000 units',
    '5000000000',
    'rate 0.123456789',
  ],
};
