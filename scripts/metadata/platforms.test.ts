/** The facts about platforms are said twice, in TypeScript for the middleware and in Apex for the triggers: here they meet. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { PLATFORMS } from '../../middleware/src/core/platforms.ts';
import { parseXml, descendantsOf, textOf } from './xml.ts';

const base = path.resolve(import.meta.dirname, '../../force-app/main/default');
const apex = readFileSync(path.join(base, 'classes/ModelPlatform.cls'), 'utf8');
const platforms = Object.entries(PLATFORMS);

/** The rows of a `Map<String, …>` constant: key → the texts of its collection, in the order they are written. */
function tableOf(constant: string): Map<string, string[]> {
  const [, body = ''] =
    new RegExp(`\\b${constant} = new Map<[^{]*\\{([\\s\\S]*?)\\n {4}\\};`).exec(apex) ?? [];
  const rows = [...body.matchAll(/'([^']+)' => new (?:Set|List)<String>(?:\(\)|\{([^}]*)\})/g)];
  return new Map(
    rows.map(([, key = '', values = '']) => [
      key,
      [...values.matchAll(/'([^']+)'/g)].map(([, value = '']) => value),
    ]),
  );
}

/** Values of a picklist of AI_Model__c, by the name they are stored under. */
function picklist(field: string): string[] {
  const xml = readFileSync(path.join(base, `objects/AI_Model__c/fields/${field}.field-meta.xml`), 'utf8');
  return descendantsOf(parseXml(xml), 'value').map((value) => textOf(value, 'fullName') ?? '');
}

test('Apex asks of an active model what the middleware needs of its platform', () => {
  const expected = platforms.map(([platform, facts]) => [
    platform,
    [
      ...(facts.needsCredential ? ['credential'] : []),
      ...(facts.endpoint === 'required' ? ['endpoint'] : []),
      ...(facts.needsRegion ? ['region'] : []),
    ],
  ]);
  assert.deepEqual([...tableOf('NEEDS')], expected);
});

test('Apex knows the interfaces of every platform, the usual one first', () => {
  const spelled = [...tableOf('INTERFACES')].map(([platform, names]) => [
    platform,
    names.map((name) => name.toLowerCase().replaceAll(' ', '-')),
  ]);
  assert.deepEqual(
    spelled,
    platforms.map(([platform, facts]) => [platform, [...facts.interfaces]]),
  );
});

test('the picklists of a model offer every platform and every interface, and no others', () => {
  assert.deepEqual(picklist('Platform__c').sort(), platforms.map(([platform]) => platform).sort());
  const spoken = new Set([...tableOf('INTERFACES').values()].flat());
  assert.deepEqual(picklist('Interface__c').sort(), [...spoken].sort());
});
