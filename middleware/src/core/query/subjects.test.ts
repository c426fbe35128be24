import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Mapping, MappingNode } from '../types.ts';
import { toRecordContext } from './context.ts';
import { planQuery } from './plan.ts';
import { subjectsOf } from './subjects.ts';

const CASE_ID = '500000000000001AAA';
const CONTACT_ID = '003000000000001AAA';
const COMMENT_ID = '00a000000000001AAA';

const node = (objectName: string, relationshipName: string, more: Partial<MappingNode>): MappingNode => ({
  ...{ objectName, relationshipName, filter: null, orderBy: null, rowLimit: null },
  fields: [{ apiName: 'Name', treatment: 'send', entityType: null, blankPolicy: 'omit' }],
  ...{ nodeType: 'root', parents: [], children: [], ...more },
});
const mapping: Mapping = {
  ...{ id: 'm', apiName: 'M' },
  root: node('Case', '', {
    parents: [node('Contact', 'Contact', { nodeType: 'parent' })],
    children: [node('CaseComment', 'CaseComments', { nodeType: 'children' })],
  }),
};
const everything = {
  ...{
    object: () => true,
    field: () => true,
    structured: () => false,
    people: () => [],
    polymorphic: () => false,
  },
};
const attributes = (type: string, id: string) => ({
  type,
  url: `/services/data/v67.0/sobjects/${type}/${id}`,
});

test('a run is about its record, its parents and its children, each once', () => {
  const plan = planQuery(mapping, CASE_ID, everything);
  const record = toRecordContext(plan, {
    ...{ attributes: attributes('Case', CASE_ID), Id: CASE_ID, Name: 'A' },
    Contact: { attributes: attributes('Contact', CONTACT_ID), Name: 'B' },
    CaseComments: {
      records: [COMMENT_ID, COMMENT_ID].map((id) => ({ attributes: attributes('CaseComment', id), Id: id })),
    },
  });
  assert.deepEqual(subjectsOf(record), [CASE_ID, CONTACT_ID, COMMENT_ID]);
});
