import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import { createTestDatabase, type TestDatabase } from '../../test/postgres.ts';
import { AppError } from '../errors.ts';
import { endingWithoutWork } from '../runs/ending.ts';
import { createSealer } from '../vault/seal.ts';
import { createDatabase, type Database } from './database.ts';
import { migrate } from './migrate.ts';
import { createNews } from './news.ts';
import { createRunReader, createRunVaults } from './run-reader.ts';
import { createRunWriter } from './run-writer.ts';

const caller = { orgId: '00D000000000001AAA', userId: '005000000000001AAA', username: 'ana@example.com' };
const request = {
  promptApiName: 'P',
  recordId: '500000000000001AAA',
  channel: 'salesforce',
  traceId: 'trace',
};
const prompt = {
  promptId: 'a',
  versionId: 'b',
  label: 'P',
  version: 1,
  objectName: 'Case',
  outputType: 'text' as const,
};
const model = {
  id: 'm',
  apiName: 'M',
  name: 'M',
  platform: 'scripted' as const,
  technology: 't',
  region: null,
  prices: null,
};
const sent = {
  system: '',
  prompt: 'p',
  model,
  layer: 'prompt version' as const,
  route: [],
  attempts: [],
  sentAt: '2026-01-01T00:00:00Z',
  maskCounts: {},
  layerCounts: {},
  undetected: 0,
  idempotencyKey: null,
  subjects: [],
  mapping: null,
  policyHash: null,
  leftOut: [],
};
const vault = {
  nonce: 'K7',
  entries: [{ token: 'PERSON-K7-0010', type: 'PERSON' as const, value: 'Ana Souza' }],
};
const failed = () => endingWithoutWork('failed', 'RUN_INTERRUPTED', new Date());

let testDatabase: TestDatabase;
let database: Database;
const key = randomBytes(32);

before(async () => {
  testDatabase = await createTestDatabase();
  database = createDatabase(testDatabase.url, 6);
});
after(async () => {
  await database.close();
  await testDatabase.drop();
});

function openJournal(worker = 0) {
  const news = createNews();
  const writer = createRunWriter({
    database,
    news,
    sealer: createSealer(key),
    worker: () => worker,
    vaultHours: 24,
  });
  return { ...writer, ...createRunReader(database, news) };
}

test('brings the tables up to date once, when several processes start together', async () => {
  await Promise.all([1, 2, 3, 4].map(() => migrate(database)));
  const rows = await database.query<{ n: number }>('SELECT count(*)::int AS n FROM migration');
  assert.ok(rows[0]!.n >= 2);
});

test('ends a run once, however many try, with one audit entry', async () => {
  const journal = openJournal();
  const run = await journal.create(caller, request);
  const ends = await Promise.all([1, 2, 3, 4, 5].map(() => journal.end(run.runId, failed(), null)));
  assert.equal(ends.filter(Boolean).length, 1);
  const entries = await database.query('SELECT 1 FROM audit_outbox WHERE run_id = $1', [run.runId]);
  assert.equal(entries.length, 1);
  assert.equal(await journal.start(run.runId), false);
  assert.equal(await journal.sent(run, prompt, sent, vault), false);
  await journal.text(run.runId, 'too late');
  const types = (await journal.events(run.runId, 0, 10)).map(({ type }) => type);
  assert.deepEqual(types, ['status', 'tail', 'failed']);
});

test('numbers the events of a run from one without a gap', async () => {
  const journal = openJournal();
  const run = await journal.create(caller, request);
  await journal.start(run.runId);
  await Promise.all(['a', 'b', 'c', 'd'].map((text) => journal.text(run.runId, text)));
  await journal.end(run.runId, failed(), null);
  const events = await journal.events(run.runId, 0, 100);
  assert.deepEqual(
    events.map(({ sequence }) => sequence),
    events.map((_, index) => index + 1),
  );
  assert.deepEqual(
    (await journal.events(run.runId, 3, 2)).map(({ sequence }) => sequence),
    [4, 5],
  );
});

test('seals the values of a run, opens them for its person only, and deletes them in time', async () => {
  const journal = openJournal();
  const vaults = createRunVaults(database, createSealer(key));
  const run = await journal.create(caller, request);
  await journal.sent(run, prompt, sent, vault);
  const [row] = await database.query<{ text: string }>(
    "SELECT encode(sealed, 'escape') AS text FROM run_vault",
  );
  assert.doesNotMatch(row!.text, /Souza/);
  assert.deepEqual(await vaults.open(caller, run.runId), vault);
  assert.equal(await vaults.open({ ...caller, userId: '005000000000002AAA' }, run.runId), null);
  const thief = { ...caller, userId: '005000000000003AAA' };
  await database.query('UPDATE run SET user_id = $2 WHERE run_id = $1', [run.runId, thief.userId]);
  await assert.rejects(vaults.open(thief, run.runId), { code: 'VAULT_KEY_WRONG' });
  await database.query('UPDATE run SET user_id = $2 WHERE run_id = $1', [run.runId, caller.userId]);
  const wrongKey = createRunVaults(database, createSealer(randomBytes(32)));
  const refused = (thrown: unknown) => thrown instanceof AppError && thrown.code === 'VAULT_KEY_WRONG';
  await assert.rejects(wrongKey.open(caller, run.runId), refused);
  await database.query("UPDATE run_vault SET expires_at = now() - interval '1 second'");
  assert.equal(await vaults.open(caller, run.runId), null);
  assert.equal(await vaults.purge(), 1);
});
