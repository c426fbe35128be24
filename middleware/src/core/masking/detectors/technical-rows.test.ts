import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertLinear } from '../../../../growth.ts';
import { scanText } from '../scanned-text.ts';
import { card } from './card.ts';
import { coordinates } from './coordinates.ts';
import { crypto } from './crypto-address.ts';
import type { Detector } from './detector.ts';
import { email } from './email.ts';
import { iban } from './iban.ts';
import { ip } from './ip.ts';
import { literal } from './literal.ts';
import { mac } from './mac.ts';
import { phone } from './phone.ts';
import { secret } from './secret.ts';
import { url } from './url.ts';
import { username } from './username.ts';

const ROWS: readonly Detector[] = [
  ...[email, url, ip, mac, secret, crypto, username, coordinates, phone, card, iban, literal],
];

/** Each begins what one of the rows looks for, and never ends it. */
const HOSTILE = [
  ...[
    '1a',
    '00 ',
    '1 2 34 ',
    '0123456789 ',
    '415-',
    '(415) ',
    '+1 ',
    '4111 ',
    'DE89 ',
    '-0010',
    '0x',
    'bc1',
    '00D',
  ],
  ...[
    'ff:',
    '::',
    '1.1.',
    '1.23456, ',
    '1\u00b0',
    'lat 1.1 ',
    '@a ',
    'username ',
    'password: ',
    'password is ',
    'eyJ',
    'sk-',
  ],
  ...['-----BEGIN ', '-----BEGIN PRIVATE KEY-----', 'card 4111 ', '\uff15'],
];

for (const unit of HOSTILE) {
  test(`the technical rows stay linear on ${JSON.stringify(unit)} again and again`, () => {
    assertLinear(unit, 5_000, (size) => {
      const text = unit.repeat(size / unit.length);
      return () => {
        const scanned = scanText(text);
        for (const { find } of ROWS) find(scanned);
      };
    });
  });
}

test('a row finds nothing in a text without its sign', () => {
  const text = 'Nothing here but words, a dash - and (some) brackets; not one number or address.';
  for (const { name, find } of ROWS) assert.deepEqual(find(scanText(text)), [], name);
});

/** Numbers a customer relationship is full of, made up here. None is a person's. */
const BUSINESS = [
  'Case 00104477 is a duplicate of BUG-2210; firmware 7.20.4 drops packets after 30 days.',
  'Order ORD-204417 shipped, tracking 1Z204AA19044172210; part no. 0341-6412-20. ETA 2026-05-16.',
  'Batch 4410-7720-19 failed at 14:35, lot 24417720, shelf 12-B, humidity 45%.',
  'PO 4520441772 acknowledged. Quantity 1200, HS code 8471.30, dock 9, pallet ref 6404417-145.',
  'Invoice 22044177 paid. Remittance batch 345204, GL code 4000-120-55, net 12,441.77 EUR.',
  'Serial number SN4520441772 is out of warranty since 2026-08-14.',
  'Rechnung Nr. 2026-004417 vom 12.05.2026 über 1.204,41 EUR, Kundennummer 10 20 44 17 72.',
  'Facture 2026 0441 772 du 12/05/2026, commande 04 41 77 20 19, montant 1 204,41 €.',
  'Pedido 612 044 177 del 12/05/2026, importe 204.417,72 €, versión 4.41.7.2.',
  'Opportunity 0065g00000kHbPcE2 closed at 09:30-10:45, probability 60%, rate 1.0845, 1.2710.',
  'Between 2019-2023 we sold 12 044 177 units at $44.17, up 20.4%; see section 4.1.7.2.',
  'Version: 4.41.77.20, build 20441772, patch 7.2.0.4',
];

for (const text of BUSINESS) {
  test(`the technical rows leave alone: ${text}`, () => {
    for (const { name, find } of ROWS) {
      assert.deepEqual(
        find(scanText(text)).map(({ start, end }) => `${name}: ${text.slice(start, end)}`),
        [],
      );
    }
  });
}
