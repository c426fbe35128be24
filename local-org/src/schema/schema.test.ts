/** The schema: standard objects as Salesforce names them, the project's objects as their files say. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { projectDirectory } from '../testing/small-org.ts';
import { loadObjects } from './load-source.ts';
import { createSchema } from './schema.ts';

const schema = createSchema(loadObjects(projectDirectory));

test('names are found in any case and listed in their own', () => {
  assert.equal(schema.object('ACCOUNT')!.apiName, 'Account');
  assert.equal(schema.field('account', 'BILLINGCITY')!.apiName, 'BillingCity');
  assert.equal(schema.object('Account')!.fields.has('ownerid'), true);
  assert.ok([...schema.object('Account')!.fields.keys()].includes('OwnerId'));
});

test('every object of the project is there with its fields, help texts and sharing', () => {
  const interaction = schema.object('AI_Interaction__c')!;
  assert.equal(interaction.sharingModel, 'Private');
  assert.equal(interaction.fields.get('Run_Id__c')!.externalId, true);
  assert.equal(schema.object('Account')!.sharingModel, 'Private');
  assert.equal(schema.object('Contact')!.sharingModel, 'ControlledByParent');
  const without = schema
    .objects()
    .filter((object) => object.custom)
    .flatMap((object) => [...object.fields.values()].filter((field) => field.custom && !field.helpText))
    .map((field) => field.apiName);
  assert.deepEqual(without, []);
});

test('look-ups name their parents and their children', () => {
  const versions = schema
    .object('AI_Prompt__c')!
    .childRelationships.find((entry) => entry.childObject === 'AI_Prompt_Version__c');
  assert.equal(versions!.relationshipName, 'Versions__r');
  assert.equal(schema.field('AI_Prompt_Version__c', 'Prompt__c')!.relationshipName, 'Prompt__r');
  assert.equal(schema.field('Data_Context_Field__c', 'Node__c')!.deleteConstraint, 'Cascade');
  assert.equal(schema.object('Data_Context_Field__c')!.fields.has('OwnerId'), false);
});

test('key prefixes are Salesforce’s own, and the custom ones are all different', () => {
  const prefixes = schema.objects().map((object) => object.keyPrefix);
  assert.equal(new Set(prefixes).size, prefixes.length);
  assert.ok(
    schema
      .objects()
      .filter((object) => object.custom)
      .every((object) => /^a[0-9A-Za-z]{2}$/.test(object.keyPrefix)),
  );
  assert.equal(schema.objectOfId('500LO0000000001')!.apiName, 'Case');
});

/** A project of one object with one field, written to a folder of its own. */
function withField(body: string, work: (directory: string) => void): void {
  const directory = mkdtempSync(join(tmpdir(), 'local-org-schema-'));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  };
  const objects = 'force-app/main/default/objects/Thing__c';
  write('sfdx-project.json', '{"packageDirectories":[{"path":"force-app","default":true}]}');
  write(
    `${objects}/Thing__c.object-meta.xml`,
    '<CustomObject><label>Thing</label><nameField><label>Name</label><type>Text</type></nameField></CustomObject>',
  );
  write(
    `${objects}/fields/F__c.field-meta.xml`,
    `<CustomField><fullName>F__c</fullName><label>F</label>${body}</CustomField>`,
  );
  try {
    work(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

const refused: [what: string, body: string, message: RegExp][] = [
  [
    'a field type it does not know',
    '<type>Location</type>',
    /Thing__c\.F__c: the local org does not support fields of type Location/,
  ],
  [
    'a formula field',
    '<type>Number</type><formula>1 + 1</formula>',
    /Thing__c\.F__c: the local org does not support formula fields/,
  ],
  [
    'a default it cannot compute',
    '<type>Date</type><defaultValue>TODAY()</defaultValue>',
    /does not support the default value formula TODAY\(\)/,
  ],
  ['XML that is not well-formed', '<type>Text</typ>', /F__c\.field-meta\.xml: line 1:/],
];

for (const [what, body, message] of refused) {
  test(`${what} is refused by name`, () =>
    withField(body, (directory) => assert.throws(() => loadObjects(directory), message)));
}

test('a look-up to an object that does not exist is refused by name', () => {
  const body = '<type>Lookup</type><referenceTo>Nothing__c</referenceTo>';
  withField(body, (directory) =>
    assert.throws(() => createSchema(loadObjects(directory)), /Thing__c\.F__c refers to Nothing__c/),
  );
});
