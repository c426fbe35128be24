import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Mapping, MappingField } from '../core/types.ts';
import { createDescribes } from './describe.ts';
import type { OrgConnections } from './org-connections.ts';
import { createRecordReader } from './read-record.ts';

const ID = '500000000000001AAA';
const CALLER = { orgId: '00D', userId: '005', username: 'ana@example.com' };

const field = (apiName: string): MappingField => ({
  apiName,
  treatment: 'send',
  entityType: null,
  blankPolicy: 'omit',
});
const CASES: Mapping = {
  id: 'm',
  apiName: 'M',
  root: {
    objectName: 'Case',
    relationshipName: '',
    nodeType: 'root',
    filter: null,
    orderBy: null,
    rowLimit: null,
    fields: ['CaseNumber', 'Subject', 'Priority'].map(field),
    parents: [],
    children: [],
  },
};

const lookup = (name: string, relationshipName: string, ...referenceTo: string[]) => ({
  name,
  type: 'reference',
  relationshipName,
  referenceTo,
});
const CASE_FIELDS = [
  lookup('ContactId', 'Contact', 'Contact'),
  lookup('CreatedById', 'CreatedBy', 'User'),
  lookup('OwnerId', 'Owner', 'Group', 'User'),
  lookup('AccountId', 'Account', 'Account'),
  { name: 'CaseNumber', type: 'string', autoNumber: true },
  { name: 'Subject', type: 'string', autoNumber: false },
  { name: 'Priority', type: 'picklist' },
];

/** An org that describes these objects, and answers every query with one row. */
function orgWith(
  objects: Record<string, object[]>,
  row: object,
): { connections: OrgConnections; asked: string[] } {
  const asked: string[] = [];
  const call = async (_: unknown, { path }: { path: string }): Promise<unknown> => {
    asked.push(decodeURIComponent(path));
    const name = /^\/sobjects\/(\w+)\/describe$/.exec(path)?.[1];
    if (!name) return { done: true, records: [row] };
    if (!objects[name]) throw Object.assign(new Error('not there'), { errorCode: 'NOT_FOUND' });
    return { queryable: true, fields: objects[name] };
  };
  return { connections: { call: call as OrgConnections['call'] }, asked };
}

const NAME = [{ name: 'Name', type: 'string' }];
const ROW = {
  Id: ID,
  CaseNumber: '00001027',
  Subject: 'Refund',
  Priority: 'High',
  Owner: { Name: 'Bruno Reis', Type: 'User' },
  CreatedBy: { Name: 'Ana Souza' },
  Contact: { Name: 'Grete Hollmann' },
};

test('the people around a record are read with it, and what is no free text is known', async () => {
  const { connections, asked } = orgWith({ Case: CASE_FIELDS, User: NAME, Contact: NAME }, ROW);
  const reader = createRecordReader(connections, createDescribes(connections, 60));
  const { record } = await reader.read(CALLER, CASES, ID);
  assert.deepEqual(record.people, ['Bruno Reis', 'Ana Souza', 'Grete Hollmann']);
  assert.deepEqual(
    Object.values(record.fields).map(({ structured = false }) => structured),
    [true, false, true],
  );
  assert.match(
    asked.at(-1) ?? '',
    /SELECT Id, CaseNumber, Subject, Priority, Owner\.Name, Owner\.Type, CreatedBy\.Name, Contact\.Name FROM Case/,
  );
  await reader.read(CALLER, CASES, ID);
  assert.equal(asked.filter((path) => path.includes('describe')).length, 3);
});

test('people whose names a person may not see are not asked for', async () => {
  const { connections, asked } = orgWith({ Case: CASE_FIELDS, Contact: [] }, ROW);
  const { record } = await createRecordReader(connections, createDescribes(connections, 60)).read(
    CALLER,
    CASES,
    ID,
  );
  assert.equal(record.people, undefined);
  assert.match(asked.at(-1) ?? '', /SELECT Id, CaseNumber, Subject, Priority FROM Case/);
});
