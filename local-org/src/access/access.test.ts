/** Who sees and changes what: permission sets, field-level security, sharing by owner, role and parent. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { LocalOrgEngine } from '../org/create-org.ts';
import type { AccessContext, SaveOperation, Row } from '../ports.ts';
import { rejectsWithCode } from '../testing/rejects-with-code.ts';
import { addUser, insert, smallOrg, system } from '../testing/small-org.ts';

let org: LocalOrgEngine;
const people: Record<string, AccessContext> = {};
const ids: Record<string, string> = {};

before(async () => {
  org = smallOrg();
  const add = async (name: string, sets: string[], role?: string): Promise<string> => {
    const userId = await addUser(org, name, sets, role);
    people[name] = { userId, mode: 'user' };
    return userId;
  };
  await add('admin', ['BYOM_User', 'BYOM_Admin', 'Demo_Admin']);
  await add('boss', ['BYOM_User', 'Demo_Sales_Rep'], 'HQ');
  const sales = await add('sales', ['BYOM_User', 'Demo_Sales_Rep'], 'EU_Sales');
  const service = await add('service', ['BYOM_User', 'Demo_Service_Rep'], 'US_Service');
  await add('auditor', ['BYOM_Auditor']);
  await add('integration', ['BYOM_Integration']);
  await add('nobody', []);
  [ids.mine, ids.other] = (await insert(
    org,
    'Account',
    { Name: 'Mine', OwnerId: sales, AnnualRevenue: 7, Tax_Number__c: 'T' },
    { Name: 'Other', OwnerId: service, AnnualRevenue: 8 },
  )) as [string, string];
  [ids.contact] = (await insert(org, 'Contact', { LastName: 'Private', AccountId: ids.mine })) as [string];
  [ids.case] = (await insert(org, 'Case', { Subject: 'On mine', AccountId: ids.mine, OwnerId: service })) as [
    string,
  ];
  [ids.comment] = (await insert(org, 'CaseComment', { ParentId: ids.case, CommentBody: 'Hello' })) as [
    string,
  ];
  [ids.task] = (await insert(org, 'Task', { Subject: 'About it', WhatId: ids.case, OwnerId: service })) as [
    string,
  ];
});

const names = (soql: string, person: string): unknown[] =>
  org.query(soql, people[person]!).records.map((row) => row.Name);
const save = (operation: SaveOperation, objectName: string, row: Row, person: string) =>
  org.save({ operation, objectName, rows: [row], allOrNone: false }, people[person]!);
const codeOf = async (
  operation: SaveOperation,
  objectName: string,
  row: Row,
  person: string,
): Promise<string | undefined> => (await save(operation, objectName, row, person))[0]!.errors[0]?.statusCode;

const seesAccounts: [person: string, accounts: string[]][] = [
  ['admin', ['Mine', 'Other']],
  ['boss', ['Mine', 'Other']],
  ['sales', ['Mine']],
  ['service', ['Mine', 'Other']],
];

for (const [person, accounts] of seesAccounts) {
  test(`${person} sees the accounts ${accounts.join(' and ')}`, () => {
    assert.deepEqual(names('SELECT Name FROM Account ORDER BY Name', person), accounts);
  });
}

test('owning a case shows its account, not its account’s other cases', async () => {
  const [hidden] = await insert(org, 'Case', {
    Subject: 'Not for service',
    AccountId: ids.mine,
    OwnerId: people.sales!.userId,
  });
  const soql = `SELECT Id FROM Case WHERE Id = '${hidden}'`;
  assert.equal(org.query(soql, people.service!).totalSize, 0);
  assert.equal(org.query(soql, people.sales!).totalSize, 1);
});

test('contacts, comments and tasks follow the record they hang on', () => {
  const count = (soql: string, person: string): number => org.query(soql, people[person]!).totalSize;
  assert.equal(count('SELECT Id FROM Contact', 'sales'), 1);
  assert.equal(count('SELECT Id FROM CaseComment', 'service'), 1);
  assert.equal(count('SELECT Id FROM Task', 'boss'), 1);
  assert.deepEqual(
    names(
      "SELECT Name, (SELECT Id FROM Cases WHERE Subject = 'On mine') FROM Account WHERE Name = 'Mine'",
      'sales',
    ),
    ['Mine'],
  );
});

test('a field without permission does not exist, in SELECT, WHERE and ORDER BY', async () => {
  for (const soql of [
    'SELECT AnnualRevenue FROM Account',
    'SELECT Id FROM Account WHERE AnnualRevenue > 1',
    'SELECT Id FROM Account ORDER BY AnnualRevenue',
    'SELECT Account.AnnualRevenue FROM Case',
  ]) {
    const hidden = await rejectsWithCode(() => org.query(soql, people.service!), 'INVALID_FIELD');
    const missing = await rejectsWithCode(
      () => org.query(soql.replaceAll('AnnualRevenue', 'AnnualRevenux'), people.service!),
      'INVALID_FIELD',
    );
    assert.equal(hidden.replaceAll('AnnualRevenue', 'AnnualRevenux'), missing);
  }
  assert.deepEqual(
    org.query('SELECT AnnualRevenue FROM Account ORDER BY Name LIMIT 1', people.admin!).records[0]!
      .AnnualRevenue,
    7,
  );
});

test('only the administrator reads the tax number', async () => {
  assert.equal(
    org.query("SELECT Tax_Number__c FROM Account WHERE Name = 'Mine'", people.admin!).records[0]!
      .Tax_Number__c,
    'T',
  );
  for (const person of ['boss', 'sales', 'service']) {
    await rejectsWithCode(
      () => org.query('SELECT Tax_Number__c FROM Account', people[person]!),
      'INVALID_FIELD',
    );
  }
});

test('parts of an address follow the address, parts of a name the name', () => {
  assert.equal(org.access.field(people.sales!.userId, 'Account', 'BillingCity').read, true);
  assert.equal(org.access.field(people.sales!.userId, 'Contact', 'FirstName').read, true);
  assert.equal(org.access.field(people.nobody!.userId, 'Account', 'Name').read, false);
});

test('an object without permission does not exist', async () => {
  const hidden = await rejectsWithCode(
    () => org.query('SELECT Id FROM AI_Interaction__c', people.sales!),
    'INVALID_TYPE',
  );
  const missing = await rejectsWithCode(
    () => org.query('SELECT Id FROM Nothing__c', people.sales!),
    'INVALID_TYPE',
  );
  assert.equal(
    hidden.replaceAll('AI_Interaction__c', 'Nothing__c').replace(/\s+\^/, ''),
    missing.replace(/\s+\^/, ''),
  );
});

test('an invisible record and a missing one give the same answer to every change', async () => {
  const missing = `${ids.mine!.slice(0, 9)}zzzzzz`;
  for (const operation of ['update', 'delete'] as const) {
    const invisible = await save(operation, 'Account', { Id: ids.other }, 'sales');
    const absent = await save(operation, 'Account', { Id: missing }, 'sales');
    assert.deepEqual(invisible[0]!.errors, absent[0]!.errors);
    assert.equal(invisible[0]!.errors[0]!.statusCode, 'INVALID_CROSS_REFERENCE_KEY');
  }
  assert.equal(
    await codeOf('insert', 'Contact', { LastName: 'A', AccountId: ids.other }, 'sales'),
    'INVALID_CROSS_REFERENCE_KEY',
  );
});

test('what may be seen may not always be changed', async () => {
  assert.equal(
    await codeOf('update', 'Account', { Id: ids.mine, Name: 'Theirs' }, 'service'),
    'INSUFFICIENT_ACCESS_OR_READONLY',
  );
  assert.equal(await codeOf('update', 'Account', { Id: ids.mine, Phone: '1' }, 'boss'), undefined);
  assert.equal(
    await codeOf(
      'insert',
      'AI_Prompt__c',
      { Name: 'P', Api_Name__c: 'P', Object_Api_Name__c: 'Case' },
      'sales',
    ),
    'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
  );
  assert.equal(
    await codeOf('insert', 'Account', { Name: 'A', Tax_Number__c: '1' }, 'sales'),
    'INVALID_FIELD',
  );
});

test('only the integration user writes interactions; the auditor reads them all', async () => {
  const row = { Run_Id__c: 'run-1', Status__c: 'Answered' };
  assert.equal(await codeOf('insert', 'AI_Interaction__c', row, 'integration'), undefined);
  for (const person of ['admin', 'auditor']) {
    const code = await codeOf('insert', 'AI_Interaction__c', { ...row, Run_Id__c: `run-${person}` }, person);
    assert.equal(code, 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', person);
    const found = org.query("SELECT Id FROM AI_Interaction__c WHERE Run_Id__c = 'run-1'", people[person]!);
    assert.equal(found.totalSize, 1, person);
  }
});

test('taking a permission set away takes effect at once', async () => {
  const { userId } = people.service!;
  const [assignment] = org.query(
    `SELECT Id FROM PermissionSetAssignment WHERE AssigneeId = '${userId}' AND PermissionSet.Name = 'Demo_Service_Rep'`,
    system,
  ).records;
  assert.equal(org.access.object(userId, 'Account').read, true);
  await org.save(
    {
      operation: 'delete',
      objectName: 'PermissionSetAssignment',
      rows: [{ Id: assignment!.Id }],
      allOrNone: true,
    },
    system,
  );
  assert.equal(org.access.object(userId, 'Account').read, false);
});

test('classes, principals, apps and tabs come from permission sets too', () => {
  const { userId } = people.sales!;
  assert.equal(org.access.apexClass(userId, 'runcontroller'), true);
  assert.equal(org.access.principal(userId, 'BYOM_Gateway-BYOM_Principal'), true);
  assert.equal(org.access.application(userId, 'BYOM_Sales_Service'), true);
  assert.equal(org.access.apexClass(people.nobody!.userId, 'RunController'), false);
});
