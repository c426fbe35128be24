import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import { createTestDatabase, type TestDatabase } from '../../test/postgres.ts';
import { createSealer } from '../vault/seal.ts';
import type { Sealer } from '../ports.ts';
import { createSchedules } from './batch-schedules.ts';
import { createBatches } from './batches.ts';
import { createCredentials } from './credentials.ts';
import { createDatabase, type Database } from './database.ts';
import { migrate } from './migrate.ts';
import { rekey } from './rekey.ts';
import { createRunVaults } from './run-reader.ts';
import { vaultContext } from './run-writer.ts';

const ORG = '00D000000000001AAA';
const OTHER_ORG = '00D000000000002AAA';
const CALLER = { orgId: ORG, userId: '005000000000001AAA', username: 'ana@example.com' };
const RUN_ID = '8d7c6b5a-0000-4000-8000-000000000001';
const VALUES = { nonce: 'K7', entries: [] };

let testDatabase: TestDatabase;
let database: Database;
const key = randomBytes(32);

before(async () => {
  testDatabase = await createTestDatabase();
  database = createDatabase(testDatabase.url, 4);
  await migrate(database);
});
after(async () => {
  await database.close();
  await testDatabase.drop();
});

const store = () => createCredentials(database, createSealer(key));

test("keeps credentials sealed and write-only, an org's own before the one for all", async () => {
  await store().set('', 'OpenAI', 'sk-everybody', []);
  await store().set(ORG, 'OpenAI', 'sk-own', ['models.example:8443']);
  assert.deepEqual(await store().find(ORG, 'OpenAI'), {
    secret: 'sk-own',
    hosts: ['models.example:8443'],
    previous: null,
  });
  assert.equal((await store().find(OTHER_ORG, 'OpenAI'))?.secret, 'sk-everybody');
  assert.equal(await store().find(ORG, 'Anthropic'), null);
  await database.query("UPDATE credential SET hosts = '{evil.example}' WHERE org_id = $1", [ORG]);
  await assert.rejects(store().find(ORG, 'OpenAI'), { code: 'VAULT_KEY_WRONG' });
  assert.doesNotMatch(JSON.stringify(await store().list()), /sk-/);
  const stored = await database.query<{ text: string }>(
    "SELECT encode(sealed, 'escape') AS text FROM credential",
  );
  assert.doesNotMatch(JSON.stringify(stored), /sk-/);
  assert.equal(await store().delete('', 'OpenAI'), true);
  assert.equal(await store().delete('', 'OpenAI'), false);
});

test('lists what one org can use, with who set it and when, and nothing of other orgs', async () => {
  await store().set(OTHER_ORG, 'Theirs', 'sk-theirs', []);
  await store().set('', 'Everybody', 'sk-all', []);
  const own = await store().set(ORG, 'Ours', 'sk-ours', [], { updatedBy: CALLER.username });
  assert.deepEqual([own.updatedBy, own.previousUntil], ['ana@example.com', null]);
  const seen = (await store().list(ORG)).map(({ name, orgId, updatedBy }) => [name, orgId, updatedBy]);
  assert.ok(seen.some(([name, , by]) => name === 'Everybody' && by === 'operator'));
  assert.ok(seen.every(([name]) => name !== 'Theirs'));
});

test('a new secret leaves the old one usable for its hours, with its own hosts, and no longer', async () => {
  await store().set(ORG, 'Turned', 'sk-first', ['first.example']);
  const facts = await store().set(ORG, 'Turned', 'sk-second', ['second.example'], { overlapHours: 2 });
  const hours = (facts.previousUntil!.getTime() - Date.now()) / 3_600_000;
  assert.ok(hours > 1.9 && hours <= 2);
  assert.deepEqual(await store().find(ORG, 'Turned'), {
    secret: 'sk-second',
    hosts: ['second.example'],
    previous: { secret: 'sk-first', hosts: ['first.example'] },
  });
  assert.equal(await store().purge(), 0);

  // Who can write the table makes it neither last longer nor go elsewhere.
  await database.query(
    "UPDATE credential SET previous_until = now() + interval '9 days' WHERE name = 'Turned'",
  );
  assert.equal((await store().find(ORG, 'Turned'))?.previous, null);

  await store().set(ORG, 'Turned', 'sk-third', []);
  assert.equal((await store().find(ORG, 'Turned'))?.previous?.secret, 'sk-second');
  await database.query(
    "UPDATE credential SET previous_until = now() - interval '1 second' WHERE name = 'Turned'",
  );
  assert.equal((await store().find(ORG, 'Turned'))?.previous, null);
  assert.equal((await store().list(ORG)).find(({ name }) => name === 'Turned')?.previousUntil, null);
  assert.equal(await store().purge(), 1);
  const kept = await database.query('SELECT 1 FROM credential WHERE previous_sealed IS NOT NULL');
  assert.deepEqual(kept, []);
});

test('without an overlap the old secret is gone at once; the same one typed again replaces nothing', async () => {
  await store().set(ORG, 'Again', 'sk-first', []);
  await store().set(ORG, 'Again', 'sk-second', []);
  await store().set(ORG, 'Again', 'sk-second', ['new.example']);
  assert.deepEqual(await store().find(ORG, 'Again'), {
    secret: 'sk-second',
    hosts: ['new.example'],
    previous: { secret: 'sk-first', hosts: [] },
  });
  await store().set(ORG, 'Again', 'sk-third', [], { overlapHours: 0 });
  assert.equal((await store().find(ORG, 'Again'))?.previous, null);
});

test('a secret that no key opens any more can be set again', async () => {
  await createCredentials(database, createSealer(randomBytes(32))).set(ORG, 'Lost', 'sk-lost', []);
  await assert.rejects(store().find(ORG, 'Lost'), { code: 'VAULT_KEY_WRONG' });
  await store().set(ORG, 'Lost', 'sk-found', []);
  assert.deepEqual(await store().find(ORG, 'Lost'), { secret: 'sk-found', hosts: [], previous: null });
});

test('sealing again under a new key changes everything once, and says what neither key opens', async () => {
  await database.query('DELETE FROM credential');
  await store().set(ORG, 'Moves', 'sk-one', []);
  await store().set(ORG, 'Moves', 'sk-two', []);
  await createCredentials(database, createSealer(randomBytes(32))).set('', 'Foreign', 'sk-x', []);
  await database.query(
    `INSERT INTO run (run_id, org_id, user_id, username, prompt_api_name, record_id, channel, trace_id, status, worker)
     VALUES ($1, $2, $3, $4, 'P', '', 'salesforce', 't', 'queued', 0)`,
    [RUN_ID, CALLER.orgId, CALLER.userId, CALLER.username],
  );
  const values = createSealer(key).seal(JSON.stringify(VALUES), vaultContext(CALLER, RUN_ID));
  await database.query("INSERT INTO run_vault VALUES ($1, $2, now() + interval '1 hour')", [RUN_ID, values]);

  const source = { kind: 'filter' as const, text: "Name = 'Ana Souza'" };
  const [batch, schedule] = await keptConditions(createSealer(key), source);

  const next = randomBytes(32);
  const both = createSealer(next, key);
  const moved = await rekey(database, both);
  assert.deepEqual(moved, {
    credentials: 2,
    runVaults: 1,
    batches: 2,
    unreadable: ['credential Foreign of every org'],
  });
  assert.deepEqual(await rekey(database, both), { ...moved, credentials: 0, runVaults: 0, batches: 0 });

  const alone = createSealer(next);
  const found = await createCredentials(database, alone).find(ORG, 'Moves');
  assert.deepEqual([found?.secret, found?.previous?.secret], ['sk-two', 'sk-one']);
  assert.deepEqual(await createRunVaults(database, alone).open(CALLER, RUN_ID), VALUES);
  const batches = await createBatches(database, alone).find(CALLER, batch);
  assert.deepEqual(batches?.request.source, source);
  assert.equal((await createSchedules(database, alone).list(CALLER))[0]?.scheduleId, schedule);
});

/** A batch and a schedule with a condition. */
async function keptConditions(
  sealer: Sealer,
  source: { kind: 'filter'; text: string },
): Promise<[batchId: string, scheduleId: string]> {
  const wish = { promptApiName: 'P', writeTo: null, skipUnchanged: true };
  const request = { ...wish, promptLabel: 'P', objectName: 'Case', source, traceId: 'trace-0001' };
  const one = async function* () {
    yield ['500FK0000000001AAA'];
  };
  const none = async () => ({ runs: 1, inputTokens: 0, outputTokens: 0, cost: null, basis: '' });
  const batch = { caller: CALLER, name: 'B', request, start: false };
  const made = await createBatches(database, sealer).create(batch, one(), none);
  const filter = { object: 'Case', filter: source.text };
  const daily = { every: 'day' as const, timeZone: 'UTC', firstAt: new Date(Date.now() + 3_600_000) };
  const { scheduleId } = await createSchedules(database, sealer).create(
    CALLER,
    { ...wish, ...daily, name: 'S', source: filter },
    { promptLabel: 'P', sourceText: source.text },
  );
  return [made!.batchId, scheduleId];
}
