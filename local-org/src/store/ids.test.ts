/** Ids and their checksum. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeId, toId18 } from './ids.ts';

test('15 characters become 18 with Salesforce’s checksum', () => {
  // Worked by hand: each block of five characters is a number, one bit per upper case letter, lowest first.
  assert.equal(toId18('001000000000000'), '001000000000000AAA');
  assert.equal(toId18('a0B4x00000Ab9ZZ'), 'a0B4x00000Ab9ZZEAZ');
});

test('18 characters are accepted with any case of their checksum and refused with a wrong one', () => {
  assert.equal(toId18('a0B4x00000Ab9ZZeaz'), 'a0B4x00000Ab9ZZEAZ');
  assert.equal(toId18('a0B4x00000Ab9ZZEAA'), undefined);
});

test('other texts are no ids', () => {
  for (const text of ['', 'short', '001-00000000000', '0010000000000001'])
    assert.equal(toId18(text), undefined, text);
});

test('made ids are valid and different', () => {
  const made = Array.from({ length: 200 }, (_, index) => makeId('001', index));
  assert.equal(new Set(made).size, 200);
  assert.ok(made.every((id) => toId18(id) === id));
});
