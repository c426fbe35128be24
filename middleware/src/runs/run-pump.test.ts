import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { ClaimedRun, RunJobs } from '../ports.ts';
import { startRunPump, type PumpOptions } from './run-pump.ts';
import { leavesRunOpen, stopReason } from './signal.ts';

/** A queue in memory, and runs that end when told or when they are stopped. */
function observed(context: TestContext, options: Partial<PumpOptions> = {}) {
  const waiting: string[] = [];
  const begun: string[] = [];
  const ended: string[] = [];
  const givenBack: string[] = [];
  const finish = new Map<string, (how?: string) => void>();
  const jobs: RunJobs = {
    claim: async (count) => waiting.splice(0, count).map((runId) => ({ run: { runId } }) as ClaimedRun),
    keep: async () => ({ lost: [], cancelled: [] }),
    giveBack: async (runIds, later = 0) =>
      void givenBack.push(...runIds.map((runId) => (later > 0 ? `${runId} later` : runId))),
    waiting: async () => waiting.length,
  };
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const pump = startRunPump({
    ...{ jobs, log: log as unknown as PumpOptions['log'], concurrency: 2 },
    ...{ maxWaiting: 10, deadlineMs: 60_000 },
    work: ({ run: { runId } }, signal) =>
      new Promise((resolve) => {
        begun.push(runId);
        const end = (how: string) => {
          ended.push(`${runId} ${how}`);
          resolve(how === 'later' ? 'later' : undefined);
        };
        finish.set(runId, (how = 'done') => end(how));
        signal.addEventListener('abort', () => end(`${stopReason(signal)} ${leavesRunOpen(signal)}`));
      }),
    ...options,
  });
  context.after(() => pump.drain(0));
  const add = (...runIds: string[]): void => {
    waiting.push(...runIds);
    pump.wake();
  };
  return {
    pump,
    jobs,
    add,
    begun,
    ended,
    givenBack,
    finish: (runId: string, how?: string) => finish.get(runId)?.(how),
  };
}
const turns = async () => {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

test('works on a few runs at once and takes the next as soon as there is room', async (context) => {
  const { add, begun, finish } = observed(context);
  add('a', 'b', 'c', 'd');
  await turns();
  assert.deepEqual(begun, ['a', 'b']);
  finish('b');
  await turns();
  assert.deepEqual(begun, ['a', 'b', 'c']);
});

test('a process without room for runs only takes them in', async (context) => {
  const { add, begun, pump } = observed(context, { concurrency: 0 });
  add('a');
  await turns();
  pump.refuseWhenFull();
  assert.deepEqual(begun, []);
});

test('stops a run at work with the reason, and knows which runs are not here', async (context) => {
  const { add, pump, ended } = observed(context);
  add('a');
  await turns();
  assert.equal(await pump.stop('elsewhere', 'CANCELLED'), false);
  assert.equal(await pump.stop('a', 'CANCELLED'), true);
  assert.deepEqual(ended, ['a CANCELLED false']);
});

test('a run that takes longer than it may is stopped', async (context) => {
  let told: (reason: unknown) => void = () => undefined;
  const reason = new Promise((resolve) => (told = resolve));
  const { add } = observed(context, {
    deadlineMs: 1,
    work: (_claimed, signal) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => {
          told(stopReason(signal));
          resolve();
        });
      }),
  });
  add('a');
  assert.equal(await reason, 'RUN_DEADLINE_EXCEEDED');
});

test('asked to stop it takes nothing more, and hands over what has not ended in time', async (context) => {
  const { add, pump, begun, ended, givenBack } = observed(context);
  add('a');
  await turns();
  const drained = pump.drain(0);
  assert.throws(() => pump.refuseWhenFull(), { code: 'SERVER_STOPPING' });
  add('b');
  await drained;
  assert.deepEqual([begun, ended, givenBack], [['a'], ['a HANDED_OVER true'], ['a']]);
});

test('while the queue cannot be reached nothing is lost', async (context) => {
  const world = observed(context);
  const { claim } = world.jobs;
  world.jobs.claim = async () => {
    throw new Error('away');
  };
  world.add('a');
  await turns();
  world.jobs.claim = claim;
  world.pump.wake();
  await turns();
  assert.deepEqual(world.begun, ['a']);
});

test('what waits for its turn at a model takes no room from others, up to a bound, and is put back for later', async (context) => {
  let idle = 2;
  const { add, begun, finish, givenBack } = observed(context, { idle: () => idle });
  add('a', 'b', 'c', 'd', 'e');
  await turns();
  assert.deepEqual(begun, ['a', 'b', 'c', 'd']);
  idle = 100;
  add('f', 'g', 'h', 'i');
  await turns();
  assert.equal(begun.length, 8);
  finish('a', 'later');
  await turns();
  assert.deepEqual(givenBack, ['a later']);
});

test('a process that cannot say that it lives stops before others may begin, and gives back when it can', async (context) => {
  let stopped: (reason: unknown) => void = () => undefined;
  const reason = new Promise((resolve) => (stopped = resolve));
  const { add, begun, givenBack } = observed(context, {
    claimMs: 0,
    work: ({ run: { runId } }, signal) =>
      new Promise((resolve) => {
        begun.push(runId);
        signal.addEventListener('abort', () => {
          stopped(stopReason(signal));
          resolve();
        });
      }),
  });
  add('a');
  assert.equal(await reason, 'LEASE_LOST');
  await turns();
  assert.deepEqual(givenBack, ['a']);
});

test('a run that met an outage is lined up again at once, as soon as the queue is there', async (context) => {
  const { add, begun, givenBack } = observed(context, {
    work: async ({ run: { runId } }) => {
      begun.push(runId);
      return 'at once';
    },
  });
  add('a');
  await turns();
  assert.deepEqual([begun, givenBack], [['a'], ['a']]);
});
