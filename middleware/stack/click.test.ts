import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readEvents } from '../test/client.ts';
import { ApexFailure } from '../test/org-client.ts';
import { startStack, type Stack } from '../test/start-stack.ts';
import { until } from '../test/until.ts';

const SALES = 'sofia.lindqvist@byom.example';
const SERVICE = 'samuel.ortiz@byom.example';
const MANAGER = 'priya.raman@byom.example';
const ADMIN = 'adam.novak@byom.example';
const AUDITOR = 'audrey.chen@byom.example';

let stack: Stack;

before(async () => {
  stack = await startStack({ middleware: { CONFIG_CACHE_SECONDS: '600' } });
});
after(() => stack.stop());

const firstId = async (username: string, objectName: string): Promise<string> =>
  (await stack.org.query(username, `SELECT Id FROM ${objectName} ORDER BY Id LIMIT 1`))[0]!['Id'];

async function run(username: string, prompt: string, recordId: string): Promise<Record<string, any>> {
  const client = stack.client(username);
  const started = await client.post('/v1/runs', { prompt, recordId });
  assert.equal(started.status, 202, JSON.stringify(started.body));
  return (await client.get(`/v1/runs/${started.body['runId']}?wait=20`)).body;
}

test('runs through Apex as the platform would call it, and streams to the browser with the ticket', async () => {
  const recordId = await firstId(SERVICE, 'Case');
  const call = async (method: string, parameters: object) =>
    JSON.parse(await stack.callAsUser(SERVICE, 'RunController', method, parameters)) as Record<string, any>;
  const started = await call('start', { promptName: 'Case_Summary', recordId, channel: 'salesforce' });
  const events = await readEvents(started['eventsUrl'], started['ticket'], {
    headers: { origin: stack.orgUrl },
  });
  const last = events.at(-1)!;
  assert.equal(last.event, 'answered', JSON.stringify(last));
  const text = events.filter(({ event }) => event === 'text').map(({ data }) => data.text);
  assert.equal(text.join(''), last.data.answer);
  assert.deepEqual(await call('get', { runId: started['runId'] }), last.data);
  assert.equal(
    (await call('latest', { promptName: 'Case_Summary', recordId }))['run'].runId,
    started['runId'],
  );
  const rated = await call('feedback', { runId: started['runId'], rating: 'up', reason: null });
  assert.equal(rated['feedback'].rating, 'up');
});

test('answers every role on the records of its work, and the auditor reads masked text only', async () => {
  const clicks: [string, string, string][] = [
    [SALES, 'Account_360', 'Account'],
    [SALES, 'Opportunity_Brief', 'Opportunity'],
    [SALES, 'Lead_Qualification', 'Lead'],
    [SALES, 'Contact_Briefing', 'Contact'],
    [SERVICE, 'Case_Summary', 'Case'],
    [SERVICE, 'Case_Next_Steps', 'Case'],
    [ADMIN, 'Account_360', 'Account'],
  ];
  for (const [username, prompt, objectName] of clicks) {
    const view = await run(username, prompt, await firstId(username, objectName));
    assert.equal(view['status'], 'answered', `${username} ${prompt}: ${JSON.stringify(view['error'])}`);
    const fields = 'Status__c, Masked_Prompt__c, Masked_Answer__c, User__r.Username, Prompt__r.Api_Name__c';
    const soql = `SELECT ${fields} FROM AI_Interaction__c WHERE Run_Id__c = '${view['runId']}'`;
    let rows: Record<string, any>[] = [];
    await until(async () => (rows = await stack.org.query(AUDITOR, soql)).length > 0, 20_000);
    assert.equal(rows.length, 1);
    assert.equal(rows[0]!['User__r'].Username, username);
    assert.equal(rows[0]!['Prompt__r'].Api_Name__c, prompt);
    assert.ok(rows[0]!['Masked_Prompt__c'].includes(view['sent'].prompt.trim()));
    assert.notEqual(rows[0]!['Masked_Answer__c'], view['answer']);
    assert.match(rows[0]!['Masked_Answer__c'], /[A-Z]+-[A-Z0-9]{2}-\d{4}/);
  }
});

test('lets nobody but the integration user write an audit record', async () => {
  const [row] = await stack.org.query(AUDITOR, 'SELECT Id FROM AI_Interaction__c LIMIT 1');
  for (const username of [SALES, SERVICE, MANAGER, ADMIN, AUDITOR]) {
    const change = stack.org.update(username, 'AI_Interaction__c', row!['Id'], { Status__c: 'Failed' });
    await assert.rejects(change, /INSUFFICIENT|NOT_FOUND|CANNOT/i, username);
  }
});

test('never reads a field that the person may not see, and names it as left out', async () => {
  const soql =
    'SELECT Id, AccountId, Account.AnnualRevenue FROM Case WHERE Account.AnnualRevenue > 0 ORDER BY Id';
  const seen = await stack.org.query(ADMIN, soql);
  const mine = new Set((await stack.org.query(SERVICE, 'SELECT Id FROM Case')).map((row) => row['Id']));
  const shared = seen.find((row) => mine.has(row['Id']))!;
  const revenue = String(shared['Account'].AnnualRevenue);
  const [service, admin] = [
    await run(SERVICE, 'Case_Summary', shared['Id']),
    await run(ADMIN, 'Case_Summary', shared['Id']),
  ];
  const hidden = { field: 'Account.AnnualRevenue', reason: 'NOT_VISIBLE' };
  assert.ok(service['sent'].leftOut.some((item: object) => JSON.stringify(item) === JSON.stringify(hidden)));
  assert.equal(service['sent'].prompt.includes(revenue), false);
  assert.equal(admin['sent'].prompt.includes(revenue), true);
  const names = (view: Record<string, any>) =>
    view['sent'].leftOut.map(({ field }: { field: string }) => field);
  assert.equal(names(admin).includes(hidden.field), false);
});

test('gives the same error for an invisible record and for one that does not exist', async () => {
  const visible = new Set((await stack.org.query(SALES, 'SELECT Id FROM Account')).map((row) => row['Id']));
  const all = await stack.org.query(ADMIN, 'SELECT Id FROM Account');
  const invisible = all.find((row) => !visible.has(row['Id']))!['Id'] as string;
  const first = await run(SALES, 'Account_360', invisible);
  const second = await run(SALES, 'Account_360', '001000000000009AAA');
  assert.equal(first['error'].code, 'RECORD_NOT_FOUND');
  assert.deepEqual([first['error'], first['sent']], [second['error'], second['sent']]);
});

test('costs one query per run when everything is warm', async () => {
  const recordId = await firstId(SERVICE, 'Case');
  await run(SERVICE, 'Case_Summary', recordId);
  await stack.org.resetApiCalls();
  for (let count = 0; count < 5; count += 1) await run(SERVICE, 'Case_Summary', recordId);
  const calls = (await stack.org.apiCalls()).byPath as {
    method: string;
    path: string;
    count: number;
    user: string;
  }[];
  const reads = calls.filter(({ method }) => method === 'GET');
  assert.deepEqual(
    reads.map(({ path, user, count }) => [path, user, count]),
    [['/services/data/:version/query', SERVICE, 5]],
  );
});

test("tells Apex the middleware's own code when it refuses", async () => {
  const call = stack.callAsUser(SERVICE, 'RunController', 'get', {
    runId: '00000000-0000-4000-8000-000000000000',
  });
  await assert.rejects(call, (thrown) => thrown instanceof ApexFailure && thrown.code === 'RUN_NOT_FOUND');
});
