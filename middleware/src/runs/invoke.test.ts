import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createWorld, invocationOf, modelOf, traceOf } from '../../test/run-world.ts';
import { invoke } from './invoke.ts';

const never = new AbortController().signal;
const code = (expected: string) => (thrown: { code: string }) => thrown.code === expected;

test('sends nothing that could not be put on record first', async () => {
  const { parts, asked } = createWorld({ first: [{ text: 'hi' }] }, { journalAway: true });
  await assert.rejects(invoke(parts, invocationOf('first', 'second'), never), code('DATABASE_UNREACHABLE'));
  assert.deepEqual(asked, []);
});

test('sends nothing when a real value is still in the outgoing bytes, and asks nobody else', async () => {
  const { parts, asked, onRecord } = createWorld({ first: [{ text: 'hi' }] });
  const leaking = invocationOf('first', 'second');
  leaking.masked.prompt.prompt = 'Hello Ana Souza';
  await assert.rejects(invoke(parts, leaking, never), code('EGRESS_LEAK'));
  assert.deepEqual([asked, onRecord], [[], []]);
});

test('sends nothing when the adapter put a real value into the finished request', async () => {
  const { parts, asked } = createWorld(
    { first: [{ text: 'hi' }] },
    { added: ['Hello PERSON-K7-0010', 'for Souza'] },
  );
  await assert.rejects(invoke(parts, invocationOf('first', 'second'), never), code('EGRESS_LEAK'));
  assert.deepEqual(asked, []);
});

test("takes the model's own name and the words of its format for no person", async () => {
  const { parts } = createWorld(
    { 'souza-large-2': [{ text: 'hi' }] },
    { added: ['souza-large-2', 'system', 'user'] },
  );
  assert.equal((await invoke(parts, invocationOf('souza-large-2'), never)).text, 'hi');
});

test('gives a key to the provider itself, or to the hosts its operator named, and to nobody else', async () => {
  const withKey = (endpoint: string | null) =>
    invocationOf(modelOf('first', { platform: 'openai', endpoint, credential: 'Key' }));
  const own = createWorld(
    { first: [{ text: 'hi' }] },
    { credential: { secret: 'sk', hosts: [], previous: null } },
  );
  for (const endpoint of [null, 'https://api.openai.com/v1'])
    await invoke(own.parts, withKey(endpoint), never);
  assert.deepEqual(
    own.connections.map(({ secret }) => secret),
    ['sk', 'sk'],
  );
  for (const endpoint of [
    'https://evil.example/v1',
    'https://api.openai.com:8443',
    'https://api.openai.com.evil.example',
  ]) {
    await assert.rejects(invoke(own.parts, withKey(endpoint), never), code('CREDENTIAL_HOST_REFUSED'));
  }
  const hosts = ['models.example:8443'];
  const named = createWorld(
    { first: [{ text: 'hi' }] },
    { credential: { secret: 'sk', hosts, previous: null } },
  );
  await invoke(named.parts, withKey('https://models.example:8443/v1'), never);
  await assert.rejects(invoke(named.parts, withKey(null), never), code('CREDENTIAL_HOST_REFUSED'));
  assert.equal(named.connections.length, 1);
});

test('tries the key before the last rotation once when the new one is refused, and says so', async () => {
  const previous = { secret: 'old', hosts: [] };
  const script = { first: [{ fail: 'MODEL_AUTHENTICATION_FAILED' as const, status: 401 }, { text: 'hi' }] };
  const world = createWorld(script, { credential: { secret: 'new', hosts: [], previous } });
  const invocation = invocationOf(modelOf('first', { platform: 'openai', credential: 'Key' }));
  assert.equal((await invoke(world.parts, invocation, never)).text, 'hi');
  assert.deepEqual(
    world.connections.map(({ secret }) => secret),
    ['new', 'old'],
  );
  assert.deepEqual([world.waits, world.onRecord.length], [[], 2]);
  assert.deepEqual(traceOf(invocation.progress.attempts), [
    'first/1 failed MODEL_AUTHENTICATION_FAILED',
    'first/2 answered',
  ]);
  assert.match(invocation.progress.attempts[1]!.reason, /with the previous key/);
});

test('a previous key that is refused too is not tried again', async () => {
  const previous = { secret: 'old', hosts: [] };
  const script = { first: [{ fail: 'MODEL_AUTHENTICATION_FAILED' as const }], second: [{ text: 'hi' }] };
  const world = createWorld(script, { credential: { secret: 'new', hosts: [], previous } });
  const invocation = invocationOf(modelOf('first', { platform: 'openai', credential: 'Key' }), 'second');
  await invoke(world.parts, invocation, never);
  assert.deepEqual(world.asked, ['first', 'first', 'second']);
});
