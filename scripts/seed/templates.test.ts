import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { loadObjects } from '../../local-org/src/schema/load-source.ts';
import { createSchema } from '../../local-org/src/schema/schema.ts';
import { scanText } from '../../middleware/src/core/masking/scanned-text.ts';
import { literal } from '../../middleware/src/core/masking/detectors/literal.ts';
import { validateTemplate } from '../../middleware/src/core/template/validate.ts';
import type { Mapping, MappingField, MappingNode, Treatment } from '../../middleware/src/core/types.ts';
import { readCommittedSeed, recordsOf } from './committed-seed.ts';
import type { TreeRecord } from './tree.ts';

const seed = readCommittedSeed();
const schema = createSchema(loadObjects(path.join(import.meta.dirname, '..', '..')));
const nodes = recordsOf(seed, 'Data_Context_Node__c');
const fields = recordsOf(seed, 'Data_Context_Field__c');
const ref = (row: TreeRecord): string => `@${row.attributes.referenceId}`;

function fieldsOf(node: TreeRecord): MappingField[] {
  return fields
    .filter((field) => field['Node__c'] === ref(node))
    .map((field) => ({
      apiName: String(field['Field_Api_Name__c']),
      treatment: String(field['Treatment__c']).toLowerCase() as Treatment,
      entityType: null,
      blankPolicy: 'omit',
    }));
}

function nodeOf(node: TreeRecord): MappingNode {
  const below = nodes.filter((row) => row['Parent_Node__c'] === ref(node));
  const ofType = (type: string): MappingNode[] =>
    below.filter((row) => row['Node_Type__c'] === type).map(nodeOf);
  return {
    objectName: String(node['Object_Api_Name__c']),
    relationshipName: String(node['Relationship_Name__c'] ?? ''),
    nodeType: String(node['Node_Type__c']).toLowerCase() as MappingNode['nodeType'],
    filter: null,
    orderBy: null,
    rowLimit: null,
    fields: fieldsOf(node),
    parents: ofType('Parent'),
    children: ofType('Children'),
  };
}

function mappingOf(reference: string): Mapping {
  const root = nodes.find((row) => row['Mapping__c'] === reference && row['Node_Type__c'] === 'Root');
  assert.ok(root, reference);
  return { id: reference, apiName: reference, root: nodeOf(root) };
}

test('each of the six prompts has one approved version, a mapping of the same name and the built-in model', () => {
  const prompts = recordsOf(seed, 'AI_Prompt__c').map((row) => row['Api_Name__c']);
  const expected = [
    'Account_360',
    'Case_Next_Steps',
    'Case_Summary',
    'Contact_Briefing',
    'Lead_Qualification',
    'Opportunity_Brief',
  ];
  assert.deepEqual(prompts.sort(), expected);
  for (const name of expected) {
    const version = seed.byReference.get(`Version_${String(name)}_1`);
    assert.equal(version?.['Status__c'], 'Approved');
    assert.equal(version?.['Mapping__c'], `@Mapping_${String(name)}`);
    assert.equal(version?.['Model__c'], '@Model_Builtin');
    assert.equal(version?.['External_Key__c'], `${String(name)}-1`);
  }
});

for (const version of recordsOf(seed, 'AI_Prompt_Version__c')) {
  test(`every tag of ${version.attributes.referenceId} is in its mapping`, () => {
    const mapping = mappingOf(String(version['Mapping__c']));
    const problems = validateTemplate(String(version['Template__c']), mapping);
    assert.deepEqual(problems, []);
  });
}

test('no prompt contains a word that reads like a token', () => {
  for (const version of recordsOf(seed, 'AI_Prompt_Version__c')) {
    const text = `${String(version['System_Prompt__c'])} ${String(version['Template__c'])}`;
    assert.deepEqual(literal.find(scanText(text)), []);
  }
});

test('every mapped field exists on the object of its node', () => {
  for (const node of nodes) {
    for (const field of fieldsOf(node)) {
      const object = String(node['Object_Api_Name__c']);
      assert.ok(schema.field(object, field.apiName), `${object}.${field.apiName}`);
    }
  }
});

test('every relationship of a mapping exists in the schema', () => {
  for (const node of nodes.filter((row) => row['Node_Type__c'] !== 'Root')) {
    const above = seed.byReference.get(String(node['Parent_Node__c']).slice(1));
    const object = schema.object(String(above?.['Object_Api_Name__c']));
    const name = String(node['Relationship_Name__c']);
    const known =
      node['Node_Type__c'] === 'Parent'
        ? [...(object?.fields.values() ?? [])].some((field) => field.relationshipName === name)
        : object?.childRelationships.some((child) => child.relationshipName === name);
    assert.ok(known, `${object?.apiName} has no relationship ${name}`);
  }
});

test('names, addresses, numbers and birth dates are masked as a whole wherever they are mapped', () => {
  const personal =
    /^(Email|FromAddress|Phone|MobilePhone|Birthdate|MailingStreet|BillingStreet|Street|Tax_Number__c|FromName)$/;
  for (const node of nodes) {
    const object = String(node['Object_Api_Name__c']);
    for (const field of fieldsOf(node)) {
      const isName = field.apiName === 'Name' && object !== 'Opportunity';
      if (!isName && !personal.test(field.apiName)) continue;
      assert.equal(field.treatment, 'mask', `${String(node['External_Key__c'])}-${field.apiName}`);
    }
  }
});

test('one mapping goes three parents up and one goes down to the children of children', () => {
  const depth = (node: MappingNode, side: 'parents' | 'children'): number =>
    Math.max(0, ...node[side].map((below) => 1 + depth(below, side)));
  assert.equal(depth(mappingOf('@Mapping_Contact_Briefing').root, 'parents'), 3);
  assert.equal(depth(mappingOf('@Mapping_Account_360').root, 'children'), 2);
});
