import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTextJournal } from './text-journal.ts';

test('writes batches in order and nothing twice', async () => {
  const written: string[] = [];
  const journal = createTextJournal(async (text) => void written.push(text));
  for (const word of ['one ', 'two ', 'three ']) journal.add(word);
  await journal.finish();
  assert.deepEqual(written, ['one two three ']);
  await journal.finish();
  assert.equal(written.length, 1);
});

test('does not wait when a batch is full', async () => {
  const written: string[] = [];
  const journal = createTextJournal(async (text) => void written.push(text));
  journal.add('x'.repeat(700));
  journal.add('y');
  await journal.finish();
  assert.deepEqual(
    written.map(({ length }) => length),
    [701],
  );
});

test('keeps a batch that could not be written for the next attempt', async () => {
  const written: string[] = [];
  let away = true;
  const journal = createTextJournal(async (text) => {
    if (away) throw new Error('away');
    written.push(text);
  });
  journal.add('first ');
  await journal.finish();
  away = false;
  journal.add('second');
  await journal.finish();
  assert.deepEqual(written, ['first second']);
});
