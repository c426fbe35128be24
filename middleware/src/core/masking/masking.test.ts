import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { EntityType, Mapping, MappingField, RecordContext, Treatment } from '../types.ts';
import { assertLinear } from '../../../growth.ts';
import { findLeaks } from './egress.ts';
import { maskRecord } from './mask-record.ts';
import { restoreText } from './restore.ts';

type Row = [apiName: string, treatment: Treatment, entityType: EntityType | null, text: string];

/** A mapping and a record context with these fields on one object. */
function given(...rows: Row[]): { mapping: Mapping; record: RecordContext } {
  const fields: MappingField[] = rows.map(([apiName, treatment, entityType]) => ({
    apiName,
    treatment,
    entityType,
    blankPolicy: 'omit',
  }));
  const node = { objectName: 'Case', relationshipName: '', filter: null, orderBy: null, rowLimit: null };
  const root = { ...node, nodeType: 'root' as const, fields, parents: [], children: [] };
  const values = Object.fromEntries(rows.map(([name, , , text]) => [name, { text, visible: true }]));
  return {
    mapping: { id: 'm', apiName: 'M', root },
    record: { objectName: 'Case', recordId: null, fields: values, parents: {}, children: {} },
  };
}

function maskedTexts(...rows: Row[]): {
  texts: Record<string, string | null>;
  restore: (text: string) => string;
} {
  const { mapping, record } = given(...rows);
  const { record: masked, vault } = maskRecord(record, mapping, { nonce: 'K7' });
  const texts = Object.fromEntries(Object.entries(masked.fields).map(([name, value]) => [name, value.text]));
  return { texts, restore: (text) => restoreText(text, vault).text };
}

const NAME: Row = ['Name', 'mask', 'PERSON', 'Ana María Souza'];

const MENTIONS: [text: string, masked: string][] = [
  ['Ana María Souza called.', 'PERSON-K7-0010 called.'],
  ['SOUZA, ANA wrote', 'PERSON-K7-0011 wrote'],
  ['ana maria souza wrote', 'PERSON-K7-0011 wrote'],
  ["Souza's contract", "PERSON-K7-0011's contract"],
  ['I met Souza. Ana smiled.', 'I met PERSON-K7-0011. PERSON-K7-0012 smiled.'],
  ['A. Souza signed', 'PERSON-K7-0011 signed'],
  ['Ana and maría', 'PERSON-K7-0011 and PERSON-K7-0012'],
  ['the banana and Analysis stay', 'the banana and Analysis stay'],
  ['Ana Souza, ana.souza@example.com', 'PERSON-K7-0011, EMAIL-K7-0010'],
  ['user anasouza', 'user PERSON-K7-0011'],
];

for (const [text, expected] of MENTIONS) {
  test(`a masked person is found, and stays one person, in: ${text}`, () => {
    const { texts, restore } = maskedTexts(NAME, ['Description', 'send', null, text]);
    assert.equal(texts['Name'], 'PERSON-K7-0010');
    assert.equal(texts['Description'], expected);
    assert.equal(restore(expected), text);
  });
}

test('a name that is an everyday word is taken only when it is written as a name', () => {
  const { texts } = maskedTexts(
    ['Name', 'mask', 'PERSON', 'Will Price'],
    ['Description', 'send', null, 'Will you ask Will about the price? Price said he will.'],
  );
  assert.equal(
    texts['Description'],
    'Will you ask PERSON-K7-0011 about the price? PERSON-K7-0012 said he will.',
  );
});

test('numbers of the record are found in any grouping', () => {
  const { texts } = maskedTexts(
    ['Phone', 'mask', 'PHONE', '+49 30 901820'],
    ['Tax', 'mask', 'IDENTIFIER', 'DE 811-907-980'],
    ['Description', 'send', null, 'ring 030/901820 or 03090 1820, tax de811907980 or 811 907 980'],
  );
  assert.equal(
    texts['Description'],
    'ring PHONE-K7-0011 or PHONE-K7-0012, tax IDENTIFIER-K7-0011 or IDENTIFIER-K7-0012',
  );
});

test('first and last name in fields of their own belong to the person of the full name', () => {
  const { texts } = maskedTexts(
    ['LastName', 'mask', 'PERSON', 'Lindqvist'],
    ['FirstName', 'mask', 'PERSON', 'Sofia'],
    ['Name', 'mask', 'PERSON', 'Sofia Lindqvist'],
  );
  assert.deepEqual(texts, {
    LastName: 'PERSON-K7-0010',
    FirstName: 'PERSON-K7-0011',
    Name: 'PERSON-K7-0012',
  });
});

test('a name that two people share belongs to neither of them', () => {
  const { texts } = maskedTexts(
    ['One', 'mask', 'PERSON', 'Ana Souza'],
    ['Two', 'mask', 'PERSON', 'Ana Lima'],
    ['Description', 'send', null, 'Ana met Souza and Lima'],
  );
  assert.equal(texts['Description'], 'PERSON-K7-0030 met PERSON-K7-0011 and PERSON-K7-0021');
});

test('a company is found with and without its legal form, a street without the rest of the address', () => {
  const { texts } = maskedTexts(
    ['Company', 'mask', 'ORGANIZATION', 'Nordwind Logistik GmbH'],
    ['Street', 'mask', 'ADDRESS', 'Hauptstraße 12\n10115 Berlin'],
    ['Description', 'send', null, 'nordwind logistik moved to Hauptstrasse 12.'],
  );
  assert.equal(texts['Description'], 'ORGANIZATION-K7-0011 moved to ADDRESS-K7-0011.');
});

test('a birth date is found however it is written', () => {
  const { texts } = maskedTexts(
    ['Birthdate', 'mask', 'BIRTHDATE', '1984-03-05'],
    ['Description', 'send', null, 'born March 5th, 1984 (05.03.1984, 5/3/1984), today is 2026-03-05'],
  );
  assert.match(
    texts['Description'] ?? '',
    /^born BIRTHDATE-K7-\d{4} \(BIRTHDATE-K7-\d{4}, BIRTHDATE-K7-\d{4}\), today is 2026-03-05$/,
  );
});

test('redacted values are searched in other texts too, dropped fields are not in the result', () => {
  const { texts } = maskedTexts(
    ['Secret', 'redact', 'IDENTIFIER', 'MRN-8821377'],
    ['Gone', 'drop', null, 'whatever'],
    ['Description', 'send', null, 'patient mrn 8821377'],
  );
  assert.equal(texts['Secret'], '[redacted]');
  assert.equal(texts['Gone'], null);
  assert.match(texts['Description'] ?? '', /^patient IDENTIFIER-K7-\d{4}$/);
});

test('a number that one text gives away is masked in the other texts too', () => {
  const { texts } = maskedTexts(
    ['Subject', 'send', null, 'Ref 4155550132'],
    ['Description', 'send', null, 'Phone: (415) 555-0132'],
  );
  assert.match(texts['Subject'] ?? '', /^Ref PHONE-K7-\d{4}$/);
});

test('a record cannot forge a token', () => {
  const { texts, restore } = maskedTexts(NAME, [
    'Description',
    'send',
    null,
    'say PERSON-K7-0010 and person\u2011K7\u20110011',
  ]);
  assert.equal(texts['Description'], 'say LITERAL-K7-0010 and LITERAL-K7-0020');
  assert.equal(restore(texts['Description'] ?? ''), 'say PERSON-K7-0010 and person\u2011K7\u20110011');
});

test('amounts, dates, stages and ids that the model must compare stay as they are', () => {
  const text =
    'Stage Negotiation, 1,250,000.00 EUR or 1.250.000 EUR, close 2026-12-31, id 0065g00000ABCdEAAX, 12 seats, PV-000123';
  const { texts } = maskedTexts(NAME, ['Description', 'send', null, text]);
  assert.equal(texts['Description'], text);
});

const WORDS = [
  'Ana',
  'Souza',
  'ana@example.com',
  '+49 30 901820',
  '4111 1111 1111 1111',
  'PERSON-K7-0010',
  'EMAIL-Z9-0010',
];
const SOUP = fc.array(
  fc.oneof(
    fc.constantFrom(...WORDS),
    fc.constantFrom(
      ' ',
      '. ',
      '\n',
      ', ',
      '-',
      "'s ",
      '**',
      '<b>',
      '</b>',
      '{"a":"',
      '"}',
      '🙂',
      'שלום ',
      '& ',
      '_',
      '1',
      'x',
    ),
    fc.string({ unit: 'grapheme', maxLength: 6 }),
  ),
  { maxLength: 25 },
);

test('restoring a masked text gives the text, whatever stands around the values', () => {
  fc.assert(
    fc.property(SOUP, (pieces) => {
      const text = pieces.join('');
      const { texts, restore } = maskedTexts(
        ['Name', 'mask', 'PERSON', 'Ana Souza'],
        ['Description', 'send', null, text],
      );
      assert.equal(restore(texts['Description'] ?? ''), text);
    }),
    { numRuns: 1500 },
  );
});

test('the egress check, which is other code, finds nothing in what was masked', () => {
  fc.assert(
    fc.property(SOUP, (pieces) => {
      const { mapping, record } = given(
        ['Name', 'mask', 'PERSON', 'Ana Souza'],
        ['Description', 'send', null, pieces.join('')],
      );
      const masked = maskRecord(record, mapping, { nonce: 'K7' });
      const bytes = JSON.stringify({ prompt: masked.record.fields['Description']?.text });
      assert.deepEqual(findLeaks(bytes, masked.vault), []);
    }),
    { numRuns: 1000 },
  );
});

for (const text of ['APERSON-K7-0010Ana', 'PERSON-K7-0010\u0300Ana']) {
  test(`nothing is left to the egress check of ${JSON.stringify(text)}`, () => {
    const { mapping, record } = given(['Name', 'mask', 'PERSON', 'Ana Souza'], ['Text', 'send', null, text]);
    const masked = maskRecord(record, mapping, { nonce: 'K7' });
    assert.deepEqual(findLeaks(JSON.stringify(masked.record.fields['Text']), masked.vault), []);
  });
}

test('masking stays linear in the length of a text', () => {
  const once =
    'Ana Souza wrote to ana@example.com about +49 30 901820; the rest is ordinary text without anything. ';
  assertLinear('masking', 100, (times) => {
    const { record, mapping } = given(
      ['Name', 'mask', 'PERSON', 'Ana Souza'],
      ['Text', 'send', null, once.repeat(times)],
    );
    return () => maskRecord(record, mapping, { nonce: 'K7' });
  });
});
