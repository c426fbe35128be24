import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertLinear } from '../../../../../growth.ts';
import { scanText } from '../../scanned-text.ts';
import { findAddresses } from '../address.ts';
import { birthdate } from '../birthdate.ts';

const found = (text: string): string[] =>
  findAddresses(scanText(text)).map(({ start, end }) => text.slice(start, end));

test('an address over several quoted lines is one place', () => {
  assert.deepEqual(found('> Anna\n> 12 Mill Lane\n> Apt. 7\n> Reno, NV 89501\n> 555-0132'), [
    '12 Mill Lane\n> Apt. 7\n> Reno, NV 89501',
  ]);
});

test('two addresses after each other are two places', () => {
  assert.deepEqual(found('from 12 Mill Lane to 14 Rose Road, then Via Roma 5, Via Verdi 7'), [
    '12 Mill Lane',
    '14 Rose Road',
    'Via Roma 5',
    'Via Verdi 7',
  ]);
});

test('what follows the address is not part of it: a sentence, a telephone number, a name', () => {
  assert.deepEqual(found('He left 12 Mill Lane. The house is empty.'), ['12 Mill Lane']);
  assert.deepEqual(found('Bahnhofstr. 5, Tel. 030 901820'), ['Bahnhofstr. 5']);
  assert.deepEqual(found('PLZ 10115, then the invoice 4711'), ['10115']);
});

test('an address in the last characters of a long text, and one right after the other zone, are found', () => {
  const prose = 'The order came late and nobody knows why. '.repeat(20);
  assert.deepEqual(found(`12 Mill Lane. ${prose}Leave it at 14 Rose Road`), ['12 Mill Lane', '14 Rose Road']);
});

const HOSTILE = [
  '1 ',
  '1\n',
  '1,',
  '12 Main ',
  '12 Street ',
  'Street ',
  'rue 1 ',
  'Rue A 1 ',
  'A 1, ',
  'Apt 1 ',
  'Apt. 12345\n',
  'PO Box 1 ',
  'ZIP 1 ',
  'M1 1AA ',
  'TX 12345 ',
  'address: 1 ',
  '1-',
  '3rd ',
  '1º ',
  'born 1986 ',
  'DOB 1 May ',
  '1986. may 5 ',
  '\n',
];

for (const unit of HOSTILE) {
  test(`addresses and birth dates stay linear on ${JSON.stringify(unit)} again and again`, () => {
    assertLinear(unit, 10_000, (size) => {
      const text = unit.repeat(size / unit.length);
      return () => [findAddresses(scanText(text)), birthdate.find(scanText(text))];
    });
  });
}
