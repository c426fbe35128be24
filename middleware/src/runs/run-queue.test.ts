import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunRecord } from '../run-record.ts';
import { createRunQueue } from './run-queue.ts';
import { stopReason } from './signal.ts';

const run = (runId: string, userId = 'one') => ({ runId, caller: { orgId: 'org', userId } }) as RunRecord;

/** A queue whose runs end when told, or when they are stopped. */
function observed(options: { concurrency: number; maxWaiting?: number; deadlineMs?: number }) {
  const begun: string[] = [];
  const ended: string[] = [];
  const finish = new Map<string, () => void>();
  const queue = createRunQueue({
    maxWaiting: 10,
    deadlineMs: 60_000,
    ...options,
    work: ({ runId }, signal) =>
      new Promise((resolve) => {
        begun.push(runId);
        const end = (how: string) => {
          ended.push(`${runId} ${how}`);
          resolve();
        };
        finish.set(runId, () => end('done'));
        signal.addEventListener('abort', () => end(String(stopReason(signal))));
      }),
  });
  return { queue, begun, ended, finish: (runId: string) => finish.get(runId)?.() };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

test('works on a few runs at once, the others in the order they came', async (context) => {
  const { queue, begun, finish } = observed({ concurrency: 2 });
  context.after(() => queue.drain(0));
  for (const name of ['a', 'b', 'c', 'd']) queue.add(run(name));
  assert.deepEqual(begun, ['a', 'b']);
  finish('b');
  await turn();
  assert.deepEqual(begun, ['a', 'b', 'c']);
});

test('refuses more than may wait', async (context) => {
  const { queue } = observed({ concurrency: 1, maxWaiting: 1 });
  context.after(() => queue.drain(0));
  queue.add(run('a'));
  queue.refuseWhenFull();
  queue.add(run('b'));
  assert.throws(() => queue.refuseWhenFull(), { code: 'SERVER_BUSY' });
});

test('stops a run at work with the reason, and knows which runs are not here', async () => {
  const { queue, ended } = observed({ concurrency: 1 });
  queue.add(run('a'));
  assert.equal(await queue.stop('elsewhere', 'CANCELLED'), false);
  assert.equal(await queue.stop('a', 'CANCELLED'), true);
  assert.deepEqual(ended, ['a CANCELLED']);
});

test('stops a run that takes longer than it may', async () => {
  const { queue, ended } = observed({ concurrency: 1, deadlineMs: 5 });
  queue.add(run('a'));
  await queue.drain(1_000);
  assert.deepEqual(ended, ['a RUN_DEADLINE_EXCEEDED']);
});

test('lets runs end before the process does, and interrupts those that do not', async () => {
  const { queue, ended, begun, finish } = observed({ concurrency: 2 });
  for (const name of ['quick', 'slow', 'waiting']) queue.add(run(name));
  const drained = queue.drain(20);
  assert.throws(() => queue.refuseWhenFull(), { code: 'SERVER_STOPPING' });
  finish('quick');
  await drained;
  assert.deepEqual(ended, ['quick done', 'slow RUN_INTERRUPTED']);
  assert.deepEqual(begun, ['quick', 'slow']);
});

test('a person with a hundred waiting runs holds up nobody else', async (context) => {
  const { queue, begun, finish } = observed({ concurrency: 2, maxWaiting: 200 });
  context.after(() => queue.drain(0));
  for (let count = 0; count < 100; count += 1) queue.add(run(`many-${count}`, 'eager'));
  queue.add(run('only', 'patient'));
  queue.add(run('also', 'third'));
  assert.deepEqual(begun, ['many-0', 'many-1']);
  for (const name of ['many-1', 'only']) {
    finish(name);
    await turn();
  }
  assert.deepEqual(begun.slice(2), ['only', 'also']);
});
