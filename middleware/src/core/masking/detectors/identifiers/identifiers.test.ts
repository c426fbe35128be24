import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertLinear } from '../../../../../growth.ts';
import { scanText } from '../../scanned-text.ts';
import { findIdentifiers } from './index.ts';

/** What is found, as `text:TYPE:certainty`. */
function found(text: string): string[] {
  return findIdentifiers(scanText(text)).map(
    ({ start, end, type, certainty }) => `${text.slice(start, end)}:${type}:${certainty}`,
  );
}

const EXAMPLES: [what: string, text: string, expected: string[]][] = [
  ['a check digit and a cue agree', 'PESEL 85021712347 and', ['85021712347:NATIONALID:3']],
  [
    'a slip in the check digit does not save a number with a cue',
    'PESEL 85021712344',
    ['85021712344:NATIONALID:2'],
  ],
  ['the same digits in a sentence are a quantity', 'we made 85021712347 of them', []],
  ['nothing but the number is an answer to a question', ' 85021712347. ', ['85021712347:NATIONALID:2']],
  [
    'the nearest cue names the type',
    'passport KL2233445, DL KL9988776',
    ['KL2233445:PASSPORT:2', 'KL9988776:LICENSE:2'],
  ],
  [
    'a cue may stand after the number',
    'AB 12 34 56 C is her national insurance number',
    ['AB 12 34 56 C:NATIONALID:2'],
  ],
  [
    'a cue serves a list',
    'MRN 55633551, 55633552 and 55633553',
    ['55633551:MEDICAL:2', '55633552:MEDICAL:2', '55633553:MEDICAL:2'],
  ],
  ['a cue of the sentence before is none', 'He lost his passport. We counted 532803456 of them', []],
  [
    'a cue far away is none',
    'the passport was, after a long and tiring search of the whole house, 532803456',
    [],
  ],
  ['a word that names another number beats a cue farther away', 'passport for order 532803456', []],
  [
    'a cue that means something else in small letters counts in capitals only',
    'a pan of KLMPN2345K and a PAN KLMPN2345K',
    ['KLMPN2345K:TAXID:2'],
  ],
  ['a day is no number of a document', 'passport 2031-04-01, policy 01/04/2031', []],
  ['a number that goes on is another number', 'SSN 12-536-22-4471-9', []],
  ['neither are pieces of names in code', 'passport_KL2233445_x', []],
  ['a price is none', 'savings $22334455', ['22334455:ACCOUNT:2']],
  [
    'letters of scripts without blanks may touch the number',
    '주민등록번호는830417-1234567입니다',
    ['830417-1234567:NATIONALID:2'],
  ],
  ['a letter with an accent belongs to the word', 'passport éKL2233445', []],
];

for (const [what, text, expected] of EXAMPLES) {
  test(`${what}: ${text}`, () => assert.deepEqual(found(text), expected));
}

const BUSINESS = [
  'Ticket 00012345 merged into 00012346, build 2026.11.4, revision 88231.',
  'Please ship 12 pallets (ref 7712-3345-09) to dock 4 by 2026-03-01 08:30.',
  'List price 1,249,900.00 EUR; discount 7.5 %; margin 312.450,00.',
  'Part numbers KX-2231-A, KX-2231-B and 7-1120-4431 are on back order.',
  'The router answers after 1492 bytes, error 0x80070057, code 4000-120-55.',
  'We sold 320194 units in 2025 and 410233 in 2026, up 28.1 %.',
];

for (const text of BUSINESS) {
  test(`numbers of business are left: ${text}`, () => assert.deepEqual(found(text), []));
}

const HOSTILE = [
  '1',
  '1-',
  '1 ',
  'A1',
  'A1 ',
  'a',
  'AB 1234-',
  'ssn 1 ',
  '1.',
  '123-45-6789 ',
  'swift ',
  '여권',
  '1a ',
];

for (const unit of HOSTILE) {
  test(`the work stays linear on ${JSON.stringify(unit)} again and again`, () => {
    assertLinear(unit, 10_000, (size) => {
      const text = unit.repeat(size / unit.length);
      return () => findIdentifiers(scanText(text));
    });
  });
}
