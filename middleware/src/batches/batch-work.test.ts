import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { FakePerson } from '../../test/fake-org.ts';
import { CASE, CARLA, startTestService, type TestService } from '../../test/service.ts';
import { until } from '../../test/until.ts';
import { createDatabase, type Database } from '../journal/database.ts';
import { toId18 } from '../salesforce-id.ts';

const PAULA: FakePerson = {
  userId: toId18('005FK0000000021'),
  username: 'paula@example.com',
  permissions: ['runBatches'],
};
const idOf = (index: number): string => toId18(`500FK00000002${String(index).padStart(2, '0')}`);
const [BLANK, TAKEN, RACED, AWAY] = [idOf(1), idOf(2), idOf(3), idOf(4)];
const LATE = Array.from({ length: 12 }, (_, index) => idOf(20 + index));
const HOUR = 3_600_000;

let service: TestService;
let database: Database;

before(async () => {
  const prompts = [
    { name: 'Case_Summary', technology: 'answers' },
    { name: 'Case_Slow', technology: 'waits' },
  ];
  const settings = { BATCH_WINDOW: 4, DRAIN_SECONDS: 0 };
  service = await startTestService(prompts, settings, undefined, { people: [PAULA] });
  database = createDatabase(service.databaseUrl, 2);
  for (const Id of [BLANK, TAKEN, RACED, AWAY]) service.org.cases.set(Id, { ...CASE, Id });
  for (const Id of LATE) service.org.cases.set(Id, { ...CASE, Id, Priority: 'Late' });
});
after(async () => {
  await database.close();
  await service.stop();
});

const paula = () => service.as(PAULA);
const summaryOf = (id: string) => service.org.cases.get(id)!['AI_Summary__c'] as string | undefined;
/** So that nobody has to wait until the record is an old one. */
const age = (id: string) => void delete service.org.cases.get(id)!['LastModifiedDate'];

async function run(recordIds: string[], more: object = {}): Promise<string> {
  const body = {
    prompt: 'Case_Summary',
    source: { recordIds },
    writeTo: 'AI_Summary__c',
    start: true,
    ...more,
  };
  const { status, body: view } = await paula().post('/v1/batches', body);
  assert.equal(status, 201, JSON.stringify(view));
  return view['batchId'];
}

async function ended(batchId: string): Promise<Record<string, any>> {
  let view: Record<string, any> = {};
  await until(async () => {
    view = (await paula().get(`/v1/batches/${batchId}`)).body;
    return view['endedAt'] !== null;
  }, 20_000);
  return view;
}

test('an answer is written where the field is blank, with real values, cut to its length, as the person', async () => {
  service.org.cases.get(TAKEN)!['AI_Summary__c'] = 'What a human wrote.';
  const { written } = await ended(await run([BLANK, TAKEN]));
  assert.deepEqual(written, { written: 1, kept: 1, failed: 0 });
  assert.match(summaryOf(BLANK)!, /^About Case Refund for Ana Souza/);
  assert.ok(summaryOf(BLANK)!.length <= 80 && summaryOf(BLANK)!.endsWith('[…]'));
  assert.equal(summaryOf(TAKEN), 'What a human wrote.');
  const writes = service.org.calls.filter(
    ({ method, path }) => method === 'PATCH' && path.includes('/Case/'),
  );
  assert.deepEqual(
    writes.map(({ as }) => as),
    [PAULA.username],
  );
});

test('what we wrote is written over, what a human made of it is kept, and what is unchanged is left alone', async () => {
  age(BLANK);
  const before = service.model.requests.length;
  const unchanged = await ended(await run([BLANK, TAKEN]));
  assert.deepEqual([unchanged['counts'].unchanged, service.model.requests.length - before], [2, 0]);

  service.org.cases.get(BLANK)!['Subject'] = 'Second subject';
  const again = await ended(await run([BLANK]));
  assert.deepEqual(again['written'], { written: 1, kept: 0, failed: 0 });
  assert.match(summaryOf(BLANK)!, /^About Case Second subject/);

  age(BLANK);
  service.org.cases.get(BLANK)!['AI_Summary__c'] = 'Edited by a human.';
  service.org.cases.get(BLANK)!['Subject'] = 'Third subject';
  const kept = await ended(await run([BLANK]));
  assert.deepEqual(kept['written'], { written: 0, kept: 1, failed: 0 });
  assert.equal(summaryOf(BLANK), 'Edited by a human.');
});

test('a human who writes between the reading and the writing wins', async () => {
  service.org.beforeWrite = (id) => {
    if (id !== RACED) return;
    service.org.beforeWrite = () => undefined;
    const changed = {
      AI_Summary__c: 'A human was quicker.',
      LastModifiedDate: new Date(Date.now() + 1000).toISOString(),
    };
    Object.assign(service.org.cases.get(RACED)!, changed);
  };
  const batchId = await run([RACED]);
  await until(() => summaryOf(RACED) !== undefined, 10_000);
  age(RACED);
  const { written } = await ended(batchId);
  assert.deepEqual(written, { written: 0, kept: 1, failed: 0 });
  assert.equal(summaryOf(RACED), 'A human was quicker.');
});

test('while the org is away the answers wait, also for the next process', async () => {
  service.org.beforeWrite = () => {
    service.org.failure = { status: 503, errorCode: 'SERVER_UNAVAILABLE' };
  };
  const batchId = await run([AWAY]);
  await until(
    async () => (await paula().get(`/v1/batches/${batchId}`)).body['counts'].answered === 1,
    10_000,
  );
  await until(() => service.org.failure !== null, 10_000);
  const asked = service.model.requests.length;
  assert.equal((await paula().get(`/v1/batches/${batchId}`)).body['state'], 'running');
  await service.restart();
  service.org.beforeWrite = () => undefined;
  service.org.failure = null;
  const done = await ended(batchId);
  assert.deepEqual(done['written'], { written: 1, kept: 0, failed: 0 });
  assert.match(summaryOf(AWAY)!, /^About Case Refund/);
  assert.equal(service.model.requests.length, asked);
});

const inHours = (hours: number): string => new Date(Date.now() + hours * HOUR).toISOString();
const nightly = (more: object = {}) => ({
  ...{ name: 'Nightly', prompt: 'Case_Summary', source: { object: 'Case', filter: "Priority = 'Late'" } },
  ...{ writeTo: null, skipUnchanged: true, firstAt: inHours(1), every: 'day', timeZone: 'Europe/Berlin' },
  ...more,
});
const come = (scheduleId: string, hours: number) =>
  database.query('UPDATE batch_schedule SET next_at = $2 WHERE schedule_id = $1', [
    scheduleId,
    inHours(-hours),
  ]);
const scheduleOf = async (scheduleId: string): Promise<Record<string, any>> =>
  (await paula().get('/v1/batch-schedules')).body['schedules'].find(
    (one: Record<string, unknown>) => one['scheduleId'] === scheduleId,
  );

test('a schedule is refused now for what it would be refused for then', async () => {
  const refused: [more: object, code: string][] = [
    [{ firstAt: inHours(-1) }, 'SCHEDULE_IN_THE_PAST'],
    [{ timeZone: 'Europe/Atlantis' }, 'REQUEST_INVALID'],
    [{ every: 'minute' }, 'REQUEST_INVALID'],
    [{ firstAt: 'tomorrow' }, 'REQUEST_INVALID'],
    [{ source: { object: 'Case', filter: "Priority = 'Late') OR (Id != null" } }, 'BATCH_FILTER_INVALID'],
    [{ source: { recordIds: Array.from({ length: 10_001 }, () => LATE[0]) } }, 'BATCH_TOO_LARGE'],
    [{ prompt: 'Nothing' }, 'PROMPT_NOT_FOUND'],
  ];
  for (const [more, code] of refused) {
    const answer = await paula().post('/v1/batch-schedules', nightly(more));
    assert.equal(answer.body['error']?.code, code, JSON.stringify(answer.body));
  }
  const carla = await service.as(CARLA).post('/v1/batch-schedules', nightly());
  assert.equal(carla.body['error'].code, 'BATCH_PERMISSION_REQUIRED');
  assert.deepEqual((await paula().get('/v1/batch-schedules')).body, { schedules: [] });
});

test('times that were missed are made up by one batch, which starts by itself as its person', async () => {
  const made = (await paula().post('/v1/batch-schedules', nightly())).body;
  assert.deepEqual(made['source'], { kind: 'filter', text: "Priority = 'Late'" });
  assert.deepEqual([made['active'], made['lastBatchId'], made['problem']], [true, null, null]);
  await come(made['scheduleId'], 100);
  await until(async () => (await scheduleOf(made['scheduleId']))['lastBatchId'] !== null, 10_000);
  const schedule = await scheduleOf(made['scheduleId']);
  assert.ok(Date.parse(schedule['nextAt']) > Date.now());
  const all: Record<string, any>[] = (await paula().get('/v1/batches')).body['batches'];
  const batches = all.filter((one) => one['scheduleId'] !== null);
  assert.deepEqual(
    batches.map((one: Record<string, unknown>) => [one['batchId'], one['name'], one['scheduleId']]),
    [[schedule['lastBatchId'], 'Nightly', made['scheduleId']]],
  );
  await until(
    async () => (await paula().get(`/v1/batches/${schedule['lastBatchId']}`)).body['counts'].answered === 12,
    15_000,
  );
  assert.equal((await service.as(CARLA).delete(`/v1/batch-schedules/${made['scheduleId']}`)).status, 404);
  assert.equal((await paula().delete(`/v1/batch-schedules/${made['scheduleId']}`)).status, 204);
});

test('a time that makes no batch is told, while an org that is away is waited for', async () => {
  const filter = "Priority = 'Nobody'";
  const { scheduleId } = (await paula().post('/v1/batch-schedules', nightly({ every: 'once' }))).body;
  service.org.failure = { status: 503, errorCode: 'SERVER_UNAVAILABLE' };
  await come(scheduleId, 1);
  await until(() => service.org.calls.filter(({ as }) => as === PAULA.username).length > 0, 10_000);
  assert.equal((await scheduleOf(scheduleId))['active'], true);
  service.org.failure = null;

  const source = { object: 'Case', filter };
  const empty = (await paula().post('/v1/batch-schedules', nightly({ source }))).body;
  await come(empty['scheduleId'], 1);
  await until(async () => (await scheduleOf(empty['scheduleId']))['problem'] !== null, 10_000);
  const { problem, nextAt, lastBatchId } = await scheduleOf(empty['scheduleId']);
  assert.deepEqual([problem.code, lastBatchId], ['BATCH_EMPTY', null]);
  assert.ok(Date.parse(nextAt) > Date.now());
});

test('a batch whose process stops half-way goes on in the next one, and no record is asked about twice', async () => {
  const before = service.model.requests.length;
  const body = { prompt: 'Case_Slow', source: { recordIds: LATE }, start: true, skipUnchanged: false };
  const { batchId } = (await paula().post('/v1/batches', body)).body;
  const at = async () => (await paula().get(`/v1/batches/${batchId}`)).body;
  await until(async () => (await at())['counts'].running === 4, 10_000);
  service.model.release();
  await until(async () => (await at())['counts'].answered >= 4, 10_000);
  await service.restart();
  await until(async () => (await at())['state'] === 'done', 20_000);
  const { counts } = await at();
  assert.equal(counts.answered + counts.failed, 12);
  const rows = await database.query<{ runs: number; items: number }>(
    `SELECT count(DISTINCT run_id)::int AS runs, count(DISTINCT record_id)::int AS items FROM run WHERE batch_id = $1`,
    [batchId],
  );
  assert.deepEqual(rows[0], { runs: 12, items: 12 });
  assert.ok(service.model.requests.length - before >= counts.answered);
});
