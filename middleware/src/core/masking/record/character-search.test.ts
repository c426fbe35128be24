import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { assertLinear } from '../../../../growth.ts';
import { buildCharacterSearch } from './character-search.ts';

const search = (...sequences: string[]) =>
  buildCharacterSearch(sequences.map((text) => ({ symbols: text, value: text })));
const pieces = (text: string, ...sequences: string[]): string[] =>
  search(...sequences)
    .find(text, 3)
    .map(({ first, last }) => text.slice(first, last + 1));

test('a number is found in any grouping and any case, and the longest one that ends at a place is taken', () => {
  assert.deepEqual(pieces('tel 030 / 9018-20, then', '0309018', '030901820'), [
    '030 / 9018',
    '030 / 9018-20',
  ]);
  assert.deepEqual(pieces('IBAN gb33 BUKB', 'gb33bukb', 'bukb'), ['gb33 BUKB']);
});

test('nothing is read across a gap that is too wide, and a sequence may begin again after it', () => {
  assert.deepEqual(pieces('1234 ---- 5678', '12345678'), []);
  assert.deepEqual(pieces('12 ---- 1234', '1234'), ['1234']);
});

test('sequences of other symbols, empty ones and ones that are too long find nothing and break nothing', () => {
  assert.deepEqual(pieces('a-b ü', '', 'ü', 'a'.repeat(65), 'ab'), ['a-b']);
});

test('it finds what a plain look at every place finds', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', '1'), minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(
      fc.array(letters, { maxLength: 6 }),
      fc.string({ unit: fc.constantFrom('a', 'b', '1'), maxLength: 40 }),
      (sequences, text) => {
        const plain = [...text].flatMap((_, end) => {
          const ending = sequences.filter((one) => text.slice(0, end + 1).endsWith(one));
          const longest = ending.toSorted((left, right) => right.length - left.length)[0];
          return longest === undefined ? [] : [`${end + 1 - longest.length}-${end}`];
        });
        const found = search(...sequences)
          .find(text, 3)
          .map(({ first, last }) => `${first}-${last}`);
        assert.deepEqual(found, plain);
      },
    ),
  );
});

for (const once of ['1', '1 ', '12', 'ab1-', ' - ', '(']) {
  test(`numbers in ${JSON.stringify(once)} many times are looked for in linear time`, () => {
    const numbers = Array.from({ length: 60 }, (_, index) => '1'.repeat(index + 4));
    assertLinear('the character search', 2000, (times) => {
      const find = search(...numbers, '2'.repeat(40));
      const text = once.repeat(times);
      return () => find.find(text, 3);
    });
  });
}

test('preparing grows with the number of sequences', () => {
  assertLinear('preparing', 300, (times) => {
    const numbers = Array.from({ length: times }, (_, index) => `55501${index}`);
    return () => search(...numbers);
  });
});
