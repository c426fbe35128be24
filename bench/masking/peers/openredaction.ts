/** openredaction 1.1.5 as a detector for the scorer, with its defaults. */
import type { Place } from './align.ts';
import { loadPeer } from './install.ts';

interface Library {
  OpenRedaction: new () => {
    detect(text: string): Promise<{
      redacted: string;
      detections: { type: string; placeholder: string }[];
      redactionMap: Record<string, string>;
    }>;
  };
}

const detector = new (loadPeer<Library>('openredaction').OpenRedaction)();

export const label = 'openredaction 1.1.5';

/** Its 579 types as the scorer names them; the first row that fits counts, the others are identifiers of some kind. */
const TYPES: [name: RegExp, type: string][] = [
  [/^NAME$|EMERGENCY_CONTACT$/, 'PERSON'],
  [/^EMAIL/, 'EMAIL_ADDRESS'],
  [/^PHONE/, 'PHONE_NUMBER'],
  [/^CREDIT_CARD|^CARD_TRACK/, 'CREDIT_CARD'],
  [/IBAN/, 'IBAN_CODE'],
  [/^SSN$/, 'US_SSN'],
  [/^IPV/, 'IP_ADDRESS'],
  [/^MAC_ADDRESS/, 'MAC_ADDRESS'],
  [/DATE_OF_BIRTH/, 'DATE_OF_BIRTH'],
  [/^DATE$/, 'DATE_TIME'],
  [/^ADDRESS/, 'ADDRESS'],
  [/POSTCODE|ZIP_CODE/, 'ZIP_CODE'],
  [/^URL/, 'URL'],
  [/USERNAME|HANDLE|GAMERTAG|BATTLETAG|PROFILE|_USER_ID$/, 'USERNAME'],
  [/PASSPORT|TRAVEL_DOCUMENT/, 'PASSPORT'],
  [/DRIV(?:ING|ER)_LICEN/, 'DRIVER_LICENSE'],
  [/LICENSE_PLATE|^VIN/, 'VEHICLE_REGISTRATION'],
  [/ADDRESS$/, 'CRYPTO'],
  [/MEDICAL_RECORD|PATIENT/, 'MEDICAL_RECORD_NUMBER'],
  [/BANK_ACCOUNT|SORT_CODE|ROUTING_NUMBER|_ACCOUNT$/, 'BANK_ACCOUNT'],
  [
    /_(?:UK|US|CA|AU)$|NATIONAL|TAX|SIN|AADHAAR|PESEL|BSN|DNI|CPF|CNPJ|NRIC|RRN|NHS|NPI|DEA|MEDICARE|TFN|INN|RFC|CURP|RUT|ITIN|VAT/,
    'NATIONAL_ID',
  ],
];

const named = new Map<string, string>();

function nameOf(type: string): string {
  const name = named.get(type) ?? TYPES.find(([known]) => known.test(type))?.[1] ?? 'ID';
  named.set(type, name);
  return name;
}

/** What is timed: the library's own work. */
export const work = (text: string): unknown => detector.detect(text);

/** What it replaces, not what it reports: a value that stands there twice is reported once. */
export async function detect(text: string): Promise<Place[]> {
  const { redacted, detections, redactionMap } = await detector.detect(text);
  const types = new Map(detections.map(({ placeholder, type }) => [placeholder, type]));
  const places: Place[] = [];
  let shift = 0;
  for (const match of redacted.matchAll(/\[[A-Z0-9_]+\]/g)) {
    const value = redactionMap[match[0]];
    if (value === undefined) continue;
    const start = match.index + shift;
    places.push({ start, end: start + value.length, type: nameOf(types.get(match[0]) ?? '') });
    shift += value.length - match[0].length;
  }
  return places;
}
