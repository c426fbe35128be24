/** SOQL over REST with the real jsforce. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Connection } from 'jsforce';
import { rejectsWithCode } from '../testing/rejects-with-code.ts';
import { startSeededOrg } from '../testing/seeded-org.ts';
import type { SeededOrg } from '../testing/seeded-org.ts';

let org: SeededOrg;
let adam: Connection;

before(async () => {
  org = await startSeededOrg();
  adam = org.connect('adam');
});
after(() => org.close());

test('a query answers parents as nested records and children as nested results', async () => {
  const { records } = await adam.query(
    "SELECT Subject, Account.Parent.Name, Contact.ReportsTo.Account.Owner.Name, Owner.Name, (SELECT CommentBody FROM CaseComments) FROM Case WHERE Subject = 'it is BROKEN'",
  );
  const [record] = records as Record<string, unknown>[];
  assert.deepEqual(record!['attributes'], {
    type: 'Case',
    url: `/services/data/v67.0/sobjects/Case/${org.org.query('SELECT Id FROM Case ORDER BY Id LIMIT 1', { userId: org.userId('adam'), mode: 'system' }).records[0]!.Id as string}`,
  });
  assert.equal((record!['Account'] as { Parent: { Name: string } }).Parent.Name, 'Acme');
  const contact = record!['Contact'] as { ReportsTo: { Account: { Owner: { Name: string } } } };
  assert.equal(contact.ReportsTo.Account.Owner.Name, 'Sofia Small');
  assert.equal((record!['Owner'] as { Name: string }).Name, 'Samuel Small');
  const comments = record!['CaseComments'] as {
    totalSize: number;
    done: boolean;
    records: { CommentBody: string }[];
  };
  assert.equal(comments.totalSize, 2);
  assert.deepEqual(
    comments.records.map((comment) => comment.CommentBody),
    ['We looked at it.', 'Still broken.'],
  );
});

test('sub-queries nest five levels deep', async () => {
  const soql = `SELECT Name, (SELECT Name, (SELECT LastName, (SELECT Subject, (SELECT Subject,
    (SELECT CommentBody FROM CaseComments) FROM Cases) FROM Cases) FROM Contacts) FROM ChildAccounts) FROM Account WHERE Name = 'Acme'`;
  const { records } = await adam.query(soql);
  type Nested = { records: Record<string, unknown>[] };
  const child = (record: Record<string, unknown>, name: string): Record<string, unknown> =>
    (record[name] as Nested).records[0]!;
  const account = child(records[0] as Record<string, unknown>, 'ChildAccounts');
  const contact = child(account, 'Contacts');
  const parentCase = child(contact, 'Cases');
  const followUp = child(parentCase, 'Cases');
  assert.deepEqual(
    [account['Name'], contact['LastName'], parentCase['Subject'], followUp['Subject']],
    ['Globex', 'Ek', 'It is broken', 'And broken again'],
  );
  assert.equal(followUp['CaseComments'], null, 'a sub-query without rows is null');
});

test('a sixth level of sub-queries is refused', async () => {
  const soql = `SELECT Id, (SELECT Id, (SELECT Id, (SELECT Id, (SELECT Id, (SELECT Id, (SELECT Id FROM CaseComments) FROM Cases)
    FROM Cases) FROM Cases) FROM Contacts) FROM ChildAccounts) FROM Account`;
  await rejectsWithCode(() => adam.query(soql), 'MALFORMED_QUERY');
});

test('queryMore pages through a large result and autoFetch collects it', async () => {
  const rows = Array.from({ length: 450 }, (_, index) => ({
    LastName: `Page ${String(index).padStart(3, '0')}`,
    Company: 'Paged',
  }));
  await adam.sobject('Lead').create(rows, { allowRecursive: true });
  const headers = { 'Sforce-Query-Options': 'batchSize=200' };
  const soql = "SELECT LastName FROM Lead WHERE Company = 'Paged' ORDER BY LastName";
  const first = await adam.query(soql, { headers, autoFetch: false });
  assert.equal(first.totalSize, 450);
  assert.equal(first.done, false);
  assert.equal(first.records.length, 200);
  const options = {
    headers,
    autoFetch: false,
    scanAll: false,
    maxFetch: 10_000,
    responseTarget: 'QueryResult' as const,
  };
  const second = await adam.queryMore(first.nextRecordsUrl!, options);
  assert.equal(second.records[0]!.LastName, 'Page 200');
  const all = await adam.query(soql, { headers, autoFetch: true, maxFetch: 1000 });
  assert.equal(all.records.length, 450);
  await rejectsWithCode(() => org.connect('sofia').queryMore(first.nextRecordsUrl!), 'INVALID_QUERY_LOCATOR');
});

test('queryAll shows deleted records', async () => {
  const saved = await adam.sobject('Account').create({ Name: 'Short-lived' });
  await adam.sobject('Account').destroy(saved.id!);
  const soql = "SELECT Name, IsDeleted FROM Account WHERE Name = 'Short-lived'";
  assert.equal((await adam.query(soql)).totalSize, 0);
  const deleted = await adam.query(soql, { scanAll: true });
  assert.equal(deleted.records[0]!.IsDeleted, true);
});

test('mistakes are answered with the codes and words of the platform', async () => {
  const field = await rejectsWithCode(() => adam.query('SELECT Id, Nothing FROM Account'), 'INVALID_FIELD');
  assert.match(
    field,
    /^\nSELECT Id, Nothing FROM Account\n {11}\^\nERROR at Row:1:Column:12\nNo such column 'Nothing' on entity 'Account'\./,
  );
  const object = await rejectsWithCode(() => adam.query('SELECT Id FROM Nothing'), 'INVALID_TYPE');
  assert.match(object, /sObject type 'Nothing' is not supported\./);
  await rejectsWithCode(() => adam.query('SELECT Id, FROM Account'), 'MALFORMED_QUERY');
  await rejectsWithCode(
    () => adam.query("SELECT Id FROM Account WHERE Id = 'nonsense'"),
    'INVALID_QUERY_FILTER_OPERATOR',
  );
});

test('jsforce’s own query builder works', async () => {
  const found = await adam
    .sobject('Account')
    .find({ Name: { $like: 'A%' } }, ['Id', 'Name', 'Owner.Name'])
    .sort({ Name: 1 })
    .limit(5);
  assert.deepEqual(
    found.map((record) => record.Name),
    ['Acme'],
  );
});
