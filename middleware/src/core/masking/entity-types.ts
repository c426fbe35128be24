/**
 * What can be masked. One row a type: `word` begins its tokens (letters only), `label` is the picklist value in
 * Salesforce, `operators` what may stand in its place. The order is that of certainty: of two findings of one length the
 * earlier row names the type.
 */

/** What stands in place of a value: a token, a made-up value of the same form, or something that cannot be put back. */
export type Operator = 'token' | 'surrogate' | 'partial' | 'hash' | 'redact' | 'year';

export interface EntityTypeRow {
  word: string;
  label: string;
  operators: readonly Operator[];
}

const ALWAYS = ['token', 'hash', 'redact'] as const;
/** Numbers whose last four characters people use to tell them apart. */
const NUMBER = [...ALWAYS, 'partial'] as const;
const SURROGATE = [...ALWAYS, 'surrogate'] as const;

export const ENTITY_TYPE_ROWS = [
  { word: 'LITERAL', label: 'Token-like Text', operators: ['token'] },
  { word: 'BLOCKED', label: 'Block List', operators: ALWAYS },
  { word: 'PATTERN', label: 'Pattern', operators: NUMBER },
  { word: 'PERSON', label: 'Person', operators: ALWAYS },
  { word: 'ORGANIZATION', label: 'Organization', operators: ALWAYS },
  { word: 'SECRET', label: 'Secret', operators: ALWAYS },
  { word: 'IBAN', label: 'IBAN', operators: NUMBER },
  { word: 'CARD', label: 'Payment Card', operators: NUMBER },
  { word: 'SSN', label: 'Social Security Number', operators: NUMBER },
  { word: 'EMAIL', label: 'Email', operators: SURROGATE },
  { word: 'URL', label: 'URL', operators: ALWAYS },
  { word: 'PASSPORT', label: 'Passport', operators: NUMBER },
  { word: 'LICENSE', label: 'Driver License', operators: NUMBER },
  { word: 'MEDICAL', label: 'Medical Record', operators: NUMBER },
  { word: 'CLINICIAN', label: 'Clinician ID', operators: NUMBER },
  { word: 'ACCOUNT', label: 'Bank Account', operators: NUMBER },
  { word: 'NATIONALID', label: 'National ID', operators: NUMBER },
  { word: 'TAXID', label: 'Tax ID', operators: NUMBER },
  { word: 'VEHICLE', label: 'Vehicle', operators: NUMBER },
  { word: 'CRYPTO', label: 'Crypto Address', operators: NUMBER },
  { word: 'IDENTIFIER', label: 'Identifier', operators: NUMBER },
  { word: 'BIRTHDATE', label: 'Date of Birth', operators: [...ALWAYS, 'year'] },
  { word: 'USERNAME', label: 'Username', operators: ALWAYS },
  { word: 'COORDINATES', label: 'Coordinates', operators: ALWAYS },
  { word: 'ADDRESS', label: 'Address', operators: ALWAYS },
  { word: 'IP', label: 'IP Address', operators: SURROGATE },
  { word: 'MAC', label: 'MAC Address', operators: ALWAYS },
  { word: 'PHONE', label: 'Phone', operators: [...NUMBER, 'surrogate'] },
  { word: 'LOCATION', label: 'Location', operators: ALWAYS },
  { word: 'TEXT', label: 'Free Text', operators: ALWAYS },
] as const satisfies readonly EntityTypeRow[];

/** The word of a row: letters only, the first part of a token. */
export type EntityType = (typeof ENTITY_TYPE_ROWS)[number]['word'];

const RANKS = new Map<EntityType, number>(ENTITY_TYPE_ROWS.map(({ word }, index) => [word, index]));
const BY_LABEL = new Map<string, EntityType>(ENTITY_TYPE_ROWS.map(({ word, label }) => [label, word]));

/** Where a type stands in the order of certainty; 0 is the most certain. */
export function rankOf(type: EntityType): number {
  return RANKS.get(type) ?? ENTITY_TYPE_ROWS.length;
}

/** The type of a picklist label, or null when the label is blank or unknown. */
export function entityTypeOf(label: string | null): EntityType | null {
  return (label && BY_LABEL.get(label)) || null;
}
