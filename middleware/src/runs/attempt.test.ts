import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createWorld, invocationOf, modelOf, USAGE, type Act } from '../../test/run-world.ts';
import type { ModelUsage } from '../core/provider.ts';
import { answeredEnding, failedEnding } from './ending.ts';
import { invoke } from './invoke.ts';

const never = new AbortController().signal;
const cheap = { ...USAGE, input: 100, output: 10 } satisfies ModelUsage;

/** Runs these models to an ending. Prices: 1 USD per million tokens read, 10 per million written. */
async function end(script: Record<string, Act[]>, models = Object.keys(script).map((name) => modelOf(name))) {
  const world = createWorld(script, { modelAttempts: 1 });
  const invocation = invocationOf(...models);
  return invoke(world.parts, invocation, never).then(
    (reply) => answeredEnding(invocation.progress, reply),
    (thrown: unknown) => failedEnding(invocation.progress, thrown, never),
  );
}

test('an answer costs price times usage, on the attempt and on the run', async () => {
  const ending = await end({ first: [{ text: 'hi' }] });
  assert.deepEqual(ending.cost, { amount: '0.002000', currency: 'USD' });
  assert.deepEqual(ending.attempts[0]?.cost, ending.cost);
  assert.deepEqual(
    [ending.usage?.inputTokens, ending.usage?.outputTokens, ending.usage?.source],
    [1000, 100, 'reported'],
  );
});

test('cached, written and reasoned tokens are kept, and cached ones have their price', async () => {
  const usage = { ...USAGE, cached: 600, cacheWrite: 100, reasoning: 40 };
  const priced = modelOf('first', { cachedInputPrice: '0.1', cacheWritePrice: '1.25' });
  const { usage: shown, cost } = await end({ first: [{ text: 'hi', reply: { usage } }] }, [priced]);
  assert.deepEqual([shown?.cachedTokens, shown?.cacheWriteTokens, shown?.reasoningTokens], [600, 100, 40]);
  assert.equal(cost?.amount, '0.001485');
});

const FAILED: [what: string, Act, source: 'reported' | 'estimated' | null][] = [
  [
    'reported, where the provider said so before it failed',
    { fail: 'MODEL_OVERLOADED', usage: cheap },
    'reported',
  ],
  ['estimated, after a timeout', { fail: 'MODEL_TIMEOUT' }, 'estimated'],
  ['estimated, after a reply nobody can read', { fail: 'MODEL_REPLY_MALFORMED' }, 'estimated'],
  ['estimated, after a stream that broke', { fail: 'MODEL_STREAM_BROKEN' }, 'estimated'],
  ['nothing, when a limit refused it', { fail: 'MODEL_RATE_LIMITED' }, null],
  ['nothing, when the key was refused', { fail: 'MODEL_AUTHENTICATION_FAILED' }, null],
  ['reported, when the answer was empty', { finish: 'length', reply: { usage: cheap } }, 'reported'],
];
for (const [what, act, source] of FAILED) {
  test(`a failed attempt costs ${what}; the run costs all attempts together`, async () => {
    const { attempts, usage, cost } = await end({ first: [act], second: [{ text: 'hi' }] });
    const [failed, answered] = attempts;
    assert.equal(failed?.usage?.source ?? null, source);
    assert.equal(failed?.cost === null, source === null);
    const input = (failed?.usage?.inputTokens ?? 0) + (answered?.usage?.inputTokens ?? 0);
    assert.equal(usage?.inputTokens, input);
    assert.equal(usage?.source, source === 'estimated' ? 'estimated' : 'reported');
    if (source === 'reported') assert.equal(cost?.amount, '0.002200');
    if (source === 'estimated') assert.ok(Number(failed?.cost?.amount) > 0);
  });
}

test('an answer that broke off is estimated with what had arrived', async () => {
  const { attempts, answer, usage } = await end({
    first: [{ text: 'x'.repeat(400), fail: 'MODEL_OVERLOADED' }],
  });
  assert.deepEqual(
    [answer?.length, usage?.outputTokens, attempts[0]?.usage?.source],
    [400, 100, 'estimated'],
  );
});

test("the run's cost is in the currency of the model that answered; another one stays with its attempt", async () => {
  const models = [modelOf('first'), modelOf('second', { currency: 'EUR' })];
  const { attempts, cost } = await end(
    { first: [{ fail: 'MODEL_TIMEOUT' }], second: [{ text: 'hi' }] },
    models,
  );
  assert.deepEqual(cost, { amount: '0.002000', currency: 'EUR' });
  assert.equal(attempts[0]?.cost?.currency, 'USD');
});

test('a model without a price costs nobody knows what, not nothing', async () => {
  const { cost, usage } = await end({ first: [{ text: 'hi' }] }, [
    modelOf('first', { inputPrice: null, outputPrice: null }),
  ]);
  assert.deepEqual([cost, usage?.inputTokens], [null, 1000]);
});

const EMPTY: [Act['finish'], string][] = [
  ['content-filter', 'MODEL_CONTENT_FILTERED'],
  ['refusal', 'MODEL_REFUSED'],
  ['stop', 'MODEL_ANSWER_EMPTY'],
  ['length', 'MODEL_ANSWER_EMPTY'],
  ['other', 'MODEL_ANSWER_EMPTY'],
];
for (const [finish, code] of EMPTY) {
  test(`an empty answer that ended with ${finish} is ${code}, with its usage, cost, verdicts and ids`, async () => {
    const verdicts = [{ on: 'answer' as const, category: 'violence', severity: 'high', filtered: true }];
    const reply = { verdicts, providerRequestId: 'req-1', model: 'first-2026', region: 'eu-1' };
    const ending = await end({ first: [{ finish, reply }] });
    assert.deepEqual([ending.status, ending.error?.code, ending.answer], ['failed', code, null]);
    assert.deepEqual([ending.cost?.amount, ending.usage?.source], ['0.002000', 'reported']);
    assert.deepEqual(
      [ending.finishReason, ending.finishReasonRaw, ending.verdicts],
      [finish, finish, verdicts],
    );
    assert.deepEqual([ending.providerModel, ending.reportedRegion], ['first-2026', 'eu-1']);
    assert.deepEqual([ending.providerRequestId, ending.attempts[0]?.providerRequestId], ['req-1', 'req-1']);
  });
}

test('text that a filter or a limit cut short is still an answer, and the person is told', async () => {
  const ending = await end({ first: [{ text: 'Half', finish: 'content-filter' }] });
  assert.deepEqual(
    [ending.status, ending.answer, ending.finishReason],
    ['answered', 'Half', 'content-filter'],
  );
});

test('a stand-in says so, before whatever it says itself', async () => {
  const script = {
    first: [{ fail: 'MODEL_TIMEOUT' as const }],
    second: [{ text: 'hi', reply: { notice: 'From a list.' } }],
  };
  const { notice, layer } = await end(script);
  assert.equal(
    notice,
    'first did not answer (it took too long): the organization default, second, answered instead. From a list.',
  );
  assert.equal(layer, 'organization default');
});
