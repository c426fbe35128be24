import type { EntityType } from '../core/types.ts';

/**
 * Presidio's entities by name, and those of the language models it is often used with (docs/supported_entities.md of
 * microsoft/presidio). Null is left as it is: dates of business must stay comparable, and the dates of birth among them are
 * found by the detectors here; nationalities and groups (NRP) are everyday words, for which a block list is the better tool.
 */
const NAMES: Record<string, EntityType | null> = {
  PERSON: 'PERSON',
  PER: 'PERSON',
  ORGANIZATION: 'ORGANIZATION',
  ORG: 'ORGANIZATION',
  LOCATION: 'LOCATION',
  LOC: 'LOCATION',
  GPE: 'LOCATION',
  FAC: 'LOCATION',
  ADDRESS: 'ADDRESS',
  STREET_ADDRESS: 'ADDRESS',
  UK_POSTCODE: 'ADDRESS',
  ZIP: 'ADDRESS',
  EMAIL_ADDRESS: 'EMAIL',
  EMAIL: 'EMAIL',
  PHONE_NUMBER: 'PHONE',
  PHONE: 'PHONE',
  CREDIT_CARD: 'CARD',
  IBAN_CODE: 'IBAN',
  IBAN: 'IBAN',
  CRYPTO: 'CRYPTO',
  IP_ADDRESS: 'IP',
  MAC_ADDRESS: 'MAC',
  URL: 'URL',
  DOMAIN_NAME: 'URL',
  USERNAME: 'USERNAME',
  PASSWORD: 'SECRET',
  DATE_OF_BIRTH: 'BIRTHDATE',
  ID: 'IDENTIFIER',
  US_SSN: 'SSN',
  US_ITIN: 'TAXID',
  US_EIN: 'TAXID',
  US_MBI: 'MEDICAL',
  US_NPI: 'CLINICIAN',
  MEDICAL_LICENSE: 'CLINICIAN',
  UK_NHS: 'MEDICAL',
  AU_MEDICARE: 'MEDICAL',
  US_BANK_NUMBER: 'ACCOUNT',
  SWIFT_CODE: 'ACCOUNT',
  IN_VOTER: 'NATIONALID',
  SG_UEN: 'TAXID',
  KR_BRN: 'TAXID',
  DATE_TIME: null,
  NRP: null,
};

/** Kinds of numbers, whatever the country that stands before them. The first that fits names the type. */
const ENDINGS: [RegExp, EntityType][] = [
  [/_PASSPORT(?:_NUMBER)?$/, 'PASSPORT'],
  [/_(?:DRIVER|DRIVING)S?_LICEN[SC]E$/, 'LICENSE'],
  [/_(?:VEHICLE_REGISTRATION|LICENSE_PLATE|VIN)$/, 'VEHICLE'],
  [/_(?:HEALTH_INSURANCE|MEDICAL_RECORD|HEALTH_CARD)(?:_NUMBER)?$/, 'MEDICAL'],
  [/_(?:TAX_ID|TIN|TFN|VAT_CODE|VAT|ABN|ACN|GSTIN|PAN)$/, 'TAXID'],
  // Two letters of a country before it: what is left of these are the numbers of its people.
  [/^[A-Z]{2}_[A-Z0-9_]+$/, 'NATIONALID'],
];

/** Our type for an entity of Presidio; null for what is left as it is. An entity nobody foresaw is free text, and masked. */
export function typeOfEntity(entity: string): EntityType | null {
  const name = entity.toUpperCase();
  if (Object.hasOwn(NAMES, name)) return NAMES[name]!;
  return ENDINGS.find(([ending]) => ending.test(name))?.[1] ?? 'TEXT';
}
