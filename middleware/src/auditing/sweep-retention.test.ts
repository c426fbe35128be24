import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { pino } from 'pino';
import type { RetentionOrg } from '../auditing-ports.ts';
import { createActRecorder } from '../journal/acts.ts';
import { createAuditedRuns } from '../journal/audited-runs.ts';
import { createRetentionJournal } from '../journal/retention.ts';
import { createJournalWorld, personOf, REQUEST, type JournalWorld } from '../../test/journal-world.ts';
import { previewRetention, sweepRetention, type RetentionParts } from './sweep-retention.ts';

const ANA = personOf('A');
const HELD = '003000000000009AAA';
const LOG = pino({ level: 'silent' });
const DAY = 24 * 3_600_000;

let world: JournalWorld;
/** Runs whose interactions are in the org. */
let inOrg: Set<string>;
let org: RetentionOrg;

before(async () => {
  world = await createJournalWorld();
  await world.database.query(
    `INSERT INTO org VALUES ($1, '', '', '', '', '', ''), ('00D000000000002AAA', '', '', '', '', '', '')`,
    [ANA.orgId],
  );
});
after(() => world.close());

function orgWith(rules: [string, number][], holds: string[] = []): RetentionOrg {
  inOrg = new Set();
  return {
    rules: async (orgId) => {
      if (orgId !== ANA.orgId) throw new Error('away');
      return new Map(rules);
    },
    classes: async () =>
      new Map([
        ['secret', 'Sensitive'],
        ['forever', 'Regulated'],
      ]),
    holds: async () => holds,
    delete: async (_orgId, runIds) => runIds.filter((runId) => inOrg.delete(runId) || true),
  };
}

const partsWith = (chosen: RetentionOrg): RetentionParts => ({
  ...{ retention: createRetentionJournal(world.database), org: chosen, log: LOG, now: Date.now },
  acts: createActRecorder(world.database, () => 0),
});

/** A run that ended this long ago, with its row in the chain and its record in the org. */
async function oldRun(days: number, more: { prompt?: string; beside?: string; waiting?: boolean } = {}) {
  const runId = randomUUID();
  const { prompt = 'Summary', beside = '003000000000001AAA', waiting = false } = more;
  const { query } = world.database;
  const ended = new Date(Date.now() - days * DAY);
  await query(
    `INSERT INTO run (run_id, org_id, user_id, username, prompt_api_name, record_id, channel, trace_id, status, worker,
       ended_at, prompt, sent, ending, feedback)
     VALUES ($1, $2, $3, $4, $5, $6, 'test', 't', 'answered', 0, $7, '{}', '{"prompt":"secret"}',
       '{"answer":"secret","cost":{"amount":"1"}}', '{"rating":"up"}')`,
    [runId, ANA.orgId, ANA.userId, ANA.username, prompt, REQUEST.recordId, ended],
  );
  await query(`INSERT INTO run_event (run_id, sequence, type) VALUES ($1, 1, 'sent')`, [runId]);
  await query(`INSERT INTO run_vault VALUES ($1, 'x', now())`, [runId]);
  await query(`INSERT INTO run_subject VALUES ($1, $2, $3, 'context')`, [runId, ANA.orgId, beside]);
  await query('INSERT INTO audit_outbox (run_id, org_id, state) VALUES ($1, $2, $3)', [
    ...[runId, ANA.orgId, waiting ? 'waiting' : 'delivered'],
  ]);
  await query(
    `INSERT INTO audit_chain (org_id, sequence, run_id, hash_version, content_hash, previous_hash, row_hash, delivered_at)
     SELECT $1, coalesce(max(sequence), 0) + 1, $2, 1, '', '', $3, now() FROM audit_chain`,
    [ANA.orgId, runId, `hash of ${runId}`],
  );
  inOrg.add(runId);
  return runId;
}

/** What is left of a run in the journal: answer, events, vaults, subjects, outbox. */
async function leftOf(runId: string) {
  const count = async (table: string) =>
    (await world.database.query(`SELECT 1 FROM ${table} WHERE run_id = $1`, [runId])).length;
  const [run] = await world.database.query<Record<string, any>>('SELECT * FROM run WHERE run_id = $1', [
    runId,
  ]);
  const tables = ['run_event', 'run_vault', 'run_subject', 'audit_outbox'];
  return { run: run!, rows: await Promise.all(tables.map(count)) };
}

const sha256 = (runIds: string[]): string =>
  createHash('sha256')
    .update(runIds.map((runId) => `hash of ${runId}\n`).join(''))
    .digest('hex');

test('what is over its time goes, here and in the org, with a proof; the rest stays', async () => {
  org = orgWith(
    [
      ['Standard', 30],
      ['Sensitive', 7],
    ],
    [HELD],
  );
  const gone = [await oldRun(31), await oldRun(8, { prompt: 'Secret' })];
  const kept = [
    await oldRun(29),
    await oldRun(8),
    await oldRun(400, { prompt: 'Forever' }),
    await oldRun(400, { beside: HELD }),
    await oldRun(400, { waiting: true }),
  ];
  const [preview] = await previewRetention(partsWith(org));
  assert.deepEqual([preview?.due, preview?.held], [{ Sensitive: 1, Standard: 1 }, 1]);
  assert.equal(inOrg.size, 7);

  const [swept, away] = (await sweepRetention(partsWith(org)))!;
  assert.equal(away?.problem, 'INTERNAL_ERROR');
  assert.deepEqual([...inOrg], kept);
  for (const runId of gone) {
    const { run, rows } = await leftOf(runId);
    assert.deepEqual(rows, [0, 0, 0, 0]);
    assert.deepEqual(
      [run['prompt'], run['sent'], run['feedback'], run['ending'].answer],
      [null, null, null, null],
    );
    assert.equal(run['ending'].cost.amount, '1');
  }
  for (const runId of kept) assert.deepEqual((await leftOf(runId)).rows, [1, 1, 1, 1]);

  const act = await createAuditedRuns(world.database).find(ANA.orgId, swept!.deleted!.actId);
  const { limits, ...facts } = act!.facts as Record<string, any>;
  assert.deepEqual([act!.kind, act!.status, act!.caller.username], ['deletion', 'answered', 'operator']);
  const byClass = { Sensitive: 1, Standard: 1 };
  assert.deepEqual(facts, {
    runs: 2,
    byClass,
    due: byClass,
    chained: 2,
    notDeleted: 0,
    sha256: sha256(gone),
  });
  assert.deepEqual(
    limits.map((limit: any) => [limit.retentionClass, limit.days]),
    [
      ['Standard', 30],
      ['Sensitive', 7],
    ],
  );
  const chain = await world.database.query(
    'SELECT run_id FROM audit_chain WHERE deleted_at IS NOT NULL AND deletion_run_id = $1',
    [act!.runId],
  );
  assert.equal(chain.length, 2);
  assert.equal((await sweepRetention(partsWith(org)))![0]!.deleted, null);
});

test('a sweep that was cut off between the org and the journal goes on, under the same act', async () => {
  org = orgWith([['Standard', 500]]);
  const runId = await oldRun(501);
  const cut = {
    ...org,
    delete: async (orgId: string, ids: string[]) => {
      await org.delete(orgId, ids);
      throw new Error('killed');
    },
  };
  assert.equal((await sweepRetention(partsWith(cut)))![0]!.problem, 'INTERNAL_ERROR');
  assert.deepEqual((await leftOf(runId)).rows, [1, 1, 1, 1]);
  const swept = (await sweepRetention(partsWith(org)))!;
  assert.equal(swept[0]!.deleted, null);
  assert.deepEqual((await leftOf(runId)).rows, [0, 0, 0, 0]);
  const acts = await world.database.query<Record<string, any>>(
    "SELECT facts FROM run WHERE kind = 'deletion' AND facts->>'sha256' = $1",
    [sha256([runId])],
  );
  assert.equal(acts.length, 1);
});

test('a hold that comes while a sweep is under way keeps what it is about, and what the org refuses stays', async () => {
  org = orgWith([['Standard', 500]]);
  const [held, refused] = [await oldRun(501, { beside: HELD }), await oldRun(502)];
  const late = { ...org, holds: async () => [] as string[], delete: async () => [] as string[] };
  let asked = 0;
  late.holds = async () => ((asked += 1) > 1 ? [HELD] : []);
  const swept = (await sweepRetention(partsWith(late)))!;
  assert.deepEqual([swept[0]!.deleted!.runs, swept[0]!.deleted!.notDeleted], [0, 1]);
  for (const runId of [held, refused]) {
    const { run, rows } = await leftOf(runId);
    assert.deepEqual([run['deletion_id'], rows], [null, [1, 1, 1, 1]]);
  }
  const chain = await world.database.query(
    'SELECT 1 FROM audit_chain WHERE deletion_run_id IS NOT NULL AND run_id = ANY($1)',
    [[held, refused]],
  );
  assert.equal(chain.length, 0);
});
