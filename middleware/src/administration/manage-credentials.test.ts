import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ANA, BEN, DORA, startTestService, type TestService } from '../../test/service.ts';
import { SECRET_PLACEHOLDER } from '../core/credential-form.ts';
import { createCredentials } from '../journal/credentials.ts';
import { createDatabase, type Database } from '../journal/database.ts';
import type { CredentialStore } from '../ports.ts';
import { ORG_ID } from '../../test/fake-org.ts';
import { createSealer } from '../vault/seal.ts';

const PATH = '/v1/credentials';
let service: TestService;
let database: Database;
let store: CredentialStore;

before(async () => {
  service = await startTestService([
    { name: 'Uses', technology: 'answers', credential: 'Used' },
    { name: 'Used_Once', technology: 'answers', credential: 'Left', modelStatus: 'Retired' },
    { name: 'Shares', technology: 'answers', credential: 'Shared' },
  ]);
  database = createDatabase(service.databaseUrl, 2);
  store = createCredentials(database, createSealer(service.config.vaultKey));
});
after(async () => {
  await database.close();
  await service.stop();
});

const put = (name: string, body: unknown) => service.as(DORA).put(`${PATH}/${name}`, body);

async function refused(name: string, body: unknown, code: string): Promise<string> {
  const { status, body: answer } = await put(name, body);
  assert.equal(answer['error']?.code, code);
  assert.ok(status >= 400 && answer['error'].hint.length > 10);
  assert.doesNotMatch(JSON.stringify(answer), /hidden/);
  return answer['error'].message as string;
}

test('is for those alone whom the org lets write models, and tells others nothing', async () => {
  for (const person of [ANA, BEN]) {
    const client = service.as(person);
    const answers = [
      await client.get(PATH),
      await client.put(`${PATH}/Mine`, { secret: 'sk-hidden' }),
      await client.put(`${PATH}/no name`, { secret: '' }),
      await client.delete(`${PATH}/Mine`),
      await client.post('/v1/models/a02FK0000000000AAA/test', {}),
      await client.post('/v1/models/none/test', {}),
    ];
    for (const { status, body } of answers)
      assert.deepEqual([status, body['error'].code], [403, 'MODEL_ADMIN_REQUIRED']);
  }
  assert.deepEqual(await store.list(), []);
  const asked = service.org.calls.filter(({ path }) => path.endsWith('/AI_Model__c/describe'));
  assert.deepEqual([...new Set(asked.map(({ as }) => as))].toSorted(), [ANA.username, BEN.username]);
});

test('stores a secret that nobody sees again, and says who uses it', async () => {
  const created = await put('Used', { secret: ' sk-hidden-1\n', hosts: ['Models.example:8443'] });
  assert.equal(created.status, 201);
  assert.equal(created.headers.get('cache-control'), 'no-store');
  const { updatedAt, ...row } = created.body;
  assert.ok(Date.now() - Date.parse(updatedAt) < 60_000);
  assert.deepEqual(row, {
    name: 'Used',
    scope: 'org',
    hosts: ['models.example:8443'],
    secret: SECRET_PLACEHOLDER,
    updatedBy: DORA.username,
    previousUntil: null,
    usedBy: [{ id: 'a02FK0000000000AAA', apiName: 'Model_Uses', name: 'answers', status: 'Active' }],
  });
  const list = await service.as(DORA).get(PATH);
  assert.deepEqual(list.body, { credentials: [created.body] });
  assert.equal(list.headers.get('cache-control'), 'no-store');
  assert.equal((await store.find(ORG_ID, 'Used'))?.secret, 'sk-hidden-1');
});

test('the placeholder keeps what is stored; hosts change only together with the secret', async () => {
  const hosts = ['models.example:8443'];
  for (const body of [{ secret: SECRET_PLACEHOLDER }, { secret: SECRET_PLACEHOLDER, hosts }]) {
    const kept = await put('Used', body);
    assert.deepEqual([kept.status, kept.body['hosts'], kept.body['previousUntil']], [200, hosts, null]);
  }
  for (const others of [['evil.example'], [], [...hosts, 'evil.example']])
    await refused('Used', { secret: SECRET_PLACEHOLDER, hosts: others }, 'CREDENTIAL_HOSTS_NEED_SECRET');
  await refused('Nothing', { secret: SECRET_PLACEHOLDER }, 'CREDENTIAL_NOT_FOUND');
  assert.deepEqual(await store.find(ORG_ID, 'Used'), { secret: 'sk-hidden-1', hosts, previous: null });
});

test('a new secret leaves the one before it usable for the hours that were asked for', async () => {
  const turned = await put('Used', { secret: 'sk-hidden-2', overlapHours: 2 });
  assert.equal(turned.status, 200);
  const hours = (Date.parse(turned.body['previousUntil']) - Date.now()) / 3_600_000;
  assert.ok(hours > 1.9 && hours <= 2);
  assert.deepEqual(await store.find(ORG_ID, 'Used'), {
    secret: 'sk-hidden-2',
    hosts: [],
    previous: { secret: 'sk-hidden-1', hosts: ['models.example:8443'] },
  });
  const gone = await put('Used', { secret: 'sk-hidden-3', overlapHours: 0 });
  assert.equal(gone.body['previousUntil'], null);
  assert.equal((await store.find(ORG_ID, 'Used'))?.previous, null);
});

test('refuses what can be no credential, names what is wrong and quotes nothing', async () => {
  for (const name of ['1st', 'sk-hidden', 'a b', 'x'.repeat(81)])
    await refused(encodeURIComponent(name), { secret: 'sk-hidden' }, 'CREDENTIAL_NAME_INVALID');
  await refused('sk_hidden', { secret: 'sk_hidden' }, 'CREDENTIAL_NAME_INVALID');
  for (const secret of ['', '  \n']) await refused('New', { secret }, 'SECRET_EMPTY');
  for (const secret of ['sk hidden', '{"hidden":', `${SECRET_PLACEHOLDER}hidden`, 'hidden'.repeat(5000)])
    await refused('New', { secret }, 'SECRET_INVALID');
  for (const host of [
    'https://hidden.example',
    'hidden.example/v1',
    'sk:hidden@models.example',
    '169.254.169.254',
  ]) {
    const message = await refused(
      'New',
      { secret: 'k', hosts: ['models.example', host] },
      'CREDENTIAL_HOST_INVALID',
    );
    assert.match(message, /host 2/);
  }
  for (const body of [
    {},
    { secret: 7 },
    { secret: 'k', hosts: 'hidden' },
    { secret: 'k', overlapHours: 721 },
    { secret: 'k', 'sk-hidden': 1 },
    { secret: 'k', hosts: Array.from({ length: 21 }, () => 'a.example') },
  ])
    await refused('New', body, 'REQUEST_INVALID');
  await refused('New', '{"secret": "sk-hidden', 'BODY_MALFORMED');
  assert.equal(await store.find(ORG_ID, 'New'), null);
});

test("shows the operator's credentials and leaves them to the operator", async () => {
  await store.set('', 'Shared', 'sk-hidden-all', ['models.example']);
  await store.set('00D000000000009AAA', 'Foreign', 'sk-hidden-foreign', []);
  const { body } = await service.as(DORA).get(PATH);
  const rows = body['credentials'] as Record<string, any>[];
  const shared = rows.find(({ name }) => name === 'Shared');
  assert.deepEqual([shared?.['scope'], shared?.['updatedBy']], ['installation', 'operator']);
  assert.equal(shared?.['usedBy'][0].apiName, 'Model_Shares');
  assert.equal(
    rows.some(({ name }) => name === 'Foreign'),
    false,
  );
  for (const secret of ['sk-hidden', SECRET_PLACEHOLDER])
    await refused('Shared', { secret }, 'CREDENTIAL_NOT_EDITABLE');
  const gone = await service.as(DORA).delete(`${PATH}/Shared`);
  assert.equal(gone.body['error'].code, 'CREDENTIAL_NOT_EDITABLE');
});

test('deletes what no model uses any more, and names the models otherwise', async () => {
  const inUse = await service.as(DORA).delete(`${PATH}/Used`);
  assert.deepEqual([inUse.status, inUse.body['error'].code], [409, 'CREDENTIAL_IN_USE']);
  assert.match(inUse.body['error'].message, /Model_Uses/);
  await put('Left', { secret: 'sk-hidden' });
  const left = await service.as(DORA).delete(`${PATH}/Left`);
  assert.deepEqual([left.status, left.body], [204, {}]);
  assert.equal(await store.find(ORG_ID, 'Left'), null);
  const again = await service.as(DORA).delete(`${PATH}/Left`);
  assert.deepEqual([again.status, again.body['error'].code], [404, 'CREDENTIAL_NOT_FOUND']);
});

test('anybody with a token reads the catalogue', async () => {
  const { status, body } = await service.as(ANA).get('/v1/catalogue');
  assert.equal(status, 200);
  const openai = (body['platforms'] as Record<string, any>[]).find(({ platform }) => platform === 'openai');
  assert.deepEqual(openai, {
    platform: 'openai',
    label: 'OpenAI',
    interfaces: ['chat-completions', 'responses'],
    credential: 'key',
    needsCredential: true,
    endpoint: 'optional',
    needsRegion: false,
    available: true,
  });
  assert.ok(Array.isArray(body['models']));
});
