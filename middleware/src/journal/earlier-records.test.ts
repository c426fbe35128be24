import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunRecord } from '../run-record.ts';
import { interruptedEnding } from '../runs/ending.ts';
import { toRunView } from '../runs/view-run.ts';
import { readEnding, readSent, type WrittenEnding, type WrittenSent } from './earlier-records.ts';

/** As the first version of the journal wrote them. */
const SENT: WrittenSent = {
  system: 'Be brief.',
  prompt: 'p'.repeat(391),
  model: {
    ...{ id: 'm', apiName: 'M', name: 'Model', platform: 'openai', technology: 't', region: null },
    ...{ inputPrice: '2.5', outputPrice: '10', currency: 'EUR' },
  },
  route: [{ model: 'M', reason: 'chosen by the prompt version' }],
  sentAt: '2026-11-01T00:00:00Z',
  maskCounts: {},
  leftOut: [],
};
const ENDING: WrittenEnding = {
  ...{ status: 'answered', answer: 'Yes.', notice: null, finishReason: 'stop' },
  usage: { inputTokens: 10, outputTokens: 2, source: 'reported' },
  cost: { amount: '0.000045', currency: 'EUR' },
  timings: { queueMs: 1, contextMs: 2, firstTokenMs: 3, providerMs: 4, totalMs: 5 },
  ...{ providerRequestId: null, reportedRegion: null, error: null },
};
const RUN = {
  ...{ runId: 'r', status: 'running', promptApiName: 'P', recordId: 'x', channel: 'c', traceId: 't' },
  ...{ caller: { orgId: '', userId: '', username: '' }, createdAt: new Date(), startedAt: null },
  ...{ endedAt: null, prompt: null, feedback: null, sent: readSent(SENT), ending: null },
} as RunRecord;

test('a run of before there were attempts is shown as ever', () => {
  const view = toRunView({ ...RUN, status: 'answered', ending: readEnding(ENDING) }, null, 'Yes.');
  assert.deepEqual([view.answer, view.layer, view.attempts], ['Yes.', null, []]);
  assert.deepEqual(view.usage, {
    ...{ inputTokens: 10, outputTokens: 2, source: 'reported' },
    ...{ cachedTokens: 0, cacheWriteTokens: 0, reasoningTokens: 0 },
  });
  assert.deepEqual(view.sent?.route, SENT.route);
});

test('one that was interrupted then still costs the prices of then', () => {
  const { cost, usage, attempts, error } = interruptedEnding(RUN, 'x'.repeat(40));
  assert.deepEqual([usage?.inputTokens, usage?.outputTokens, usage?.source], [100, 10, 'estimated']);
  assert.deepEqual([cost, error?.code], [{ amount: '0.000350', currency: 'EUR' }, 'RUN_INTERRUPTED']);
  assert.deepEqual([attempts.length, attempts[0]?.code, attempts[0]?.cost], [1, 'RUN_INTERRUPTED', cost]);
});
