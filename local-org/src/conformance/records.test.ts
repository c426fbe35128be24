/** One record at a time, with the real jsforce. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Connection } from 'jsforce';
import { rejectsWithCode } from '../testing/rejects-with-code.ts';
import { startSeededOrg } from '../testing/seeded-org.ts';
import type { SeededOrg } from '../testing/seeded-org.ts';

let org: SeededOrg;
let adam: Connection;
const missingId = '001LO0000zzzzzz';

before(async () => {
  org = await startSeededOrg();
  adam = org.connect('adam');
});
after(() => org.close());

test('a record is created, read, changed and deleted', async () => {
  const created = await adam
    .sobject('Account')
    .create({ Name: 'New', NumberOfEmployees: 12, Website: '  https://new.example ' });
  assert.equal(created.success, true);
  const read = await adam.sobject('Account').retrieve(created.id!);
  assert.equal(read.Name, 'New');
  assert.equal(read.Website, 'https://new.example');
  assert.equal(read.OwnerId, org.userId('adam'));
  assert.match(read.CreatedDate as string, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000\+0000$/);
  await adam.sobject('Account').update({ Id: created.id!, Name: 'Newer' });
  const some = await adam.request<Record<string, unknown>>(
    `/services/data/v67.0/sobjects/Account/${created.id}?fields=Name,Industry`,
  );
  const { attributes: _attributes, ...fields } = some;
  assert.deepEqual(fields, { Name: 'Newer', Industry: null });
  await adam.sobject('Account').destroy(created.id!);
  await rejectsWithCode(() => adam.sobject('Account').retrieve(created.id!), 'NOT_FOUND');
});

test('an upsert by external id creates once and updates afterwards', async () => {
  const model = { Api_Name__c: 'Upserted', Name: 'First', Platform__c: 'scripted', Status__c: 'Draft' };
  const first = await adam.sobject('AI_Model__c').upsert(model, 'Api_Name__c');
  assert.equal((first as { created: boolean }).created, true);
  const second = await adam.sobject('AI_Model__c').upsert({ ...model, Name: 'Second' }, 'Api_Name__c');
  assert.equal((second as { created: boolean }).created, false);
  const path = '/services/data/v67.0/sobjects/AI_Model__c/Api_Name__c/upserted';
  const read = await adam.request<Record<string, unknown>>(path);
  assert.equal(read['Name'], 'Second');
  assert.equal(read['Id'], first.id);
});

/** Each row: what is sent, and Salesforce's answer. */
const refusals: [
  what: string,
  object: string,
  row: Record<string, unknown>,
  code: string,
  message: RegExp,
][] = [
  [
    'a missing required field',
    'Contact',
    { FirstName: 'A' },
    'REQUIRED_FIELD_MISSING',
    /^Required fields are missing: \[LastName\]$/,
  ],
  [
    'a text that is too long',
    'Account',
    { Name: 'x'.repeat(256) },
    'STRING_TOO_LONG',
    /Account Name: data value too large: x+ \(max length=255\)/,
  ],
  [
    'a value outside a restricted picklist',
    'AI_Model__c',
    { Name: 'x', Api_Name__c: 'x', Platform__c: 'abacus' },
    'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    /Platform: bad value for restricted picklist field: abacus/,
  ],
  [
    'a look-up to nothing',
    'Contact',
    { LastName: 'A', AccountId: missingId },
    'INVALID_CROSS_REFERENCE_KEY',
    /invalid cross reference id/,
  ],
  [
    'an id that is none',
    'Contact',
    { LastName: 'A', AccountId: 'abc' },
    'MALFORMED_ID',
    /Account ID: id value of incorrect type: abc/,
  ],
  [
    'a field that is not there',
    'Account',
    { Name: 'A', Nothing: 1 },
    'INVALID_FIELD',
    /No such column 'Nothing' on sobject of type Account/,
  ],
  [
    'a system field',
    'Account',
    { Name: 'A', CreatedDate: '2020-01-01T00:00:00Z' },
    'INVALID_FIELD_FOR_INSERT_UPDATE',
    /Unable to create\/update fields: CreatedDate/,
  ],
  [
    'an e-mail that is none',
    'Contact',
    { LastName: 'A', Email: 'nobody' },
    'INVALID_EMAIL_ADDRESS',
    /Email: invalid email address: nobody/,
  ],
  [
    'a number that is none',
    'Account',
    { Name: 'A', AnnualRevenue: 'much' },
    'INVALID_TYPE_ON_FIELD_IN_RECORD',
    /value not of required type: much/,
  ],
  [
    'a number that is too large',
    'AI_Prompt__c',
    { Name: 'A', Api_Name__c: 'A', Object_Api_Name__c: 'Case', Sort_Order__c: 10000 },
    'NUMBER_OUTSIDE_VALID_RANGE',
    /outside of valid range/,
  ],
  [
    'a broken validation rule',
    'AI_Model__c',
    { Name: 'A', Api_Name__c: 'hot', Platform__c: 'openai', Temperature__c: 3 },
    'FIELD_CUSTOM_VALIDATION_EXCEPTION',
    /Temperature must lie between 0 and 2/,
  ],
];

for (const [what, object, row, code, message] of refusals) {
  test(`${what} is refused with ${code}`, async () => {
    assert.match(await rejectsWithCode(() => adam.sobject(object).create(row), code), message);
  });
}

test('a second record with the same unique value is refused, whatever its case', async () => {
  const row = { Name: 'A', Object_Api_Name__c: 'Case' };
  const first = await adam.sobject('AI_Prompt__c').create({ ...row, Api_Name__c: 'Twice' });
  const message = await rejectsWithCode(
    () => adam.sobject('AI_Prompt__c').create({ ...row, Api_Name__c: 'TWICE' }),
    'DUPLICATE_VALUE',
  );
  assert.equal(
    message,
    `duplicate value found: Api_Name__c duplicates value on record with id: ${first.id!.slice(0, 15)}`,
  );
});

test('a deleted record says so and takes no changes', async () => {
  const { id } = await adam.sobject('Account').create({ Name: 'Gone' });
  await adam.sobject('Account').destroy(id!);
  const results = await adam.request<{ errors: { statusCode: string }[] }[]>({
    method: 'PATCH',
    url: '/services/data/v67.0/composite/sobjects',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ records: [{ attributes: { type: 'Account' }, id, Name: 'Back' }] }),
  });
  assert.equal(results[0]!.errors[0]!.statusCode, 'ENTITY_IS_DELETED');
});

test('a restricting look-up keeps its parent, a cascading one goes with it', async () => {
  const account = await adam.sobject('Account').create({ Name: 'Parent' });
  const contact = await adam.sobject('Contact').create({ LastName: 'Child', AccountId: account.id! });
  const held = await adam.sobject('Case').create({ Subject: 'Held', AccountId: account.id! });
  await rejectsWithCode(() => adam.sobject('Account').destroy(account.id!), 'DELETE_FAILED');
  await adam.sobject('Case').destroy(held.id!);
  await adam.sobject('Account').destroy(account.id!);
  await rejectsWithCode(() => adam.sobject('Contact').retrieve(contact.id!), 'NOT_FOUND');
});
