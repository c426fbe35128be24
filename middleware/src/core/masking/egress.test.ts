import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EntityType, Vault } from '../types.ts';
import { assertLinear } from '../../../growth.ts';
import { findLeaks } from './egress.ts';

const entry = (type: EntityType, value: string) => ({ token: `${type}-K7-0010`, type, value });
const vault: Vault = {
  nonce: 'K7',
  entries: [
    entry('PERSON', 'Ana María Souza'),
    entry('PHONE', '+49 30 901820'),
    entry('EMAIL', 'ana.souza@example.com'),
    entry('IDENTIFIER', 'DE 811-907-980'),
    entry('ORGANIZATION', 'Nordwind Logistik'),
    entry('PERSON', 'Will Price'),
    entry('PERSON', 'Jan van der Berg'),
    entry('LITERAL', 'PERSON-K7-0010'),
  ],
};

const leaked = (text: string, harmless = ''): EntityType[] =>
  findLeaks(JSON.stringify({ prompt: text }), vault, JSON.stringify({ prompt: harmless })).map(
    (leak) => leak.type,
  );

const LEAKS: [text: string, type: EntityType][] = [
  ['asked by Ana María Souza', 'PERSON'],
  ['asked by ANA MARIA SOUZA', 'PERSON'],
  ['dear Mrs souza', 'PERSON'],
  ['call 0 49-30/90 18-20', 'PHONE'],
  ['tax de811907980', 'IDENTIFIER'],
  ['Nordwind\nLogistik', 'ORGANIZATION'],
  ['say will price', 'PERSON'],
  ['name=Ana%20Mar%C3%ADa%20Souza', 'PERSON'],
  ['&#83;ouza', 'PERSON'],
  [`data:text/plain;base64,${Buffer.from('it is Souza indeed').toString('base64')}`, 'PERSON'],
  [`{"inner":"${'\\u0053ouza'}"}`, 'PERSON'],
  [JSON.stringify({ inner: 'María' }), 'PERSON'],
  [encodeURIComponent(JSON.stringify({ phone: '+4930901820' })), 'PHONE'],
];
for (const [text, type] of LEAKS) {
  test(`a value is seen in ${text}`, () => assert.ok(leaked(text).includes(type)));
}

for (const text of [
  'PERSON-K7-0010 called PHONE-K7-0010',
  'the banana and Anastasia from Souzas',
  'Will you tell us the price?',
  'van der Valk, van, der',
  'invoice 49309 and 01820 units',
  'Nordwind and other Logistik',
  '',
]) {
  test(`nothing is seen in ${JSON.stringify(text)}`, () => assert.deepEqual(leaked(text), []));
}

test("what the prompt's author wrote is no leak, as often as it was written", () => {
  const author = 'Answer in the style of Souza.';
  assert.deepEqual(leaked(author, author), []);
  assert.deepEqual(leaked(`${author} Souza called.`, author), ['PERSON']);
});

test('a leak names its type and how many values, never a value', () => {
  const leaks = findLeaks('"Souza, ana.souza@example.com"', vault);
  assert.ok(leaks.some(({ type, count }) => type === 'EMAIL' && count === 1));
  assert.doesNotMatch(JSON.stringify(leaks), /souza/i);
});

test('the check stays linear in the size of the request', () => {
  const once = 'PERSON-K7-0010 wrote %41 \n about base64base64base64 and more. ';
  assertLinear('the egress check', 300, (times) => {
    const text = JSON.stringify({ prompt: once.repeat(times) });
    return () => findLeaks(text, vault);
  });
});
