import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startStack, type Stack } from '../test/start-stack.ts';
import { until } from '../test/until.ts';

const SERVICE = 'samuel.ortiz@byom.example';
const ADMIN = 'adam.novak@byom.example';
const AUDITOR = 'audrey.chen@byom.example';

let stack: Stack;

before(async () => {
  stack = await startStack({ middleware: { CONFIG_CACHE_SECONDS: '600', BATCH_WINDOW: '8' } });
});
after(() => stack.stop());

const admin = () => stack.client(ADMIN);
const accounts = (fields: string, condition = 'Id != null') =>
  stack.org.query(ADMIN, `SELECT ${fields} FROM Account WHERE ${condition} ORDER BY Id`);

async function create(source: object, more: object = {}): Promise<Record<string, any>> {
  const body = { prompt: 'Account_360', source, writeTo: 'Site', start: true, ...more };
  const { status, body: view } = await admin().post('/v1/batches', body);
  assert.equal(status, 201, JSON.stringify(view));
  return view;
}

async function ended(batchId: string): Promise<Record<string, any>> {
  let view: Record<string, any> = {};
  await until(async () => {
    view = (await admin().get(`/v1/batches/${batchId}`)).body;
    return view['state'] === 'done';
  }, 60_000);
  return view;
}

test('accounts are summarized and written as the person, and each run is in the audit with its batch', async () => {
  const ids = (await accounts('Id')).slice(0, 12).map((row) => row['Id']);
  const batch = await create({ recordIds: ids });
  const done = await ended(batch['batchId']);
  assert.deepEqual([done['counts'].answered, done['counts'].failed], [12, 0]);
  assert.deepEqual(done['written'], { written: 12, kept: 0, failed: 0 });
  for (const account of (await accounts('Id, Site, LastModifiedBy.Username')).slice(0, 12)) {
    assert.ok(account['Site'].length > 0 && account['Site'].length <= 80);
    assert.equal(account['LastModifiedBy'].Username, ADMIN);
  }
  const audited = `SELECT Id FROM AI_Interaction__c WHERE Batch_Id__c = '${batch['batchId']}'`;
  await until(async () => (await stack.org.query(AUDITOR, audited)).length === 12, 30_000);
});

test('of what has been answered only what has changed is asked again, and a human edit stays', async () => {
  const [one, two, ...others] = (await accounts('Id')).slice(0, 12).map((row) => row['Id'] as string);
  const human = { Description: 'Changed too.', Site: 'Written by a human' };
  await stack.org.update(ADMIN, 'Account', one!, { Description: 'Changed just now.' });
  await stack.org.update(ADMIN, 'Account', two!, human);
  const listed = [one, two, ...others].map((id) => `'${id}'`).join(', ');
  const done = await ended((await create({ object: 'Account', filter: `Id IN (${listed})` }))['batchId']);
  assert.deepEqual([done['counts'].answered, done['counts'].unchanged], [2, 10]);
  assert.deepEqual(done['written'], { written: 1, kept: 1, failed: 0 });
  const [kept] = await accounts('Site', `Id = '${two}'`);
  assert.equal(kept!['Site'], human.Site);
});

test('a list view is what the org says it is to the person', async () => {
  const [view] = await stack.org.query(
    ADMIN,
    "SELECT Id, Name FROM ListView WHERE SobjectType = 'Account' LIMIT 1",
  );
  const batch = await create({ object: 'Account', listViewId: view!['Id'] }, { start: false, writeTo: null });
  assert.deepEqual(batch['source'], { kind: 'list view', text: view!['Name'] });
  assert.equal(batch['counts'].total, (await accounts('Id')).length);
  assert.equal(batch['state'], 'draft');
});

test('the org says who may, what a filter may name and what a field takes', async () => {
  const source = { object: 'Account', filter: "Name = 'x') OR (Id != null" };
  const refusals: [username: string, body: object, code: string][] = [
    [SERVICE, { prompt: 'Account_360', source }, 'BATCH_PERMISSION_REQUIRED'],
    [ADMIN, { prompt: 'Account_360', source }, 'BATCH_FILTER_INVALID'],
    [
      ADMIN,
      { prompt: 'Account_360', source: { ...source, filter: "Salary__c = '1'" } },
      'BATCH_FILTER_FIELD_HIDDEN',
    ],
    [
      ADMIN,
      { prompt: 'Account_360', source: { ...source, filter: "Name = 'x'" }, writeTo: 'Industry' },
      'BATCH_FIELD_NOT_WRITABLE',
    ],
    [
      ADMIN,
      { prompt: 'Account_360', source: { object: 'Account', listViewId: '00B000000000001' } },
      'LIST_VIEW_NOT_FOUND',
    ],
  ];
  for (const [username, body, code] of refusals) {
    const answer = await stack.client(username).post('/v1/batches', body);
    assert.equal(answer.body['error']?.code, code, JSON.stringify(answer.body));
  }
});
