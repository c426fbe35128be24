import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { stages } from './stages.ts';

const root = path.resolve(import.meta.dirname, '../..');
const filesOf = (pattern: string): string[] => globSync(pattern, { cwd: root });

test('every test file for node is run by exactly one stage', () => {
  const run = stages
    .filter(({ counts }) => counts === 'node')
    .flatMap(({ command }) => command.filter((part) => part.endsWith('.test.ts')).flatMap(filesOf));
  const all = filesOf('{middleware,local-org,scripts,e2e}/**/*.test.ts');
  assert.ok(all.length > 100);
  assert.deepEqual(run.toSorted(), all.toSorted());
});
