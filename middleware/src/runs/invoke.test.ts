import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ProviderError, type ProviderErrorCode } from '../core/provider-error.ts';
import type { ModelEvent, Provider } from '../core/provider.ts';
import { PLAIN_REPLY } from '../core/model-messages.ts';
import type { ModelProfile } from '../core/types.ts';
import { AppError } from '../errors.ts';
import type { RunRecord, SentRecord } from '../run-record.ts';
import { invoke, type Invocation } from './invoke.ts';
import type { RunParts } from './run-parts.ts';

const usage = { input: 1, output: 1, cached: 0, cacheWrite: 0, reasoning: 0, source: 'reported' as const };
const reply = (text: string): ModelEvent => ({
  type: 'reply',
  reply: {
    text,
    ...PLAIN_REPLY,
    finish: { unified: 'stop', raw: 'stop' },
    usage,
  },
});

/** Models by technology: what they yield, the last a code they fail with. */
type Script = Record<string, { text?: string; fail?: ProviderErrorCode }>;

function world(
  script: Script,
  changes: {
    fallbackOn?: string[];
    journalAway?: boolean;
    secret?: string | null;
    hosts?: string[];
    added?: string[];
  } = {},
) {
  const asked: string[] = [];
  const keys: (string | null)[] = [];
  const onRecord: SentRecord[] = [];
  const provider: Provider = {
    platform: 'scripted',
    async *invoke(_request, { technology, secret }, { inspect }) {
      inspect?.(changes.added ?? []);
      assert.equal(onRecord.at(-1)?.model.technology, technology, 'on record before it is asked');
      asked.push(technology);
      keys.push(secret);
      const { text, fail } = script[technology]!;
      if (text) yield { type: 'text', text };
      if (fail) throw new ProviderError(fail, { beforeFirstToken: !text });
      yield reply(text ?? '');
    },
  };
  const parts = {
    journal: {
      sent: async (_run: unknown, _prompt: unknown, sent: SentRecord) => {
        if (changes.journalAway) throw new AppError('DATABASE_UNREACHABLE');
        onRecord.push(sent);
        return true;
      },
      text: async () => undefined,
    },
    credentials: {
      find: async () => (changes.secret ? { secret: changes.secret, hosts: changes.hosts ?? [] } : null),
    },
    loadProvider: async () => provider,
    resolveHost: async () => [],
    settings: {
      fallbackOn: changes.fallbackOn ?? [],
      modelIdleTimeoutMs: 1000,
      runDeadlineMs: 1000,
      development: true,
    },
  } as unknown as RunParts;
  return { parts, asked, keys, onRecord };
}

function invocation(...technologies: string[]): Invocation {
  const model = (technology: string) =>
    ({
      id: technology,
      apiName: technology,
      name: technology,
      platform: 'scripted',
      technology,
      capabilities: [],
      endpoint: null,
      credential: null,
    }) as unknown as ModelProfile;
  const prompt = { system: '', prompt: 'Hello PERSON-K7-0010', maskCounts: {} };
  return {
    run: { runId: '1', caller: { orgId: '', userId: '', username: '' } } as RunRecord,
    progress: {
      created: 0,
      started: 0,
      prompt: null,
      asked: null,
      firstTokenAt: null,
      repliedAt: null,
      text: '',
    },
    masked: {
      prompt,
      vault: { nonce: 'K7', entries: [{ token: 'PERSON-K7-0010', type: 'PERSON', value: 'Ana Souza' }] },
      literal: { system: '', prompt: 'Hello ' },
    },
    leftOut: [],
    candidates: technologies.map((name) => ({ model: model(name), reason: 'chosen' })),
  };
}
const never = new AbortController().signal;
const code = (expected: string) => (thrown: { code: string }) => thrown.code === expected;

test('asks no other model unless the policy names the failure', async () => {
  const { parts, asked } = world({ first: { fail: 'MODEL_OVERLOADED' }, second: { text: 'hi' } });
  await assert.rejects(invoke(parts, invocation('first', 'second'), never), code('MODEL_OVERLOADED'));
  assert.deepEqual(asked, ['first']);
});

test('moves on for a failure the policy names, and records why', async () => {
  const script = { first: { fail: 'MODEL_OVERLOADED' as const }, second: { text: 'hi' } };
  const { parts, onRecord } = world(script, { fallbackOn: ['MODEL_OVERLOADED'] });
  const answer = await invoke(parts, invocation('first', 'second'), never);
  assert.equal(answer.text, 'hi');
  assert.deepEqual(
    onRecord.at(-1)?.route.map(({ model, reason }) => `${model}: ${reason}`),
    ['first: chosen', 'first: failed with MODEL_OVERLOADED, which the policy names', 'second: chosen'],
  );
});

test('never moves on after the first token, whatever the policy says', async () => {
  const script = { first: { text: 'Half', fail: 'MODEL_STREAM_BROKEN' as const }, second: { text: 'hi' } };
  const { parts, asked } = world(script, { fallbackOn: ['MODEL_STREAM_BROKEN'] });
  await assert.rejects(invoke(parts, invocation('first', 'second'), never), code('MODEL_STREAM_BROKEN'));
  assert.deepEqual(asked, ['first']);
});

test('sends nothing that could not be put on record first', async () => {
  const { parts, asked } = world({ first: { text: 'hi' } }, { journalAway: true });
  await assert.rejects(invoke(parts, invocation('first'), never), code('DATABASE_UNREACHABLE'));
  assert.deepEqual(asked, []);
});

test('sends nothing when a real value is still in the outgoing bytes', async () => {
  const { parts, asked, onRecord } = world({ first: { text: 'hi' } });
  const leaking = invocation('first');
  leaking.masked.prompt.prompt = 'Hello Ana Souza';
  await assert.rejects(invoke(parts, leaking, never), code('EGRESS_LEAK'));
  assert.deepEqual([asked, onRecord], [[], []]);
});

test('sends nothing when the adapter put a real value into the finished request', async () => {
  const { parts, asked } = world({ first: { text: 'hi' } }, { added: ['Hello PERSON-K7-0010', 'for Souza'] });
  await assert.rejects(invoke(parts, invocation('first'), never), code('EGRESS_LEAK'));
  assert.deepEqual(asked, []);
});

test("takes the model's own name and the words of its format for no person", async () => {
  const named = invocation('souza-large-2');
  const { parts } = world(
    { 'souza-large-2': { text: 'hi' } },
    { added: ['souza-large-2', 'system', 'user'] },
  );
  assert.equal((await invoke(parts, named, never)).text, 'hi');
});

test('gives a key to the provider itself, or to the hosts its operator named, and to nobody else', async () => {
  const withKey = (endpoint: string | null) => {
    const made = invocation('first');
    Object.assign(made.candidates[0]!.model, { endpoint, credential: 'Key' });
    return made;
  };
  const own = world({ first: { text: 'hi' } }, { secret: 'sk' });
  for (const endpoint of [null, 'https://api.example.com/v1'])
    await invoke(own.parts, withKey(endpoint), never);
  assert.deepEqual(own.keys, ['sk', 'sk']);
  for (const endpoint of [
    'https://evil.example/v1',
    'https://api.example.com:8443',
    'https://api.example.com.evil.example',
  ]) {
    await assert.rejects(invoke(own.parts, withKey(endpoint), never), code('CREDENTIAL_HOST_REFUSED'));
  }
  const named = world({ first: { text: 'hi' } }, { secret: 'sk', hosts: ['models.example:8443'] });
  await invoke(named.parts, withKey('https://models.example:8443/v1'), never);
  await assert.rejects(invoke(named.parts, withKey(null), never), code('CREDENTIAL_HOST_REFUSED'));
  assert.deepEqual(named.keys, ['sk']);
});
