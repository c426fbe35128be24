import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { checkReferences } from './check-project.ts';
import { describeFindings } from './finding.ts';
import { takeInventory } from './inventory.ts';
import { loadMetadataTypes } from './metadata-types.ts';
import { readProject } from './project-files.ts';
import { checkShapes } from './shapes.ts';
import { checkSources } from './sources.ts';
import { childrenOf, textOf } from './xml.ts';

const root = path.resolve(import.meta.dirname, '../..');
const files = readProject(root);
const inventory = takeInventory(files);

/** Permission sets by name, each as the list of `Object` or `Object.Field` for which `flag` is true. */
function granted(list: string, key: string, flag: string): Map<string, string[]> {
  return new Map(
    inventory.of('permissionset').map(({ name, root: element }) => {
      const given = childrenOf(element, list).filter((entry) => textOf(entry, flag) === 'true');
      return [name, given.map((entry) => textOf(entry, key) ?? '')];
    }),
  );
}

const holders = (granting: Map<string, string[]>, name: string) =>
  [...granting].filter(([, names]) => names.includes(name)).map(([set]) => set);

test('every metadata file has the shape the Metadata API expects', () => {
  assert.equal(describeFindings(checkShapes(files, loadMetadataTypes())), '');
});

test("Salesforce's own resolver gives every file to a component", () => {
  assert.equal(describeFindings(checkSources(files, root)), '');
});

test('whatever one file names, another one has', () => {
  assert.equal(describeFindings(checkReferences(files)), '');
});

test('the package directories exist and hold the objects of the design', () => {
  const designed = ['AI_Model__c', 'AI_Prompt__c', 'AI_Prompt_Version__c', 'AI_Interaction__c'];
  const mapping = ['Data_Context_Mapping__c', 'Data_Context_Node__c', 'Data_Context_Field__c'];
  for (const name of [...designed, ...mapping]) assert.ok(inventory.objects.get(name)?.file, name);
  assert.ok(existsSync(path.join(root, 'config/project-scratch-def.json')));
});

test('nobody but the integration user may create, change or delete an audit record', () => {
  const fields = granted('fieldPermissions', 'field', 'editable');
  for (const object of ['AI_Interaction__c', 'AI_Interaction_Step__c']) {
    for (const flag of ['allowCreate', 'allowEdit', 'allowDelete'])
      assert.deepEqual(
        holders(granted('objectPermissions', 'object', flag), object),
        ['BYOM_Integration'],
        `${flag} on ${object}`,
      );
    assert.deepEqual(holders(granted('objectPermissions', 'object', 'modifyAllRecords'), object), []);
    for (const [name, editable] of fields)
      if (name !== 'BYOM_Integration')
        assert.deepEqual(
          editable.filter((field) => field.startsWith(`${object}.`)),
          [],
          name,
        );
  }
  const permissions = granted('customPermissions', 'name', 'enabled');
  assert.deepEqual(holders(permissions, 'BYOM_Write_Audit'), ['BYOM_Integration']);
});

test('only auditors reveal, export and hold, and only administrators say how long the audit is kept', () => {
  const permissions = granted('customPermissions', 'name', 'enabled');
  for (const name of ['BYOM_Audit', 'BYOM_Export_Audit', 'BYOM_Reveal_Values', 'BYOM_Manage_Holds'])
    assert.deepEqual(holders(permissions, name), ['BYOM_Auditor'], name);
  const objects = (name: string, flag: string) => holders(granted('objectPermissions', 'object', flag), name);
  assert.deepEqual(objects('AI_Legal_Hold__c', 'allowEdit'), ['BYOM_Auditor']);
  assert.deepEqual(objects('AI_Legal_Hold__c', 'allowDelete'), []);
  assert.deepEqual(objects('AI_Retention_Rule__c', 'allowEdit'), ['BYOM_Admin']);
  const fields = granted('fieldPermissions', 'field', 'editable');
  assert.deepEqual(holders(fields, 'AI_Prompt__c.Retention_Class__c'), ['BYOM_Admin']);
});

test('whoever is a person may ask the org what he may do', () => {
  const people = ['BYOM_Admin', 'BYOM_Auditor', 'BYOM_Prompt_Manager', 'BYOM_User'];
  assert.deepEqual(holders(granted('classAccesses', 'apexClass', 'enabled'), 'PermissionResource'), people);
});

test('who runs prompts reads neither the audit nor what the prompts say', () => {
  const objects = granted('objectPermissions', 'object', 'allowRead').get('BYOM_User');
  const fields = granted('fieldPermissions', 'field', 'readable').get('BYOM_User');
  assert.ok(!objects?.includes('AI_Interaction__c'));
  assert.ok(!fields?.some((field) => /Template__c|System_Prompt__c/.test(field)));
});

test('only who manages models reaches credentials and chooses models for approved versions', () => {
  const classes = granted('classAccesses', 'apexClass', 'enabled');
  assert.deepEqual(holders(classes, 'CredentialController'), ['BYOM_Admin']);
  const readers = ['BYOM_Admin', 'BYOM_Auditor', 'BYOM_Prompt_Manager'];
  assert.deepEqual(holders(classes, 'ModelController'), readers);
  assert.deepEqual(holders(granted('customPermissions', 'name', 'enabled'), 'BYOM_Assign_Models'), [
    'BYOM_Admin',
  ]);
  const tabs = inventory.of('permissionset').map(({ name, root: element }) => {
    return [name, childrenOf(element, 'tabSettings').map((tab) => textOf(tab, 'tab') ?? '')] as const;
  });
  assert.deepEqual(holders(new Map(tabs), 'BYOM_Models'), readers);
  for (const flag of ['allowCreate', 'allowEdit', 'allowDelete'])
    assert.deepEqual(
      holders(granted('objectPermissions', 'object', flag), 'AI_Model__c'),
      ['BYOM_Admin'],
      flag,
    );
});

test('only who manages masking rules sees what they would mask, and the gateway and the auditor read them', () => {
  const objects = (flag: string) => holders(granted('objectPermissions', 'object', flag), 'Masking_Rule__c');
  assert.deepEqual(objects('allowRead'), ['BYOM_Admin', 'BYOM_Auditor', 'BYOM_Integration']);
  for (const flag of ['allowCreate', 'allowEdit', 'allowDelete'])
    assert.deepEqual(objects(flag), ['BYOM_Admin'], flag);
  const classes = granted('classAccesses', 'apexClass', 'enabled');
  assert.deepEqual(holders(classes, 'MaskingController'), ['BYOM_Admin']);
});

test('in the demonstration the service rep sees no revenue, and only the admin sees the tax number', () => {
  const fields = granted('fieldPermissions', 'field', 'readable');
  assert.ok(!holders(fields, 'Account.AnnualRevenue').includes('Demo_Service_Rep'));
  assert.deepEqual(holders(fields, 'Account.Tax_Number__c'), ['Demo_Admin']);
});
