import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { InvalidApex } from './errors.ts';
import { readWithGrammar, readWithMemory } from './read-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'byom-apex-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const SOURCE = 'public class Sums { public static Long twice(Long n) { return n * 2L; } }';

test('a tree that was remembered is the tree the grammar gives', () => {
  const read = readWithMemory(folder);
  const first = read.class(SOURCE, 'Sums.cls');
  assert.equal(readdirSync(folder).length, 1);
  assert.deepEqual(read.class(SOURCE, 'Sums.cls'), first);
  assert.deepEqual(readWithGrammar.class(SOURCE, 'Sums.cls'), first);
});

test('a file that changed is read again, and a damaged memory is no error', () => {
  const read = readWithMemory(folder);
  assert.equal(read.class(SOURCE.replace('Sums', 'Adds'), 'Sums.cls').name, 'Adds');
  for (const name of readdirSync(folder)) writeFileSync(join(folder, name), 'damaged');
  assert.equal(read.class(SOURCE, 'Sums.cls').name, 'Sums');
  assert.ok(readdirSync(folder).some((name) => readFileSync(join(folder, name), 'utf8') !== 'damaged'));
});

test('an error of the file is an error each time, and is not remembered', () => {
  const read = readWithMemory(join(folder, 'none'));
  for (let time = 0; time < 2; time += 1) {
    assert.throws(() => read.class('public class {', 'Broken.cls'), InvalidApex);
  }
});
