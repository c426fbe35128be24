import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { RunRecord, SentRecord } from '../run-record.ts';
import { createJournalWorld, personOf, REQUEST, type JournalWorld } from '../../test/journal-world.ts';
import { createActRecorder } from './acts.ts';
import { createAuditedRuns } from './audited-runs.ts';
import { createAuditExports } from './exports.ts';
import { createRefusalTurns } from './refusals.ts';

const ANA = personOf('A');
const CONTACT = '003000000000001AAA';
const VAULT = { nonce: 'K7', entries: [] };
const PROMPT = {
  ...{ promptId: 'p', versionId: 'v', label: 'Case Summary', version: 1, objectName: 'Case' },
  outputType: 'text' as const,
};
const SENT: SentRecord = {
  ...{
    system: '',
    prompt: 'Hello',
    layer: null,
    route: [],
    attempts: [],
    sentAt: '2026-11-22T08:00:00.000Z',
  },
  model: {
    ...{ id: 'm', apiName: 'Builtin', name: 'Built-in', platform: 'scripted', technology: 't' },
    ...{ region: null, prices: null },
  },
  ...{ maskCounts: {}, layerCounts: {}, undetected: 0, idempotencyKey: null, leftOut: [] },
  ...{ mapping: null, policyHash: null },
  subjects: [REQUEST.recordId, CONTACT],
  mapping: null,
  policyHash: null,
};

let world: JournalWorld;

before(async () => {
  world = await createJournalWorld();
});
after(() => world.close());

/** A run of Ana's that was sent. */
async function sentRun(): Promise<RunRecord> {
  const run = await world.journal.create(ANA, REQUEST);
  await world.journal.sent(run, PROMPT, SENT, VAULT);
  return run;
}

test('finds a run by its record and by every record that stood beside it, in its own org only', async () => {
  const run = await sentRun();
  const unsent = await world.journal.create(ANA, REQUEST);
  await world.journal.sent(run, PROMPT, SENT, VAULT); // The second model of a run has the same records.
  const subjects = createAuditedRuns(world.database);
  const about = await subjects.ofSubject(ANA.orgId, REQUEST.recordId, 10);
  assert.deepEqual(
    about.map(({ runId, role, model }) => [runId, role, model]),
    [
      [unsent.runId, 'subject', null],
      [run.runId, 'subject', 'Built-in'],
    ],
  );
  const [beside] = await subjects.ofSubject(ANA.orgId, CONTACT, 10);
  assert.deepEqual(
    [beside?.runId, beside?.role, beside?.prompt, beside?.username],
    [run.runId, 'context', 'Case Summary', ANA.username],
  );
  assert.deepEqual(await subjects.ofSubject('00D000000000002AAA', CONTACT, 10), []);
});

test('one refusal a minute has its turn; the next one is told how many were held back', async () => {
  const refusals = createRefusalTurns(world.database);
  const attempt = { caller: ANA, asked: 'reveal', runId: null };
  const turns = [];
  for (let count = 0; count < 3; count += 1) turns.push(await refusals.take(attempt));
  await world.database.query("UPDATE refusal_turn SET recorded_at = recorded_at - interval '61 seconds'");
  turns.push(await refusals.take(attempt), await refusals.take({ ...attempt, runId: 'another' }));
  assert.deepEqual(turns, [0, null, null, 2, 0]);
  await refusals.giveBack(attempt);
  assert.equal(await refusals.take(attempt), 0);
});

test('an export is fetched once, by the person who asked for it, or it is forgotten', async () => {
  const acts = createActRecorder(world.database, () => 1);
  const exports = createAuditExports(world.database, () => 2);
  const facts = { format: 'csv', filter: {} };
  const act = { kind: 'export', recordId: null, channel: 'test', traceId: 't', facts } as const;
  const [fetched, forgotten] = [await acts.begin(ANA, act), await acts.begin(ANA, act)];
  assert.equal(await exports.take(personOf('B'), fetched), null);
  assert.deepEqual(await exports.take(ANA, fetched), facts);
  assert.equal(await exports.take(ANA, fetched), null);
  assert.deepEqual([await exports.takeForgotten(60), await exports.takeForgotten(0)], [[], [forgotten]]);
  assert.equal(await exports.take(ANA, forgotten), null);
});
