import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CoreError } from '../core-error.ts';
import type { Mapping, MappingNode, Treatment } from '../types.ts';
import { toRecordContext } from './context.ts';
import { objectsOf } from './objects.ts';
import { planQuery, type Visibility } from './plan.ts';

const ID = '001000000000001AAA';

function node(
  objectName: string,
  relationshipName: string,
  names: string,
  more: Partial<MappingNode> = {},
): MappingNode {
  const fields = names.split(' ').map((name) => {
    const [apiName = '', treatment = 'send'] = name.split(':');
    return { apiName, treatment: treatment as Treatment, entityType: null, blankPolicy: 'omit' as const };
  });
  const nodeType = relationshipName === '' ? 'root' : 'children';
  return {
    objectName,
    relationshipName,
    nodeType,
    filter: null,
    orderBy: null,
    rowLimit: null,
    fields,
    parents: [],
    children: [],
    ...more,
  };
}

const parent = (
  objectName: string,
  relationshipName: string,
  names: string,
  more: Partial<MappingNode> = {},
): MappingNode => node(objectName, relationshipName, names, { nodeType: 'parent', ...more });
const mappingOf = (root: MappingNode): Mapping => ({ id: 'm', apiName: 'M', root });

/** Sees everything but the objects and fields named. */
const all = (...hidden: string[]): Visibility => ({
  object: (name) => !hidden.includes(name),
  field: (object, name) => !hidden.includes(`${object}.${name}`),
  structured: () => false,
  people: () => [],
  polymorphic: () => false,
});

const account = mappingOf(
  node('Account', '', 'Name AnnualRevenue Secret__c:drop', {
    parents: [parent('User', 'Owner', 'Name', { parents: [parent('User', 'Manager', 'Name')] })],
    children: [
      node('Contact', 'Contacts', 'Name Email', {
        parents: [parent('Account', 'ReportsTo', 'Name')],
        children: [node('Task', 'Tasks', 'Subject', { rowLimit: 3 })],
      }),
      node('Case', 'Cases', 'Subject', {
        filter: 'IsClosed = false',
        orderBy: 'CreatedDate desc',
        rowLimit: 9999,
      }),
    ],
  }),
);

test('one query reads parents of parents, children and grandchildren', () => {
  const { soql, leftOut } = planQuery(account, ID, all());
  assert.equal(
    soql,
    'SELECT Id, Name, AnnualRevenue, Owner.Name, Owner.Manager.Name, ' +
      '(SELECT Id, Name, Email, ReportsTo.Name, (SELECT Id, Subject FROM Tasks LIMIT 3) FROM Contacts LIMIT 50), ' +
      '(SELECT Id, Subject FROM Cases WHERE IsClosed = false ORDER BY CreatedDate DESC LIMIT 200) ' +
      `FROM Account WHERE Id = '${ID}' LIMIT 1`,
  );
  assert.deepEqual(leftOut, [{ field: 'Account.Secret__c', reason: 'DROPPED' }]);
});

test('fields and objects that the user may not see are not read, and are named', () => {
  const { soql, leftOut } = planQuery(account, ID, all('Account.AnnualRevenue', 'Task', 'Account.OwnerId'));
  assert.doesNotMatch(soql, /AnnualRevenue|Tasks|Owner/);
  assert.deepEqual(
    leftOut.filter(({ reason }) => reason === 'NOT_VISIBLE').map(({ field }) => field),
    ['Account.AnnualRevenue', 'Account.OwnerId', 'Task.*'],
  );
});

test('a list filtered or ordered by a field that the user may not see is left out as a whole', () => {
  for (const hidden of ['Case.IsClosed', 'Case.CreatedDate']) {
    const { soql, leftOut } = planQuery(account, ID, all(hidden));
    assert.doesNotMatch(soql, /Cases/);
    assert.ok(leftOut.some(({ field }) => field === hidden));
  }
});

const notFound = (error: unknown): boolean => error instanceof CoreError && error.code === 'RECORD_NOT_FOUND';
const invalid = (error: unknown): boolean => error instanceof CoreError && error.code === 'MAPPING_INVALID';

test('an object that may not be read looks exactly like a record that is not there', () => {
  assert.throws(() => planQuery(account, ID, all('Account')), notFound);
});

for (const id of [
  '',
  'x',
  "001000000000001' OR Name != '",
  '001000000000001AA',
  `${ID}A`,
  '00100000000000\n',
]) {
  test(`${JSON.stringify(id)} is no record id`, () => {
    assert.throws(() => planQuery(account, id, all()), notFound);
  });
}

test('names of a mapping cannot smuggle a query in', () => {
  for (const bad of ["Name FROM User WHERE Id != '", 'Name, Password', '(SELECT', 'A.B', '1Name']) {
    const nested = node('Contact', bad, 'Name');
    assert.throws(() => planQuery(mappingOf(node('Account', '', bad)), ID, all()), invalid);
    assert.throws(
      () => planQuery(mappingOf(node('Account', '', 'Name', { children: [nested] })), ID, all()),
      invalid,
    );
  }
});

test('what SOQL cannot read is said before it is asked', () => {
  const six = [1, 2, 3, 4, 5, 6].reduceRight<MappingNode[]>(
    (above) => [parent('User', 'Manager', 'Name', { parents: above })],
    [],
  );
  assert.throws(
    () => planQuery(mappingOf(node('Case', '', 'Subject', { parents: six })), ID, all()),
    invalid,
  );
  const deep = [1, 2, 3, 4, 5].reduceRight<MappingNode[]>(
    (below) => [node('Case', 'Cases', 'Subject', { children: below })],
    [],
  );
  assert.throws(
    () => planQuery(mappingOf(node('Case', '', 'Subject', { children: deep })), ID, all()),
    invalid,
  );
  const listOfParent = parent('Account', 'Account', 'Name', {
    children: [node('Contact', 'Contacts', 'Name')],
  });
  assert.throws(
    () => planQuery(mappingOf(node('Case', '', 'Subject', { parents: [listOfParent] })), ID, all()),
    invalid,
  );
});

test('the objects to describe are named once each', () => {
  assert.deepEqual(objectsOf(account), ['Account', 'User', 'Contact', 'Task', 'Case']);
});

test('rows of the API become the record context', () => {
  const plan = planQuery(account, ID, all('Account.AnnualRevenue', 'Case'));
  const record = toRecordContext(plan, {
    attributes: { type: 'Account' },
    Id: ID,
    Name: 'Acme',
    Owner: { Name: 'Sofia', Manager: null },
    Contacts: {
      totalSize: 1,
      done: true,
      records: [{ Id: '003', Name: 'Ana', Email: null, ReportsTo: null, Tasks: null }],
    },
  });
  assert.equal(record.recordId, ID);
  assert.deepEqual(record.fields, {
    Name: { text: 'Acme', visible: true },
    AnnualRevenue: { text: null, visible: false },
  });
  assert.equal(record.parents['Owner']?.fields['Name']?.text, 'Sofia');
  assert.equal(record.parents['Owner']?.parents['Manager'], null);
  assert.equal(record.children['Contacts']?.[0]?.fields['Name']?.text, 'Ana');
  assert.deepEqual(record.children['Contacts']?.[0]?.children['Tasks'], []);
  assert.equal(record.children['Cases'], undefined);
});

test('numbers, booleans and addresses become text', () => {
  const plan = planQuery(mappingOf(node('Account', '', 'A B C D')), ID, all());
  const address = {
    street: 'Main 1',
    city: 'Paris',
    state: null,
    postalCode: '75001',
    country: 'France',
    latitude: 1,
  };
  const { fields } = toRecordContext(plan, { Id: ID, A: 12.5, B: false, C: address, D: { street: null } });
  assert.deepEqual(
    Object.values(fields).map(({ text }) => text),
    ['12.5', 'false', 'Main 1, Paris, 75001, France', null],
  );
});

test('a datetime is told to the minute, and text that only mentions one stays as it is', () => {
  const plan = planQuery(mappingOf(node('Case', '', 'A B C')), ID, all());
  const row = {
    Id: ID,
    A: '2026-11-22T07:41:52.000+0000',
    B: 'at 2026-11-22T07:41:52.000+0000',
    C: '2026-11-22',
  };
  assert.deepEqual(
    Object.values(toRecordContext(plan, row).fields).map(({ text }) => text),
    ['2026-11-22 07:41 UTC', 'at 2026-11-22T07:41:52.000+0000', '2026-11-22'],
  );
});
