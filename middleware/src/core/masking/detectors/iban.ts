import { isAsciiLetter } from '../ascii.ts';
import type { ScannedText } from '../scanned-text.ts';
import { isWordCharacter, type Detector, type Place } from './detector.ts';

/** Length of an IBAN per country (the registry that SWIFT keeps for ISO 13616). */
const LENGTHS = new Map<string, number>(
  (
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 ' +
    'FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 ' +
    'LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 ' +
    'RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30'
  )
    .split(' ')
    .map((row) => [row.slice(0, 2), Number(row.slice(2))] as const),
);

/** A blank, a hyphen or a dot. */
const isJoint = (code: number): boolean => code === 32 || code === 0xa0 || code === 45 || code === 46;
const isAlphanumeric = (code: number): boolean => isAsciiLetter(code) || (code >= 48 && code <= 57);

/** From every group of digits with two letters before it: "DE89", "DE 89". */
function find({ text, digitGroups }: ScannedText): Place[] {
  const places: Place[] = [];
  let done = 0;
  for (const group of digitGroups) {
    if (group.start < done || group.end - group.start < 2) continue;
    const letters = isJoint(text.charCodeAt(group.start - 1)) ? group.start - 3 : group.start - 2;
    if (
      letters < done ||
      !isAsciiLetter(text.charCodeAt(letters)) ||
      !isAsciiLetter(text.charCodeAt(letters + 1))
    )
      continue;
    if (isWordCharacter(text.charAt(letters - 1))) continue;
    const end = ibanEnd(text, letters);
    if (end === null) continue;
    places.push({ start: letters, end });
    done = end;
  }
  return places;
}

function ibanEnd(text: string, start: number): number | null {
  const length = LENGTHS.get(text.slice(start, start + 2).toUpperCase());
  if (!length) return null;
  let compact = '';
  let end = start;
  while (compact.length < length && end < text.length) {
    const code = text.charCodeAt(end);
    if (isAlphanumeric(code)) compact += text.charAt(end);
    else if (!isJoint(code) || isJoint(text.charCodeAt(end - 1))) return null;
    end += 1;
  }
  if (compact.length < length || isWordCharacter(text.charAt(end))) return null;
  return passesMod97(compact.toUpperCase()) ? end : null;
}

/** The check of ISO 7064 (MOD 97-10): the first four characters at the end, letters as 10 to 35, remainder 1. */
function passesMod97(iban: string): boolean {
  let remainder = 0;
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    const value = parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1;
}

export const iban: Detector = {
  name: 'iban',
  type: 'IBAN',
  find,
  hits: [
    'IBAN «DE89 3704 0044 0532 0130 00»',
    'to «GB29NWBK60161331926819», please',
    'compte «fr14 2004 1010 0505 0001 3m02 606»',
    'No «NL91-ABNA-0417-1643-00».',
    '«DE 89 3704 0044 0532 0130 00» und «NL91ABNA0417164300»',
  ],
  misses: [
    'DE89 3704 0044 0532 0130 01',
    'XDE89370400440532013000',
    'AB12 CD34',
    'DE89',
    'DE89370400440532013000X',
    'DE89  3704 0044 0532 0130 00',
  ],
};
