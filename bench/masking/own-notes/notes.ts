/**
 * Our own annotated notes: written before anybody looked at what the detectors find, and no source of their rules. A line
 * is `record|text`; a value in it is `«TYPE origin.variant|value»`, where origin is r (of the record) or t (somebody else).
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { RECORDS, type RecordValue } from './records.ts';

/** `later` was written when the misses of the first set were known, before anything was mended for them. */
const SETS = {
  first: {
    notes: ['english-1', 'english-2', 'english-3', 'german-french', 'southern'],
    negatives: 'negatives',
  },
  later: { notes: ['later'], negatives: 'later-negatives' },
};

export type SetName = keyof typeof SETS;

const SHORT: Record<string, string> = {
  P: 'PERSON',
  T: 'PHONE_NUMBER',
  E: 'EMAIL_ADDRESS',
  A: 'ADDRESS',
  B: 'DATE_OF_BIRTH',
  O: 'ORGANIZATION',
  C: 'CREDIT_CARD',
  S: 'US_SSN',
  U: 'USERNAME',
  H: 'HEALTH_INSURANCE_ID',
  IP: 'IP_ADDRESS',
  MAC: 'MAC_ADDRESS',
  MRN: 'MEDICAL_RECORD_NUMBER',
  IBAN: 'IBAN_CODE',
  BANK: 'BANK_ACCOUNT',
};
const ORIGINS: Record<string, string> = { r: 'record', t: 'third' };
/** A business note may name cities, firms and pages of the web: there, such a finding is no error. */
const SCOPE = [
  ...Object.values(SHORT).filter((type) => type !== 'ORGANIZATION'),
  ...[
    'NATIONAL_ID',
    'ID',
    'PASSPORT',
    'DRIVER_LICENSE',
    'VEHICLE_REGISTRATION',
    'SECRET',
    'CRYPTO',
    'COORDINATES',
  ],
];

export interface Span {
  start: number;
  end: number;
  type: string;
  value: string;
  origin: string;
  variant: string;
}

/** A row as the scorer takes it. */
export interface NoteRow {
  id: string;
  set: string;
  text: string;
  spans: Span[];
  scope?: string[];
  record?: RecordValue[];
}

const linesOf = (name: string): string[] =>
  readFileSync(path.join(import.meta.dirname, `${name}.txt`), 'utf8')
    .split('\n')
    .filter(Boolean);

/** All annotated notes of a set. */
export const ownNotes = (set: SetName): NoteRow[] =>
  SETS[set].notes.flatMap((name) =>
    linesOf(name).map((line, index) => {
      const bar = line.indexOf('|');
      const record = RECORDS.get(line.slice(0, bar));
      return {
        id: `${name}:${index + 1}`,
        set: name,
        ...read(line.slice(bar + 1)),
        scope: SCOPE,
        ...(record ? { record } : {}),
      };
    }),
  );

/** Business texts in which nothing is to be masked but pages of the web. */
export const ownNegatives = (set: SetName): NoteRow[] =>
  linesOf(SETS[set].negatives).map((text, index) => ({
    id: `${SETS[set].negatives}:${index + 1}`,
    set: SETS[set].negatives,
    text,
    spans: [],
  }));

/** The text without its marks, and where the marked values stand. */
function read(marked: string): { text: string; spans: Span[] } {
  const spans: Span[] = [];
  let text = '';
  for (const part of marked.replaceAll('\\n', '\n').split('«')) {
    const close = part.indexOf('»');
    if (close < 0) {
      text += part;
      continue;
    }
    const [mark, value] = part.slice(0, close).split('|') as [string, string];
    const [type, where] = mark.split(' ') as [string, string];
    const [origin, variant] = where.split('.') as [string, string];
    const start = text.length;
    text += value + part.slice(close + 1);
    spans.push({
      start,
      end: start + value.length,
      type: SHORT[type] ?? type,
      value,
      origin: ORIGINS[origin]!,
      variant,
    });
  }
  return { text, spans };
}
