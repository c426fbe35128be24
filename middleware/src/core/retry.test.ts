import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decideRetry, inWords, type RetryQuestion } from './retry.ts';

const question: RetryQuestion = {
  retryAfterMs: null,
  asked: 1,
  attempts: 3,
  timeLeftMs: 120_000,
  standIn: false,
  random: 1,
};

const CASES: [what: string, Partial<RetryQuestion>, answer: number | RegExp][] = [
  ['the first wait is up to half a second', {}, 500],
  ['the second up to a second', { asked: 2 }, 1000],
  ['later ones double', { asked: 5, attempts: 9 }, 8000],
  ['but never pass 20 s', { asked: 8, attempts: 9 }, 20_000],
  ['chance makes it shorter, down to nothing', { random: 0 }, 0],
  ['half the chance, half the wait', { random: 0.5 }, 250],
  ['the last attempt is the last', { asked: 3 }, /asked 3 times/],
  ['one attempt means none again', { attempts: 1 }, /asked once/],
  [
    'a time the provider names is kept, with a little chance on top',
    { retryAfterMs: 3000, random: 0.2 },
    3100,
  ],
  ['also when it is nothing', { retryAfterMs: 0, random: 0 }, 0],
  ['twenty seconds may be waited', { retryAfterMs: 20_000, random: 0 }, 20_000],
  ['chance does not push it over', { retryAfterMs: 20_000 }, 20_000],
  ['a day is not waited', { retryAfterMs: 86_400_000 }, /asks to wait 24 h/],
  ['nor 34 s', { retryAfterMs: 34_400 }, /asks to wait 35 s/],
  ['nor longer than the run has', { retryAfterMs: 9_000, timeLeftMs: 9_000 }, /no time is left/],
  ['also without a time of the provider', { timeLeftMs: 499 }, /no time is left/],
  ['five seconds are waited with another model at hand', { retryAfterMs: 4_500, standIn: true }, 5_000],
  [
    'more are not',
    { retryAfterMs: 5_001, random: 0, standIn: true },
    /another model answers sooner than 6 s/,
  ],
];
for (const [what, changes, answer] of CASES) {
  test(`retry: ${what}`, () => {
    const decided = decideRetry({ ...question, ...changes });
    if (answer instanceof RegExp) assert.match('moveOn' in decided ? decided.moveOn : 'waits', answer);
    else assert.deepEqual(decided, { waitMs: answer });
  });
}

test('a wait is never longer than the cap or the time left, and never shorter than the provider asks', () => {
  const any = fc.record({
    retryAfterMs: fc.option(fc.integer({ min: 0, max: 100_000 })),
    asked: fc.integer({ min: 1, max: 12 }),
    attempts: fc.integer({ min: 1, max: 12 }),
    timeLeftMs: fc.integer({ min: -10, max: 60_000 }),
    standIn: fc.boolean(),
    random: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(any, (asked) => {
      const decided = decideRetry(asked);
      if ('moveOn' in decided) return;
      const most = Math.min(asked.standIn ? 5_000 : 20_000, asked.timeLeftMs);
      assert.ok(decided.waitMs >= (asked.retryAfterMs ?? 0) && decided.waitMs <= most);
      assert.ok(asked.asked < asked.attempts);
    }),
    { numRuns: 300 },
  );
});

test('a time is told in the unit that fits', () => {
  assert.deepEqual([0, 34_400, 121_000, 86_400_000].map(inWords), ['1 s', '35 s', '3 min', '24 h']);
});
