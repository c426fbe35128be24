import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { FakePerson } from '../../test/fake-org.ts';
import { CASE, startTestService, type TestService } from '../../test/service.ts';
import { until } from '../../test/until.ts';
import { toId18 } from '../salesforce-id.ts';

const PAULA: FakePerson = {
  userId: toId18('005FK0000000021'),
  username: 'paula@example.com',
  permissions: ['runBatches'],
};
const IDS = Array.from({ length: 4 }, (_, index) => toId18(`500FK00000002${String(index).padStart(2, '0')}`));
const [BLANK = '', TAKEN = '', RACED = '', AWAY = ''] = IDS;

let service: TestService;

before(async () => {
  service = await startTestService([{ name: 'Case_Summary', technology: 'answers' }], {}, undefined, {
    people: [PAULA],
  });
  for (const Id of IDS) service.org.cases.set(Id, { ...CASE, Id });
});
after(() => service.stop());

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
