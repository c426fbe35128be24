import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTextJournal } from './text-journal.ts';

test('gives what was not written, in order and once', async () => {
  const written: string[] = [];
  const journal = createTextJournal(async (text) => void written.push(text));
  for (const word of ['one ', 'two ', 'three ']) journal.add(word);
  assert.equal(await journal.finish(), 'one two three ');
  assert.equal(await journal.finish(), '');
  assert.deepEqual(written, []);
});

test('does not wait when a batch is full', async () => {
  const written: string[] = [];
  const journal = createTextJournal(async (text) => void written.push(text));
  journal.add('x'.repeat(700));
  await Promise.resolve();
  journal.add('y');
  assert.equal(await journal.finish(), 'y');
  assert.deepEqual(
    written.map(({ length }) => length),
    [700],
  );
});

test('keeps a batch that could not be written for the end', async () => {
  const written: string[] = [];
  const journal = createTextJournal(async () => {
    throw new Error('away');
  });
  journal.add('first '.repeat(200));
  assert.equal(await journal.finish(), 'first '.repeat(200));
  assert.deepEqual(written, []);
});
