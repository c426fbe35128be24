/**
 * Keys of every form on every path they can take, between servers that quote them in their errors, then a search for them
 * wherever they may not be. The service is a process of its own, so that its output and its environment are looked at too.
 */
import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import { inspect } from 'node:util';
import { PLATFORMS } from '../src/core/platforms.ts';
import { toAppError } from '../src/errors.ts';
import { errorsOfAdapters } from './adapter-errors.ts';
import { createClient, type Client } from './client.ts';
import { modelId, type FakePrompt } from './fake-configuration.ts';
import { startKeyedModel, type KeyedModel } from './keyed-model.ts';
import { createKeyPair } from './keys.ts';
import { createPlaces } from './places.ts';
import { findForm, formsOf } from './secret-forms.ts';
import { createSeededKeys, randomKey } from './seeded-keys.ts';
import { ANA, CASE_ID, DORA, startTestService, type TestService } from './service.ts';
import { until } from './until.ts';

const keys = createSeededKeys();
const { first, second, other, operator, unused, refused } = keys.plain;
const places = createPlaces();
const vaultKey = randomBytes(32).toString('base64');
let service: TestService;
let model: KeyedModel;
let folder: string;
let child: ChildProcess;
let address = '';

before(async () => {
  model = await startKeyedModel();
  // The runs are done by the process that is looked at; this one has another key of the vault.
  service = await startTestService(records(), { MAX_CONCURRENT_RUNS: 0 });
  folder = mkdtempSync(path.join(tmpdir(), 'byom-keys-'));
  const { privateKey } = await createKeyPair('BYOM middleware');
  writeFileSync(path.join(folder, 'org.key'), privateKey, { mode: 0o600 });
  child = start('main.ts', [], { LOG_LEVEL: 'trace' });
  const [line] = (await once(createInterface({ input: child.stdout! }), 'line')) as [string];
  address = (JSON.parse(line) as { url: string }).url;
});
after(async () => {
  child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
  await service.stop();
  await model.close();
});

/** One prompt with a model of its own for every way an answer can go. */
function records(): FakePrompt[] {
  const here = `http://${model.host}`;
  const own = { technology: 'able', endpoint: model.url };
  const plain = ['able', 'unauthorized', 'limited', 'fails', 'malformed', 'breaks', 'moves'];
  return [
    ...plain.map((technology) => ({ ...own, name: `P_${technology}`, technology, credential: 'Plain' })),
    { ...own, name: 'P_closed', endpoint: 'http://127.0.0.1:1/v1', credential: 'Closed' },
    { ...own, name: 'P_host', credential: 'Elsewhere' },
    { ...own, name: 'P_form', credential: 'Aws' },
    { ...own, name: 'P_turned', credential: 'Turned' },
    { ...own, name: 'P_silent', technology: 'silent', credential: 'Plain' },
    ...(['bedrock', 'google', 'oci', 'anthropic'] as const).map((platform) => ({
      ...{ name: `P_${platform}`, platform, technology: 'some-model', endpoint: here },
      ...{ region: PLATFORMS[platform].needsRegion ? 'eu-west-1' : null },
      credential: { bedrock: 'Aws', google: 'Google', oci: 'Oci', anthropic: 'Plain' }[platform],
    })),
  ];
}

function start(file: string, parameters: string[], settings: Record<string, string> = {}): ChildProcess {
  return places.spawn(file, parameters, {
    PATH: process.env['PATH'] ?? '',
    DATABASE_URL: service.databaseUrl,
    BYOM_VAULT_KEY: vaultKey,
    BYOM_ORG_KEY_FILE: path.join(folder, 'org.key'),
    MODEL_ATTEMPTS: '1',
    AUDIT_LINGER_MS: '20',
    ...settings,
  });
}

const as = ({ username, userId }: typeof ANA): Client => {
  const token = () => service.token({ sub: username, uid: userId });
  return places.listening(createClient(() => address, token));
};

async function command(parameters: string[], input = ''): Promise<void> {
  const started = start('commands/credentials.ts', parameters);
  await once(started, 'spawn');
  places.lookAt(started, vaultKey);
  started.stdin!.end(input);
  const [code] = (await once(started, 'exit')) as [number];
  assert.equal(code, 0, places.texts['output']);
}

test('keys of every form are set, kept, turned, listed and refused', async () => {
  const dora = as(DORA);
  const set = async (name: string, body: object, expected: number) =>
    assert.equal((await dora.put(`/v1/credentials/${name}`, body)).status, expected, name);
  const hosts = [model.host];
  await set('Plain', { secret: first, hosts }, 201);
  await set('Closed', { secret: other, hosts: ['127.0.0.1:1'] }, 201);
  await set('Elsewhere', { secret: other }, 201);
  await set('Unused', { secret: unused }, 201);
  await set('Aws', { secret: keys.aws, hosts }, 201);
  await set('Google', { secret: keys.google(model.host), hosts }, 201);
  await set('Oci', { secret: keys.oci, hosts }, 201);
  await set('Turned', { secret: first, hosts }, 201);
  await set('Turned', { secret: second, hosts }, 200);
  await set('Plain', { secret: '••••••••', hosts }, 200);
  await set('Plain', { secret: '••••••••', hosts: ['evil.example'] }, 400);
  await set('Plain', { secret: refused }, 400);
  await set(other, { secret: other }, 400);
  await set('Plain', { secret: other, hosts: [`x:${other}@${model.host}`] }, 400);
  await set('Plain', { [other]: other }, 400);
  await set('Plain', { secret: [other] }, 400);
  await dora.put('/v1/credentials/Plain', `{"secret": "${other}`);
  await dora.put('/v1/credentials/Plain', `"${other}"`);
  await dora.get(`/v1/credentials?secret=${other}`);
  await dora.get(`/v1/${other}`);
  await as(ANA).put('/v1/credentials/Plain', { secret: other });
  await dora.delete('/v1/credentials/Plain');
  assert.equal((await dora.delete('/v1/credentials/Unused')).status, 204);
  assert.equal((await dora.get('/v1/credentials')).body['credentials'].length, 7);
});

test('an operator sets, lists, seals again and deletes on the command line', async () => {
  places.lookAt(child, vaultKey);
  await Promise.all([command(['set', 'Operator', '--host', model.host], operator), command(['list'])]);
  await Promise.all([command(['rekey']), command(['delete', 'Operator'])]);
});

test('runs are answered, cancelled, and fail in every way, with these keys', async () => {
  const run = async (prompt: string) => {
    const { body } = await as(ANA).post('/v1/runs?wait=25', { prompt, recordId: CASE_ID });
    return (body['error']?.code ?? body['status']) as string;
  };
  const names = records().flatMap(({ name }) => (['P_turned', 'P_silent'].includes(name) ? [] : name));
  const ended = new Map(await Promise.all(names.map(async (name) => [name, await run(name)] as const)));
  const some = ['P_able', 'P_unauthorized', 'P_closed', 'P_host', 'P_form'].map((name) => ended.get(name));
  assert.deepEqual(some, [
    'answered',
    'MODEL_AUTHENTICATION_FAILED',
    'MODEL_UNREACHABLE',
    'CREDENTIAL_HOST_REFUSED',
    'CREDENTIAL_MALFORMED',
  ]);
  assert.equal([...ended.values()].filter((end) => end === 'answered').length, 1);

  const { runId } = (await as(ANA).post('/v1/runs', { prompt: 'P_silent', recordId: CASE_ID })).body;
  await until(() => model.asked.some((asked) => asked.model === 'silent'), 20_000);
  assert.equal((await as(ANA).delete(`/v1/runs/${runId}`)).body['status'], 'cancelled');

  model.accepts = first;
  assert.equal(await run('P_turned'), 'answered');
  model.accepts = null;
});

test('connections are tested with them, passed and failed', async () => {
  const test = async (_record: FakePrompt, index: number) =>
    (await as(DORA).post(`/v1/models/${modelId(index)}/test`, {})).body['status'] as string;
  const statuses = await Promise.all(
    records().map((record, index) => (record.name === 'P_silent' ? '' : test(record, index))),
  );
  assert.equal(statuses[0], 'passed');
  assert.ok(statuses.filter((status) => status === 'failed').length >= 12, statuses.join());
});

test('what the adapters throw holds facts and no text of anybody', async () => {
  const special = { google: keys.google(model.host), bedrock: keys.aws, oci: keys.oci };
  for (const error of await errorsOfAdapters(model.host, { ...special, standard: other })) {
    assert.equal((error as Error | null)?.name, 'ProviderError');
    places.note(
      'errors',
      inspect([error, toAppError(error)], { depth: 12, showHidden: true, maxStringLength: null }),
    );
  }
});

test('the keys came to the providers they are for', () => {
  const sent = JSON.stringify(model.asked.map(({ headers }) => headers));
  for (const key of keys.shown) assert.ok(sent.includes(key), key.slice(0, 10));
});

test('and stand nowhere else: no answer, output, error, table, audit record or process', async () => {
  const { texts } = places;
  await until(() => service.org.interactions.size >= 2 * records().length - 1, 20_000);
  places.lookAt(child, vaultKey);
  child.kill('SIGTERM');
  await once(child, 'exit');
  places.note('audit records', JSON.stringify([...service.org.interactions.values()]));
  await places.lookIntoDatabase(service.databaseUrl);
  for (const event of ['credential-set', 'credential-deleted', 'run-failed', 'request-refused'])
    assert.ok(texts['output']!.includes(event), event);
  assert.ok(texts['processes'] || !existsSync('/proc'));
  assert.ok(
    texts['audit records']!.includes('connection test') && texts['table run']!.includes('$ConnectionTest'),
  );
  assert.ok(texts['answers'] && texts['errors'] && texts['table credential']);
  const forms = [...keys.secrets, vaultKey].flatMap(formsOf);
  for (const [place, text] of Object.entries(texts)) {
    const found = findForm(text, forms);
    assert.equal(found, null, `${place} holds a key: ${found}`);
  }
});

test('which a search that works would have found', () => {
  const key = randomKey();
  const plain = [
    key,
    key.slice(0, 24),
    encodeURIComponent(`Bearer ${key}`),
    Buffer.from(key).toString('hex'),
  ];
  const encoded = ['', 'a', 'ab'].map((before) => Buffer.from(`${before}${key}z`).toString('base64'));
  for (const text of [...plain, ...encoded])
    assert.notEqual(findForm(`before ${text} after`, formsOf(key)), null, text);
  assert.equal(findForm(randomKey(), formsOf(key)), null);
});
