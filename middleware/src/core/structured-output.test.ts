import assert from 'node:assert/strict';
import { test } from 'node:test';
import { singleTurn } from './model-messages.ts';
import type { ModelRequest } from './provider.ts';
import { instructed, readOutput, repairRequest } from './structured-output.ts';

const output = {
  name: 'mood',
  schema: {
    type: 'object',
    properties: { mood: { type: 'string', enum: ['good', 'bad'] }, score: { type: 'integer' } },
    required: ['mood'],
    additionalProperties: false,
  },
};
const request: ModelRequest = {
  system: 'Judge the mood.',
  ...singleTurn('PERSON-K7-0010 wrote.'),
  temperature: 0,
  topP: null,
  maxTokens: 50,
  stream: true,
  output,
};

const READ: [what: string, text: string, value: unknown][] = [
  ['as it is', '{"mood":"good"}', { mood: 'good' }],
  ['with blanks around it', '\n {"mood":"bad","score":3} \n', { mood: 'bad', score: 3 }],
  ['in a fence', '```json\n{"mood":"good"}\n```', { mood: 'good' }],
  ['in a fence without a word', '```\n{"mood":"good"}\n```', { mood: 'good' }],
  ['in a fence after a sentence', 'Here it is:\n```json\n{"mood":"good"}\n```\nDone.', { mood: 'good' }],
  ['between sentences', 'Sure! {"mood":"good"} I hope this helps.', { mood: 'good' }],
];
for (const [what, text, value] of READ) {
  test(`reads JSON ${what}`, () => assert.deepEqual(readOutput(text, output), { value }));
}

const WRONG: [what: string, text: string, problem: RegExp][] = [
  ['no JSON', 'The mood is good.', /not JSON/],
  ['half of it', '{"mood":"go', /not JSON/],
  ['nothing', '', /not JSON/],
  ['a missing field', '{"score":1}', /must have required property 'mood'/],
  ['a word that is not one of those', '{"mood":"fine"}', /\/mood must be equal to one of the allowed values/],
  ['another type', '{"mood":"good","score":"1"}', /\/score must be integer/],
  ['a field too many', '{"mood":"good","why":"x"}', /must NOT have additional properties/],
];
for (const [what, text, problem] of WRONG) {
  test(`says what is wrong with ${what}`, () => {
    const read = readOutput(text, output);
    assert.match('problems' in read ? read.problems.join('\n') : '', problem);
  });
}

test('names at most ten problems', () => {
  const list = { name: 'list', schema: { type: 'array', items: { type: 'integer' } } };
  const read = readOutput(JSON.stringify(Array(50).fill('x')), list);
  assert.equal('problems' in read && read.problems.length, 10);
});

test('words of a provider or an author in a schema are not held against the answer', () => {
  const schema = { type: 'object', 'x-order': 1, properties: { at: { type: 'string', format: 'a-day' } } };
  assert.deepEqual(readOutput('{"at":"x"}', { name: 'a', schema }), { value: { at: 'x' } });
});

test('a schema that is none is refused, not taken for a wrong answer', () => {
  assert.throws(() => readOutput('{}', { name: 'a', schema: { type: 'thing' } }), RangeError);
});

test('a model that knows no schemas is told in words', () => {
  const told = instructed(request);
  assert.equal(told.output, null);
  assert.ok(
    told.system.startsWith('Judge the mood.\n\n') && told.system.includes(JSON.stringify(output.schema)),
  );
  assert.deepEqual(instructed({ ...request, output: null }), { ...request, output: null });
});

test('the repair turn holds the conversation, the answer and what is wrong with it', () => {
  const { messages, ...rest } = repairRequest(request, '{"score":1}', ['The value is wrong.']);
  assert.deepEqual({ ...rest, messages: request.messages }, request);
  assert.deepEqual(messages.slice(0, 2), [
    ...request.messages,
    { role: 'assistant', text: '{"score":1}', toolCalls: [] },
  ]);
  assert.match(String(messages[2]?.role === 'user' && messages[2].content), /- The value is wrong\./);
});
