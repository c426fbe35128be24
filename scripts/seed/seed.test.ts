import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildSeed } from './build.ts';
import { readCommittedSeed, recordsOf } from './committed-seed.ts';
import { PEOPLE } from './people.ts';

const seed = readCommittedSeed();

test('the committed files are what the generator writes', () => {
  const built = buildSeed();
  assert.deepEqual([...seed.texts.keys()].sort(), [...built.keys()].sort());
  for (const [name, text] of built) {
    assert.ok(seed.texts.get(name) === text, `data/${name} differs: run node scripts/seed/generate.ts`);
  }
});

test('the plan has the shape that sf data import tree reads, with at most 200 records in a file', () => {
  for (const step of seed.plan) {
    assert.deepEqual(Object.keys(step), ['sobject', 'saveRefs', 'resolveRefs', 'files']);
    assert.ok(step.files.length > 0 && step.files.every((file) => seed.texts.has(file)), step.sobject);
  }
  for (const file of seed.plan.flatMap((step) => step.files)) {
    const { records } = JSON.parse(seed.texts.get(file) ?? '{}') as { records: unknown[] };
    assert.ok(records.length > 0 && records.length <= 200, `${file} has ${records.length} records`);
  }
});

test('every record of a file is of the object its step names, and no reference is used twice', () => {
  for (const step of seed.plan) {
    for (const file of step.files) {
      const { records } = JSON.parse(seed.texts.get(file) ?? '') as { records: typeof seed.records };
      for (const row of records) assert.equal(row.attributes.type, step.sobject, file);
    }
  }
  assert.equal(seed.byReference.size, seed.records.length);
});

test('every @reference names a record of an earlier file', () => {
  const loaded = new Set<string>();
  for (const file of seed.plan.flatMap((step) => step.files)) {
    const { records } = JSON.parse(seed.texts.get(file) ?? '') as { records: typeof seed.records };
    for (const row of records) {
      for (const [field, value] of Object.entries(row)) {
        if (typeof value !== 'string' || !value.startsWith('@')) continue;
        assert.ok(loaded.has(value.slice(1)), `${row.attributes.referenceId}.${field} = ${value} in ${file}`);
      }
    }
    for (const row of records) loaded.add(row.attributes.referenceId);
  }
});

test('there is as much of everything as the issue asks for', () => {
  const count = (type: string): number => recordsOf(seed, type).length;
  assert.ok(count('Account') >= 60);
  assert.ok(count('Contact') >= count('Account'));
  assert.ok(count('Lead') >= 30 && count('Opportunity') >= 80 && count('Case') >= 70);
  assert.ok(count('CaseComment') >= 140 && count('EmailMessage') >= 70);
  assert.ok(count('Task') >= 60 && count('Event') >= 30);
});

test('every owner is a user of people.json, and every record with an owner exists', () => {
  const usernames = new Set(PEOPLE.users.map((user) => user.Username));
  for (const [reference, username] of Object.entries(seed.owners)) {
    assert.ok(seed.byReference.has(reference), reference);
    assert.ok(usernames.has(username), username);
  }
});

test('accounts in the European Union belong to the sales rep, the others to the service rep, a few to the admin', () => {
  const owners = recordsOf(seed, 'Account').map((row) => seed.owners[row.attributes.referenceId]);
  const count = (username: string): number => owners.filter((owner) => owner === username).length;
  assert.ok(count('sofia.lindqvist@byom.example') > 20);
  assert.ok(count('samuel.ortiz@byom.example') > 20);
  assert.ok(count('adam.novak@byom.example') >= 3 && count('adam.novak@byom.example') < 10);
});

test('case descriptions are as long as real ones, and most cases have a conversation', () => {
  for (const row of recordsOf(seed, 'Case')) {
    const words = String(row['Description']).split(/\s+/).length;
    assert.ok(words >= 80 && words <= 300, `${row.attributes.referenceId} has ${words} words`);
  }
  const commented = new Set(recordsOf(seed, 'CaseComment').map((row) => row['ParentId']));
  assert.ok(commented.size > 50);
});

test('every deal has a task with the person its description speaks of', () => {
  const withTask = new Set(recordsOf(seed, 'Task').map((row) => row['WhatId']));
  for (const row of recordsOf(seed, 'Opportunity')) assert.ok(withTask.has(`@${row.attributes.referenceId}`));
});
