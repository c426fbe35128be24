/** Several processes on one journal: each is a connection pool, a number and claims of its own. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, beforeEach, test } from 'node:test';
import { createTestDatabase, type TestDatabase } from '../../test/postgres.ts';
import type { Caller, RunRequest, SentRecord } from '../run-record.ts';
import { endingWithoutWork } from '../runs/ending.ts';
import { createSealer } from '../vault/seal.ts';
import { createActRecorder } from './acts.ts';
import { createDatabase } from './database.ts';
import { openJobStore } from './job-store.ts';
import { createLeases } from './leases.ts';
import { migrate } from './migrate.ts';
import { listenToNews, type RunNews } from './news-channel.ts';
import { createNews } from './news.ts';
import { createRunJobs } from './run-jobs.ts';
import { createRunReader } from './run-reader.ts';
import { createRunWriter } from './run-writer.ts';
import { registerWorker } from './worker.ts';

const caller: Caller = {
  ...{ orgId: '00D000000000001AAA', userId: '005000000000001AAA', username: 'ana@example.com' },
};
const other: Caller = { ...caller, userId: '005000000000002AAA', username: 'bo@example.com' };
const request: RunRequest = {
  ...{ promptApiName: 'Summary', recordId: '500000000000001AAA', channel: 'test', traceId: 't' },
};
const prompt = {
  ...{ promptId: 'p', versionId: 'v', label: 'L', version: 1, objectName: 'Case' },
  outputType: 'text' as const,
};
const model = { technology: 'm', platform: 'scripted', prices: {} };
const sent = {
  ...{ system: '', prompt: 'masked', attempts: [], idempotencyKey: 'key:1', model },
  sentAt: '2026-11-22T00:00:00Z',
} as unknown as SentRecord;
const failed = () => endingWithoutWork('failed', 'RUN_INTERRUPTED', new Date());

let testDatabase: TestDatabase;
let one: Process;
let two: Process;
type Process = Awaited<ReturnType<typeof openProcess>>;

async function openProcess() {
  const database = createDatabase(testDatabase.url, 4);
  await migrate(database);
  const jobs = await openJobStore(database, { orgConcurrency: null, onError: () => undefined });
  const worker = await registerWorker(database, jobs, 0);
  const leases = createLeases();
  const news = createNews();
  const numbered = { database, jobs, leases, worker: worker.number };
  return {
    ...{ database, worker, leases },
    journal: {
      ...createRunWriter({ ...numbered, news, sealer: createSealer(randomBytes(32)), vaultHours: 1 }),
      ...createRunReader(database, news),
    },
    runJobs: createRunJobs(numbered),
    acts: createActRecorder(database, worker.number),
    async die(): Promise<void> {
      await worker.release();
      await jobs.stop();
      await database.close();
    },
  };
}

before(async () => {
  testDatabase = await createTestDatabase();
  [one, two] = await Promise.all([openProcess(), openProcess()]);
});
after(async () => {
  await Promise.all([one.die(), two.die()]);
  await testDatabase.drop();
});
beforeEach(async () => {
  await one.database.query('DELETE FROM run');
  await one.database.query('DELETE FROM pgboss.job');
});

const idsOf = (claimed: { run: { runId: string } }[]) => claimed.map(({ run }) => run.runId);

test('a run is claimed by one process, and its job is gone with its end', async () => {
  const run = await one.journal.create(caller, request);
  const claims = await Promise.all([one.runJobs.claim(5), two.runJobs.claim(5)]);
  assert.deepEqual(
    claims.flat().map(({ wasSent }) => wasSent),
    [false],
  );
  const holder = claims[0]!.length > 0 ? one : two;
  assert.equal(await holder.journal.end(run.runId, failed(), null), true);
  assert.deepEqual(await one.database.query('SELECT 1 FROM pgboss.job'), []);
});

test('runs of somebody with many open ones wait behind the first one of somebody else; batches wait behind all', async () => {
  const many: string[] = [];
  for (let count = 0; count < 4; count += 1) many.push((await one.journal.create(caller, request)).runId);
  const single = await two.journal.create(other, request);
  const claimed = idsOf(await one.runJobs.claim(2));
  assert.deepEqual(claimed.toSorted(), [many[0]!, single.runId].toSorted());
});

test('who is called twice by one key gives the same run; another request under that key is refused', async () => {
  const once = { key: 'k1', digest: 'a' };
  const all = await Promise.all(
    [one, two, one, two].map(({ journal }) => journal.createOnce(caller, request, once)),
  );
  assert.equal(new Set(all.map(({ run }) => run.runId)).size, 1);
  assert.equal(all.filter(({ created }) => created).length, 1);
  assert.equal((await one.runJobs.claim(9)).length, 1);
  await assert.rejects(one.journal.createOnce(caller, request, { key: 'k1', digest: 'b' }), {
    code: 'IDEMPOTENCY_KEY_REUSED',
  });
  assert.equal((await one.journal.createOnce(other, request, once)).created, true);
});

test('a process that was taken for dead writes nothing any more', async () => {
  const run = await one.journal.create(caller, request);
  await one.runJobs.claim(1);
  await one.journal.start(run.runId);
  await one.database.query("UPDATE pgboss.job SET state = 'retry'");
  assert.deepEqual(idsOf(await two.runJobs.claim(1)), [run.runId]);
  const vault = { nonce: 'K7', entries: [] };
  assert.equal(await one.journal.sent(run, prompt, sent, vault), false);
  assert.equal(await one.journal.start(run.runId), false);
  assert.deepEqual((await one.runJobs.keep([run.runId])).lost, [run.runId]);
  assert.equal(await one.journal.end(run.runId, failed(), null), false);
  assert.equal(await two.journal.start(run.runId), true);
  assert.equal(await two.journal.sent(run, prompt, sent, vault), true);
  assert.equal(await two.journal.end(run.runId, failed(), null), true);
});

test('what a process that died had claimed is claimed again, knowing what was sent; its acts and tests are over', async () => {
  const gone = await openProcess();
  const waits = await gone.journal.create(caller, request);
  const wasSent = await gone.journal.create(caller, request);
  await gone.runJobs.claim(2);
  await gone.journal.sent(wasSent, prompt, sent, { nonce: 'K7', entries: [] });
  const act = { kind: 'export' as const, recordId: null, channel: 'audit', traceId: 't', facts: {} };
  const begun = await gone.acts.begin(caller, act);
  const test = await gone.journal.create(caller, { ...request, promptApiName: '$ConnectionTest' });
  assert.deepEqual(await two.worker.takeAbandoned(), { linedUp: 0, over: [] });
  await gone.die();
  const taken = await two.worker.takeAbandoned();
  assert.equal(taken.linedUp, 2);
  assert.deepEqual(taken.over.map(({ runId }) => runId).toSorted(), [begun, test.runId].toSorted());
  const claimed = new Map((await one.runJobs.claim(9)).map(({ run, wasSent: left }) => [run.runId, left]));
  assert.deepEqual([claimed.get(waits.runId), claimed.get(wasSent.runId)], [false, true]);
});

test('runs from before there were jobs get one', async () => {
  const run = await one.journal.create(caller, request);
  await one.database.query('DELETE FROM pgboss.job');
  await one.database.query('UPDATE run SET worker = 999999');
  assert.equal((await two.worker.takeAbandoned()).linedUp, 1);
  assert.deepEqual(idsOf(await two.runJobs.claim(1)), [run.runId]);
});

test('what is given back is anybody’s at once', async () => {
  const run = await one.journal.create(caller, request);
  await one.runJobs.claim(1);
  await one.runJobs.giveBack([run.runId]);
  assert.deepEqual(idsOf(await two.runJobs.claim(1)), [run.runId]);
});

test('what is put back for later is left alone until then, by the clock of the database', async () => {
  const run = await one.journal.create(caller, request);
  await one.runJobs.claim(1);
  await one.runJobs.giveBack([run.runId], 20);
  assert.deepEqual(await two.runJobs.claim(1), []);
  await one.database.query("UPDATE pgboss.job SET start_after = start_after - interval '20 s'");
  assert.deepEqual(idsOf(await two.runJobs.claim(1)), [run.runId]);
});

test('other processes hear of what is written, and of runs that somebody wants stopped', async () => {
  const heard: RunNews[] = [];
  let tell = (): void => undefined;
  const connected = new Promise<void>((resolve) => (tell = resolve));
  let enough = (): void => undefined;
  const both = new Promise<void>((resolve) => (enough = resolve));
  const channel = listenToNews(two.database, {
    missed: () => tell(),
    written(news) {
      heard.push(...news);
      if (heard.length === 2) enough();
    },
  });
  await connected;
  const run = await one.journal.create(caller, request);
  await one.journal.requestCancel(run.runId);
  await two.journal.create(caller, request);
  await both;
  assert.deepEqual(heard, [
    { runId: run.runId, sequence: 1, type: 'status' },
    { runId: run.runId, sequence: 0, type: 'cancel' },
  ]);
  await one.runJobs.claim(9);
  assert.deepEqual((await one.runJobs.keep([run.runId])).cancelled, [run.runId]);
  await channel.stop();
});

test('an act is on record with its place in the audit’s outbox once it is over', async () => {
  const facts = { reason: 'asked by PERSON-K7-0010' };
  const act = { kind: 'reveal' as const, recordId: null, channel: 'audit', traceId: 't', facts };
  const runId = await one.acts.record(caller, { ...act, status: 'answered', errorCode: null });
  const begun = await one.acts.begin(caller, { ...act, kind: 'export' });
  const outbox = 'SELECT run_id FROM audit_outbox WHERE run_id = ANY($1)';
  assert.deepEqual(await one.database.query(outbox, [[runId, begun]]), [{ run_id: runId }]);
  await one.acts.finish(begun, { facts: { rows: 3 }, status: 'failed', errorCode: 'EXPORT_NOT_FOUND' });
  assert.equal((await one.database.query(outbox, [[runId, begun]])).length, 2);
  const found = await one.journal.find(caller, begun);
  assert.deepEqual([found?.kind, found?.facts, found?.status], ['export', { ...facts, rows: 3 }, 'failed']);
});
