import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { AppError } from '../errors.ts';
import { createSealer } from './seal.ts';

const key = randomBytes(32);
const refused = (thrown: unknown) => thrown instanceof AppError && thrown.code === 'VAULT_KEY_WRONG';

test('opens what it sealed, for the same context', () => {
  const sealer = createSealer(key);
  const sealed = sealer.seal('Ana Souza, ✆ 415', 'run:org:1');
  assert.equal(sealer.open(sealed, 'run:org:1'), 'Ana Souza, ✆ 415');
  assert.equal(sealed.includes('Ana'), false);
});

test('seals the same text differently each time', () => {
  const sealer = createSealer(key);
  assert.notDeepEqual(sealer.seal('a', 'c'), sealer.seal('a', 'c'));
});

test('refuses another key, another context, a changed byte and a cut text, and tells no content', () => {
  const sealer = createSealer(key);
  const sealed = sealer.seal('a secret value', 'credential:org:OpenAI');
  assert.throws(() => createSealer(randomBytes(32)).open(sealed, 'credential:org:OpenAI'), refused);
  assert.throws(() => sealer.open(sealed, 'credential:other:OpenAI'), refused);
  for (let position = 0; position < sealed.length; position += 1) {
    const changed = Buffer.from(sealed);
    changed[position] = changed[position]! ^ 1;
    assert.throws(() => sealer.open(changed, 'credential:org:OpenAI'), refused);
  }
  for (const length of [0, 4, 20, sealed.length - 1]) {
    assert.throws(() => sealer.open(sealed.subarray(0, length), 'credential:org:OpenAI'), refused);
  }
});

test('opens what was sealed under the key before, seals under the current one, and tells them apart', () => {
  const [before, now] = [randomBytes(32), randomBytes(32)];
  const old = createSealer(before).seal('a', 'c');
  const both = createSealer(now, before);
  assert.equal(both.open(old, 'c'), 'a');
  assert.equal(both.isCurrent(old), false);
  const fresh = both.seal('a', 'c');
  assert.equal(both.isCurrent(fresh), true);
  assert.equal(createSealer(now).open(fresh, 'c'), 'a');
  assert.throws(() => createSealer(before).open(fresh, 'c'), { code: 'VAULT_KEY_WRONG' });
  assert.throws(() => both.open(createSealer(randomBytes(32)).seal('a', 'c'), 'c'), {
    code: 'VAULT_KEY_WRONG',
  });
  assert.throws(() => both.open(old, 'another context'), { code: 'VAULT_KEY_WRONG' });
});
