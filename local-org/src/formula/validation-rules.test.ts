/** Validation formulas as a table. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Schema } from '../ports.ts';
import { smallOrg } from '../testing/small-org.ts';
import { compileValidationRules } from './validation-rules.ts';
import type { StoredValues } from './validation-rules.ts';

const { schema } = smallOrg();
const object = 'AI_Prompt_Version__c';

function isBroken(
  formula: string,
  row: StoredValues,
  before: StoredValues | null = null,
  known: Schema = schema,
): boolean {
  const rule = {
    object,
    fullName: 'Rule',
    active: true,
    errorConditionFormula: formula,
    errorDisplayField: null,
    errorMessage: 'No',
  };
  const holds = (permission: string): boolean => permission === 'Granted';
  return compileValidationRules(known, [rule], ['Granted', 'Kept'])(object, row, before, holds).length > 0;
}

const draft = { Status__c: 'Draft', Version_Number__c: 2, Change_Note__c: null, Template__c: 'Hello' };
const approved = { ...draft, Status__c: 'Approved' };

const table: [formula: string, row: StoredValues, before: StoredValues | null, broken: boolean][] = [
  ['ISPICKVAL(Status__c, "Draft")', draft, null, true],
  ['NOT(ISNEW())', draft, null, false],
  [
    'AND(NOT(ISNEW()), ISPICKVAL(PRIORVALUE(Status__c), "Approved"), ISCHANGED(Status__c))',
    draft,
    approved,
    true,
  ],
  [
    'AND(NOT(ISNEW()), ISPICKVAL(PRIORVALUE(Status__c), "Approved"), ISCHANGED(Status__c))',
    approved,
    approved,
    false,
  ],
  ['ISCHANGED(Status__c)', draft, null, false],
  ['OR(Version_Number__c < 1, Version_Number__c > 5)', draft, null, false],
  ['Version_Number__c * 3 - 1 >= 5 && Version_Number__c <> 3', draft, null, true],
  ['ISBLANK(Change_Note__c) || false', draft, null, true],
  ['Change_Note__c < 5', draft, null, false],
  ['LEN(Template__c) = 5', draft, null, true],
  ['!CONTAINS(Template__c, "ell")', draft, null, false],
  ['IF(REGEX(Template__c, "[A-Z][a-z]+"), Status__c = "Draft", FALSE)', draft, null, true],
  ['NOT($Permission.Granted)', draft, null, false],
  ['NOT($Permission.Kept)', draft, null, true],
  ['"Version " & TEXT(Version_Number__c) = "Version 2"', draft, null, true],
];

for (const [formula, row, before, broken] of table) {
  test(`${formula} is ${broken} of ${String(row.Status__c)}`, () =>
    assert.equal(isBroken(formula, row, before), broken));
}

test('what the local org does not know is refused by the rule’s name when the org starts', () => {
  assert.throws(
    () => isBroken('VLOOKUP(a, b, c)', draft),
    /Validation rule AI_Prompt_Version__c\.Rule: unsupported by the local org: VLOOKUP\(\), a, b, c/,
  );
  assert.throws(() => isBroken('$Permission.Nobodys', draft), /unsupported by the local org: \$Permission/);
  assert.throws(() => isBroken('AND(Status__c', draft), /Rule: formula not understood at "its end"/);
  assert.throws(() => isBroken('Status__c @ 1', draft), /formula not understood at "@ 1"/);
});
