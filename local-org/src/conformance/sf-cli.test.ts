/** The real `sf`: logs in, queries, assigns a permission set and imports records, without knowing this is no Salesforce. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { firstAdministrator } from '../org/set-up.ts';
import { startSeededOrg } from '../testing/seeded-org.ts';
import type { SeededOrg } from '../testing/seeded-org.ts';

const binaries = resolve(import.meta.dirname, '../../../node_modules/.bin');
const home = mkdtempSync(join(tmpdir(), 'local-org-sf-'));
let org: SeededOrg;

/** With these, `sf` talks to nobody but the org it is given. */
const quiet = {
  SF_DISABLE_TELEMETRY: 'true',
  SF_DISABLE_AUTOUPDATE: 'true',
  SF_SKIP_NEW_VERSION_CHECK: 'true',
  SF_HIDE_RELEASE_NOTES: 'true',
  SF_USE_GENERIC_UNIX_KEYCHAIN: 'true',
  SF_ORG_METADATA_REST_DEPLOY: 'true',
};

interface SfAnswer {
  status: number;
  result: Record<string, unknown>;
  message?: string;
}

function sf(...parameters: string[]): Promise<SfAnswer> {
  const env = { ...process.env, ...quiet, HOME: home, PATH: `${binaries}${delimiter}${process.env.PATH}` };
  return new Promise((done, failed) => {
    execFile(join(binaries, 'sf'), [...parameters, '--json'], { env, cwd: home }, (error, stdout) => {
      try {
        done(JSON.parse(stdout) as SfAnswer);
      } catch {
        failed(error ?? new Error(`sf ${parameters.join(' ')} gave no JSON: ${stdout}`));
      }
    });
  });
}

before(async () => {
  org = await startSeededOrg({ profiles: ['System Administrator'] });
  const keyFile = join(home, 'key.pem');
  writeFileSync(keyFile, org.app.privateKey, { mode: 0o600 });
  const login = ['org', 'login', 'jwt', '--instance-url', org.url, '--client-id', org.app.consumerKey];
  const answer = await sf(
    ...login,
    '--jwt-key-file',
    keyFile,
    '--username',
    firstAdministrator,
    '--alias',
    'local',
  );
  assert.equal(answer.status, 0, answer.message);
  assert.equal(answer.result.orgId, org.org.organizationId);
});

after(async () => {
  await org.close();
  rmSync(home, { recursive: true, force: true });
});

/** Each command takes seconds, most of them its own start: they run side by side. */
describe('the real sf', { concurrency: true }, () => {
  test('sf org display shows the org it logged in to', async () => {
    const answer = await sf('org', 'display', '--target-org', 'local');
    assert.equal(answer.result.username, firstAdministrator);
    assert.equal(answer.result.connectedStatus, 'Connected');
  });

  test('sf data query answers records with their parents and children', async () => {
    const soql =
      'SELECT Subject, Account.Name, (SELECT CommentBody FROM CaseComments) FROM Case ORDER BY Subject DESC LIMIT 1';
    const answer = await sf('data', 'query', '--query', soql, '--target-org', 'local');
    const [record] = answer.result.records as Record<string, { Name?: string; totalSize?: number }>[];
    assert.equal(record!.Subject, 'It is broken');
    assert.equal(record!.Account!.Name, 'Globex');
    assert.equal(record!.CaseComments!.totalSize, 2);
  });

  test('sf org assign permset gives the permissions at once', async () => {
    const early = org.org.access.object(org.userId('samuel'), 'AI_Interaction__c').read;
    const answer = await sf(
      'org',
      'assign',
      'permset',
      '--name',
      'BYOM_Auditor',
      '--on-behalf-of',
      'samuel@small.example',
      '--target-org',
      'local',
    );
    assert.equal(answer.status, 0, JSON.stringify(answer));
    assert.equal(early, false);
    assert.equal(org.org.access.object(org.userId('samuel'), 'AI_Interaction__c').read, true);
  });

  test('sf data import tree saves a plan with references between its files', async () => {
    const write = (name: string, value: unknown): void =>
      writeFileSync(join(home, name), JSON.stringify(value));
    write('accounts.json', {
      records: [{ attributes: { type: 'Account', referenceId: 'A1' }, Name: 'Imported' }],
    });
    write('contacts.json', {
      records: [{ attributes: { type: 'Contact', referenceId: 'C1' }, LastName: 'Import', AccountId: '@A1' }],
    });
    write('plan.json', [
      { sobject: 'Account', files: ['accounts.json'] },
      { sobject: 'Contact', files: ['contacts.json'] },
    ]);
    const answer = await sf('data', 'import', 'tree', '--plan', 'plan.json', '--target-org', 'local');
    assert.equal(answer.status, 0, JSON.stringify(answer));
    const system = { userId: org.userId('adam'), mode: 'user' as const };
    const [contact] = org.org.query(
      "SELECT Account.Name FROM Contact WHERE LastName = 'Import'",
      system,
    ).records;
    assert.equal((contact!.Account as { Name: string }).Name, 'Imported');
  });

  test('sf data upsert bulk goes through a job', async () => {
    writeFileSync(join(home, 'bulk.csv'), 'Name\nFrom a file\n');
    const upsert = ['data', 'upsert', 'bulk', '--sobject', 'Account', '--file', 'bulk.csv', '--wait', '1'];
    const answer = await sf(...upsert, '--external-id', 'Id', '--target-org', 'local');
    assert.equal(answer.status, 0, JSON.stringify(answer));
    const accounts = org.org.query("SELECT Name FROM Account WHERE Name = 'From a file'", {
      userId: org.userId('adam'),
      mode: 'system',
    });
    assert.equal(accounts.totalSize, 1);
  });

  test('sf project deploy start brings a new object', async () => {
    const folder = join(home, 'force-app/main/default/objects/Thing__c');
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      join(home, 'sfdx-project.json'),
      '{"packageDirectories":[{"path":"force-app","default":true}]}',
    );
    const name = '<nameField><label>Name</label><type>Text</type></nameField>';
    const body = `<label>Thing</label><pluralLabel>Things</pluralLabel>${name}<deploymentStatus>Deployed</deploymentStatus>`;
    const xml = `<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata">${body}</CustomObject>`;
    writeFileSync(join(folder, 'Thing__c.object-meta.xml'), xml);
    const answer = await sf(
      'project',
      'deploy',
      'start',
      '--source-dir',
      'force-app',
      '--target-org',
      'local',
    );
    assert.equal(answer.status, 0, JSON.stringify(answer));
    assert.equal(org.org.schema.object('Thing__c')!.custom, true);
  });
});
