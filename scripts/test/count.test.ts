import assert from 'node:assert/strict';
import test from 'node:test';
import { countJest, countNodeTests } from './count.ts';

test('node’s closing lines are read, and a skipped test counts as failed', () => {
  const text = 'ok\nℹ tests 5\nℹ pass 3\nℹ fail 1\nℹ cancelled 0\nℹ skipped 1\nℹ todo 0\n';
  assert.deepEqual(countNodeTests(text), { passed: 3, failed: 2 });
});

test('Jest’s closing line is read whatever it leaves out', () => {
  assert.deepEqual(countJest('Tests:       12 passed, 12 total\n'), { passed: 12, failed: 0 });
  assert.deepEqual(countJest('Tests:       1 failed, 1 skipped, 2 passed, 4 total\n'), {
    passed: 2,
    failed: 2,
  });
});

test('output without a closing line counts nothing, so the exit code decides', () => {
  assert.equal(countNodeTests('Segmentation fault'), null);
  assert.equal(countJest('Segmentation fault'), null);
});
