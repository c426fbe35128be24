import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import type { FieldDefinition } from '../../local-org/src/ports.ts';
import { loadObjects } from '../../local-org/src/schema/load-source.ts';
import { createSchema } from '../../local-org/src/schema/schema.ts';
import { readCommittedSeed } from './committed-seed.ts';
import { PEOPLE } from './people.ts';

const root = path.join(import.meta.dirname, '..', '..');
const schema = createSchema(loadObjects(root));
const seed = readCommittedSeed();

/** What is wrong with a value, or null. */
function problemOf(field: FieldDefinition, value: unknown): string | null {
  const text = String(value);
  if (!field.createable) return 'cannot be set';
  if (field.type === 'picklist' || field.type === 'multipicklist') {
    const known = new Set(field.picklistValues.map((entry) => entry.value));
    const chosen = field.type === 'multipicklist' ? text.split(';') : [text];
    return chosen.every((entry) => known.has(entry)) ? null : `has no value ${text}`;
  }
  if (field.type === 'reference') return text.startsWith('@') ? null : 'is not a reference';
  if (field.type === 'boolean') return typeof value === 'boolean' ? null : 'is not true or false';
  if (['int', 'double', 'currency', 'percent'].includes(field.type)) return numberProblem(field, value);
  if (field.type === 'date') return /^\d{4}-\d\d-\d\d$/.test(text) ? null : 'is not a date';
  if (field.type === 'datetime') return Number.isNaN(Date.parse(text)) ? 'is not a point in time' : null;
  return field.length > 0 && text.length > field.length ? `is longer than ${field.length}` : null;
}

function numberProblem(field: FieldDefinition, value: unknown): string | null {
  if (typeof value !== 'number') return 'is not a number';
  const whole = String(Math.trunc(Math.abs(value))).length;
  const room = field.type === 'int' ? 10 : field.precision - field.scale;
  return room > 0 && whole > room ? `has more than ${room} digits` : null;
}

test('every field exists, can be set, and takes the value the seed gives it', () => {
  const problems = seed.records.flatMap((row) =>
    Object.entries(row).flatMap(([name, value]) => {
      if (name === 'attributes') return [];
      const field = schema.field(row.attributes.type, name);
      const problem = field ? problemOf(field, value) : 'does not exist';
      return problem ? [`${row.attributes.referenceId}: ${row.attributes.type}.${name} ${problem}`] : [];
    }),
  );
  assert.deepEqual(problems, []);
});

test('every required field is present', () => {
  const problems = seed.records.flatMap((row) => {
    const fields = [...(schema.object(row.attributes.type)?.fields.values() ?? [])];
    const needed = fields.filter((field) => field.required && field.createable && field.defaultValue == null);
    const missing = needed.filter((field) => row[field.apiName] === undefined);
    return missing
      .filter((field) => field.apiName !== 'OwnerId' && !field.nameField)
      .map((field) => `${row.attributes.referenceId} lacks ${field.apiName}`);
  });
  assert.deepEqual(problems, []);
});

test('external keys and other unique fields are unique', () => {
  const seen = new Set<string>();
  for (const row of seed.records) {
    for (const [name, value] of Object.entries(row)) {
      if (name === 'attributes' || !schema.field(row.attributes.type, name)?.unique) continue;
      const key = `${row.attributes.type}.${name}=${String(value).toLowerCase()}`;
      assert.ok(!seen.has(key), key);
      seen.add(key);
    }
  }
});

test('every owner may read what they own, else Salesforce refuses the transfer', () => {
  const folders = ['unpackaged/demo/permissionsets', 'force-app/main/default/permissionsets'];
  const readable = (name: string): string[] =>
    folders.flatMap((folder) => {
      const file = path.join(root, folder, `${name}.permissionset-meta.xml`);
      if (!existsSync(file)) return [];
      const blocks =
        readFileSync(file, 'utf8').match(/<objectPermissions>[\s\S]*?<\/objectPermissions>/g) ?? [];
      const granted = blocks.filter((block) => block.includes('<allowRead>true</allowRead>'));
      return granted.map((block) => /<object>(.*?)<\/object>/.exec(block)?.[1] ?? '');
    });
  const rights = new Map(PEOPLE.users.map((user) => [user.Username, user.permissionSets.flatMap(readable)]));
  for (const [reference, username] of Object.entries(seed.owners)) {
    const type = seed.byReference.get(reference)?.attributes.type ?? '';
    // Activities have no object permission of their own.
    if (type === 'Task' || type === 'Event') continue;
    assert.ok(rights.get(username)?.includes(type), `${username} owns ${reference} and may not read ${type}`);
  }
});

test('no audit field is set, because an ordinary user may not', () => {
  const forbidden = ['CreatedDate', 'CreatedById', 'LastModifiedDate', 'LastModifiedById', 'OwnerId'];
  for (const row of seed.records) for (const name of forbidden) assert.ok(!(name in row), name);
});

test('the fields of every person are fields of User, and every role has its parent', () => {
  const ours = ['role', 'profile', 'permissionSets'];
  const roles = new Set(PEOPLE.roles.map((role) => role.DeveloperName));
  for (const user of PEOPLE.users) {
    for (const name of Object.keys(user)) assert.ok(ours.includes(name) || schema.field('User', name), name);
    assert.ok(user.Alias.length <= 8);
    assert.ok(user.role === null || roles.has(user.role), user.Username);
  }
  for (const role of PEOPLE.roles)
    assert.ok(role.parent === null || roles.has(role.parent), role.DeveloperName);
});
