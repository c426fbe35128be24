import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { promisify } from 'node:util';
import pg from 'pg';
import { firstAdministrator } from '../local-org/src/org/set-up.ts';
import { startLocalOrg, type LocalOrg } from '../local-org/src/start.ts';
import { createTestDatabase, type TestDatabase } from '../middleware/test/postgres.ts';
import { QUIET_SF } from './scratch-org/sf.ts';
import { ensureKeys } from './start/keys.ts';

const root = path.resolve(import.meta.dirname, '..');
const run = promisify(execFile);
const home = mkdtempSync(path.join(tmpdir(), 'byom-scratch-'));

let org: LocalOrg;
let database: TestDatabase;
let env: Record<string, string>;

/** An org as Salesforce hands it over: deployed, empty, with its first administrator logged in to by `sf`. */
before(async () => {
  const keys = await ensureKeys(path.join(home, 'data', 'keys'));
  database = await createTestDatabase();
  org = await startLocalOrg({
    dataDirectory: path.join(home, 'org'),
    seed: 'none',
    clientApps: [
      {
        consumerKey: keys.consumerKey,
        certificate: keys.certificate,
        permissionSets: [],
        profiles: ['System Administrator'],
      },
    ],
  });
  env = {
    ...(process.env as Record<string, string>),
    ...QUIET_SF,
    HOME: home,
    // The local org takes deployments over REST; Salesforce takes them over REST and SOAP.
    SF_ORG_METADATA_REST_DEPLOY: 'true',
    BYOM_DATA: path.join(home, 'data'),
    BYOM_ORG_KEY_FILE: keys.orgKeyFile,
    BYOM_VAULT_KEY_FILE: keys.vaultKeyFile,
    DATABASE_URL: database.url,
  };
  const login = ['org', 'login', 'jwt', '--instance-url', org.url, '--client-id', keys.consumerKey];
  const who = ['--jwt-key-file', keys.orgKeyFile, '--username', firstAdministrator, '--alias', 'local'];
  await run(path.join(root, 'node_modules', '.bin', 'sf'), [...login, ...who, '--json'], { env, cwd: home });
});

after(async () => {
  await org.close();
  await database.drop();
  rmSync(home, { recursive: true, force: true });
});

async function steps(names: string[], ...more: string[]): Promise<string> {
  const only = names.flatMap((name) => ['--only', name]);
  const args = [path.join(root, 'scripts', 'scratch-org.ts'), '--target-org', 'local', ...only, ...more];
  const { stdout } = await run(process.execPath, args, { env, cwd: root });
  return stdout.trim();
}

/** A command that must fail; resolves with what it told the person. */
async function refusal(name: string, ...more: string[]): Promise<string> {
  return steps([name], ...more).then(
    () => assert.fail('it was accepted'),
    (error: { stderr: string }) => error.stderr.trim(),
  );
}

test('the steps that need no Dev Hub set up an org through the real sf, and a second time change nothing', async () => {
  const certificate = path.join(home, 'BYOM_Signing.crt');
  writeFileSync(certificate, (await org.certificates('BYOM_Signing')).certificate);
  const told = await steps(
    ['prepare', 'deploy', 'people', 'seed', 'seed', 'register'],
    ...['--middleware-url', 'http://127.0.0.1:4710', '--audience', org.url],
    ...['--consumer-key', 'BYOM.test', '--certificate', certificate],
  );
  const [prepared = '', deployed = '', people = '', seeded = '', again = '', registered = ''] =
    told.split('\n');
  assert.match(prepared, /^prepare: copied/);
  assert.match(deployed, /^deploy: deployed/);
  assert.match(people, /^people: 6 users/);
  assert.match(seeded, /^seed: \d{3,} records/);
  assert.equal(again, 'seed: the records are already there');
  assert.match(registered, /registered$/);
  const credential = 'unpackaged/namedCredentials/BYOM_Gateway.namedCredential-meta.xml';
  const copy = path.join(home, 'data', 'deploy', credential);
  assert.match(readFileSync(copy, 'utf8'), /http:\/\/127\.0\.0\.1:4710/);
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query('SELECT * FROM org');
  await client.end();
  assert.equal(rows.length, 1);
});

test('a step that lacks something says what, and how to give it', async () => {
  assert.match(await refusal('prepare'), /--middleware-url is missing/);
  assert.match(await refusal('prepare', '--middleware-url', 'http://byom.example.com'), /must be https/);
  assert.match(await refusal('create'), /--dev-hub is missing/);
  assert.match(await refusal('dance'), /There are: prepare, create, deploy/);
});
