import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { toId18 } from '../salesforce-id.ts';
import {
  ANA,
  BEN,
  CARLA,
  CASE_ID,
  OUTSIDER,
  startTestService,
  type TestService,
} from '../../test/service.ts';
import type { FakePerson } from '../../test/fake-org.ts';

let service: TestService;

before(async () => {
  service = await startTestService(
    [
      { name: 'Case_Summary', technology: 'answers' },
      { name: 'Draft_Only', technology: 'answers', status: 'Draft' },
      { name: 'Switched_Off', technology: 'answers', active: false },
      { name: 'Unknown_Field', technology: 'answers', template: 'Hello {{Secret_Field__c}}' },
      { name: 'Broken_Template', technology: 'answers', template: 'Hello {{#Contacts}} and nothing' },
      { name: 'Retired_Model', technology: 'answers', modelStatus: 'Retired' },
      { name: 'No_Key', technology: 'answers', credential: 'OpenAI' },
      { name: 'Metadata_Host', technology: 'answers', endpoint: 'http://169.254.169.254/latest' },
      { name: 'Times_Out', technology: 'silent' },
      { name: 'Drops', technology: 'drops' },
      { name: 'Nonsense', technology: 'nonsense' },
      { name: 'Bad_Key', technology: 'refuses' },
      { name: 'Busy', technology: 'busy' },
    ],
    { CONFIG_CACHE_SECONDS: 3600 },
  );
});
after(() => service.stop());

async function run(
  prompt: string,
  person: FakePerson = ANA,
  recordId = CASE_ID,
): Promise<Record<string, any>> {
  const started = await service.as(person).post('/v1/runs', { prompt, recordId });
  assert.equal(started.status, 202, JSON.stringify(started.body));
  return (await service.as(person).get(`/v1/runs/${started.body['runId']}?wait=20`)).body;
}

/** The run failed with the code, a sentence and a hint, and nothing reached the model. */
async function refused(
  prompt: string,
  code: string,
  person = ANA,
  recordId = CASE_ID,
): Promise<Record<string, any>> {
  const before = service.model.requests.length;
  const view = await run(prompt, person, recordId);
  assert.deepEqual([view['status'], view['error']?.code], ['failed', code]);
  assert.ok(view['error'].message.length > 10 && view['error'].hint.length > 10);
  assert.equal(view['sent'], null);
  assert.equal(service.model.requests.length, before);
  return view;
}

test('refuses prompts that are unknown, switched off or not approved', async () => {
  await refused('No_Such_Prompt', 'PROMPT_NOT_FOUND');
  await refused('Switched_Off', 'PROMPT_NOT_FOUND');
  await refused('Draft_Only', 'PROMPT_NOT_APPROVED');
});

test('refuses a template that names an unknown field or cannot be read, and says which', async () => {
  const view = await refused('Unknown_Field', 'TEMPLATE_FIELD_UNKNOWN');
  assert.match(view['error'].message, /Secret_Field__c/);
  await refused('Broken_Template', 'TEMPLATE_INVALID');
});

test('refuses a model that is not active, has no key here, or stands where nothing may be called', async () => {
  await refused('Retired_Model', 'MODEL_NOT_ACTIVE');
  const view = await refused('No_Key', 'CREDENTIAL_MISSING');
  assert.match(view['error'].message, /OpenAI/);
  await refused('Metadata_Host', 'MODEL_INVALID_REQUEST');
});

test('gives the same error for a record that is not there and one that the person may not see', async () => {
  const secret = toId18('500FK0000000002');
  service.org.cases.set(secret, { Id: secret, Subject: 'Secret', ownerOnly: true });
  const invisible = await refused('Case_Summary', 'RECORD_NOT_FOUND', BEN, secret);
  const missing = await refused('Case_Summary', 'RECORD_NOT_FOUND', BEN, toId18('500FK0000000003'));
  assert.deepEqual(invisible['error'], missing['error']);
});

test('refuses people whom the org does not let in, or who are not who the token says', async () => {
  await refused('Case_Summary', 'ORG_USER_NOT_APPROVED', OUTSIDER);
  await refused('Case_Summary', 'ORG_USER_MISMATCH', { ...ANA, userId: BEN.userId });
  await refused('Case_Summary', 'ORG_TOKEN_REFUSED', { ...ANA, username: 'nobody@example.com' });
});

test('says how the model failed: silent, cut off, nonsense, refused, busy', async () => {
  const expected = {
    Times_Out: 'MODEL_TIMEOUT',
    Drops: 'MODEL_STREAM_BROKEN',
    Nonsense: 'MODEL_REPLY_MALFORMED',
    Bad_Key: 'MODEL_AUTHENTICATION_FAILED',
    Busy: 'MODEL_OVERLOADED',
  };
  for (const [prompt, code] of Object.entries(expected)) {
    const view = await run(prompt);
    assert.deepEqual([view['status'], view['error']?.code], ['failed', code]);
    assert.ok(view['sent'], 'what was sent is on record although it failed');
    assert.doesNotMatch(JSON.stringify(view['sent']), /Souza|4111/);
  }
  const dropped = await run('Drops');
  assert.equal(dropped['partial'], 'Half an ans');
  assert.equal(dropped['usage'].source, 'estimated');
});

test('says that the org is down, refuses API access or has no calls left, and can try again', async () => {
  for (const [failure, code] of [
    [{ status: 403, errorCode: 'REQUEST_LIMIT_EXCEEDED' }, 'ORG_LIMIT_EXCEEDED'],
    [{ status: 403, errorCode: 'API_DISABLED_FOR_ORG' }, 'ORG_API_ACCESS_DENIED'],
  ] as const) {
    service.org.failure = failure;
    await refused('Case_Summary', code);
  }
  service.org.failure = null;
  await service.orgWire.cut();
  const view = await refused('Case_Summary', 'ORG_UNREACHABLE');
  assert.equal(view['error'].retryable, true);
  await service.orgWire.mend();
  assert.equal((await run('Case_Summary'))['status'], 'answered');
});

test('looks again at what the person may see when the org says that a field is gone', async () => {
  assert.match((await run('Case_Summary', CARLA))['sent'].prompt, /Priority High/);
  CARLA.hiddenFields = ['Priority'];
  const view = await run('Case_Summary', CARLA);
  assert.deepEqual(view['sent'].leftOut, [{ field: 'Case.Priority', reason: 'NOT_VISIBLE' }]);
  assert.doesNotMatch(view['sent'].prompt, /High/);
});

test('renews a token that the org has ended, once, and asks with one query', async () => {
  const queriesOf = async (): Promise<number> => {
    const before = service.org.calls.length;
    assert.equal((await run('Case_Summary'))['status'], 'answered');
    return service.org.calls.slice(before).filter(({ query }) => query !== null).length;
  };
  await queriesOf();
  assert.equal(await queriesOf(), 1);
  service.org.endSessions();
  assert.equal(await queriesOf(), 2);
  assert.equal(await queriesOf(), 1);
});

test('takes nothing while the database is down, and takes runs again after it', async () => {
  const before = service.model.requests.length;
  await service.database.cut();
  const answer = await service.as(ANA).post('/v1/runs', { prompt: 'Case_Summary', recordId: CASE_ID });
  assert.deepEqual([answer.status, answer.body['error'].code], [503, 'DATABASE_UNREACHABLE']);
  assert.equal(answer.headers.get('retry-after'), '5');
  assert.equal(answer.body['error'].retryable, true);
  assert.equal((await service.as(ANA).get('/readyz')).status, 503);
  assert.equal((await service.as(ANA).get('/healthz')).status, 200);
  await service.database.mend();
  assert.equal((await run('Case_Summary'))['status'], 'answered');
  assert.equal(service.model.requests.length, before + 1);
});
