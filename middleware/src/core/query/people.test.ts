import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Mapping, MappingNode, Treatment } from '../types.ts';
import { toRecordContext } from './context.ts';
import type { PersonLookup } from './people.ts';
import { planQuery, type QueryPlan, type Visibility } from './plan.ts';

const ID = '500000000000001AAA';

/** A node with fields `Name` or `Name:treatment`. */
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
  const empty = { filter: null, orderBy: null, rowLimit: null, parents: [], children: [] };
  return { objectName, relationshipName, nodeType, fields, ...empty, ...more };
}

const parent: typeof node = (objectName, relationshipName, names, more) =>
  node(objectName, relationshipName, names, { nodeType: 'parent', ...more });
const mappingOf = (root: MappingNode): Mapping => ({ id: 'm', apiName: 'M', root });
const all = (): Visibility => ({
  object: () => true,
  field: () => true,
  structured: () => false,
  people: () => [],
  polymorphic: () => false,
});

const OWNER = { relationshipName: 'Owner', polymorphic: true };
const AUTHOR = { relationshipName: 'CreatedBy', polymorphic: false };
const withPeople = (people: PersonLookup[]): Visibility => ({ ...all(), people: () => people });

test('the names of owner and author are read with each record, and of an owner what it is', () => {
  const cases = mappingOf(
    node('Case', '', 'Subject', {
      parents: [parent('Account', 'Account', 'Name')],
      children: [node('CaseComment', 'CaseComments', 'CommentBody')],
    }),
  );
  const plan = planQuery(cases, ID, withPeople([OWNER, AUTHOR]));
  assert.equal(
    plan.soql,
    'SELECT Id, Subject, Account.Name, Account.Owner.Name, Account.Owner.Type, Account.CreatedBy.Name, ' +
      'Owner.Name, Owner.Type, CreatedBy.Name, ' +
      '(SELECT Id, CommentBody, Owner.Name, Owner.Type, CreatedBy.Name FROM CaseComments LIMIT 50) ' +
      `FROM Case WHERE Id = '${ID}' LIMIT 1`,
  );
  const record = toRecordContext(plan, {
    Id: ID,
    Owner: { Name: 'Tier 2 Support', Type: 'Group' },
    CreatedBy: { Name: 'Sofia Lindqvist' },
    Account: { Name: 'Acme', Owner: { Name: 'Ana Souza', Type: 'User' }, CreatedBy: { Name: 'Ana Souza' } },
    CaseComments: { records: [{ Id: '00a', Owner: null, CreatedBy: { Name: 'Bruno Reis' } }] },
  });
  assert.deepEqual(record.people, ['Sofia Lindqvist']);
  assert.deepEqual(record.parents['Account']?.people, ['Ana Souza']);
  assert.deepEqual(record.children['CaseComments']?.[0]?.people, ['Bruno Reis']);
  assert.equal(record.parents['Owner'], undefined);
});

test('a name that the mapping sends is not looked for, and one that it masks is not read twice', () => {
  const read = (treatment: string): QueryPlan => {
    const owner = parent('User', 'owner', `name:${treatment}`);
    return planQuery(mappingOf(node('Case', '', 'Subject', { parents: [owner] })), ID, withPeople([OWNER]));
  };
  assert.deepEqual(read('send').root.people, []);
  assert.match(read('mask').soql, /owner\.name,.* Owner\.Type FROM/);
  assert.doesNotMatch(read('mask').soql, / Owner\.Name/);
});

test('people never take a query over what SOQL reads', () => {
  const many = Array.from({ length: 9 }, (_, index) => ({ ...AUTHOR, relationshipName: `R${index}__r` }));
  const lists = Array.from({ length: 20 }, (_, index) => node('Case', `L${index}__r`, 'Subject'));
  const five = [1, 2, 3, 4, 5].reduceRight<MappingNode[]>(
    (above) => [parent('User', 'Manager', 'Name', { parents: above })],
    [],
  );
  const root = node('Account', '', 'Name', { parents: five, children: lists });
  const { soql } = planQuery(mappingOf(root), ID, withPeople(many));
  const paths = soql.match(/(?:\w+\.)+(?=Name)/g) ?? [];
  assert.equal(paths.length, 55);
  assert.ok(paths.every((path) => path.split('.').length - 1 <= 5));
});

test('a value says when it is no free text by its type', () => {
  const visibility = { ...all(), structured: (_: string, name: string) => name === 'Priority' };
  const plan = planQuery(mappingOf(node('Case', '', 'Subject Priority')), ID, visibility);
  assert.deepEqual(toRecordContext(plan, { Id: ID, Subject: 'a', Priority: 'High' }).fields, {
    Subject: { text: 'a', visible: true },
    Priority: { text: 'High', visible: true, structured: true },
  });
});

test('nobody is asked for through a relationship to several objects: such a path is no SOQL', () => {
  const cases = mappingOf(
    node('Case', '', 'Subject', {
      parents: [parent('User', 'Owner', 'Name:mask', { parents: [parent('User', 'Manager', 'Name:mask')] })],
    }),
  );
  const visibility = {
    ...withPeople([AUTHOR]),
    polymorphic: (object: string, relationship: string) => object === 'Case' && relationship === 'Owner',
  };
  assert.equal(
    planQuery(cases, ID, visibility).soql,
    `SELECT Id, Subject, Owner.Name, Owner.Manager.Name, CreatedBy.Name FROM Case WHERE Id = '${ID}' LIMIT 1`,
  );
});
