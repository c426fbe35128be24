/** Many records in one call, with the real jsforce. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Connection } from 'jsforce';
import { startSeededOrg } from '../testing/seeded-org.ts';
import type { SeededOrg } from '../testing/seeded-org.ts';

let org: SeededOrg;
let adam: Connection;

before(async () => {
  org = await startSeededOrg();
  adam = org.connect('adam');
});
after(() => org.close());

const count = async (soql: string): Promise<number> => (await adam.query(soql)).totalSize;

test('good rows are saved beside refused ones', async () => {
  const results = await adam
    .sobject('Contact')
    .create([{ LastName: 'Some 1' }, { FirstName: 'No last name' }, { LastName: 'Some 2' }]);
  assert.deepEqual(
    results.map((result) => result.success),
    [true, false, true],
  );
  const [error] = results[1]!.errors as { statusCode: string; fields: string[] }[];
  assert.deepEqual([error!.statusCode, error!.fields], ['REQUIRED_FIELD_MISSING', ['LastName']]);
  assert.equal(await count("SELECT COUNT() FROM Contact WHERE LastName LIKE 'Some %'"), 2);
});

test('all or none saves none, and says which row was the reason', async () => {
  const rows = [{ LastName: 'All 1' }, { FirstName: 'No last name' }];
  const results = await adam.sobject('Contact').create(rows, { allOrNone: true });
  const codes = results.map((result) => (result.errors as { statusCode: string }[])[0]!.statusCode);
  assert.deepEqual(codes, ['ALL_OR_NONE_OPERATION_ROLLED_BACK', 'REQUIRED_FIELD_MISSING']);
  assert.equal(await count("SELECT COUNT() FROM Contact WHERE LastName LIKE 'All %'"), 0);
});

test('rows are changed, retrieved and deleted together', async () => {
  const created = await adam.sobject('Account').create([{ Name: 'One' }, { Name: 'Two' }]);
  const ids = created.map((result) => result.id!);
  const updated = await adam
    .sobject('Account')
    .update(ids.map((Id, index) => ({ Id, Name: `Changed ${index}` })));
  assert.ok(updated.every((result) => result.success));
  const read = await adam.sobject('Account').retrieve(ids);
  assert.deepEqual(
    read.map((record) => record.Name),
    ['Changed 0', 'Changed 1'],
  );
  const deleted = await adam.sobject('Account').destroy(ids);
  assert.ok(deleted.every((result) => result.success));
});

test('interactions are upserted by run id in one call, with parents named by their external ids', async () => {
  const integration = org.connect('integration');
  await adam
    .sobject('AI_Prompt__c')
    .create({ Name: 'P', Api_Name__c: 'Case_Summary', Object_Api_Name__c: 'Case' });
  const rows = [1, 2, 3].map((number) => ({
    Run_Id__c: `run-${number}`,
    Channel__c: 'salesforce',
    Status__c: 'Answered',
    Prompt__r: { Api_Name__c: 'Case_Summary' },
    Cost__c: 0.00012345,
  }));
  for (const expected of [true, false]) {
    const results = await integration.sobject('AI_Interaction__c').upsert(rows, 'Run_Id__c');
    assert.deepEqual(
      results.map((result) => [result.success, (result as { created?: boolean }).created]),
      [
        [true, expected],
        [true, expected],
        [true, expected],
      ],
      JSON.stringify(results),
    );
  }
  const soql =
    "SELECT Name, Cost__c, Prompt__r.Name, Owner.Name FROM AI_Interaction__c WHERE Run_Id__c = 'run-1'";
  const [saved] = (await org.connect('audrey').query(soql)).records;
  assert.match(saved!.Name as string, /^AI-\d{7}$/);
  assert.equal(saved!.Cost__c, 0.00012345);
  assert.equal((saved!['Prompt__r'] as { Name: string }).Name, 'P');
});

test('a tree saves parents with their children, or nothing', async () => {
  const post = (
    records: unknown,
  ): Promise<{ hasErrors: boolean; results: { referenceId: string; id?: string }[] }> =>
    adam.requestPost('/services/data/v67.0/composite/tree/Account', { records });
  const tree = (name: string, lastName: string | null) => [
    {
      attributes: { type: 'Account', referenceId: 'A' },
      Name: name,
      Contacts: { records: [{ attributes: { type: 'Contact', referenceId: 'C' }, LastName: lastName }] },
    },
  ];
  const saved = await post(tree('Tree', 'Leaf'));
  assert.deepEqual(
    saved.results.map((result) => result.referenceId),
    ['A', 'C'],
  );
  assert.equal(await count("SELECT COUNT() FROM Contact WHERE Account.Name = 'Tree'"), 1);
  const url = `${org.url}/services/data/v67.0/composite/tree/Account`;
  const headers = { authorization: `Bearer ${adam.accessToken}`, 'content-type': 'application/json' };
  const refused = await fetch(url, {
    method: 'POST',
    headers,
    body: JSON.stringify({ records: tree('Fallen', null) }),
  });
  assert.equal(refused.status, 400);
  assert.equal(
    ((await refused.json()) as { results: { referenceId: string }[] }).results[0]!.referenceId,
    'C',
  );
  assert.equal(await count("SELECT COUNT() FROM Account WHERE Name = 'Fallen'"), 0);
});
