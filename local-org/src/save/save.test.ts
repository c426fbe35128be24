/** DML beyond single rules: triggers, what the platform derives, deleting and restoring. */
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { saveError } from '../errors.ts';
import type { LocalOrgEngine } from '../org/create-org.ts';
import type { Row, SaveError, SaveRequest, TriggerEvent } from '../ports.ts';
import { insert, smallOrg, system } from '../testing/small-org.ts';

let org: LocalOrgEngine;

beforeEach(() => {
  org = smallOrg();
});

const one = (soql: string): Row => org.query(soql, system).records[0]!;
const save = (request: Omit<SaveRequest, 'allOrNone'>, allOrNone = false) =>
  org.save({ ...request, allOrNone }, system);

/** A runner that answers with `work` and remembers what it was told. */
function triggers(work: (event: TriggerEvent) => Map<number, SaveError[]> | void): TriggerEvent[] {
  const seen: TriggerEvent[] = [];
  org.setTriggers({
    fire(event) {
      seen.push(structuredClone(event));
      return Promise.resolve(work(event) ?? new Map());
    },
  });
  return seen;
}

test('a before trigger changes rows in place, and sees what each row was', async () => {
  const [id] = await insert(org, 'Account', { Name: 'Old' });
  const seen = triggers((event) => {
    if (event.when === 'before')
      for (const row of event.newRows) row.Site = `was ${String(event.oldRows[0]?.Name)}`;
  });
  await save({ operation: 'update', objectName: 'Account', rows: [{ Id: id, Name: 'New' }] });
  assert.deepEqual(one('SELECT Name, Site FROM Account'), {
    ...one('SELECT Name, Site FROM Account'),
    Name: 'New',
    Site: 'was Old',
  });
  assert.deepEqual(
    seen.map((event) => [event.when, event.operation, event.newRows[0]!.Name]),
    [
      ['before', 'update', 'New'],
      ['after', 'update', 'New'],
    ],
  );
});

test('a row an after trigger refuses is undone, and the others stay', async () => {
  triggers((event) => {
    if (event.when === 'before') return new Map();
    const refused = event.newRows.findIndex((row) => row.Name === 'Bad');
    return refused < 0
      ? new Map()
      : new Map([[refused, [saveError('FIELD_CUSTOM_VALIDATION_EXCEPTION', 'bad')]]]);
  });
  const results = await save({
    operation: 'insert',
    objectName: 'Account',
    rows: [{ Name: 'Good' }, { Name: 'Bad' }],
  });
  assert.deepEqual(
    results.map((result) => result.success),
    [true, false],
  );
  assert.equal(org.query('SELECT Id FROM Account', system).totalSize, 1);
});

test('an upsert fires insert triggers for new rows and update triggers for known ones', async () => {
  const row = (name: string): Row => ({ Api_Name__c: name, Name: name, Object_Api_Name__c: 'Case' });
  await insert(org, 'AI_Prompt__c', row('Known'));
  const seen = triggers(() => undefined);
  const rows = [row('known'), row('Fresh')];
  const results = await save({
    operation: 'upsert',
    objectName: 'AI_Prompt__c',
    rows,
    externalIdField: 'Api_Name__c',
  });
  assert.deepEqual(
    results.map((result) => result.created),
    [false, true],
  );
  assert.deepEqual(
    seen.filter((event) => event.when === 'before').map((event) => event.operation),
    ['insert', 'update'],
  );
});

test('the platform’s own fields follow from others', async () => {
  const [account] = await insert(org, 'Account', { Name: 'A' });
  const [contact] = await insert(org, 'Contact', { FirstName: 'Ann', LastName: 'Ek', AccountId: account });
  await insert(org, 'Case', { Subject: 'S', ContactId: contact, Status: 'Closed' });
  const saved = one('SELECT CaseNumber, AccountId, IsClosed, ClosedDate, Priority, Contact.Name FROM Case');
  assert.deepEqual(
    [saved.CaseNumber, saved.AccountId, saved.IsClosed, saved.Priority],
    ['00001001', account, true, 'Medium'],
  );
  assert.equal((saved.Contact as Row).Name, 'Ann Ek');
  assert.ok(saved.ClosedDate);
  await insert(org, 'Opportunity', {
    Name: 'O',
    StageName: 'Needs Analysis',
    CloseDate: '2026-05-01',
    Amount: 200,
  });
  const deal = one(
    'SELECT Probability, ExpectedRevenue, ForecastCategoryName, Fiscal, IsClosed FROM Opportunity',
  );
  assert.deepEqual(
    [deal.Probability, deal.ExpectedRevenue, deal.ForecastCategoryName, deal.Fiscal, deal.IsClosed],
    [20, 40, 'Pipeline', '2026 2', false],
  );
  await insert(org, 'Event', {
    Subject: 'E',
    StartDateTime: '2026-05-01T10:00:00.000+0200',
    DurationInMinutes: 30,
    WhatId: account,
  });
  const meeting = one('SELECT EndDateTime, ActivityDate, AccountId FROM Event');
  assert.deepEqual(
    [meeting.EndDateTime, meeting.ActivityDate, meeting.AccountId],
    ['2026-05-01T08:30:00.000+0000', '2026-05-01', account],
  );
});

test('a custom object without a name shows its id; auto-numbers count up', async () => {
  const [nameless] = await insert(org, 'Data_Context_Mapping__c', {
    Api_Name__c: 'M',
    Object_Api_Name__c: 'Case',
  });
  assert.equal(one('SELECT Name FROM Data_Context_Mapping__c').Name, nameless);
  await insert(
    org,
    'AI_Interaction__c',
    { Run_Id__c: '1', Status__c: 'Answered' },
    { Run_Id__c: '2', Status__c: 'Answered' },
  );
  const numbered = org
    .query('SELECT Name FROM AI_Interaction__c ORDER BY Name', system)
    .records.map((row) => row.Name);
  assert.deepEqual(numbered, ['AI-0000001', 'AI-0000002']);
});

test('details go into the recycle bin with their master and come back with it', async () => {
  const [mapping] = await insert(org, 'Data_Context_Mapping__c', {
    Name: 'M',
    Api_Name__c: 'M',
    Object_Api_Name__c: 'Case',
  });
  await insert(org, 'Data_Context_Node__c', {
    Name: 'N',
    Mapping__c: mapping,
    Node_Type__c: 'Root',
    Object_Api_Name__c: 'Case',
  });
  const rows = [{ Id: mapping }];
  const nodes = (): number => org.query('SELECT Id FROM Data_Context_Node__c', system).totalSize;
  assert.ok((await save({ operation: 'delete', objectName: 'Data_Context_Mapping__c', rows }))[0]!.success);
  assert.equal(nodes(), 0);
  assert.ok((await save({ operation: 'undelete', objectName: 'Data_Context_Mapping__c', rows }))[0]!.success);
  assert.equal(nodes(), 1);
  assert.equal(
    (await save({ operation: 'undelete', objectName: 'Data_Context_Mapping__c', rows }))[0]!.errors[0]!
      .statusCode,
    'UNDELETE_FAILED',
  );
});

test('a master-detail look-up is fixed once it is set', async () => {
  const [a, b] = await insert(
    org,
    'Data_Context_Mapping__c',
    { Api_Name__c: 'A', Object_Api_Name__c: 'Case' },
    { Api_Name__c: 'B', Object_Api_Name__c: 'Case' },
  );
  const [node] = await insert(org, 'Data_Context_Node__c', {
    Name: 'N',
    Mapping__c: a,
    Node_Type__c: 'Root',
    Object_Api_Name__c: 'Case',
  });
  await save({
    operation: 'update',
    objectName: 'Data_Context_Node__c',
    rows: [{ Id: node, Mapping__c: b }],
  });
  assert.equal(one('SELECT Mapping__c FROM Data_Context_Node__c').Mapping__c, a);
});

test('Apex tests see no records of the org, and leave none', async () => {
  await insert(org, 'Account', { Name: 'Real' });
  const count = (): number => org.query('SELECT Id FROM Account', system).totalSize;
  const seen = await org.transaction(
    async () => {
      const before = count();
      await insert(org, 'Account', { Name: 'Test 1' }, { Name: 'Test 2' });
      return [before, count()];
    },
    { rollback: true },
  );
  assert.deepEqual([...seen, count()], [0, 2, 1]);
});
