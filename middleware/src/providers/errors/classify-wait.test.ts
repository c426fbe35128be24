import assert from 'node:assert/strict';
import { test } from 'node:test';
import { durationOf, waitOf } from './classify-wait.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const NOTHING = { message: '', retryDelay: null };

/** Headers, and the milliseconds that they ask for. */
const HEADERS: [what: string, headers: Record<string, string>, wait: number | null][] = [
  ['milliseconds', { 'retry-after-ms': '11122', 'retry-after': '12' }, 11_122],
  ['seconds', { 'retry-after': '12' }, 12_000],
  ['parts of a second', { 'retry-after': '0.5' }, 500],
  ['a whole day, as Azure does', { 'retry-after': '86400' }, 86_400_000],
  ['a date', { 'retry-after': 'Sun, 22 Nov 2026 12:00:30 GMT' }, 30_000],
  ['a date that has passed', { 'retry-after': 'Sun, 22 Nov 2026 11:00:00 GMT' }, 0],
  ['nonsense', { 'retry-after': 'soon' }, null],
  ['nothing', {}, null],
  [
    'the reset of the limit that is used up',
    {
      'x-ratelimit-remaining-requests': '7',
      'x-ratelimit-reset-requests': '9h',
      'x-ratelimit-remaining-tokens': '0',
      'x-ratelimit-reset-tokens': '6m0s',
    },
    360_000,
  ],
  [
    'both limits are used up',
    {
      'x-ratelimit-remaining-requests': '0',
      'x-ratelimit-reset-requests': '20ms',
      'x-ratelimit-remaining-tokens': '0',
      'x-ratelimit-reset-tokens': '1.5s',
    },
    1500,
  ],
  ['seconds of a reset', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '2' }, 2000],
  [
    'a moment in seconds',
    { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW / 1000 + 5) },
    5000,
  ],
  ['a moment in milliseconds', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW + 5) }, 5],
  ['a limit with something left', { 'x-ratelimit-remaining': '3', 'x-ratelimit-reset': '2' }, null],
];
for (const [what, headers, wait] of HEADERS) {
  test(`when to come back, by headers: ${what}`, () => {
    assert.equal(waitOf(new Headers(headers), NOTHING, true, NOW), wait);
  });
}

const SENTENCES: [message: string, wait: number | null][] = [
  ['Please try again in 1.2s.', 1200],
  ['Please try again in 6m0s. Visit the page', 360_000],
  ['Try again in 20ms', 20],
  ['Please retry in 34.074824224s.', 34_075],
  ['Please retry after 59 seconds.', 59_000],
  ['Please retry after 1 minute.', 60_000],
  ['try again in 1h12m57.6s.', 4_377_600],
  ['Please try again later', null],
  ['try again in a minute', null],
];
for (const [message, wait] of SENTENCES) {
  test(`when to come back, by a sentence: ${message}`, () => {
    assert.equal(waitOf(null, { message, retryDelay: null }, true, NOW), wait);
  });
}

test("Google's RetryInfo counts more than the sentence, a header more than both", () => {
  const said = { message: 'Please retry in 99s.', retryDelay: '34.4s' };
  assert.equal(waitOf(null, said, true, NOW), 34_400);
  assert.equal(waitOf(new Headers({ 'retry-after': '1' }), said, true, NOW), 1000);
});

test('the reset of a limit says nothing of an error that is none', () => {
  const headers = new Headers({ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '2' });
  assert.equal(waitOf(headers, NOTHING, false, NOW), null);
});

test('a duration is read to the end or not at all', () => {
  assert.equal(durationOf('1d'), 86_400_000);
  assert.equal(durationOf('2h30m'), 9_000_000);
  for (const text of ['', '5', 's', '5x', '5s later', '-5s']) assert.equal(durationOf(text), null, text);
});
