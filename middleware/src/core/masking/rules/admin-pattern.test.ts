import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertLinear } from '../../../../growth.ts';
import { CoreError } from '../../core-error.ts';
import type { AdminPattern } from '../masking-policy.ts';
import { scanText } from '../scanned-text.ts';
import { checkPattern, createPatternFinder } from './admin-pattern.ts';

function rule(pattern: string, matchCase = true, name = 'Staff number'): AdminPattern {
  return { name, type: 'PATTERN', pattern, matchCase };
}

function mark(text: string, ...patterns: AdminPattern[]): string {
  const found = createPatternFinder(patterns)(scanText(text)).sort((left, right) => right.start - left.start);
  return found.reduce(
    (marked, { start, end }) => `${marked.slice(0, start)}«${marked.slice(start, end)}»${marked.slice(end)}`,
    text,
  );
}

const GOOD = [
  'EMP-\\d{6}',
  '\\bK[A-Z]{2}\\d+\\b',
  '(?i)contract \\d+',
  '(?P<number>\\d{3})-\\p{Lu}',
  'a+?',
  '^Dr',
  'x{1000}',
];

for (const pattern of GOOD) {
  test(`the pattern ${pattern} can be used`, () => {
    assert.equal(checkPattern(pattern, true), null);
    assert.equal(checkPattern(pattern, false), null);
  });
}

const REFUSED: [pattern: string, reason: RegExp][] = [
  ['', /is empty/],
  ['  ', /is empty/],
  ['x'.repeat(2001), /2001 characters long and may have 2000/],
  ['(?<=Nr )\\d+', /Look-ahead and look-behind/],
  ['\\d+(?! euro)', /Look-ahead and look-behind/],
  ['(\\w)\\1', /Back-references/],
  ['(?P<a>x)(?P=a)', /Back-references/],
  ['(?<a>x)\\k<a>', /Back-references/],
  ['\\d{1,2000}', /repeat count may be at most 1000/],
  ['((\\d{40}){40}){40}', /repeat count may be at most 1000/],
  ['\\d{5,2}', /first number may not be larger/],
  ['(\\p{L}\\d?){1000}', /too large/],
  ['\\d++', /Possessive/],
  ['(?>a|b)c', /Possessive/],
  ['caf\\u00e9', /\\x\{e9\}/],
  ['\\d*', /matches an empty text/],
  ['\\b', /matches an empty text/],
  ['(?m)$', /matches an empty text/],
  ['x?\\b', /matches an empty text/],
  ['[a-', /cannot be read: missing closing \]/],
  ['(a', /cannot be read: missing closing \)/],
  ['*a', /cannot be read: missing argument/],
  ['a\\', /cannot be read: trailing backslash/],
];

for (const [pattern, reason] of REFUSED) {
  test(`the pattern ${pattern.slice(0, 30) || '(none)'} is refused with what to write instead`, () => {
    assert.match(checkPattern(pattern, true) ?? '', reason);
    assert.throws(
      () => createPatternFinder([rule('ok'), rule(pattern)]),
      (error: unknown) =>
        error instanceof CoreError &&
        error.code === 'MASKING_RULE_INVALID' &&
        error.detail.startsWith('Staff number: '),
    );
  });
}

const FOUND: [marked: string, ...patterns: AdminPattern[]][] = [
  ['see «EMP-123456», «EMP-654321».', rule('EMP-\\d{6}')],
  ['see «emp-123456»', rule('EMP-\\d{6}', false)],
  ['see emp-123456', rule('EMP-\\d{6}')],
  ['😀 «EMP-1» 👩‍👩‍👧 «EMP-2» \u{1f1e9}\u{1f1ea}', rule('EMP-\\d')],
  ['«😀»«😀»x', rule('😀')],
  ['«😀x»', rule('..')],
  ['«K1» or «L2»', rule('K\\d'), rule('L\\d', false)],
  ['AK1 stays, «K1» goes', rule('\\bK1\\b')],
  ['«K1» then K1', rule('^K1')],
  ['K1 then «K1»', rule('K1$')],
  ['nothing here', rule('K1'), rule('\\d+')],
  ['«Über 12»', rule('über \\d+', false)],
];

for (const [marked, ...patterns] of FOUND) {
  test(`patterns ${patterns.map(({ pattern }) => pattern).join(' and ')} find: ${marked}`, () => {
    assert.equal(mark(marked.replace(/[«»]/g, ''), ...patterns), marked);
  });
}

test('places are right at any distance, in a long text with characters of two units', () => {
  for (const filler of ['😀 ', 'x', 'lorem ', '\n']) {
    for (const before of [0, 1, 31, 63, 1000, 1023, 1024, 2047, 2048, 5000]) {
      const lead = filler.repeat(before);
      const text = `${lead} «EMP-${'1'.repeat(900)}» ${lead}«EMP-2» end`;
      assert.equal(mark(text.replace(/[«»]/g, ''), rule('EMP-\\d+')), text);
    }
  }
});

test('what the patterns find carries the type and the name of the rule', () => {
  const found = createPatternFinder([{ ...rule('K\\d', true, 'Locker'), type: 'IDENTIFIER' }])(
    scanText('in K7'),
  );
  assert.deepEqual(found, [{ start: 3, end: 5, type: 'IDENTIFIER', source: 'Locker' }]);
});

test('without patterns nothing is found', () => {
  assert.deepEqual(createPatternFinder([])(scanText('EMP-1')), []);
});

/** Patterns and texts for which each match lets the search read far ahead in vain, or hold many states. */
const HOSTILE: [pattern: string, unit: string][] = [
  ['a(.*b)?', 'a'],
  ['a.*?b|c', 'ca'],
  ['(a+)+$', 'a'],
  ['(\\w+\\s?)*!', 'ab '],
  ['\\w', 'a'],
  ['x(?:\\w| )*y|z', 'xz '],
  ['(?:a|b|ab){1,9}c|a', 'ab'],
];

for (const [pattern, unit] of HOSTILE) {
  test(`${pattern} stays linear on ${JSON.stringify(unit)} again and again`, () => {
    const find = createPatternFinder([rule(pattern)]);
    assertLinear(pattern, 2_000, (size) => {
      const scanned = scanText(unit.repeat(size / unit.length));
      return () => find(scanned);
    });
  });
}
