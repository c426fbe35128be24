/** What can be masked is said in the middleware and in picklists: here they meet. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { ENTITY_TYPE_ROWS } from '../../middleware/src/core/masking/entity-types.ts';
import type { Operator } from '../../middleware/src/core/masking/entity-types.ts';
import { descendantsOf, parseXml, textOf } from './xml.ts';

const base = path.resolve(import.meta.dirname, '../../force-app/main/default');

/** What an admin may choose: text that looks like a token is not a kind of data. */
const choosable = ENTITY_TYPE_ROWS.filter(({ word }) => word !== 'LITERAL');

function picklist(field: string): string[] {
  const xml = readFileSync(path.join(base, `objects/${field}.field-meta.xml`), 'utf8');
  return descendantsOf(parseXml(xml), 'value').map((value) => textOf(value, 'fullName') ?? '');
}

/** Operators as the picklist spells them. */
const OPERATOR_LABELS: Record<Operator, string> = {
  token: 'Token',
  surrogate: 'Surrogate',
  partial: 'Last Four',
  hash: 'Hash',
  redact: 'Redact',
  year: 'Year Only',
};

test('Apex lets a type have the operators it has, and the picklist offers them all', () => {
  const apex = readFileSync(path.join(base, 'classes/MaskingOperators.cls'), 'utf8');
  const quoted = (text: string): string[] => [...text.matchAll(/'([^']+)'/g)].map(([, value = '']) => value);
  const always = quoted(/FOR_EVERY_TYPE = new List<String>\{([^}]*)\}/.exec(apex)?.[1] ?? '');
  const rows = [...apex.matchAll(/'([^']+)' => new List<String>(?:\(\)|\{([^}]*)\})/g)];
  const written = rows.map(([, type = '', further = '']) => [type, [...always, ...quoted(further)].sort()]);
  const expected = choosable.map(({ label, operators }) => [
    label,
    operators.map((operator) => OPERATOR_LABELS[operator]).sort(),
  ]);
  assert.deepEqual(written, expected);
  assert.deepEqual(picklist('Masking_Rule__c/fields/Operator__c'), Object.values(OPERATOR_LABELS));
});

test('rules and mappings offer every entity type, and no others', () => {
  const labels = choosable.map(({ label }) => label).sort();
  assert.deepEqual(picklist('Masking_Rule__c/fields/Entity_Type__c').sort(), labels);
  assert.deepEqual(picklist('Data_Context_Field__c/fields/Entity_Type__c').sort(), labels);
});
