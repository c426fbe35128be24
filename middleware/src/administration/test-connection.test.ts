import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { modelId, type FakePrompt } from '../../test/fake-configuration.ts';
import { ORG_ID } from '../../test/fake-org.ts';
import { startKeyedModel, type KeyedModel } from '../../test/keyed-model.ts';
import { DORA, startTestService, type TestService } from '../../test/service.ts';
import { until } from '../../test/until.ts';
import { createCredentials } from '../journal/credentials.ts';
import { createDatabase, type Database } from '../journal/database.ts';
import type { CredentialStore } from '../ports.ts';
import { createSealer } from '../vault/seal.ts';

const ALL = 'Streaming;Tools;Structured Output';
let service: TestService;
let model: KeyedModel;
let database: Database;
let store: CredentialStore;

before(async () => {
  model = await startKeyedModel();
  service = await startTestService([], { MODEL_IDLE_TIMEOUT_MS: 20_000 });
  database = createDatabase(service.databaseUrl, 2);
  store = createCredentials(database, createSealer(service.config.vaultKey));
  await store.set(ORG_ID, 'Key', 'sk-right', [model.host]);
});
after(async () => {
  await database.close();
  await service.stop();
  await model.close();
});

/** Tests a model that is new in the org. */
async function check(record: Partial<FakePrompt>) {
  const all = { endpoint: model.url, credential: 'Key', capabilities: ALL, modelStatus: 'Draft', ...record };
  const id = add({ technology: 'able', ...all });
  const { status, body } = await service.as(DORA).post(`/v1/models/${id}/test`, {});
  assert.equal(status, 200, JSON.stringify(body));
  return body;
}

/** Adds a model to the org and gives its id. */
const add = (record: Omit<FakePrompt, 'name'>): string =>
  modelId(service.prompts.push({ name: `M${service.prompts.length}`, ...record }) - 1);

const outcomes = (body: Record<string, any>): Record<string, string> =>
  Object.fromEntries(
    (body['checks'] as Record<string, any>[]).map(({ name, outcome, code }) => [name, code ?? outcome]),
  );

test('a draft that does all it promises passes, and is on record with what it used', async () => {
  const body = await check({ technology: 'able' });
  assert.equal(body['status'], 'passed');
  assert.deepEqual(Object.keys(outcomes(body)), [
    'reachable',
    'authentication',
    'answer',
    'first token',
    'json',
    'tools',
  ]);
  assert.deepEqual([...new Set(Object.values(outcomes(body)))], ['passed']);
  const times = (body['checks'] as Record<string, any>[]).slice(2).map(({ milliseconds }) => milliseconds);
  assert.ok(times.every((time) => time >= 0));
  assert.deepEqual([body['model'], body['cost']], ['able-2026-11', { amount: '0.000225', currency: 'USD' }]);
  assert.deepEqual([...new Set(model.asked.map(({ key }) => key))], ['sk-right']);
  assert.ok(model.asked.every((one) => one.body['max_tokens'] <= 1_024));

  const run = (await service.as(DORA).get(`/v1/runs/${body['runId']}`)).body;
  assert.deepEqual([run['status'], run['answer'], run['sent'].layer], ['answered', 'pong', null]);
  assert.equal(run['attempts'].length, 3);
  assert.ok(run['timings'].firstTokenMs >= 0);
  await until(() => service.org.interactions.has(body['runId']), 20_000);
  const record = service.org.interactions.get(body['runId'])!;
  assert.deepEqual(
    [
      record['Channel__c'],
      record['Status__c'],
      record['Prompt__c'],
      record['Subject_Id__c'],
      record['User__c'],
    ],
    ['connection test', 'Answered', null, null, DORA.userId],
  );
  assert.deepEqual(
    [record['Input_Tokens__c'], record['Output_Tokens__c'], record['Model__c']],
    [30, 15, modelId(0)],
  );
});

test('what a record does not promise is not asked for, and JSON in words only when the model can', async () => {
  const before = model.asked.length;
  const plain = await check({ technology: 'able', capabilities: '', credential: null });
  assert.deepEqual(outcomes(plain), {
    reachable: 'passed',
    authentication: 'not supported',
    answer: 'passed',
    'first token': 'not supported',
    json: 'passed',
    tools: 'not supported',
  });
  const asked = model.asked.slice(before);
  assert.ok(
    asked.every(
      ({ body, key }) => !body['stream'] && !body['response_format'] && !body['tools'] && key === '',
    ),
  );
  const talks = await check({ technology: 'talks', capabilities: 'Streaming' });
  assert.deepEqual([talks['status'], outcomes(talks)['json']], ['passed', 'not supported']);
});

test('a model that answers but breaks a promise of its record passes partly', async () => {
  const body = await check({ technology: 'talks' });
  assert.equal(body['status'], 'partly');
  assert.deepEqual(
    [outcomes(body)['answer'], outcomes(body)['json'], outcomes(body)['tools']],
    ['passed', 'MODEL_OUTPUT_INVALID', 'failed'],
  );
  const run = (await service.as(DORA).get(`/v1/runs/${body['runId']}`)).body;
  assert.equal(run['status'], 'answered');
});

const FAILURES: [technology: string, expected: Record<string, string>][] = [
  ['unauthorized', { reachable: 'passed', authentication: 'MODEL_AUTHENTICATION_FAILED' }],
  ['forbidden', { reachable: 'passed', authentication: 'MODEL_PERMISSION_DENIED' }],
  ['unknown', { reachable: 'passed', answer: 'MODEL_NOT_FOUND' }],
  ['limited', { reachable: 'passed', authentication: 'passed', answer: 'MODEL_RATE_LIMITED' }],
  ['fails', { reachable: 'passed', answer: 'MODEL_OVERLOADED' }],
  ['empty', { reachable: 'passed', authentication: 'passed', answer: 'MODEL_ANSWER_EMPTY' }],
  ['malformed', { reachable: 'passed', answer: 'MODEL_REPLY_MALFORMED' }],
  ['breaks', { reachable: 'passed', authentication: 'passed', answer: 'MODEL_OVERLOADED' }],
];
for (const [technology, expected] of FAILURES) {
  test(`says what is wrong with a model that is ${technology}, and quotes nobody`, async () => {
    const body = await check({ technology });
    assert.equal(body['status'], 'failed');
    assert.deepEqual(outcomes(body), expected);
    assert.doesNotMatch(JSON.stringify(body), /sk-right|Bearer|pong/);
    const failed = (body['checks'] as Record<string, any>[]).at(-1)!;
    assert.ok(failed['hint'].length > 10);
    const run = (await service.as(DORA).get(`/v1/runs/${body['runId']}`)).body;
    assert.deepEqual([run['status'], run['error'].code], ['failed', Object.values(expected).at(-1)]);
  });
}

test('says which part of the configuration is wrong, without asking anybody', async () => {
  const before = model.asked.length;
  await store.set(ORG_ID, 'Elsewhere', 'sk-right', ['models.example']);
  await store.set(ORG_ID, 'Json', '{"accessKeyId":"hidden"}', [model.host]);
  const cases: [Partial<FakePrompt>, Record<string, string>][] = [
    [{ credential: 'Missing' }, { authentication: 'CREDENTIAL_MISSING' }],
    [{ credential: 'Elsewhere' }, { authentication: 'CREDENTIAL_HOST_REFUSED' }],
    [{ credential: 'Json' }, { authentication: 'CREDENTIAL_MALFORMED' }],
    [{ platform: 'sorcery' }, { reachable: 'MODEL_INVALID_REQUEST' }],
    [{ endpoint: 'http://169.254.169.254/latest' }, { reachable: 'MODEL_INVALID_REQUEST' }],
    [{ endpoint: `http://sk@${model.host}/v1` }, { reachable: 'MODEL_INVALID_REQUEST' }],
  ];
  for (const [record, expected] of cases) {
    const body = await check(record);
    assert.deepEqual([body['status'], outcomes(body)], ['failed', expected], JSON.stringify(record));
    assert.doesNotMatch(JSON.stringify(body), /hidden|sk-right/);
  }
  assert.equal(model.asked.length, before);
});

test('does not follow a redirect, where it would take the key along', async () => {
  const before = model.asked.length;
  const body = await check({ technology: 'moves' });
  assert.equal(body['status'], 'failed');
  assert.equal(model.asked.length, before + 1);
});

test('a refused connection is told as such', async () => {
  const body = await check({ endpoint: 'http://127.0.0.1:1/v1', credential: null });
  assert.deepEqual(outcomes(body), { reachable: 'MODEL_UNREACHABLE' });
});

test('the built-in summary is asked for an answer and for nothing it cannot do', async () => {
  const body = await check({ platform: 'builtin', technology: 'extractive', endpoint: '', credential: null });
  assert.equal(body['status'], 'passed');
  assert.deepEqual([outcomes(body)['json'], outcomes(body)['tools']], ['not supported', 'not supported']);
});

test('tells a model that is not there or retired from one that can be tested', async () => {
  const retired = add({ technology: 'able', modelStatus: 'Retired' });
  const post = async (id: string) =>
    (await service.as(DORA).post(`/v1/models/${id}/test`, {})).body['error'].code;
  assert.equal(await post(retired), 'MODEL_RETIRED');
  for (const id of ['none', modelId(9_999)]) assert.equal(await post(id), 'MODEL_RECORD_NOT_FOUND');
});

test('asks one model once at a time, and lets go of it when nobody waits for the result', async () => {
  const path = `/v1/models/${add({ technology: 'silent', endpoint: model.url, capabilities: '' })}/test`;
  const before = model.asked.length;
  const gone = new AbortController();
  const headers = {
    authorization: `Bearer ${await service.token({ sub: DORA.username, uid: DORA.userId })}`,
  };
  const first = fetch(service.url + path, { method: 'POST', headers, signal: gone.signal });
  await until(() => model.asked.length > before, 20_000);
  const second = await service.as(DORA).post(path, {});
  assert.deepEqual([second.status, second.body['error'].code], [409, 'CONNECTION_TEST_RUNNING']);
  gone.abort();
  await assert.rejects(first);
  await until(async () => {
    const text = "SELECT 1 FROM run WHERE status = 'cancelled' AND prompt_api_name = '$ConnectionTest'";
    return (await database.query(text)).length === 1;
  }, 20_000);
});

test('a model that says nothing at all cannot be reached', async () => {
  service.config.MODEL_IDLE_TIMEOUT_MS = 300;
  await service.restart();
  assert.deepEqual(outcomes(await check({ technology: 'silent' })), { reachable: 'MODEL_TIMEOUT' });
});

test('ends when its time is over, whatever the model still sends', async () => {
  Object.assign(service.config, { MODEL_IDLE_TIMEOUT_MS: 20_000, RUN_DEADLINE_MS: 700 });
  await service.restart();
  const body = await check({ technology: 'drips', capabilities: 'Streaming' });
  assert.deepEqual([body['status'], outcomes(body)], ['failed', { reachable: 'RUN_DEADLINE_EXCEEDED' }]);
  const run = (await service.as(DORA).get(`/v1/runs/${body['runId']}`)).body;
  assert.deepEqual([run['status'], run['error'].code], ['failed', 'RUN_DEADLINE_EXCEEDED']);
});

test('in production neither a test nor a host leads to this machine', async () => {
  service.config.BYOM_ENVIRONMENT = 'production';
  await service.restart();
  const before = model.asked.length;
  const { port } = new URL(model.url);
  for (const host of [
    'localhost',
    '127.0.0.1',
    '127.1',
    '0x7f000001',
    '[::1]',
    '[::ffff:7f00:1]',
    'localhost.',
  ]) {
    for (const endpoint of [`http://${host}:${port}/v1`, `https://${host}:${port}/v1`]) {
      const body = await check({ endpoint, credential: null });
      assert.deepEqual(outcomes(body), { reachable: 'MODEL_INVALID_REQUEST' }, endpoint);
    }
    const { body } = await service
      .as(DORA)
      .put('/v1/credentials/Here', { secret: 'sk', hosts: [`${host}:${port}`] });
    assert.equal(body['error'].code, 'CREDENTIAL_HOST_INVALID', host);
  }
  assert.equal(model.asked.length, before);
});
