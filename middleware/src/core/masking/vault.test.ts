import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EntityType } from './entity-types.ts';
import { createMint } from './vault.ts';

test('a conversation that goes on keeps every token and goes on counting', () => {
  const first = createMint({ nonce: 'K7' });
  const given = [
    first.mint('PERSON', 'ana souza', 'Ana Souza'),
    first.mint('PERSON', 'ana souza', 'Ana'),
    first.mint('PERSON', 'leo', 'Leo'),
  ];
  const next = createMint({ nonce: 'K7', known: first.vault() });
  assert.deepEqual(
    [
      next.mint('PERSON', 'ana souza', 'Ana Souza'),
      next.mint('PERSON', 'ana souza', 'Ana'),
      next.mint('PERSON', 'leo', 'Leo'),
    ],
    given,
  );
  assert.equal(next.mint('PERSON', 'ana souza', 'Souza'), 'PERSON-K7-0012');
  assert.equal(next.mint('PERSON', 'mia', 'Mia'), 'PERSON-K7-0030');
  assert.equal(next.vault().entries.length, 5);
});

test('a thing with more than ten spellings keeps them over two conversations', () => {
  const first = createMint({ nonce: 'K7' });
  const spellings = Array.from({ length: 25 }, (_, index) => `ana ${index}`);
  const given = spellings.map((spelling) => first.mint('PERSON', 'ana', spelling));
  const next = createMint({ nonce: 'K7', known: first.vault() });
  assert.deepEqual(
    spellings.map((spelling) => next.mint('PERSON', 'ana', spelling)),
    given,
  );
  assert.equal(new Set(given).size, 25);
});

test('more than a thousand things of a type go on with another word, over two conversations too', () => {
  const first = createMint({ nonce: 'K7' });
  const type: EntityType = 'PERSON';
  for (let index = 0; index < 1200; index += 1) first.mint(type, `k${index}`, `n${index}`);
  const next = createMint({ nonce: 'K7', known: first.vault() });
  assert.equal(next.mint(type, 'k1150', 'n1150'), first.mint(type, 'k1150', 'n1150'));
  assert.equal(next.mint(type, 'new', 'new'), first.mint(type, 'other', 'other'));
});

test('entries of an earlier version, which have no key, keep their tokens to themselves', () => {
  const known = {
    nonce: 'K7',
    entries: [{ token: 'PERSON-K7-0010', type: 'PERSON' as const, value: 'Ana' }],
  };
  const next = createMint({ nonce: 'K7', known });
  assert.equal(next.mint('PERSON', 'ana', 'Ana'), 'PERSON-K7-0020');
});

test('a vault of another nonce, and a nonce that is none, are refused', () => {
  assert.throws(() => createMint({ nonce: 'K8', known: { nonce: 'K7', entries: [] } }), RangeError);
  assert.throws(() => createMint({ nonce: 'k7' }), RangeError);
});
