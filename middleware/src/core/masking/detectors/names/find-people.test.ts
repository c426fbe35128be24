import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertLinear } from '../../../../../growth.ts';
import { scanText } from '../../scanned-text.ts';
import { findPeople } from './find-people.ts';

const namesIn = (text: string): string[] =>
  findPeople(scanText(text))
    .toSorted((left, right) => left.start - right.start)
    .map(({ start, end }) => text.slice(start, end));

const FOUND: [string, string, string[]][] = [
  ['a name that is in no list, behind a cue', 'spoke with Zbynka Orlt', ['Zbynka Orlt']],
  ['a first name with an unlisted last name', 'the mail of Katharina Orltz came', ['Katharina Orltz']],
  ['an unlisted first name with a known last name', 'the mail of Zbynka Petrov came', ['Zbynka Petrov']],
  [
    'particles, hyphens and apostrophes inside a name',
    "Anna-Lena van der O'Rourke",
    ["Anna-Lena van der O'Rourke"],
  ],
  ['a decomposed accent', 'the mail of Jose\u0301 Orltz came', ['Jose\u0301 Orltz']],
  ['Cyrillic names behind a label', 'Name: Иван Петров', ['Иван Петров']],
  ['a last name in capitals', 'le dossier de Sandrine VASSELIN', ['Sandrine VASSELIN']],
  ['names in capitals when both are known', 'KATHARINA PETROV - DOB', ['KATHARINA PETROV']],
  ['a name whose last word is a verb form', 'the play of Katharina Lessing', ['Katharina Lessing']],
];

for (const [what, text, expected] of FOUND) {
  test(`finds ${what}`, () => assert.deepEqual(namesIn(text), expected));
}

const APART: [string, string, string[]][] = [
  ['a sentence end', 'I met Anna. Petrov is a firm', ['Anna']],
  ['a line', 'seen by Katharina\nPetrov Street 5', ['Katharina']],
  ['an e-mail address', 'mail anna.petrov@site.example or Anna@site.example', []],
  ['a code', 'Anna-4411, Anna_K, #Anna, Anna9 and anna.Petrov.example', []],
  ['a weekday', 'Katharina Monday', []],
  ['an address', '12 Katharina Petrov Street and Rue Victor Hugo', []],
];

for (const [what, text, expected] of APART) {
  test(`a name never runs into ${what}`, () => assert.deepEqual(namesIn(text), expected));
}

test('a text without capitals gives only names that nothing else explains', () => {
  assert.deepEqual(namesIn('hi, katharina petrov called, will you mark the price in the case'), [
    'katharina petrov',
  ]);
});

test('what is found names its row and carries no text', () => {
  const [found] = findPeople(scanText('Mrs Gilchrist'));
  assert.deepEqual(found, { start: 4, end: 13, type: 'PERSON', source: 'person-after-title' });
});

/** Near misses for every part of the finder, again and again. */
const HOSTILE = [
  'Ab ',
  'A. ',
  'de ',
  'De de ',
  'Ab, ',
  'Ann, ',
  'Ann and ',
  'Ann: ',
  'Anna',
  'a',
  "A'",
  'Aa-',
  'É',
  'S.A. ',
  'name: a ',
  'name: ann ',
  'Mr. ',
  'Hi ',
  '\n',
  'ann petrov ',
  'Regards,\n',
  'Ann <',
];

for (const unit of HOSTILE) {
  test(`the name finder stays linear on ${JSON.stringify(unit)} again and again`, () => {
    assertLinear(unit, 8_000, (size) => {
      const text = unit.repeat(size / unit.length);
      return () => findPeople(scanText(text));
    });
  });
}
