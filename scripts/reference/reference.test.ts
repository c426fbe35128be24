import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { referencePages } from './pages.ts';
import { markdownTable } from './table.ts';

const directory = path.resolve(import.meta.dirname, '..', '..', 'docs', 'reference');

for (const [name, text] of Object.entries(await referencePages()))
  test(`docs/reference/${name} says what the code says (npm run reference writes it anew)`, () => {
    assert.equal(readFileSync(path.join(directory, name), 'utf8'), text);
  });

test('a table stays one line per row whatever its cells hold', () => {
  assert.equal(markdownTable(['a'], [['x|y\n z']]), '| a      |\n| ------ |\n| x\\|y z |');
});
