/** Describes, versions and limits with the real jsforce. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { rejectsWithCode } from '../testing/rejects-with-code.ts';
import { startSeededOrg } from '../testing/seeded-org.ts';
import type { SeededOrg } from '../testing/seeded-org.ts';

let org: SeededOrg;

before(async () => {
  org = await startSeededOrg();
});
after(() => org.close());

test('a describe names fields, types, look-ups, picklist values and children', async () => {
  const described = await org.connect('adam').sobject('Case').describe();
  const field = (name: string) => described.fields.find((entry) => entry.name === name)!;
  assert.equal(described.keyPrefix, '500');
  assert.equal(field('Subject').length, 255);
  assert.deepEqual(field('AccountId').referenceTo, ['Account']);
  assert.equal(field('AccountId').relationshipName, 'Account');
  assert.deepEqual(
    field('Status').picklistValues!.map((entry) => entry.value),
    ['New', 'Working', 'Escalated', 'Closed'],
  );
  assert.equal(field('CaseNumber').createable, false);
  const children = described.childRelationships.map((entry) => [
    entry.childSObject,
    entry.field,
    entry.relationshipName,
  ]);
  assert.ok(children.some((entry) => entry.join() === 'CaseComment,ParentId,CaseComments'));
});

test('a describe leaves out what the user may not see and marks what they may not change', async () => {
  const names = async (person: string): Promise<string[]> =>
    (await org.connect(person).sobject('Account').describe()).fields.map((field) => field.name);
  assert.ok((await names('adam')).includes('Tax_Number__c'));
  assert.ok(!(await names('sofia')).includes('Tax_Number__c'));
  assert.ok(!(await names('samuel')).includes('AnnualRevenue'));
  const prompt = await org.connect('sofia').sobject('AI_Prompt__c').describe();
  assert.equal(prompt.createable, false);
  assert.equal(prompt.fields.find((field) => field.name === 'Name')!.updateable, false);
});

test('the global describe lists what the user may read, with true key prefixes', async () => {
  const { sobjects } = await org.connect('samuel').describeGlobal();
  const prefixes = Object.fromEntries(sobjects.map((entry) => [entry.name, entry.keyPrefix]));
  assert.deepEqual(
    ['Account', 'Contact', 'Case', 'Task', 'User'].map((name) => prefixes[name]),
    ['001', '003', '500', '00T', '005'],
  );
  assert.equal(prefixes['AI_Interaction__c'], undefined);
});

test('an object the user may not read is as unknown as one that does not exist', async () => {
  const samuel = org.connect('samuel');
  const hidden = await rejectsWithCode(() => samuel.sobject('AI_Interaction__c').describe(), 'NOT_FOUND');
  const missing = await rejectsWithCode(() => samuel.sobject('Nothing__c').describe(), 'NOT_FOUND');
  assert.equal(hidden, missing);
});

test('versions from 50.0 on are answered alike, others not at all', async () => {
  const { accessToken } = org.connect('adam');
  const status = async (version: string): Promise<number> =>
    (
      await fetch(`${org.url}/services/data/${version}/sobjects/Case`, {
        headers: { authorization: `Bearer ${accessToken}` },
      })
    ).status;
  assert.deepEqual(
    [await status('v50.0'), await status('v67.0'), await status('v49.0'), await status('v99.0')],
    [200, 200, 404, 404],
  );
  const versions = (await (await fetch(`${org.url}/services/data`)).json()) as { version: string }[];
  assert.equal(versions.at(-1)!.version, '67.0');
});

test('limits count API calls', async () => {
  const adam = org.connect('adam');
  const first = (await adam.limits()).DailyApiRequests!.Remaining;
  await adam.query('SELECT Id FROM Account');
  assert.equal((await adam.limits()).DailyApiRequests!.Remaining, first - 2);
});
