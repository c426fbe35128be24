import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertLinear } from '../../../growth.ts';
import type { EntityType } from './entity-types.ts';
import { createRecordSearch } from './record-search.ts';
import { scanText } from './scanned-text.ts';
import { withKeys, type KnownValue } from './sensitive-values.ts';
import { resolveSpans } from './span.ts';

type Value = [type: EntityType, text: string];

const known = (values: readonly Value[]): KnownValue[] =>
  values.map(([type, text]) => ({ type, text, layer: 'field', source: 'Field' }));

const searchFor = (...values: Value[]) => createRecordSearch(withKeys(known(values)));

/** The text with « and » around what is found. */
function marked(text: string, ...values: Value[]): string {
  const spans = resolveSpans(text, searchFor(...values)(scanText(text)));
  return spans.reduceRight(
    (marks, { start, end }) => `${marks.slice(0, start)}«${marks.slice(start, end)}»${marks.slice(end)}`,
    text,
  );
}

const KATHERINE: Value = ['PERSON', 'Katherine Löwenthal'];
const WILL: Value = ['PERSON', 'Will Frost'];
const FIRM: Value = ['ORGANIZATION', 'Brightwater Paper Mills GmbH & Co. KG'];
const STREET: Value = ['ADDRESS', '4410 Juniper Hollow Court Apt 9'];
const BORN: Value = ['BIRTHDATE', '1979-02-06'];

const FOUND: [what: string, value: Value, texts: string[]][] = [
  [
    'a person',
    KATHERINE,
    [
      '«Katherine Löwenthal» and «Löwenthal, Katherine» and «KATHERINE LOWENTHAL» and «katherine lowenthal»',
      '«Katherine»’s and «Löwenthals» case, «Loewenthal» said',
      '«K. Löwenthal», «Löwenthal K»., «Löwenthal, K». but not A.',
      '«Katherine M. Löwenthal», «Katherine van Löwenthal», «Katherine Rose Löwenthal»',
      'I wrote to «Kate» and «Kathy», user «klowenthal», «katherinelowenthal7»',
      'Mrs «Lowental» and «Katehrine» and «katherne löwenthal»',
      'Katharsis, lowercase words and the Loewe store stay',
    ],
  ],
  [
    'a person whose names are everyday words',
    WILL,
    [
      'I will ask «Will» on Monday. Will the frost last? «Frost» called. «will frost» signed.',
      'thanks «will», the will is here. Mr. «Frost» agreed.',
      'Frost on the windows. «Billy» is here, the bill is not.',
      'THE FROST IS HARD. «WILL FROST» CALLED.',
    ],
  ],
  [
    'a person of several words',
    ['PERSON', "Aoife O'Brien"],
    ['«O’Brien»; «Aoife OBrien»; «obrien», «aoifeobrien»'],
  ],
  ['a person without spaces', ['PERSON', '王小明'], ['我见到«王小明»了。小王']],
  ['a name in one word only', ['PERSON', 'Li'], ['«Li» said li']],
  [
    'an organisation',
    FIRM,
    [
      '«Brightwater Paper Mills GmbH & Co. KG», «BRIGHTWATER PAPER MILLS», «Brightwater Paper Mills Ltd».’s',
      '«Brightwater» wants it, «BPM» too, but no bpm and no paper mills',
    ],
  ],
  [
    'an organisation with an ampersand',
    ['ORGANIZATION', 'Harrow & Pike LLP'],
    ['«Harrow and Pike», «Harrow & Pike LLP» and «harrow & pike»'],
  ],
  [
    'an address',
    STREET,
    [
      '«4410 Juniper Hollow Ct» or «4410 juniper hollow court, apt 9»',
      'at «4410 Juniper Hollow», near Hollow Court 12, Juniper',
      '«Juniper Hollow Court»',
    ],
  ],
  [
    'a German street',
    ['ADDRESS', 'Lindenstraße 77'],
    ['«Lindenstr. 77»; «LINDENSTRASSE 77»; «Lindenstrasse 77»; Linden'],
  ],
  ['a place of several fields', ['ADDRESS', 'Rua das Acácias 9'], ['«rua das acacias 9»', '«Acacias 9»']],
  [
    'a date of birth',
    BORN,
    [
      '«1979-02-06» or «19790206» or «06.02.1979», «6.2.79», «02/06/79», «2/6/1979», «6-2-1979», «1979/2/6»',
      '«6 February 1979», «February 6th, 1979», «Feb 6, 79», «6 Feb. 1979», «1979 February 6», the «6th of February 1979»'.replace(
        '«the 6th',
        'the «6th',
      ),
      '«6. Februar 1979», «6 février 1979», «6 de febrero de 1979», «6 febbraio 1979», «6 de fevereiro de 1979», «6 februari 1979»',
      '1979-03-06, 7 February 1979, 6 February 1980, 6 and 2 and 79',
    ],
  ],
  [
    'a phone',
    ['PHONE', '+44 20 7946 0958'],
    [
      '«+44 20 7946 0958», «020 7946 0958», «0044 (0)20-79460958», «+442079460958 ext. 12», «(020) 7946 0958»',
    ],
  ],
  [
    'a phone without country code',
    ['PHONE', '(415) 555-0147'],
    ['«+1 415.555.0147», «4155550147», «(415) 555 0147 x9», «555-0147», 25550147'],
  ],
  [
    'an account',
    ['IBAN', 'DE89 3704 0044 0532 0130 00'],
    ['«de89370400440532013000», «DE89-3704-0044-0532-0130-00»'],
  ],
  ['an identifier', ['MEDICAL', 'MRN-77120934'], ['«mrn 77120934», «77120934», «MRN7712 0934», 7712']],
  [
    'a mail address',
    ['EMAIL', 'dmitri_muller@example.com'],
    ['«Dmitri_Muller@Example.COM», user «dmitri_muller», «dmitri muller», «Dmitri.Muller»'],
  ],
  ['a shared mailbox', ['EMAIL', 'support@example.com'], ['«support@example.com», our support']],
];

for (const [what, value, texts] of FOUND) {
  for (const text of texts) {
    test(`${what} is found in: ${text}`, () => {
      assert.equal(marked(text.replace(/[«»]/g, ''), value), text);
    });
  }
}

test('street, town, state and postal code that follow one another are one place', () => {
  const values: Value[] = [
    ['ADDRESS', '12 Amaranth Row'],
    ['LOCATION', 'Eastvale'],
    ['ADDRESS', '99801'],
  ];
  assert.equal(
    marked('at 12 Amaranth Row, Eastvale, AK 99801.', ...values),
    'at «12 Amaranth Row, Eastvale, AK 99801».',
  );
});

test('a name that two people share is neither of them, with the other name it is one', () => {
  const search = searchFor(['PERSON', 'Ana Lima'], ['PERSON', 'Ana Reis']);
  const keys = search(scanText('Ana met Lima, Reis and Ana Reis')).map(({ key }) => key);
  assert.deepEqual(keys, ['shared ana', 'ana lima', 'ana reis', 'ana reis']);
});

test('a person who is named in short somewhere is still one person', () => {
  const values = withKeys(
    known([['PERSON', 'K. Löwenthal'], ['PERSON', 'Kate Löwenthal'], KATHERINE, ['PERSON', 'Kate']]),
  );
  assert.deepEqual([...new Set(values.map(({ key }) => key))], ['katherine lowenthal']);
});

test('a long value is found where only its beginning is quoted, and as far as it goes', () => {
  const letter = Array.from({ length: 60 }, (_, index) => `word${index}`).join(' ');
  const quoted = letter.split(' ').slice(0, 40).join(' ');
  assert.equal(marked(`> ${quoted} no more`, ['TEXT', letter]), `> «${quoted}» no more`);
});

test('two hundred people of one name and street are told apart', () => {
  const values = Array.from({ length: 200 }, (_, index): Value[] => [
    [
      'PERSON',
      `Ana Lima${String.fromCharCode(97 + (index % 26))}${String.fromCharCode(97 + Math.floor(index / 26))}`,
    ],
    ['ADDRESS', `${index + 1} Amaranth Row`],
    ['ORGANIZATION', `Amaranth Works ${index}`],
  ]).flat();
  assert.equal(
    marked('Ana Limabc at 199 Amaranth Row of Amaranth Works 150', ...values),
    '«Ana Limabc» at «199 Amaranth Row» of «Amaranth Works 150»',
  );
});

const TWENTY: Value[] = [
  KATHERINE, WILL, FIRM, STREET, BORN,
  ['PERSON', 'Ana'], ['PERSON', 'Ana Souza'], ['PERSON', 'João Pereira da Silva'], ['PERSON', 'A. B.'],
  ['PHONE', '+44 20 7946 0958'], ['PHONE', '11111111111'], ['CARD', '4111111111111111'],
  ['TEXT', 'a '.repeat(900)], ['TEXT', `${'a '.repeat(400)}b`], ['LOCATION', 'Eastvale'],
  ['ADDRESS', '1 Ana Ana Ana Ana 1'], ['EMAIL', 'ana.souza@example.com'], ['MEDICAL', '1212121212'],
]; // prettier-ignore

const HOSTILE = [
  'Ana Souza wrote about 020 7946 0958. ', 'Ana ', 'ana ', 'A. ', 'a ', 'Souza, ', 'Aan ', '1', '1 ', '12', '1979 ',
  '6 February ', '1 Ana ', 'Frost ', 'thanks will, ', '@', ' ', '\u0301', 'GmbH & Co. ', 'Brightwater Paper ', '.', '(', 'Eastvale, ',
  'anasouza@', 'z', '王', '\ud83d', 'Zzzzq ',
]; // prettier-ignore

for (const once of HOSTILE) {
  test(`searching ${JSON.stringify(once)} many times takes time in proportion`, () => {
    const search = searchFor(...TWENTY);
    assertLinear('the record search', 1200, (times) => {
      const text = once.repeat(times);
      return () => search(scanText(text));
    });
  });
}

test('preparing takes time in proportion to the values, also of those that are alike', () => {
  assertLinear('preparing', 60, (times) => {
    const values = Array.from({ length: times }, (_, index): Value[] => [
      ['PERSON', `Ana Souza${index}`], ['PERSON', 'Ana Souza'], ['ORGANIZATION', 'Acme Acme Acme'], ['ADDRESS', `${index} Ana Row`],
      ['PHONE', `+44 20 7946 ${1000 + index}`], ['TEXT', `a a a a a ${index}`], ['BIRTHDATE', '1979-02-06'], ['EMAIL', `ana.${index}@example.com`],
    ]).flat(); // prettier-ignore
    return () => searchFor(...values)(scanText('Ana Sousa, a a a a a 7, Ana Souza12 at 3 Ana Row, 6.2.1979'));
  });
});
