/** The coverage table is the router, and every row of it is tested somewhere. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { ApiParts } from './api/route.ts';
import { coverage, coverageTable } from './coverage.ts';
import { apiRouter } from './server.ts';

const name = (method: string, path: string): string => `${method.toUpperCase()} ${path}`;

test('the routes that are registered are the rows of the table, in their order', () => {
  // Handlers are not called, so they need no org.
  const router = apiRouter({} as ApiParts, coverage);
  const registered = router.stack.map((layer) => {
    const { path, methods } = layer.route as unknown as { path: string; methods: Record<string, boolean> };
    return name(Object.keys(methods)[0]!, path);
  });
  assert.deepEqual(
    registered,
    coverage.map((row) => name(row.method, row.path)),
  );
});

test('no route is listed twice', () => {
  const names = coverage.map((row) => name(row.method, row.path));
  assert.equal(new Set(names).size, names.length);
});

for (const file of new Set(coverage.map((row) => row.testedBy))) {
  test(`${file} exists and covers what the table says it does`, () => {
    const path = join(import.meta.dirname, file);
    assert.ok(existsSync(path));
    assert.match(readFileSync(path, 'utf8'), /^test\(|^ {2}test\(/m);
  });
}

test('the table for people has a line per row', () => {
  assert.equal(coverageTable().split('\n').length, coverage.length + 2);
});
