import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunEnding, RunRecord } from '../run-record.ts';
import { CONNECTION_TEST } from './connection-test-run.ts';
import { recoverRuns } from './recover.ts';

const run = (runId: string, promptApiName: string): RunRecord => ({
  ...{ runId, promptApiName, recordId: '', channel: '', traceId: '', status: 'running' },
  caller: { orgId: 'o', userId: 'u', username: 'n' },
  ...{
    createdAt: new Date(),
    startedAt: null,
    endedAt: null,
    prompt: null,
    sent: null,
    ending: null,
    feedback: null,
  },
});

test('what was not sent runs again; a test of a connection is ended, sent or not', async () => {
  const queued: string[] = [];
  const ended = new Map<string, RunEnding>();
  const left = {
    unsent: [run('prompt', 'P'), run('test', CONNECTION_TEST.promptApiName)],
    sent: [run('sent test', CONNECTION_TEST.promptApiName)],
  };
  const parts = {
    journal: {
      events: async () => [],
      end: async (runId: string, ending: RunEnding) => Boolean(ended.set(runId, ending)),
    },
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    recovery: { takeAbandoned: async () => left },
    queue: { add: (one: RunRecord) => void queued.push(one.runId) },
  };
  await recoverRuns(parts as unknown as Parameters<typeof recoverRuns>[0]);
  assert.deepEqual(queued, ['prompt']);
  assert.deepEqual([...ended.keys()], ['sent test', 'test']);
  assert.ok([...ended.values()].every(({ error }) => error?.code === 'RUN_INTERRUPTED'));
});
