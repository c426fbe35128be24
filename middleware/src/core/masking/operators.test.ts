import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RecordContext } from '../types.ts';
import { buildMaskedPrompt, type PreparedPrompt } from '../masked-prompt.ts';
import { findLeaks } from './egress.ts';
import { ENTITY_TYPE_ROWS, type EntityType, type Operator } from './entity-types.ts';
import { DEFAULT_POLICY } from './masking-policy.ts';
import { restoreText } from './restore.ts';
import { createStreamRestore } from './stream.ts';

const DIGEST = (text: string): string => Buffer.from(text).toString('hex').split('').reverse().join('');

/** A prompt that says `It is {value}.`, the field masked as `type` and shown by `operator`. */
function prompt(type: EntityType, operator: Operator, value: string): PreparedPrompt {
  const field = {
    apiName: 'Value',
    treatment: 'mask' as const,
    entityType: type,
    blankPolicy: 'omit' as const,
  };
  const node = { objectName: 'Case', relationshipName: '', filter: null, orderBy: null, rowLimit: null };
  const root = { ...node, nodeType: 'root' as const, fields: [field], parents: [], children: [] };
  const record: RecordContext = {
    objectName: 'Case',
    recordId: null,
    fields: { Value: { text: value, visible: true } },
    parents: {},
    children: {},
  };
  return buildMaskedPrompt({
    version: { systemPrompt: '', template: 'It is {{Value}}.' },
    mapping: { id: 'm', apiName: 'M', root },
    record,
    today: '2026-11-22',
    nonce: 'K7',
    policy: { ...DEFAULT_POLICY, operators: { [type]: operator } },
    digest: DIGEST,
  });
}

const SHOWN: [type: EntityType, operator: Operator, value: string, shown: string][] = [
  ['EMAIL', 'token', 'ana@example.com', 'It is EMAIL-K7-0010.'],
  ['EMAIL', 'surrogate', 'ana@example.com', 'It is email-k7-0010@masked.invalid.'],
  ['PHONE', 'surrogate', '+1 415 555 0132', 'It is +1-200-555-0110.'],
  ['IP', 'surrogate', '203.0.113.7', 'It is 2001:db8::0010.'],
  ['CARD', 'partial', '4111 1111 1111 1111', 'It is ****1111.'],
  ['IBAN', 'partial', 'DE89 3704 0044 0532 0130 00', 'It is ****3000.'],
  ['IDENTIFIER', 'partial', 'AB12', 'It is ****.'],
  ['PERSON', 'redact', 'Ana Souza', 'It is [redacted].'],
  ['BIRTHDATE', 'year', '1984-03-05', 'It is 1984.'],
  ['BIRTHDATE', 'year', '05.03.84', 'It is [redacted].'],
  ['PERSON', 'hash', 'Ana Souza', `It is HASH-${DIGEST('PERSON|ana souza').slice(0, 12)}.`],
];
for (const [type, operator, value, shown] of SHOWN) {
  test(`${type} shown by ${operator}: ${value} becomes "${shown}"`, () => {
    const { prompt: sent, vault } = prompt(type, operator, value);
    assert.equal(sent.prompt, shown);
    assert.deepEqual(sent.maskCounts, { [type]: 1 });
    assert.deepEqual(findLeaks(JSON.stringify(sent.prompt), vault), []);
  });
}

for (const [type, value] of [
  ['EMAIL', 'ana@example.com'],
  ['PHONE', '+1 415 555 0132'],
  ['IP', '203.0.113.7'],
] as const) {
  test(`the surrogate of ${type} is put back, in any case and any cut of the stream`, () => {
    const { prompt: sent, vault } = prompt(type, 'surrogate', value);
    const answer = `${sent.prompt} ${sent.prompt.toUpperCase()} x${sent.prompt.slice(6)}`;
    const whole = restoreText(answer, vault).text;
    assert.ok(whole.startsWith(`It is ${value}. IT IS ${value}. x`));
    for (let size = 1; size < 12; size += 1) {
      const stream = createStreamRestore(vault);
      let read = '';
      for (let at = 0; at < answer.length; at += size) read += stream.push(answer.slice(at, at + size));
      assert.equal(read + stream.end(), whole);
    }
  });
}

test('what was shown as something that cannot be put back is not put back by guessing its token either', () => {
  const { vault } = prompt('PERSON', 'redact', 'Ana Souza');
  assert.deepEqual(restoreText('PERSON-K7-0010 [redacted]', vault), {
    text: 'PERSON-K7-0010 [redacted]',
    unknownTokens: 1,
  });
});

test('a surrogate inside a longer word or an address is left alone', () => {
  const { vault } = prompt('EMAIL', 'surrogate', 'ana@example.com');
  for (const text of ['xemail-k7-0010@masked.invalid', 'https://x.example/?m=email-k7-0010@masked.invalid'])
    assert.equal(restoreText(text, vault).text.includes('ana@'), false, text);
});

test('every type can be a token, be hashed and be redacted, but token-like text, which is always a token', () => {
  for (const { word, operators } of ENTITY_TYPE_ROWS) {
    const all = word === 'LITERAL' ? ['token'] : ['token', 'hash', 'redact'];
    for (const operator of all) assert.ok((operators as readonly string[]).includes(operator), word);
  }
});
