import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { findWord, sendJson, startFakeDetector, type FakeDetector } from '../../test/fake-detector.ts';
import { ANA, CASE_ID, startTestService, type TestService } from '../../test/service.ts';
import { until } from '../../test/until.ts';
import { createCredentials } from '../journal/credentials.ts';
import { createDatabase } from '../journal/database.ts';
import { createSealer } from '../vault/seal.ts';

let service: TestService;
let detector: FakeDetector;

before(async () => {
  detector = await startFakeDetector();
  service = await startTestService([{ name: 'Summary', technology: 'answers' }], { CONFIG_CACHE_SECONDS: 0 });
  service.org.cases.set(CASE_ID, {
    ...service.org.cases.get(CASE_ID),
    Description: 'the quillfeather affair goes on',
  });
  const database = createDatabase(service.databaseUrl, 2);
  const store = createCredentials(database, createSealer(service.config.vaultKey));
  await store.set('', 'Analyzer', 'hidden-key', [detector.host]);
  await store.set('', 'Elsewhere', 'hidden-key', ['other.example']);
  await database.close();
});
after(async () => {
  await service.stop();
  await detector.close();
});
beforeEach(() => {
  detector.requests.length = 0;
  detector.answer = (asked, response) => sendJson(response, findWord(asked.text, 'quillfeather', 'ORG'));
});

const rule = (changes: Record<string, unknown> = {}) => {
  const basis = { Name: 'Outside', Kind__c: 'External Detector', Endpoint__c: detector.url };
  service.org.rules = [{ ...basis, ...changes }];
};

async function run(): Promise<{ view: Record<string, any>; asked: string[]; audit: Record<string, any> }> {
  const before = service.model.requests.length;
  const started = await service.as(ANA).post('/v1/runs', { prompt: 'Summary', recordId: CASE_ID });
  const { runId } = started.body;
  const view = (await service.as(ANA).get(`/v1/runs/${runId}?wait=20`)).body;
  await until(() => service.org.interactions.has(runId), 20_000);
  const audit = service.org.interactions.get(runId) as Record<string, any>;
  return { view, asked: service.model.requests.slice(before), audit };
}

test('what it finds is masked, put back for the person, and counted by its layer', async () => {
  rule({ Credential__c: 'Analyzer', Language__c: 'de' });
  const { view, asked, audit } = await run();
  assert.equal(view['status'], 'answered');
  assert.match(view['answer'], /the quillfeather affair/);
  assert.match(asked[0]!, /the ORGANIZATION-[A-Z0-9]{2}-\d{4} affair/);
  assert.deepEqual([view['notice'], view['sent'].undetected], [null, 0]);
  assert.equal(JSON.parse(audit['Mask_Layers__c']).external.ORGANIZATION, 1);
  const texts = detector.requests.map(({ text }) => text);
  assert.equal(new Set(texts).size, texts.length);
  assert.deepEqual(
    [detector.requests[0]?.authorization, detector.requests[0]?.language],
    ['Bearer hidden-key', 'de'],
  );
});

const OUTAGES: [what: string, answer: () => FakeDetector['answer'], says: RegExp][] = [
  ['fails', () => (_asked, response) => sendJson(response, {}, 500), /status 500/],
  ['breaks off', () => (_asked, response) => void response.destroy(), /cannot be reached/],
  [
    'talks nonsense',
    () => (_asked, response) => sendJson(response, [{ start: 0 }]),
    /not that of an analyzer/,
  ],
  [
    'points outside the text',
    () => (_asked, response) =>
      sendJson(response, [{ entity_type: 'PERSON', start: 0, end: 9999, score: 1 }]),
    /outside the text/,
  ],
];
for (const [what, answer, says] of OUTAGES) {
  test(`when it ${what} the run is blocked, and nothing reaches a model`, async () => {
    rule();
    detector.answer = answer();
    const { view, asked, audit } = await run();
    assert.deepEqual([view['status'], view['error'].code], ['failed', 'EXTERNAL_DETECTOR_UNAVAILABLE']);
    assert.match(view['error'].message, says);
    assert.match(view['error'].message, /Outside/);
    assert.deepEqual([view['error'].retryable, view['sent'], asked], [true, null, []]);
    assert.equal(audit['Error_Code__c'], 'EXTERNAL_DETECTOR_UNAVAILABLE');
  });
}

test('when the policy says to go on the run does, and says so: in the answer and on record', async () => {
  rule({ On_Outage__c: 'Go On' });
  detector.answer = (_asked, response) => sendJson(response, {}, 503);
  const { view, asked, audit } = await run();
  assert.deepEqual([view['status'], asked.length], ['answered', 1]);
  assert.match(
    view['notice'],
    /external detector did not answer, so \d texts? w(?:as|ere) masked without it/,
  );
  assert.ok(view['sent'].undetected > 0);
  assert.equal(JSON.parse(audit['Mask_Layers__c']).external.UNAVAILABLE, view['sent'].undetected);
  assert.doesNotMatch(asked[0]!, /ana\.souza@example\.org/);
});

test('a secret goes to no host its owner did not name, and a missing one is an outage', async () => {
  for (const [name, says] of [
    ['Elsewhere', /may not be sent to its host/],
    ['Missing', /Missing is not stored/],
  ] as const) {
    rule({ Credential__c: name });
    const { view } = await run();
    assert.equal(view['error'].code, 'EXTERNAL_DETECTOR_UNAVAILABLE');
    assert.match(view['error'].message, says);
  }
  assert.equal(detector.requests.length, 0);
});

test('nobody asks it while the rules do not name it', async () => {
  service.org.rules = [];
  assert.equal((await run()).view['status'], 'answered');
  assert.equal(detector.requests.length, 0);
});

test('a rule that cannot be followed blocks every run of the org, by its name', async () => {
  service.org.rules = [{ Name: 'Mine', Kind__c: 'Type', Entity_Type__c: 'Person', Operator__c: 'Year Only' }];
  const { view, asked } = await run();
  assert.deepEqual([view['error'].code, asked], ['MASKING_RULE_INVALID', []]);
  assert.match(view['error'].message, /Mine: /);
});

test('rules that cannot be read block every run: nobody knows what they would have masked', async () => {
  service.org.rules = null;
  const { view, asked } = await run();
  assert.deepEqual([view['error'].code, asked], ['ORG_CONFIGURATION_UNREADABLE', []]);
  service.org.rules = [];
});

test('operators of the rules stand in what is sent', async () => {
  service.org.rules = [
    { Name: 'Mail', Kind__c: 'Type', Entity_Type__c: 'Email', Operator__c: 'Surrogate' },
    { Name: 'People', Kind__c: 'Type', Entity_Type__c: 'Person', Operator__c: 'Hash' },
  ];
  const { view, asked } = await run();
  assert.match(asked[0]!, /@masked\.invalid/);
  assert.match(asked[0]!, /HASH-[0-9a-f]{12}/);
  assert.match(view['answer'], /ana\.souza@example\.org/);
});
