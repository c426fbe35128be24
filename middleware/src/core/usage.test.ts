import assert from 'node:assert/strict';
import { test } from 'node:test';
import { estimateUsage } from './usage.ts';

test('an estimate is marked and never 0 for a text', () => {
  assert.deepEqual(estimateUsage('x', 'abcde'), {
    input: 1,
    output: 2,
    cached: 0,
    cacheWrite: 0,
    reasoning: 0,
    source: 'estimated',
  });
});
