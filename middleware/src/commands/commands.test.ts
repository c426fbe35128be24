import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { createKeyPair } from '../../test/keys.ts';
import { createTestDatabase, type TestDatabase } from '../../test/postgres.ts';
import { createDatabase } from '../journal/database.ts';
import { createOrgRegistry } from '../journal/orgs.ts';
import { toId18 } from '../salesforce-id.ts';

let testDatabase: TestDatabase;
let folder: string;
const vaultKey = randomBytes(32).toString('base64');

before(async () => {
  testDatabase = await createTestDatabase();
  folder = mkdtempSync(path.join(tmpdir(), 'byom-commands-'));
});
after(async () => {
  rmSync(folder, { recursive: true, force: true });
  await testDatabase.drop();
});

async function run(command: string, parameters: string[], input = '', settings: Record<string, string> = {}) {
  const env = { ...process.env, DATABASE_URL: testDatabase.url, BYOM_VAULT_KEY: vaultKey, ...settings };
  const child = spawn(process.execPath, [path.join(import.meta.dirname, command), ...parameters], { env });
  child.stdin.end(input);
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  if (child.exitCode === null) await once(child, 'exit');
  return { code: child.exitCode, output, errors };
}

function flags(certificate: string, changes: Record<string, string> = {}): string[] {
  const all = {
    'org-id': '00DFK0000000007',
    'instance-url': 'https://example.my.salesforce.com/',
    'client-id': 'consumer',
    'integration-username': 'integration@example.com',
    'lightning-origin': 'https://example.lightning.force.com/some/page',
    certificate,
    ...changes,
  };
  return Object.entries(all).flatMap(([name, value]) => [`--${name}`, value]);
}

async function writeCertificate(name: string): Promise<string> {
  const file = path.join(folder, name);
  writeFileSync(file, (await createKeyPair(name)).certificate);
  return file;
}

test('registers an org with usable defaults, and keeps the newest two certificates', async () => {
  const files = [];
  for (const name of ['one', 'two', 'three']) files.push(await writeCertificate(name));
  for (const file of files) {
    const { code, errors } = await run('register-org.ts', flags(file));
    assert.equal(code, 0, errors);
  }
  const database = createDatabase(testDatabase.url, 2);
  const org = await createOrgRegistry(database).find(toId18('00DFK0000000007'));
  await database.close();
  assert.equal(org?.instanceUrl, 'https://example.my.salesforce.com');
  assert.equal(org?.tokenUrl, 'https://example.my.salesforce.com/services/oauth2/token');
  assert.equal(org?.audience, 'https://example.my.salesforce.com');
  assert.equal(org?.lightningOrigin, 'https://example.lightning.force.com');
  assert.equal(org?.certificates.length, 2);
});

test('refuses to register what cannot be right, and says all of it', async () => {
  const file = await writeCertificate('other');
  const wrong = await run(
    'register-org.ts',
    flags(file, { 'org-id': '005FK0000000007', 'instance-url': 'http://example.com' }),
  );
  assert.equal(wrong.code, 1);
  assert.match(wrong.errors, /--org-id: .*org\n--instance-url: must begin with https/);
  const key = path.join(folder, 'key.pem');
  writeFileSync(key, (await createKeyPair('private')).privateKey);
  assert.match((await run('register-org.ts', flags(key))).errors, /holds a private key/);
});

test('keeps with a credential the hosts that may get it', async () => {
  const set = await run(
    'credentials.ts',
    ['set', 'Own', '--host', 'Models.example:8443', '--host', 'b.example'],
    'k',
  );
  assert.equal(set.code, 0, set.errors);
  assert.match(
    (await run('credentials.ts', ['list'])).output,
    /^Own\t.*\tmodels\.example:8443\tb\.example$/m,
  );
  for (const host of ['https://models.example', 'models.example/v1', 'a@b.example', '']) {
    assert.match((await run('credentials.ts', ['set', 'Own', '--host', host], 'k')).errors, /--host must be/);
  }
  await run('credentials.ts', ['delete', 'Own']);
});

test('stores a credential from standard input and never shows it', async () => {
  const stored = await run('credentials.ts', ['set', 'OpenAI'], 'sk-very-secret\n');
  assert.deepEqual([stored.code, stored.output], [0, 'Stored OpenAI.\n']);
  const list = await run('credentials.ts', ['list']);
  assert.match(list.output, /^OpenAI\tevery org\t/);
  assert.doesNotMatch(stored.output + list.output, /sk-very/);
  assert.equal((await run('credentials.ts', ['set', 'Empty'], '\n')).code, 1);
  const asArgument = await run('credentials.ts', ['set', 'OpenAI', 'sk-in-the-open'], 'sk-other\n');
  assert.deepEqual([asArgument.code, asArgument.output], [1, '']);
  assert.match(asArgument.errors, /never an argument/);
  assert.doesNotMatch(asArgument.errors, /sk-/);
  assert.match((await run('credentials.ts', ['show', 'OpenAI'])).errors, /Usage/);
  assert.equal((await run('credentials.ts', ['delete', 'OpenAI'])).output, 'Deleted OpenAI.\n');
});

test('a key set in place of another leaves that one usable for a while, as it says', async () => {
  await run('credentials.ts', ['set', 'Turned'], 'sk-first');
  const turned = await run('credentials.ts', ['set', 'Turned', '--overlap-hours', '3'], 'sk-second');
  assert.match(turned.output, /^Stored Turned\.\nThe key before it may be used until 20.*Z\.\n$/);
  assert.match(
    (await run('credentials.ts', ['list'])).output,
    /^Turned\t.*\t\(the key before it until .*\)$/m,
  );
  const tooLong = await run('credentials.ts', ['set', 'Turned', '--overlap-hours', '721'], 'k');
  assert.match(tooLong.errors, /--overlap-hours must/);
  const word = await run('credentials.ts', ['set', 'Turned'], 'sk-two words');
  assert.match(word.errors, /is no key/);
  assert.doesNotMatch(word.errors, /sk-two/);
});

test('after a change of the vault key, rekey seals everything again, once', async () => {
  const next = { BYOM_VAULT_KEY: randomBytes(32).toString('base64') };
  const lost = await run('credentials.ts', ['rekey'], '', next);
  assert.equal(lost.code, 1);
  assert.match(lost.errors, /Neither key opens: credential Turned of every org\.[^]*BYOM_VAULT_KEY_PREVIOUS/);
  const both = { ...next, BYOM_VAULT_KEY_PREVIOUS: vaultKey };
  const moved = await run('credentials.ts', ['rekey'], '', both);
  assert.equal(
    moved.output,
    'Sealed again under the current key: 2 credentials, values of 0 runs, conditions of 0 batches.\n',
  );
  assert.match((await run('credentials.ts', ['rekey'], '', next)).output, /: 0 credentials/);
  assert.match((await run('credentials.ts', ['delete', 'Turned'], '', next)).errors, /cannot look/);
});
