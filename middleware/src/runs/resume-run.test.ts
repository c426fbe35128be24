/** A run whose process is gone goes on where it can, on a real journal; the model is the test's. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { RunRecord } from '../run-record.ts';
import { caseOf, createJournalWorld, personOf, providerThat, REQUEST } from '../../test/journal-world.ts';
import type { JournalWorld } from '../../test/journal-world.ts';
import { runPrompt } from './run-prompt.ts';
import { workOnRun } from './work-on-run.ts';

const ANA = personOf('A');
const RECORD = caseOf({
  SuppliedName: 'Odalys Brandvold',
  SuppliedEmail: 'odalys@example.com',
  Description: 'Odalys called twice.',
});
const records = { read: async () => ({ record: RECORD, leftOut: [] }) };
const signal = new AbortController().signal;

let world: JournalWorld;
before(async () => (world = await createJournalWorld()));
after(() => world.close());

interface Asked {
  prompt: string;
  key: string | undefined;
}

/** Sends a run and dies with the model's first words: `shown` when they were on record by then. */
async function leftBehind(asked: Asked[], shown: boolean): Promise<RunRecord> {
  const run = await world.journal.create(ANA, REQUEST);
  let died: () => void = () => undefined;
  const dead = new Promise<void>((resolve) => (died = resolve));
  const loadProvider = providerThat(async function* ({ messages }, { idempotencyKey }) {
    asked.push({ prompt: JSON.stringify(messages), key: idempotencyKey });
    if (shown) await world.journal.text(run.runId, 'First words');
    died();
    await new Promise(() => undefined);
    yield '';
  });
  void runPrompt(world.partsWith({ records, loadProvider }), run, signal);
  await dead;
  return (await world.journal.find(ANA, run.runId))!;
}

test('what was sent is asked again to the byte and under its key, and the answer is restored', async () => {
  const asked: Asked[] = [];
  const run = await leftBehind(asked, false);
  const loadProvider = providerThat(({ messages }, { idempotencyKey }) => {
    asked.push({ prompt: JSON.stringify(messages), key: idempotencyKey });
    return ['Fine, said ', run.sent!.prompt.split(' ')[0]!];
  });
  const changed = { read: async () => ({ record: caseOf({ SuppliedName: 'Else' }), leftOut: [] }) };
  await workOnRun(world.partsWith({ records: changed, loadProvider }), { run, wasSent: true }, signal);
  const ended = await world.journal.find(ANA, run.runId);
  assert.equal(ended?.status, 'answered');
  assert.equal(asked.length, 2);
  assert.deepEqual(asked[0], asked[1]);
  assert.equal(asked[0]?.key, `${run.runId}:1`);
  const trace = ended?.ending?.attempts.map(({ outcome, code, attempt }) => [outcome, code, attempt]);
  assert.deepEqual(trace, [
    ['failed', 'RUN_INTERRUPTED', 1],
    ['answered', null, 2],
  ]);
  assert.ok(ended?.ending?.attempts[0]?.usage, 'what it may have cost is estimated');
});

test('when a person may have seen a part of the answer the run ends as interrupted', async () => {
  const asked: Asked[] = [];
  const run = await leftBehind(asked, true);
  const loadProvider = providerThat(() => assert.fail('it is not asked again'));
  await workOnRun(world.partsWith({ records, loadProvider }), { run, wasSent: true }, signal);
  const ended = await world.journal.find(ANA, run.runId);
  assert.deepEqual([ended?.status, ended?.ending?.error?.code], ['failed', 'RUN_INTERRUPTED']);
  assert.equal(ended?.ending?.answer, 'First words');
});

test('without the values behind its tokens nobody could read the answer, so it is not asked again', async () => {
  const run = await leftBehind([], false);
  await world.database.query('DELETE FROM run_vault WHERE run_id = $1', [run.runId]);
  const loadProvider = providerThat(() => assert.fail('it is not asked again'));
  await workOnRun(world.partsWith({ records, loadProvider }), { run, wasSent: true }, signal);
  const ended = await world.journal.find(ANA, run.runId);
  assert.deepEqual([ended?.status, ended?.ending?.error?.code], ['failed', 'RUN_INTERRUPTED']);
});

test('what had not left begins anew', async () => {
  const run = await world.journal.create(ANA, REQUEST);
  const loadProvider = providerThat(() => ['Fine.']);
  await workOnRun(world.partsWith({ records, loadProvider }), { run, wasSent: false }, signal);
  const ended = await world.journal.find(ANA, run.runId);
  assert.deepEqual([ended?.status, ended?.ending?.answer], ['answered', 'Fine.']);
});
