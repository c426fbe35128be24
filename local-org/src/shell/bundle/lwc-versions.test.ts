/** The bundle takes these packages from the project's own node_modules, where another package's older copy may lie. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';

const root = resolve(import.meta.dirname, '../../../..');
const read = (path: string) =>
  JSON.parse(readFileSync(join(root, path), 'utf8')) as {
    version: string;
    dependencies: Record<string, string>;
  };
const { dependencies } = read('package.json');
const parts = [
  '@lwc/engine-dom',
  '@lwc/wire-service',
  '@lwc/synthetic-shadow',
  '@lwc/compiler',
  '@lwc/rollup-plugin',
];

for (const name of parts) {
  test(`${name} is a dependency of its own, in the version of lwc, with and without development packages`, () => {
    assert.equal(dependencies[name], dependencies['lwc']);
    assert.equal(read(`node_modules/${name}/package.json`).version, dependencies['lwc']);
  });
}
