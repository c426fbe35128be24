/** Texts for the timing: ordinary ones, and such as are made to be slow. All of them made here or read from ../shared. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { TEXTS } from './score.ts';

/** Ours, for where ../shared is absent. */
const OWN = [
  'Tamsin Achterberg called about the replacement for her router, which has not arrived at 12 Harbour Lane.',
  'Please write to yusuf.field@example.com or call +1 415 555 0143 before Friday.',
  'The customer is content with the answer and asks us to close the case.',
  'Refund of 129.90 to DE89 3704 0044 0532 0130 00, as agreed with Dr. Hana Quist on 4 May 2026.',
  'Meeting moved to Tuesday; order ORD-48213 ships with invoice 2026-0117.',
];

/** Short texts, about a sentence each. */
export function shortTexts(): string[] {
  const file = path.join(TEXTS, 'sentences.jsonl');
  if (!existsSync(file)) return Array.from({ length: 400 }, () => OWN).flat();
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => (JSON.parse(line) as { text: string }).text);
}

/** One text of so many characters out of the short ones. */
export function longText(characters: number): string {
  const once = shortTexts().join('\n');
  return once.repeat(Math.ceil(characters / once.length)).slice(0, characters);
}

/** Units that are repeated to the wanted length. */
const UNITS = [
  ...[
    'a',
    '1',
    '@',
    ' ',
    '.',
    ':',
    '-',
    '\n',
    '\u0301',
    '\u200b',
    '"',
    '(',
    '[',
    '{"a":',
    '<b>',
    '\\',
    '\ud83d\ude42',
    '\u0645',
  ],
  ...[
    'a@',
    'a.a.',
    '1-1-',
    '1 1 ',
    '1.',
    '::',
    '://',
    'http://a',
    'www.',
    'a:',
    '+1',
    '(1',
    '1/1/',
    'x=',
    '"\'',
    '>> "',
    'A ',
  ],
  ...[
    'Ab ',
    'Mr. ',
    'Dear ',
    'John ',
    'Will ',
    'DE89 ',
    '4111 ',
    'PERSON-',
    'PERSON-K7-',
    'a@b',
    'a@b.',
    '12 Main ',
    'born ',
    'ssn ',
  ],
];

/** A text of the wanted length. */
export interface Hostile {
  name: string;
  make(characters: number): string;
}

const again = (name: string, unit: string): Hostile => ({
  name,
  make: (characters) => unit.repeat(Math.ceil(characters / unit.length)).slice(0, characters),
});

/** Repeated units. */
export const hostileUnits = (): Hostile[] => UNITS.map((unit) => again(JSON.stringify(unit), unit));

/** For every row of our detectors its near misses, and the beginning of what it finds, again and again. */
export async function hostileRows(): Promise<Hostile[]> {
  // Only here: a process that times a peer does not load our detectors.
  const { DETECTOR_ROWS } = await import('../../middleware/src/core/masking/detectors/index.ts');
  return DETECTOR_ROWS.flatMap(({ name, hits, misses }) => [
    again(`misses of ${name}`, misses.join('')),
    again(`beginnings of ${name}`, hits[0]!.replace(/[«»]/g, '').slice(0, -2)),
  ]);
}
