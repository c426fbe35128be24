import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { CASE, CARLA, startTestService, type TestService } from '../../test/service.ts';
import type { FakePerson } from '../../test/fake-org.ts';
import { LIST_VIEW_ID } from '../../test/fake-records.ts';
import { until } from '../../test/until.ts';
import { toId18 } from '../salesforce-id.ts';

const PAULA: FakePerson = {
  userId: toId18('005FK0000000021'),
  username: 'paula@example.com',
  permissions: ['runBatches'],
};
const PETER: FakePerson = {
  userId: toId18('005FK0000000022'),
  username: 'peter@example.com',
  permissions: ['runBatches'],
  hiddenFields: ['Priority', 'AI_Summary__c'],
};

const IDS = Array.from({ length: 10 }, (_, index) =>
  toId18(`500FK00000001${String(index).padStart(2, '0')}`),
);

let service: TestService;

before(async () => {
  service = await startTestService(
    [
      { name: 'Case_Summary', technology: 'answers' },
      { name: 'Case_Slow', technology: 'waits' },
      { name: 'Case_Broken', technology: 'refuses' },
      { name: 'Case_Draft', technology: 'answers', status: 'Draft' },
    ],
    { BATCH_WINDOW: 4 },
    undefined,
    { people: [PAULA, PETER] },
  );
});
after(() => service.stop());

beforeEach(() => {
  service.org.cases.clear();
  for (const [index, Id] of IDS.entries())
    service.org.cases.set(Id, {
      ...CASE,
      Id,
      Subject: `Case ${index}`,
      Priority: index < 7 ? 'High' : 'Low',
    });
});

const paula = () => service.as(PAULA);
const batchOf = (source: object, more: object = {}) => ({ prompt: 'Case_Summary', source, ...more });

async function create(body: object): Promise<Record<string, any>> {
  const { status, body: view } = await paula().post('/v1/batches', body);
  assert.equal(status, 201, JSON.stringify(view));
  return view;
}

async function ended(batchId: string): Promise<Record<string, any>> {
  let view: Record<string, any> = {};
  await until(async () => {
    view = (await paula().get(`/v1/batches/${batchId}`)).body;
    return view['state'] === 'done' || view['endedAt'] !== null;
  }, 20_000);
  return view;
}

test('a list of ids becomes one run each, estimated before and counted after, unchanged ones are not sent again', async () => {
  const recordIds = [IDS[0]!.slice(0, 15), IDS[1]!, IDS[0]!, IDS[2]!];
  const draft = await create(batchOf({ recordIds }, { name: 'Three' }));
  assert.equal(draft['state'], 'draft');
  assert.deepEqual(draft['source'], { kind: 'records', text: '3 records' });
  assert.equal(draft['counts'].waiting, 3);
  assert.equal(draft['estimate'].runs, 3);
  assert.ok(draft['estimate'].inputTokens > 50);
  assert.match(draft['estimate'].basis, /^3 records, masked and rendered but not sent; .*300 tokens/);
  assert.match(draft['estimate'].cost.amount, /^0\.\d+$/);
  assert.equal(service.model.requests.length, 0);

  await paula().post(`/v1/batches/${draft['batchId']}/start`);
  const done = await ended(draft['batchId']);
  assert.deepEqual(
    { ...done['counts'] },
    { total: 3, waiting: 0, running: 0, answered: 3, unchanged: 0, failed: 0, cancelled: 0 },
  );
  assert.ok(Number(done['cost'].amount) > 0);
  assert.equal(service.model.requests.length, 3);
  const { items, next } = (await paula().get(`/v1/batches/${draft['batchId']}/items?state=answered`)).body;
  assert.deepEqual(
    items.map(({ recordId }: { recordId: string }) => recordId),
    IDS.slice(0, 3),
  );
  assert.equal(next, null);
  const run = (await paula().get(`/v1/runs/${items[0].runId}`)).body;
  assert.equal(run['status'], 'answered');

  service.org.cases.get(IDS[1]!)!['Subject'] = 'Another subject';
  const again = await create(batchOf({ recordIds: IDS.slice(0, 3) }, { start: true }));
  assert.match(again['estimate'].basis, /^the average of the last 3 runs of this version/);
  const second = await ended(again['batchId']);
  assert.deepEqual([second['counts'].answered, second['counts'].unchanged], [1, 2]);
  assert.equal(service.model.requests.length, 4);
  const all = await create(batchOf({ recordIds: IDS.slice(0, 3) }, { start: true, skipUnchanged: false }));
  assert.equal((await ended(all['batchId']))['counts'].answered, 3);
  const list = (await paula().get('/v1/batches')).body['batches'];
  assert.deepEqual(
    list.map(({ batchId }: { batchId: string }) => batchId),
    [all['batchId'], again['batchId'], draft['batchId']],
  );
});

test('a filter and a list view are read as the person, page after page', async () => {
  const filtered = await create(batchOf({ object: 'case', filter: "Priority='High'" }));
  assert.deepEqual(filtered['source'], { kind: 'filter', text: "Priority = 'High'" });
  assert.equal(filtered['counts'].total, 7);
  const listed = await create(batchOf({ object: 'Case', listViewId: LIST_VIEW_ID.slice(0, 15) }));
  assert.deepEqual(listed['source'], { kind: 'list view', text: 'My open cases' });
  assert.equal(listed['counts'].total, 10);
  const asked = service.org.calls.filter(({ query }) => query?.startsWith('SELECT Id FROM Case '));
  assert.ok(asked.length >= 2 && asked.every(({ as }) => as === PAULA.username));
});

test('what must not become a batch is refused with its code, and nothing of it is kept', async () => {
  const before = (await paula().get('/v1/batches')).body['batches'].length;
  const filter = (text: string) => batchOf({ object: 'Case', filter: text });
  const tooMany = Array.from({ length: 1_000_001 }, () => IDS[0]!);
  const refused: [body: object, status: number, code: string][] = [
    [filter("Name = 'a') OR Id != null"), 422, 'BATCH_FILTER_INVALID'],
    [filter("Subject = 'Case 1' OR Id IN (SELECT Id FROM User)"), 422, 'BATCH_FILTER_INVALID'],
    [filter("Subject = 'Case 1' -- and"), 422, 'BATCH_FILTER_INVALID'],
    [filter("Subject = 'Case 1'; x"), 422, 'BATCH_FILTER_INVALID'],
    [filter("Description = 'long'"), 422, 'BATCH_FILTER_INVALID'],
    [filter("Salary__c = 'x'"), 422, 'BATCH_FILTER_FIELD_HIDDEN'],
    [filter("Account.Name = 'x'"), 422, 'BATCH_FILTER_FIELD_HIDDEN'],
    [filter("Subject = 'nobody'"), 422, 'BATCH_EMPTY'],
    [batchOf({ recordIds: tooMany }), 413, 'BATCH_TOO_LARGE'],
    [batchOf({ recordIds: ['001000000000001'] }), 400, 'REQUEST_INVALID'],
    [batchOf({ recordIds: [IDS[0], 'x'] }), 400, 'REQUEST_INVALID'],
    [batchOf({ recordIds: [] }), 422, 'BATCH_EMPTY'],
    [batchOf({ object: 'Case', listViewId: '00BFK0000000002AAA' }), 404, 'LIST_VIEW_NOT_FOUND'],
    [batchOf({ object: 'Account', filter: "Name = 'x'" }), 400, 'REQUEST_INVALID'],
    [batchOf({ object: 'Case', filter: "Subject = 'x'", listViewId: LIST_VIEW_ID }), 400, 'REQUEST_INVALID'],
    [batchOf({ recordIds: IDS }, { writeTo: 'Priority' }), 422, 'BATCH_FIELD_NOT_WRITABLE'],
    [batchOf({ recordIds: IDS }, { prompt: 'Case_Draft' }), 409, 'PROMPT_NOT_APPROVED'],
    [batchOf({ recordIds: IDS }, { prompt: 'Nothing' }), 404, 'PROMPT_NOT_FOUND'],
  ];
  for (const [body, status, code] of refused) {
    const answer = await paula().post('/v1/batches', body);
    assert.equal(answer.body['error']?.code, code, JSON.stringify(answer.body));
    assert.equal(answer.status, status, code);
    assert.doesNotMatch(answer.body['error'].message, /Case 1/);
  }
  assert.equal((await paula().get('/v1/batches')).body['batches'].length, before);
});

test('a person without the permission makes none, and nobody filters by a field that is hidden from them', async () => {
  const body = batchOf({ object: 'Case', filter: "Priority = 'High'" });
  const none = await service.as(CARLA).post('/v1/batches', body);
  assert.deepEqual([none.status, none.body['error'].code], [403, 'BATCH_PERMISSION_REQUIRED']);
  const hidden = await service.as(PETER).post('/v1/batches', body);
  assert.deepEqual([hidden.status, hidden.body['error'].code], [422, 'BATCH_FILTER_FIELD_HIDDEN']);
  const field = { ...batchOf({ recordIds: IDS }), writeTo: 'AI_Summary__c' };
  assert.equal(
    (await service.as(PETER).post('/v1/batches', field)).body['error'].code,
    'BATCH_FIELD_NOT_WRITABLE',
  );
  await service.as(PETER).post('/v1/batches', body);
  const audited = () =>
    [...service.org.interactions.values()].filter(({ Kind__c: kind }) => kind === 'Refusal');
  await until(() => audited().filter(({ User__c: user }) => user === PETER.userId).length === 1, 10_000);
  await until(() => audited().some(({ User__c: user }) => user === CARLA.userId), 10_000);
  assert.doesNotMatch(JSON.stringify(audited()), /Priority/);
  const { batchId } = await create(body);
  assert.equal((await service.as(PETER).get(`/v1/batches/${batchId}`)).body['error'].code, 'BATCH_NOT_FOUND');
  assert.equal((await service.as(PETER).post(`/v1/batches/${batchId}/cancel`)).status, 404);
});

test('no more than the window is at work; a pause lets that end, a cancel stops it', async () => {
  const slow = { prompt: 'Case_Slow', source: { recordIds: IDS }, start: true, skipUnchanged: false };
  const { batchId } = await create(slow);
  const at = async () => (await paula().get(`/v1/batches/${batchId}`)).body;
  await until(async () => (await at())['counts'].running === 4, 5_000);
  const paused = (await paula().post(`/v1/batches/${batchId}/pause`)).body;
  assert.equal(paused['state'], 'paused');
  assert.equal((await paula().post(`/v1/batches/${batchId}/start`)).body['error'].code, 'BATCH_STATE_WRONG');
  assert.equal((await at())['counts'].waiting, 6);
  const cancelled = (await paula().post(`/v1/batches/${batchId}/cancel`)).body;
  assert.equal(cancelled['state'], 'cancelled');
  assert.equal(cancelled['counts'].waiting, 0);
  const done = await ended(batchId);
  assert.deepEqual([done['state'], done['counts'].cancelled], ['cancelled', 10]);
  assert.equal((await paula().post(`/v1/batches/${batchId}/resume`)).body['error'].code, 'BATCH_STATE_WRONG');
  service.model.release();
});

test('failures are told by cause, and only they are tried again', async () => {
  const { batchId } = await create({
    prompt: 'Case_Broken',
    source: { recordIds: IDS.slice(0, 3) },
    start: true,
  });
  const broken = await ended(batchId);
  assert.equal(broken['state'], 'done');
  assert.deepEqual(
    broken['causes'].map(({ code, count }: { code: string; count: number }) => [code, count]),
    [['MODEL_AUTHENTICATION_FAILED', 3]],
  );
  const { items } = (await paula().get(`/v1/batches/${batchId}/items?state=failed&after=1`)).body;
  assert.deepEqual(
    items.map(({ position }: { position: number }) => position),
    [2, 3],
  );
  assert.match(items[0].message, /\./);
  const again = (await paula().post(`/v1/batches/${batchId}/retry`)).body;
  assert.deepEqual([again['state'], again['endedAt']], ['running', null]);
  assert.equal((await ended(batchId))['counts'].failed, 3);
});
