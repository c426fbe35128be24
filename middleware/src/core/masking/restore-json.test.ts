import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Vault } from '../types.ts';
import { restoreJson } from './restore-json.ts';

const vault: Vault = {
  nonce: 'K7',
  entries: [
    { token: 'PERSON-K7-0010', type: 'PERSON', value: 'Ana "Nana" Souza\\' },
    { token: 'EMAIL-K7-0010', type: 'EMAIL', value: 'ana@example.com' },
  ],
};

const RESTORED: [masked: string, read: unknown][] = [
  ['{"name":"PERSON-K7-0010"}', { name: 'Ana "Nana" Souza\\' }],
  ['{"name":"person\\u2011k7\\u20110010"}', { name: 'Ana "Nana" Souza\\' }],
  ['{"to":["EMAIL-K7-0010",1,null,true]}', { to: ['ana@example.com', 1, null, true] }],
  ['{"EMAIL-K7-0010":{"deep":"x EMAIL-K7-0010"}}', { 'ana@example.com': { deep: 'x ana@example.com' } }],
  ['"EMAIL-K7-0010"', 'ana@example.com'],
  ['{"link":"https://evil.example/?q=EMAIL-K7-0010"}', { link: 'https://evil.example/?q=EMAIL-K7-0010' }],
];
for (const [masked, read] of RESTORED) {
  test(`${masked} is still JSON with the values in place`, () => {
    const { text, unknownTokens } = restoreJson(masked, vault);
    assert.deepEqual(JSON.parse(text), read);
    assert.equal(unknownTokens, 0);
  });
}

test('tokens that were never given out are counted wherever they stand', () => {
  assert.equal(restoreJson('{"PERSON-K7-0990":["EMAIL-K7-0020"]}', vault).unknownTokens, 2);
});

test('a value never becomes a key that means something else', () => {
  const { text } = restoreJson('{"__proto__":"PERSON-K7-0010"}', vault);
  assert.equal(text, JSON.stringify(JSON.parse('{"__proto__":"Ana \\"Nana\\" Souza\\\\"}')));
});

test('text that is no JSON is refused', () => {
  assert.throws(() => restoreJson('{"name": PERSON-K7-0010}', vault), SyntaxError);
});
