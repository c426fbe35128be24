import assert from 'node:assert/strict';
import test from 'node:test';
import { whatFailed } from './what-failed.ts';

const passed = Array.from({ length: 300 }, (_, index) => `✔ test ${index}`).join('\n');

test('of node’s tests the failed ones are shown, not the hundreds that passed', () => {
  const shown = whatFailed(`${passed}\nℹ fail 1\n\n✖ failing tests:\n\n✖ a run ends\n  AssertionError`);
  assert.equal(shown, '✖ failing tests:\n\n✖ a run ends\n  AssertionError');
});

test('of Jest’s tests the first failure is shown first', () => {
  assert.equal(whatFailed(`${passed}\n  ● page › loads\n\n    expected`), '  ● page › loads\n\n    expected');
});

test('an output without a list of failures is shown from its end, two hundred lines', () => {
  const lines = whatFailed(passed).split('\n');
  assert.equal(lines.length, 200);
  assert.equal(lines.at(-1), '✔ test 299');
});
