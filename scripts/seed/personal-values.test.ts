import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min';
import { COUNTRY_BY_CODE } from './accounts.ts';
import { passesLuhn, passesMod97 } from './checksums.ts';
import { readCommittedSeed, recordsOf } from './committed-seed.ts';
import type { PersonalKind } from './ledger.ts';
import { PEOPLE } from './people.ts';
import { TEST_CARDS } from './texts/companies.ts';
import { THIRD_PARTIES } from './texts/third-parties.ts';

const seed = readCommittedSeed();
const values = (kind: PersonalKind): string[] => [
  ...new Set(seed.personalValues.filter((entry) => entry.kind === kind).map((entry) => entry.value)),
];
/** All text of the seed, a person's two name fields also as one name. */
const everything = [
  ...seed.records.flatMap((row) => [
    ...Object.values(row),
    `${String(row['FirstName'])} ${String(row['LastName'])}`,
  ]),
  ...PEOPLE.users.map((user) => `${user.FirstName} ${user.LastName}`),
].join('\n');

test('personal values of every kind are present, many of each', () => {
  const least: Partial<Record<PersonalKind, number>> = {
    Person: 120,
    'Third Party': 50,
    Organization: 80,
    Email: 200,
    Phone: 250,
    Address: 120,
    'Date of Birth': 60,
    Identifier: 55,
    Card: 8,
    IBAN: 10,
    SSN: 6,
    IP: 15,
    URL: 60,
  };
  for (const [kind, count] of Object.entries(least)) {
    const found = values(kind as PersonalKind).length;
    assert.ok(found >= count, `${kind}: ${found} of at least ${count}`);
  }
});

test('every noted value stands in the files as it was noted', () => {
  for (const { value } of seed.personalValues) {
    assert.ok(everything.includes(value), value);
  }
});

test('cards are well-known test numbers that pass the Luhn check', () => {
  for (const card of values('Card')) assert.ok(TEST_CARDS.includes(card) && passesLuhn(card), card);
});

test('IBANs have valid check digits', () => {
  for (const iban of values('IBAN')) assert.ok(passesMod97(iban), iban);
  assert.ok(new Set(values('IBAN').map((iban) => iban.slice(0, 2))).size >= 4, 'IBANs of several countries');
});

test('social security numbers have a form that detectors accept', () => {
  for (const number of values('SSN')) assert.match(number, /^(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}$/);
});

test('addresses on the network are from documentation ranges', () => {
  for (const address of values('IP'))
    assert.match(address, /^(192\.0\.2|198\.51\.100|203\.0\.113)\.\d+$|^2001:db8:/);
});

test('mail and web addresses lead nowhere', () => {
  for (const email of values('Email')) assert.match(email, /^[a-z0-9.-]+@[a-z0-9.-]+\.(example|test)$/);
  for (const url of values('URL')) assert.match(new URL(url).hostname, /\.(example|test)$/);
});

test('phone numbers are possible numbers of their country', () => {
  for (const contact of recordsOf(seed, 'Contact')) {
    const country = [...COUNTRY_BY_CODE.values()].find((entry) => entry.name === contact['MailingCountry']);
    for (const field of ['Phone', 'MobilePhone']) {
      const number = parsePhoneNumberFromString(String(contact[field]), country?.code as CountryCode);
      assert.ok(number?.isPossible(), `${contact.attributes.referenceId}.${field} ${String(contact[field])}`);
    }
  }
});

test('people who are only in texts share no name with a contact, a lead or a user', () => {
  const thirdParties = new Set(Object.values(THIRD_PARTIES).flatMap((names) => names.last));
  for (const type of ['Contact', 'Lead']) {
    for (const row of recordsOf(seed, type))
      assert.ok(!thirdParties.has(String(row['LastName'])), String(row['LastName']));
  }
});

test('cases are written in four languages', () => {
  const descriptions = recordsOf(seed, 'Case').map((row) => String(row['Description']));
  for (const word of [/\bBitte\b/, /\bMerci\b|\bBonjour\b/, /\bBuenos días\b|\bBuenas tardes\b|\bHola\b/]) {
    assert.ok(descriptions.filter((text) => word.test(text)).length >= 3, String(word));
  }
});
