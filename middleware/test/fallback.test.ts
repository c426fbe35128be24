import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ANA, CASE_ID, startTestService, type TestService } from './service.ts';
import { until } from './until.ts';

let service: TestService;

before(async () => {
  service = await startTestService(
    [
      { name: 'Busy', technology: 'busy' },
      { name: 'Elsewhere', technology: 'busy', region: 'us' },
      { name: 'Limited', technology: 'limits', region: 'us' },
      { name: 'House', technology: 'answers', organizationDefault: true },
    ],
    { fallbackOn: 'default', MODEL_ATTEMPTS: 2 },
  );
});
after(() => service.stop());

const start = async (prompt: string): Promise<string> =>
  (await service.as(ANA).post('/v1/runs', { prompt, recordId: CASE_ID })).body['runId'];
const read = async (runId: string) => (await service.as(ANA).get(`/v1/runs/${runId}?wait=20`)).body;
const audit = async (runId: string) => {
  const found = () => [...service.org.interactions.values()].find((row) => row['Run_Id__c'] === runId);
  await until(() => found() !== undefined, 10_000);
  return found()!;
};

test('a stand-in answers, and says so in the answer, in its trace and on the audit record', async () => {
  const runId = await start('Busy');
  const run = await read(runId);
  assert.equal(run['status'], 'answered', JSON.stringify(run['error']));
  assert.match(
    run['notice'],
    /^busy did not answer \(its provider is overloaded\): the organization default, answers/,
  );
  assert.equal(run['layer'], 'organization default');
  const trace = run['attempts'].map((one: any) => [one.model, one.attempt, one.outcome, one.code]);
  assert.deepEqual(trace, [
    ['Model_Busy', 1, 'failed', 'MODEL_OVERLOADED'],
    ['Model_Busy', 2, 'failed', 'MODEL_OVERLOADED'],
    ['Model_House', 1, 'answered', null],
  ]);
  assert.deepEqual(run['attempts'][2].cost, run['cost']);
  assert.equal(run['sent'].model.apiName, 'Model_House');

  const record = await audit(runId);
  assert.deepEqual(
    [
      record['Attempt_Count__c'],
      record['Model_Layer__c'],
      record['Technology__c'],
      record['Input_Tokens__c'],
    ],
    [3, 'Organization Default', 'answers', 120],
  );
  assert.deepEqual(
    [record['Cached_Tokens__c'], record['Cache_Write_Tokens__c'], record['Reasoning_Tokens__c']],
    [0, 0, 0],
  );
  assert.deepEqual([record['Finish_Reason__c'], record['Finish_Reason_Raw__c']], ['stop', 'stop']);
  const route = JSON.parse(String(record['Route__c'])) as Record<string, unknown>[];
  assert.deepEqual(
    route.map(({ model, outcome, code }) => [model, outcome, code ?? null]),
    trace.map(([model, , outcome, code]: unknown[]) => [model, outcome, code]),
  );
  assert.equal(route[2]?.['amount'], '0.000600');
});

test('no stand-in in another region is asked, and the trace says why', async () => {
  const runId = await start('Elsewhere');
  const run = await read(runId);
  assert.deepEqual(
    [run['status'], run['error']?.code, run['layer']],
    ['failed', 'MODEL_OVERLOADED', 'prompt version'],
  );
  const last = run['attempts'].at(-1);
  assert.deepEqual([last.model, last.outcome, last.code], ['Model_House', 'skipped', 'MODEL_OUT_OF_REGION']);
  assert.equal((await audit(runId))['Attempt_Count__c'], 2);
});

test('cancelling a run that waits to ask again ends it at once', async () => {
  const before = service.model.requests.length;
  const runId = await start('Limited');
  await until(() => service.model.requests.length > before, 10_000);
  const cancelled = await service.as(ANA).delete(`/v1/runs/${runId}`);
  assert.equal(cancelled.status, 200);
  const run = await read(runId);
  assert.equal(run['status'], 'cancelled');
  assert.ok(run['timings'].totalMs < 15_000, 'it did not wait for the provider');
  assert.equal(service.model.requests.length, before + 1);
});
