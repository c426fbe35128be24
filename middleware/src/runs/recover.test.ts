import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunEnding, RunRecord } from '../run-record.ts';
import { CONNECTION_TEST } from './connection-test-run.ts';
import { recoverRuns } from './recover.ts';

const run = (runId: string): RunRecord => ({
  ...{ runId, ...CONNECTION_TEST, traceId: '', status: 'running' },
  caller: { orgId: 'o', userId: 'u', username: 'n' },
  ...{ createdAt: new Date(), startedAt: null, endedAt: null, prompt: null, sent: null, ending: null },
  ...{ feedback: null, kind: 'prompt', facts: null, batchId: null },
});

test('runs that were lined up again are looked for at once; what nobody may do again is ended', async () => {
  const ended = new Map<string, RunEnding>();
  let woken = 0;
  const parts = {
    journal: {
      events: async () => [],
      end: async (runId: string, ending: RunEnding) => Boolean(ended.set(runId, ending)),
    },
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    recovery: { takeAbandoned: async () => ({ linedUp: 2, over: [run('a'), run('b')] }) },
    queue: { wake: () => (woken += 1) },
  };
  await recoverRuns(parts as unknown as Parameters<typeof recoverRuns>[0]);
  assert.equal(woken, 1);
  assert.deepEqual([...ended.keys()], ['a', 'b']);
  assert.ok([...ended.values()].every(({ error }) => error?.code === 'RUN_INTERRUPTED'));
});
