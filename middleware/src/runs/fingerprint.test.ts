import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fingerprintOf } from './fingerprint.ts';

test('the same configuration has the same fingerprint whatever the order of its keys, another one has another', () => {
  const one = { off: ['URL'], operators: { EMAIL: 'hash', PHONE: 'token' } };
  const same = { operators: { PHONE: 'token', EMAIL: 'hash' }, off: ['URL'] };
  assert.match(fingerprintOf(one), /^[0-9a-f]{64}$/);
  assert.equal(fingerprintOf(one), fingerprintOf(same));
  assert.notEqual(fingerprintOf(one), fingerprintOf({ ...one, off: ['IBAN'] }));
});
