import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readEvents } from '../test/client.ts';
import { startFakeModel, type FakeModel } from '../test/fake-model.ts';
import { startStack, type Stack } from '../test/start-stack.ts';
import { until } from '../test/until.ts';

const SERVICE = 'samuel.ortiz@byom.example';
const ADMIN = 'adam.novak@byom.example';
const AUDITOR = 'audrey.chen@byom.example';
const BURST = 200;

let stack: Stack;
let model: FakeModel;
let recordId: string;

before(async () => {
  model = await startFakeModel();
  stack = await startStack({
    middleware: { CONFIG_CACHE_SECONDS: '0', MODEL_IDLE_TIMEOUT_MS: '1500', AUDIT_LINGER_MS: '1000' },
  });
  recordId = (await stack.org.query(SERVICE, 'SELECT Id FROM Case ORDER BY Id LIMIT 1'))[0]!['Id'];
});
after(async () => {
  await stack.stop();
  await model.close();
});

/** Points the model of the prompts somewhere else, as an admin does. */
async function useModel(fields: { Platform__c: string; Technology__c: string; Endpoint__c?: string | null }) {
  const [row] = await stack.org.query(ADMIN, "SELECT Id FROM AI_Model__c WHERE Api_Name__c = 'Builtin'");
  await stack.org.update(ADMIN, 'AI_Model__c', row!['Id'], { Endpoint__c: null, ...fields });
}

async function start(prompt = 'Case_Summary', id = recordId): Promise<Record<string, any>> {
  const started = await stack.client(SERVICE).post('/v1/runs', { prompt, recordId: id });
  assert.equal(started.status, 202, JSON.stringify(started.body));
  return started.body;
}
async function run(prompt = 'Case_Summary', id = recordId): Promise<Record<string, any>> {
  const { runId } = await start(prompt, id);
  return (await stack.client(SERVICE).get(`/v1/runs/${runId}?wait=25`)).body;
}
const auditOf = (runId: string) =>
  stack.org.query(
    AUDITOR,
    `SELECT Status__c, Error_Code__c FROM AI_Interaction__c WHERE Run_Id__c = '${runId}'`,
  );

test('says how a model failed, whatever it does', async () => {
  for (const [technology, code] of [
    ['hangs', 'MODEL_TIMEOUT'],
    ['breaks', 'MODEL_STREAM_BROKEN'],
    ['nonsense', 'MODEL_REPLY_MALFORMED'],
  ]) {
    await useModel({ Platform__c: 'scripted', Technology__c: technology! });
    const view = await run();
    assert.deepEqual([view['status'], view['error']?.code], ['failed', code]);
    await until(async () => (await auditOf(view['runId']))[0]?.['Error_Code__c'] === code, 10_000);
  }
});

test('fails while the org is down, sends nothing, and writes the audit when it is back', async () => {
  await stack.org.outage('down');
  const view = await run();
  assert.deepEqual([view['status'], view['error'].code, view['sent']], ['failed', 'ORG_UNREACHABLE', null]);
  assert.equal(view['error'].retryable, true);
  await stack.org.outage('none');
  await until(async () => (await auditOf(view['runId'])).length === 1, 30_000);
});

test('ends a run that kill -9 cut off once, with one audit record', async () => {
  await useModel({ Platform__c: 'openai-compatible', Technology__c: 'waits', Endpoint__c: model.url });
  const { runId, ticket, eventsUrl } = await start();
  await readEvents(eventsUrl, ticket, { enough: ({ event }) => event === 'text' });
  await stack.killMiddleware();
  await stack.startMiddleware();
  const view = (await stack.client(SERVICE).get(`/v1/runs/${runId}?wait=20`)).body;
  assert.deepEqual([view['status'], view['error'].code], ['failed', 'RUN_INTERRUPTED']);
  await until(async () => (await auditOf(runId)).length > 0, 20_000);
  assert.equal((await auditOf(runId)).length, 1);
  assert.equal(model.requests.length, 1);
});

test(`audits a burst of ${BURST} runs with at most three calls`, async () => {
  await useModel({ Platform__c: 'builtin', Technology__c: 'extractive-1' });
  await stack.killMiddleware();
  // A long linger, so that the number of calls says something about the relay and nothing about this machine's speed.
  await stack.startMiddleware({ CONFIG_CACHE_SECONDS: '600', AUDIT_LINGER_MS: '5000' });
  await run();
  await stack.org.resetApiCalls();
  const runs = await Promise.all(Array.from({ length: BURST }, () => start()));
  await Promise.all(runs.map(({ runId }) => stack.client(SERVICE).get(`/v1/runs/${runId}?wait=25`)));
  const written = new Set<string>();
  await until(async () => {
    const soql = 'SELECT Run_Id__c FROM AI_Interaction__c ORDER BY CreatedDate DESC LIMIT 600';
    for (const row of await stack.org.query(AUDITOR, soql)) written.add(row['Run_Id__c']);
    return runs.every(({ runId }) => written.has(runId));
  }, 120_000);
  const calls = (await stack.org.apiCalls()).byPath as { method: string; count: number }[];
  const writes = calls.filter(({ method }) => method === 'PATCH').reduce((sum, { count }) => sum + count, 0);
  assert.ok(writes <= 3, `${writes} calls`);
});
