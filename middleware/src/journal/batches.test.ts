import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { BatchRequest } from '../batch-record.ts';
import type { NewBatch } from '../batch-ports.ts';
import { AppError } from '../errors.ts';
import type { Caller } from '../run-record.ts';
import { createSealer } from '../vault/seal.ts';
import { createTestDatabase, type TestDatabase } from '../../test/postgres.ts';
import { createBatchFeed } from './batch-feed.ts';
import { createSchedules } from './batch-schedules.ts';
import { createBatches } from './batches.ts';
import { createRuns } from './create-runs.ts';
import { createDatabase, type Database } from './database.ts';
import { migrate } from './migrate.ts';

const CALLER: Caller = {
  orgId: '00DFK0000000001EAA',
  userId: '005FK0000000001AAA',
  username: 'ana@example.com',
};
const REQUEST: BatchRequest = {
  ...{ promptApiName: 'Case_Summary', promptLabel: 'Case summary', objectName: 'Case', writeTo: null },
  ...{ source: { kind: 'filter', text: "Name = 'Ana Souza'" }, skipUnchanged: true, traceId: 'trace-0001' },
};
const NEW: NewBatch = { caller: CALLER, name: 'Cases', request: REQUEST, start: true };
const ESTIMATE = { runs: 0, inputTokens: 0, outputTokens: 0, cost: null, basis: 'nothing' };
const SEALER = createSealer(randomBytes(32));

let testDatabase: TestDatabase;
let database: Database;

before(async () => {
  testDatabase = await createTestDatabase();
  database = createDatabase(testDatabase.url, 6);
  await migrate(database);
});
after(async () => {
  await database.close();
  await testDatabase.drop();
});

async function* pagesOf(count: number): AsyncIterable<string[]> {
  for (let at = 0; at < count; at += 2_000)
    yield Array.from(
      { length: Math.min(2_000, count - at) },
      (_, index) => `500${String(at + index).padStart(15, '0')}`,
    );
}

const feedOf = () =>
  createBatchFeed({ database, create: (statements, items) => createRuns(statements, null, 1, items) });

const end = (runId: string, status: string, cost: string) =>
  database.query(
    `WITH run_ended AS (UPDATE run SET status = $2, ended_at = now(), ending = $3 WHERE run_id = $1)
     UPDATE batch_item SET state = $2, code = CASE $2 WHEN 'failed' THEN 'MODEL_TIMEOUT' END WHERE run_id = $1`,
    [runId, status, JSON.stringify({ cost: { amount: cost, currency: 'USD' } })],
  );

test('a large batch is there as a whole or not at all, and its counts cost nothing to read', async () => {
  const batches = createBatches(database, SEALER);
  const seen: unknown[] = [];
  const made = await batches.create(NEW, pagesOf(20_001), async (total, firstIds) => {
    seen.push(total, firstIds.length);
    return ESTIMATE;
  });
  assert.deepEqual(seen, [20_001, 5]);
  assert.deepEqual(made?.request, REQUEST);
  const rows = await database.query<{ request: object; rows: number }>(
    `SELECT request, (SELECT count(*)::int FROM batch_tally) AS rows FROM batch`,
  );
  assert.doesNotMatch(JSON.stringify(rows[0]!.request), /Souza/);
  assert.ok(rows[0]!.rows <= 11, 'one change of counts per statement');
  assert.equal((await batches.tallies([made!.batchId])).get(made!.batchId)!.items.waiting, 20_001);
  const cancelled = await batches.cancel(made!.batchId, ['running']);
  assert.deepEqual(cancelled, []);
  assert.deepEqual([await feedOf().toCancel(), await feedOf().toCancel()], [[], []]);
  assert.notEqual((await batches.find(CALLER, made!.batchId))!.endedAt, null);
  assert.equal((await batches.tallies([made!.batchId])).get(made!.batchId)!.items.cancelled, 20_001);

  const broken = async function* () {
    yield* pagesOf(5_000);
    throw new AppError('ORG_UNREACHABLE');
  };
  await assert.rejects(
    batches.create(NEW, broken(), async () => ESTIMATE),
    { code: 'ORG_UNREACHABLE' },
  );
  await assert.rejects(
    batches.create(NEW, pagesOf(0), async () => ESTIMATE),
    { code: 'BATCH_EMPTY' },
  );
  assert.equal((await batches.list(CALLER)).length, 1);
});

test('two feeders never take the same record, keep to the window, and batches take turns', async () => {
  const batches = createBatches(database, SEALER);
  const made = await Promise.all([1, 2].map(() => batches.create(NEW, pagesOf(30), async () => ESTIMATE)));
  const ids = made.map((batch) => batch!.batchId);
  const feeds = [feedOf(), feedOf()];
  await Promise.all(feeds.flatMap((feed) => [feed.feedOne([], 10), feed.feedOne([], 10)]));
  for (const batchId of ids) {
    await feedOf().feedOne(
      ids.filter((other) => other !== batchId),
      10,
    );
    const running = await batches.items(batchId, 0, 'running', 100);
    assert.equal(running.length, 10);
    assert.deepEqual(
      running.map(({ position }) => position),
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    );
    const [one, two] = running;
    await end(one!.runId!, 'answered', '0.5');
    await end(two!.runId!, 'failed', '0.25');
    const tally = (await batches.tallies([batchId])).get(batchId)!;
    assert.deepEqual([tally.items.waiting, tally.items.running], [20, 8]);
    assert.deepEqual(tally.causes, [{ code: 'MODEL_TIMEOUT', count: 1 }]);
    assert.equal(Number(tally.cost?.amount), 0.75);
    assert.equal(await batches.retry(batchId), 1);
    assert.equal((await batches.items(batchId, 0, 'waiting', 1))[0]!.position, 2);
  }
  const runs = await database.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM run WHERE batch_id = ANY($1)',
    [ids],
  );
  assert.equal(runs[0]!.count, 20);
});

test('a feeder that dies in the middle leaves nothing half done', async () => {
  const batches = createBatches(database, SEALER);
  const made = await batches.create(NEW, pagesOf(5), async () => ESTIMATE);
  const others = (await batches.list(CALLER))
    .map(({ batchId }) => batchId)
    .filter((id) => id !== made!.batchId);
  const dying = createBatchFeed({
    database,
    create: async (statements, items) => {
      await createRuns(statements, null, 1, items);
      throw new Error('killed');
    },
  });
  await assert.rejects(dying.feedOne(others, 3));
  assert.equal((await batches.tallies([made!.batchId])).get(made!.batchId)!.items.waiting, 5);
  assert.deepEqual(await feedOf().feedOne(others, 3), { batchId: made!.batchId, fed: 3 });
});

test('no record is begun while enough of the org stand in line at models with limits', async () => {
  const batches = createBatches(database, SEALER);
  const { batchId } = (await batches.create(NEW, pagesOf(5), async () => ESTIMATE))!;
  const others = (await batches.list(CALLER)).map((batch) => batch.batchId).filter((id) => id !== batchId);
  await database.query(
    `INSERT INTO model_call (call_id, gate, org_id, batch, until)
     SELECT gen_random_uuid(), 'gate', $1, true, clock_timestamp() + interval '1 h' FROM generate_series(1, 10)`,
    [CALLER.orgId],
  );
  assert.deepEqual(await feedOf().feedOne(others, 3), { batchId, fed: 0 });
  await database.query('UPDATE model_call SET held = true');
  assert.deepEqual(await feedOf().feedOne(others, 3), { batchId, fed: 3 });
});

test("a due time makes one batch, whoever comes; a schedule is sealed and its person's", async () => {
  const batches = createBatches(database, SEALER);
  const schedules = createSchedules(database, SEALER);
  const dueAt = new Date(Date.now() - 60_000);
  const wish = {
    ...{
      name: 'Nightly',
      promptApiName: 'Case_Summary',
      source: { object: 'Case', filter: "Name = 'Ana Souza'" },
    },
    ...{
      writeTo: null,
      skipUnchanged: true,
      firstAt: dueAt,
      every: 'day' as const,
      timeZone: 'Europe/Berlin',
    },
  };
  const told = { promptLabel: 'Case summary', sourceText: "Name = 'Ana Souza'" };
  const schedule = await schedules.create(CALLER, wish, told);
  assert.deepEqual((await schedules.due(10, []))[0], schedule);
  assert.deepEqual(await schedules.due(10, [schedule.scheduleId]), []);
  const stored = await database.query<{ sealed: Buffer }>('SELECT sealed FROM batch_schedule');
  assert.doesNotMatch(stored[0]!.sealed.toString('latin1'), /Souza/);

  const nextAt = new Date(Number(dueAt) + 86_400_000);
  const due = { scheduleId: schedule.scheduleId, dueAt, nextAt };
  const create = () => batches.create(NEW, pagesOf(2), async () => ESTIMATE, due);
  const made = (await Promise.all([create(), create(), create()])).filter((batch) => batch !== null);
  assert.equal(made.length, 1);
  assert.equal(await create(), null);
  const [moved] = await schedules.list(CALLER);
  assert.deepEqual([moved!.nextAt, moved!.lastBatchId], [nextAt, made[0]!.batchId]);
  const stranger = { ...CALLER, userId: '005FK0000000002AAA' };
  assert.deepEqual(await schedules.list(stranger), []);
  assert.equal(await schedules.delete(stranger, schedule.scheduleId), false);
  assert.equal(await schedules.delete(CALLER, randomUUID()), false);
  assert.equal(await schedules.delete(CALLER, schedule.scheduleId), true);
});
