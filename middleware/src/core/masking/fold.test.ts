import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { assertLinear } from '../../../growth.ts';
import { fold, foldedWords, wordsOf } from './fold.ts';

test('case and accents are no difference, and letters that Unicode keeps have one spelling', () => {
  assert.deepEqual(foldedWords('Ñandú, STRAẞE Ørsted Łódź Æsop İpek Trần'), [
    'nandu',
    'strasse',
    'orsted',
    'lodz',
    'aesop',
    'ipek',
    'tran',
  ]);
  assert.deepEqual(foldedWords('e\u0301clair “O’Hara”—x2'), ['eclair', 'o', 'hara', 'x2']);
});

test('scripts without spaces give a word per character, others a word per word', () => {
  assert.deepEqual(foldedWords('王小明さんfor Иван-Петров'), [
    '王',
    '小',
    '明',
    'さ',
    'ん',
    'for',
    'иван',
    'петров',
  ]);
});

/** The definition, in one pattern. */
const WORD =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}]|[[\p{L}\p{N}\p{M}]--[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}]]+/gv;

test('the fast way through a text gives what the pattern gives', () => {
  const unit = fc.oneof(
    fc.constantFrom(..."aZ09 .-_'äÖßŁǅễ×´ªμ王กあ한я٣́̈🙂\ud83d\u00a0\u2019"),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  );
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      const expected = [...text.matchAll(WORD)]
        .map((match) => ({ folded: fold(match[0]), start: match.index, end: match.index + match[0].length }))
        .filter(({ folded }) => folded !== '');
      assert.deepEqual(wordsOf(text), expected);
    }),
    { numRuns: 1500 },
  );
});

for (const once of [
  'Ana went home. ',
  'Müller ',
  '王小明',
  '\u0301',
  '\u0301\u0323',
  'a\u0323\u0301',
  '—',
  '1',
]) {
  test(`words of ${JSON.stringify(once)} many times are found in linear time`, () => {
    assertLinear('wordsOf', 8_000, (times) => {
      const text = once.repeat(times);
      return () => wordsOf(text);
    });
  });
}
