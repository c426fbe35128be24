import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createWorld, invocationOf, modelOf, traceOf, type World } from '../../test/run-world.ts';
import { AppError } from '../errors.ts';
import type { LimitedModel, ModelLimits } from '../ports.ts';
import { invoke } from './invoke.ts';

const NEVER = new AbortController().signal;
const limited = modelOf('limited', { maxConcurrent: 2, requestsPerMinute: 60, credential: 'Key' });
const KEY = { secret: 'k', hosts: ['api.example'], previous: null };

interface Gate {
  entered: LimitedModel[];
  waits: { batch: boolean; deadlineMs: number }[];
  left: number;
}

/** Limits that let a call in after so many milliseconds, or never. */
function gateOf(world: World, waitMs: number | 'busy'): Gate {
  const gate: Gate = { entered: [], waits: [], left: 0 };
  const limits: ModelLimits = {
    async enter(model, { batch, deadlineMs }) {
      gate.entered.push(model);
      gate.waits.push({ batch, deadlineMs });
      world.now += waitMs === 'busy' ? deadlineMs : waitMs;
      if (waitMs === 'busy') throw new AppError('MODEL_BUSY');
      return () => void (gate.left += 1);
    },
  };
  world.parts.limits = limits;
  return gate;
}

const answers = { limited: [{ text: 'Hello' }], other: [{ text: 'From the other' }] };

test('a model without limits is asked without a question to anybody', async () => {
  const world = createWorld(answers);
  const gate = gateOf(world, 0);
  await invoke(world.parts, invocationOf('other'), NEVER);
  assert.deepEqual([world.asked, gate.entered], [['other'], []]);
});

test('waiting for a turn stands in the attempt as time in line, and every turn is given back', async () => {
  const world = createWorld(
    { limited: [{ fail: 'MODEL_OVERLOADED' }, { text: 'Hello' }] },
    { credential: KEY },
  );
  const gate = gateOf(world, 700);
  const invocation = invocationOf(limited);
  await invoke(world.parts, invocation, NEVER);
  const [failed, answered] = invocation.progress.attempts;
  assert.equal(failed!.waitedMs, 700);
  assert.equal(answered!.waitedMs, 700 + world.waits[0]!);
  assert.equal(invocation.progress.turnMs, 700);
  assert.equal(gate.left, 2);
  const { credential, maxConcurrent, requestsPerMinute } = gate.entered[0]!;
  assert.deepEqual([credential, maxConcurrent, requestsPerMinute], ['Key', 2, 60]);
});

test('a run that gets no turn leaves the model unasked, and a stand-in answers', async () => {
  const world = createWorld(answers, { credential: KEY });
  const gate = gateOf(world, 'busy');
  const invocation = invocationOf(limited, 'other');
  assert.equal((await invoke(world.parts, invocation, NEVER)).text, 'From the other');
  assert.deepEqual(traceOf(invocation.progress.attempts), [
    'limited/0 skipped MODEL_BUSY',
    'other/1 answered',
  ]);
  assert.equal(invocation.progress.attempts[0]!.waitedMs, 10_000);
  assert.deepEqual(gate.waits, [{ batch: false, deadlineMs: 10_000 }]);
});

test('without a stand-in it waits until no time is left for an answer; an item of a batch does with one too', async () => {
  for (const batchId of [null, 'batch']) {
    const world = createWorld(answers, { credential: KEY });
    const gate = gateOf(world, 'busy');
    const invocation = invocationOf(limited, ...(batchId ? ['other'] : []));
    Object.assign(invocation.run, { batchId });
    const ended = invoke(world.parts, invocation, NEVER).catch((thrown: AppError) => thrown.code);
    assert.equal(batchId ? 'MODEL_BUSY' : await ended, 'MODEL_BUSY');
    await ended;
    assert.deepEqual(gate.waits, [{ batch: batchId !== null, deadlineMs: 108_000 }]);
  }
});

test('nobody waits for a turn at a model that is left alone', async () => {
  const world = createWorld(
    { limited: [{ fail: 'MODEL_OVERLOADED' }] },
    { credential: KEY, modelAttempts: 1 },
  );
  const gate = gateOf(world, 0);
  for (let run = 0; run < 6; run += 1)
    await invoke(world.parts, invocationOf(limited), NEVER).catch(() => null);
  assert.equal(gate.entered.length, 5);
  assert.equal(gate.left, 5);
});
