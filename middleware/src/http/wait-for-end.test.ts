import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunEvent, RunRecord } from '../run-record.ts';
import type { HttpParts } from './http-parts.ts';
import { waitForEnd } from './wait-for-end.ts';

const QUEUED = { runId: 'r', status: 'queued', endedAt: null } as unknown as RunRecord;
const ANSWERED = { ...QUEUED, status: 'answered', endedAt: new Date() } as RunRecord;
const VAULT = { nonce: 'K7', entries: [] };

/** Waits for the end of a run with these events, over a journal that holds `stored`. */
async function wait(stored: RunRecord | null, ...events: object[]) {
  const journal = { find: async () => stored } as unknown as HttpParts['journal'];
  async function* follow(): AsyncIterable<RunEvent> {
    yield* events as RunEvent[];
  }
  return waitForEnd({ journal }, QUEUED, follow());
}

test('an end that happened in this process brings its run and its values', async () => {
  const events = [
    { type: 'sent', vault: VAULT },
    { type: 'answered', run: ANSWERED },
  ];
  assert.deepEqual(await wait(null, ...events), { run: ANSWERED, vault: VAULT });
});

test('an end that was read from the journal is not told as the queued run it began as', async () => {
  assert.equal((await wait(ANSWERED, { type: 'answered' })).run.status, 'answered');
});

test('patience that ends first gives the run as it is by then', async () => {
  assert.equal((await wait(null, { type: 'sent', vault: VAULT })).run.status, 'queued');
});
