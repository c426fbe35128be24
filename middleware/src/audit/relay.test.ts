import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { ANA, CASE_ID, startTestService, type TestService } from '../../test/service.ts';
import { until } from '../../test/until.ts';

let service: TestService;
let client: pg.Client;

before(async () => {
  service = await startTestService(
    [
      { name: 'Case_Summary', technology: 'answers' },
      { name: 'Draft_Only', technology: 'answers', status: 'Draft' },
    ],
    { AUDIT_LINGER_MS: 300 },
  );
  client = new pg.Client({ connectionString: service.databaseUrl });
  await client.connect();
});
after(async () => {
  await client.end();
  await service.stop();
});

const start = async (prompt = 'Case_Summary'): Promise<string> =>
  (await service.as(ANA).post('/v1/runs', { prompt, recordId: CASE_ID })).body['runId'];
const waiting = async (): Promise<number> =>
  (await client.query("SELECT 1 FROM audit_outbox WHERE state = 'waiting'")).rowCount ?? 0;
const open = async (): Promise<number> =>
  (await client.query('SELECT 1 FROM run WHERE ended_at IS NULL')).rowCount ?? 0;
const allDelivered = () => until(async () => (await open()) + (await waiting()) === 0, 60_000);

test('writes one record per run, answered or failed', async () => {
  const runs = [await start(), await start('Draft_Only'), await start('No_Such_Prompt')];
  await allDelivered();
  const rows = runs.map((runId) => service.org.interactions.get(runId));
  assert.deepEqual(
    rows.map((row) => row?.['Status__c']),
    ['Answered', 'Failed', 'Failed'],
  );
  assert.deepEqual(
    rows.map((row) => row?.['Error_Code__c']),
    [null, 'PROMPT_NOT_APPROVED', 'PROMPT_NOT_FOUND'],
  );
  assert.equal(rows[0]?.['User__c'], ANA.userId);
  assert.equal(rows[0]?.['Input_Tokens__c'], 120);
  assert.equal(rows[0]?.['Cost__c'], 0.0006);
  assert.ok(Number(rows[0]?.['Mask_Count__c']) >= 3);
  assert.match(String(rows[0]?.['Policy_Hash__c']), /^[0-9a-f]{64}$/);
  const step = service.org.steps.get(`${runs[0]}:1`);
  assert.deepEqual([step?.['Interaction__r'], step?.['Outcome__c']], [{ Run_Id__c: runs[0] }, 'answered']);
  const places = rows.map((row) => Number(row?.['Chain_Sequence__c'])).toSorted();
  assert.deepEqual(places, [1, 2, 3]);
  const byPlace = new Map(rows.map((row) => [row?.['Chain_Sequence__c'], row]));
  assert.equal(byPlace.get(3)?.['Previous_Hash__c'], byPlace.get(2)?.['Row_Hash__c']);
});

test('masks the reason of a rating, and writes it into the same record', async () => {
  const runId = await start();
  await service.as(ANA).get(`/v1/runs/${runId}?wait=10`);
  await allDelivered();
  const reason = 'Ana Souza is named wrongly, write to bob@example.net';
  const rated = await service.as(ANA).post(`/v1/runs/${runId}/feedback`, { rating: 'down', reason });
  assert.equal(rated.body['feedback'].rating, 'down');
  await allDelivered();
  const record = service.org.interactions.get(runId);
  assert.deepEqual([record?.['Feedback__c'], record?.['Status__c']], ['Down', 'Answered']);
  assert.match(String(record?.['Feedback_Reason__c']), /is named wrongly/);
  assert.doesNotMatch(JSON.stringify([record, rated.body['feedback']]), /Souza|bob@/);
});

test('refuses to rate a run that has not ended', async () => {
  const text = `INSERT INTO run (run_id, org_id, user_id, username, prompt_api_name, record_id, channel, trace_id, status, worker)
    SELECT gen_random_uuid(), org_id, user_id, username, 'X', record_id, channel, trace_id, 'queued', worker FROM run LIMIT 1
    RETURNING run_id`;
  const { rows } = await client.query<{ run_id: string }>(text);
  const answer = await service.as(ANA).post(`/v1/runs/${rows[0]?.run_id}/feedback`, { rating: 'up' });
  assert.deepEqual([answer.status, answer.body['error'].code], [409, 'RUN_NOT_ENDED']);
  await service.as(ANA).delete(`/v1/runs/${rows[0]?.run_id}`);
  await allDelivered();
});

test('keeps what the org refuses visible with its reason, and gives it up only after its attempts', async () => {
  const runId = await start();
  service.org.refusedRuns.set(runId, 'FIELD_CUSTOM_VALIDATION_EXCEPTION');
  const entry = async () =>
    (await client.query('SELECT * FROM audit_outbox WHERE run_id = $1', [runId])).rows[0];
  for (const attempt of [1, 2, 3]) {
    await until(async () => (await entry())?.attempts === attempt, 10_000);
    await client.query('UPDATE audit_outbox SET due_at = now() WHERE run_id = $1', [runId]);
  }
  const { state, reason } = await entry();
  assert.deepEqual([state, reason], ['dead', 'FIELD_CUSTOM_VALIDATION_EXCEPTION']);
});

test('loses nothing while the org is away', async () => {
  const runId = await start();
  await service.as(ANA).get(`/v1/runs/${runId}?wait=10`);
  await service.orgWire.cut();
  const late = await start();
  const reason = async () => (await client.query('SELECT reason FROM audit_relay')).rows[0]?.reason;
  await until(async () => (await reason()) === 'ORG_UNREACHABLE', 10_000);
  await service.orgWire.mend();
  await client.query('UPDATE audit_relay SET paused_until = NULL');
  await allDelivered();
  assert.equal(service.org.interactions.get(late)?.['Error_Code__c'], 'ORG_UNREACHABLE');
  assert.equal(service.org.interactions.get(runId)?.['Status__c'], 'Answered');
});
