import assert from 'node:assert/strict';
import { test } from 'node:test';
import { REAL_TIME } from './time.ts';

test('a wait ends as soon as it is stopped, also when it was stopped before', async () => {
  const stop = new AbortController();
  const hour = REAL_TIME.wait(3_600_000, stop.signal);
  stop.abort('CANCELLED');
  await hour;
  await REAL_TIME.wait(3_600_000, stop.signal);
});

test('a wait that nobody stops takes its time', async () => {
  const before = REAL_TIME.now();
  await REAL_TIME.wait(5, new AbortController().signal);
  assert.ok(REAL_TIME.now() - before >= 4);
});
