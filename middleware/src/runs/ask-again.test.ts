import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createWorld, invocationOf, traceOf } from '../../test/run-world.ts';
import { invoke } from './invoke.ts';

const never = new AbortController().signal;
const code = (expected: string) => (thrown: { code: string }) => thrown.code === expected;
const overloaded = { fail: 'MODEL_OVERLOADED', status: 503 } as const;
const hi = { text: 'hi' };

test('the trace says why each model was asked, and why it was left', async () => {
  const { parts, onRecord } = createWorld({ first: [overloaded], second: [hi] }, { modelAttempts: 2 });
  const invocation = invocationOf('first', 'second');
  await invoke(parts, invocation, never);
  const { attempts } = invocation.progress;
  assert.deepEqual(
    attempts.map(({ model, attempt, layer, waitedMs, reason }) => [model, attempt, layer, waitedMs, reason]),
    [
      ['first', 1, 'prompt version', 0, 'chosen; its provider is overloaded; asked again after 250 ms'],
      ['first', 2, 'prompt version', 250, 'asked again; its provider is overloaded; asked 2 times'],
      ['second', 1, 'organization default', 0, 'chosen'],
    ],
  );
  assert.deepEqual(
    onRecord.map((sent) => [sent.layer, traceOf(sent.attempts).length, sent.route.at(-1)?.reason]),
    [
      ['prompt version', 0, 'chosen'],
      ['prompt version', 1, 'asked again'],
      ['organization default', 2, 'chosen'],
    ],
    'what was known is on record with each call',
  );
});

test('a stand-in that may not be asked is in the trace, and the run fails as the first model did', async () => {
  const { parts, asked } = createWorld({ first: [overloaded] }, { modelAttempts: 1 });
  const invocation = invocationOf('first');
  invocation.steps.push({
    model: { apiName: 'far', name: 'Far' },
    layer: 'organization default',
    code: 'MODEL_OUT_OF_REGION',
    reason: 'works in us, and the text stays in eu',
  });
  await assert.rejects(invoke(parts, invocation, never), code('MODEL_OVERLOADED'));
  assert.deepEqual(asked, ['first']);
  assert.deepEqual(traceOf(invocation.progress.attempts), [
    'first/1 failed MODEL_OVERLOADED',
    'far/0 skipped MODEL_OUT_OF_REGION',
  ]);
});

test('a model without its key is skipped for the next one', async () => {
  const { parts, asked } = createWorld({ second: [hi] });
  const invocation = invocationOf('first', 'second');
  const [step] = invocation.steps;
  Object.assign(step!.model, { platform: 'openai', credential: 'OpenAI' });
  await invoke(parts, invocation, never);
  assert.deepEqual(
    [asked, traceOf(invocation.progress.attempts)[0]],
    [['second'], 'first/0 skipped CREDENTIAL_MISSING'],
  );
});

test('five failures in a row, of any runs, and the model is left alone; half a minute later one call asks again', async () => {
  const world = createWorld(
    { first: [...Array(6).fill(overloaded), hi], second: [hi] },
    { modelAttempts: 1 },
  );
  const run = async (): Promise<string[]> => {
    const invocation = invocationOf('first', 'second');
    await invoke(world.parts, invocation, never);
    return traceOf(invocation.progress.attempts);
  };
  for (let count = 0; count < 5; count += 1)
    assert.equal((await run())[0], 'first/1 failed MODEL_OVERLOADED');
  assert.deepEqual(await run(), ['first/0 skipped MODEL_PAUSED', 'second/1 answered']);
  world.now += 30_000;
  assert.equal((await run())[0], 'first/1 failed MODEL_OVERLOADED');
  world.now += 30_000;
  assert.equal((await run())[0], 'first/0 skipped MODEL_PAUSED', 'the pause has doubled');
  world.now += 30_000;
  assert.deepEqual(await run(), ['first/1 answered']);
  assert.deepEqual(await run(), ['first/1 answered']);
});

test('when nobody is left the run says that the model is paused, and for how long', async () => {
  const { parts } = createWorld({ first: [overloaded] }, { modelAttempts: 1 });
  for (let count = 0; count < 5; count += 1)
    await assert.rejects(invoke(parts, invocationOf('first'), never), code('MODEL_OVERLOADED'));
  await assert.rejects(
    invoke(parts, invocationOf('first'), never),
    (thrown: { code: string; detail: string }) =>
      thrown.code === 'MODEL_PAUSED' && thrown.detail === 'again in 30 s',
  );
});

test('a circuit that opens between two attempts ends them, with the failure and not with the pause', async () => {
  const { parts, asked } = createWorld({ first: [overloaded] }, { modelAttempts: 9 });
  const invocation = invocationOf('first');
  await assert.rejects(invoke(parts, invocation, never), code('MODEL_OVERLOADED'));
  assert.equal(asked.length, 5);
  assert.match(
    invocation.progress.attempts.at(-1)!.reason,
    /failed too often and is left alone, again in \d+ s/,
  );
});

test("what is not the model's fault pauses nothing", async () => {
  const { parts, asked } = createWorld({ first: [{ fail: 'MODEL_AUTHENTICATION_FAILED', status: 401 }] });
  for (let count = 0; count < 8; count += 1)
    await assert.rejects(invoke(parts, invocationOf('first'), never), code('MODEL_AUTHENTICATION_FAILED'));
  assert.equal(asked.length, 8);
});

test('the same question has one idempotency key however often it is asked, another model gets another', async () => {
  const { parts, idempotencyKeys } = createWorld({ first: [overloaded], second: [hi] });
  await invoke(parts, invocationOf('first', 'second'), never);
  assert.deepEqual(idempotencyKeys, ['run-1:1', 'run-1:1', 'run-1:1', 'run-1:4']);
});

test('cancelling ends a wait at once, and nobody is asked after it', async () => {
  const stop = new AbortController();
  const world = createWorld({ first: [overloaded], second: [hi] });
  world.onWait = () => stop.abort('CANCELLED');
  const invocation = invocationOf('first', 'second');
  await assert.rejects(invoke(world.parts, invocation, stop.signal), code('MODEL_CANCELLED'));
  assert.deepEqual(world.asked, ['first']);
});

test('the deadline covers the waits: what cannot be waited for is not', async () => {
  const slow = { ...overloaded, retryAfterMs: 4_000 };
  const { parts, asked, waits } = createWorld({ first: [slow], second: [hi] }, { runDeadlineMs: 6_000 });
  const invocation = invocationOf('first', 'second');
  await invoke(parts, invocation, never);
  assert.deepEqual([asked, waits], [['first', 'first', 'second'], [4_250]]);
  assert.match(invocation.progress.attempts[1]!.reason, /no time is left to wait/);
});
