import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ERRORS } from '../errors.ts';
import { PROVIDER } from '../errors/providers.ts';
import { FAILURE_POLICY, failureRow, readFallbackOn, type ModelFailureCode } from './failure-policy.ts';

/** What is declared: retried?, another model asked?, blamed on the model? Held against the table row by row. */
const DECLARED: Record<ModelFailureCode, [retry: boolean, fallBack: boolean, blamesModel: boolean]> = {
  MODEL_RATE_LIMITED: [true, true, true],
  MODEL_AT_CAPACITY: [true, true, true],
  MODEL_OVERLOADED: [true, true, true],
  MODEL_UNREACHABLE: [true, true, true],
  MODEL_STREAM_BROKEN: [true, true, true],
  MODEL_REPLY_MALFORMED: [true, true, true],
  MODEL_ANSWER_EMPTY: [true, true, false],
  MODEL_TIMEOUT: [false, true, true],
  MODEL_QUOTA_EXHAUSTED: [false, true, false],
  MODEL_REQUEST_TOO_LARGE: [false, true, false],
  MODEL_CONTEXT_TOO_LONG: [false, true, false],
  MODEL_NOT_FOUND: [false, true, false],
  MODEL_AUTHENTICATION_FAILED: [false, true, false],
  MODEL_PERMISSION_DENIED: [false, true, false],
  CREDENTIAL_MISSING: [false, true, false],
  CREDENTIAL_MALFORMED: [false, true, false],
  MODEL_BUSY: [false, true, false],
  MODEL_PAUSED: [false, true, false],
  MODEL_CONTENT_FILTERED: [false, false, false],
  MODEL_REFUSED: [false, false, false],
  MODEL_INVALID_REQUEST: [false, false, false],
  MODEL_INPUT_UNSUPPORTED: [false, false, false],
  MODEL_CANCELLED: [false, false, false],
};

for (const [code, [retry, fallBack, blamesModel]] of Object.entries(DECLARED)) {
  test(`policy: ${code} ${retry ? 'is retried' : 'is not retried'}, ${fallBack ? 'falls back' : 'stops'}`, () => {
    const row = failureRow(code, 'default');
    assert.deepEqual([row.retry, row.fallBack, row.blamesModel], [retry, fallBack, blamesModel]);
    assert.match(row.words, /^[a-z].*[a-z]$/);
  });
}

test('every code of the provider port has a row, and every row is a known error', () => {
  for (const code of Object.keys(PROVIDER)) assert.ok(code in FAILURE_POLICY, code);
  for (const code of Object.keys(FAILURE_POLICY)) assert.ok(code in ERRORS, code);
});

for (const code of [
  'EGRESS_LEAK',
  'DATABASE_UNREACHABLE',
  'CREDENTIAL_HOST_REFUSED',
  'MODEL_OUTPUT_INVALID',
  'INTERNAL_ERROR',
  'constructor',
]) {
  test(`whatever the setting, ${code} stops the run`, () => {
    for (const setting of ['default', [code]] as const) {
      const { retry, fallBack } = failureRow(code, setting);
      assert.deepEqual([retry, fallBack], [false, false]);
    }
  });
}

test('FALLBACK_ON is the table, nothing, or a list that replaces which failures fall back', () => {
  assert.equal(readFallbackOn(' default '), 'default');
  assert.deepEqual(readFallbackOn('none'), []);
  const list = readFallbackOn('MODEL_TIMEOUT, MODEL_REFUSED');
  const fallsBack = (code: string) => failureRow(code, list).fallBack;
  assert.deepEqual(['MODEL_TIMEOUT', 'MODEL_REFUSED', 'MODEL_OVERLOADED'].map(fallsBack), [
    true,
    true,
    false,
  ]);
  assert.equal(failureRow('MODEL_OVERLOADED', []).retry, true, 'retries do not depend on it');
});

for (const wrong of ['MODEL_OVERLODED', 'EGRESS_LEAK', 'MODEL_CANCELLED', 'none, MODEL_TIMEOUT']) {
  test(`FALLBACK_ON refuses "${wrong}"`, () => {
    assert.throws(() => readFallbackOn(wrong), RangeError);
  });
}
