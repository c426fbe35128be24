import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createWorld, invocationOf, modelOf, traceOf, type Act } from '../../test/run-world.ts';
import { invoke } from './invoke.ts';

const never = new AbortController().signal;
const code = (expected: string) => (thrown: { code: string }) => thrown.code === expected;
const output = {
  name: 'mood',
  schema: { type: 'object', properties: { mood: { type: 'string' } }, required: ['mood'] },
};
const GOOD = '{"mood":"good"}';

async function ask(acts: Act[], capabilities: string[] = []) {
  const world = createWorld({ first: acts, second: [{ text: GOOD }] });
  const invocation = { ...invocationOf(modelOf('first', { capabilities }), 'second'), output };
  const asked = invoke(world.parts, invocation, never);
  return { world, invocation, asked };
}

test('a model that knows schemas gets the schema, and a valid answer is shown with the end', async () => {
  const { world, invocation, asked } = await ask([{ text: GOOD }], ['Structured Output']);
  assert.equal((await asked).text, GOOD);
  assert.deepEqual([world.requests[0]?.output, world.texts], [output, []]);
  assert.equal(invocation.progress.unwritten, GOOD);
});

test('another model is told in words', async () => {
  const { world, asked } = await ask([{ text: GOOD }]);
  await asked;
  assert.equal(world.requests[0]?.output, null);
  assert.ok(world.requests[0]?.system.includes(JSON.stringify(output.schema)));
  assert.equal(world.onRecord[0]?.system, world.requests[0]?.system, 'the words are on record too');
});

test('a wrong answer is repaired in one turn, which is on record, in the trace and paid', async () => {
  const { world, invocation, asked } = await ask([{ text: 'The mood is good.' }, { text: GOOD }]);
  assert.equal((await asked).text, GOOD);
  assert.deepEqual(
    [world.texts, invocation.progress.unwritten],
    [[], GOOD],
    'the wrong answer was never shown',
  );
  assert.deepEqual(
    world.requests[1]?.messages.map(({ role }) => role),
    ['user', 'assistant', 'user'],
  );
  assert.match(world.onRecord[1]?.prompt ?? '', /The mood is good\.[^]*not JSON/);
  const { attempts } = invocation.progress;
  assert.deepEqual(traceOf(attempts), ['first/1 answered', 'first/2 answered']);
  assert.deepEqual(
    attempts.map(({ cost }) => cost?.amount),
    ['0.002000', '0.002000'],
  );
  assert.notEqual(world.idempotencyKeys[0], world.idempotencyKeys[1]);
});

test('an answer that is wrong twice is MODEL_OUTPUT_INVALID, and no other model is asked', async () => {
  const { world, asked } = await ask([{ text: '{}' }]);
  await assert.rejects(asked, code('MODEL_OUTPUT_INVALID'));
  assert.deepEqual([world.asked, world.texts], [['first', 'first'], []]);
});

test('a failure while nothing was shown is retried and passed on, although text had arrived', async () => {
  const { world, asked } = await ask([{ text: '{"mo', fail: 'MODEL_TIMEOUT' }]);
  assert.equal((await asked).text, GOOD);
  assert.deepEqual(world.asked, ['first', 'second']);
});

test('the repair turn is looked at like every text that leaves', async () => {
  const { world, asked } = await ask([{ text: 'Ana Souza is in a good mood.' }]);
  await assert.rejects(asked, code('EGRESS_LEAK'));
  assert.equal(world.requests.length, 1);
});

test('a value that also stands in the schema is given away by the schema, not by us', async () => {
  const world = createWorld({ first: [{ text: GOOD }] });
  const schema = { ...output.schema, description: 'The mood of Souza or anybody' };
  const invocation = { ...invocationOf('first'), output: { name: 'mood', schema } };
  assert.equal((await invoke(world.parts, invocation, never)).text, GOOD);
});

test('a schema that is none is refused as such', async () => {
  const world = createWorld({ first: [{ text: GOOD }] });
  const invocation = { ...invocationOf('first'), output: { name: 'mood', schema: { type: 'thing' } } };
  await assert.rejects(invoke(world.parts, invocation, never), code('MODEL_INVALID_REQUEST'));
});
