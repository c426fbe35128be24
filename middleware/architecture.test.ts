import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import {
  importCycles,
  importsOf,
  impurities,
  LONGEST_FILE,
  notErasable,
  tooLong,
  wrongDirections,
  type SourceFile,
} from './architecture.ts';

const ROOT = join(import.meta.dirname, '..');
const SKIPPED = new Set(['node_modules', '.data', 'dist']);

function filesUnder(folder: string, endings: string[]): SourceFile[] {
  const entries = readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter(
      (path) =>
        !relative(ROOT, path)
          .split(/[\\/]/)
          .some((part) => SKIPPED.has(part)),
    )
    .map((path) => ({ path: relative(ROOT, path).replaceAll('\\', '/'), text: readFileSync(path, 'utf8') }));
}

const typescript = [
  ...filesUnder('middleware', ['.ts']),
  ...filesUnder('local-org', ['.ts', '.js', '.mjs']),
  ...filesUnder('scripts', ['.ts', '.js', '.mjs']),
  ...filesUnder('e2e', ['.ts']),
];
const salesforce = filesUnder('force-app', ['.cls', '.trigger', '.ts', '.js']);

test('there is something to check', () => {
  assert.ok(typescript.some(({ path }) => path === 'middleware/src/core/types.ts'));
});

test('imports go in one direction', () => {
  assert.deepEqual(wrongDirections(typescript), []);
});

test('no file imports itself in a circle', () => {
  assert.deepEqual(importCycles(typescript), []);
});

test(`no file is longer than ${LONGEST_FILE} lines`, () => {
  assert.deepEqual(tooLong([...typescript, ...salesforce]), []);
});

test('core does no I/O and knows neither clock nor chance', () => {
  assert.deepEqual(impurities(typescript), []);
});

test('all TypeScript runs when its types are left out', () => {
  assert.deepEqual(notErasable(typescript), []);
  assert.match(readFileSync(join(ROOT, 'tsconfig.json'), 'utf8'), /"erasableSyntaxOnly": true/);
});

// ---- each rule sees the violation it is there for --------------------------------------------------------------------

const file = (path: string, text: string): SourceFile => ({ path, text });

test('imports are seen however they are written', () => {
  const text = `import a from 'one';\nimport type { B } from "two";\nimport 'three';\nexport * from './four.ts';\nconst x = await import('../five.ts');\n// import six from 'six';\nimport {\n  seven,\n} from 'seven';`;
  assert.deepEqual(
    importsOf(file('middleware/src/runs/x.ts', text)).map(({ target }) => target),
    ['one', 'two', 'three', 'middleware/src/runs/four.ts', 'middleware/src/five.ts', 'seven'],
  );
});

const FORBIDDEN: [path: string, target: string][] = [
  ['middleware/src/core/a.ts', '../ports.ts'],
  ['middleware/src/core/a.ts', '../providers/index.ts'],
  ['middleware/src/runs/a.ts', '../http/app.ts'],
  ['middleware/src/runs/a.ts', '../providers/index.ts'],
  ['middleware/src/providers/a.ts', '../runs/a.ts'],
  ['middleware/src/journal/a.ts', '../vault/a.ts'],
  ['middleware/src/salesforce/a.ts', '../http/app.ts'],
  ['middleware/src/http/a.ts', '../journal/a.ts'],
  ['middleware/src/ports.ts', './runs/a.ts'],
  ['middleware/src/http/a.ts', '../../../local-org/src/ports.ts'],
  ['local-org/src/a.ts', '../../middleware/src/core/types.ts'],
  ['middleware/src/runs/a.test.ts', '../../../local-org/src/ports.ts'],
];
for (const [path, target] of FORBIDDEN) {
  test(`${path} may not import ${target}`, () => {
    assert.equal(wrongDirections([file(path, `import { a } from '${target}';`)]).length, 1);
  });
}

const PERMITTED: [path: string, target: string][] = [
  ['middleware/src/main.ts', './providers/index.ts'],
  ['middleware/src/commands/a.ts', '../journal/a.ts'],
  ['middleware/src/http/a.ts', '../runs/a.ts'],
  ['middleware/src/journal/a.ts', '../ports.ts'],
  ['middleware/src/ports.ts', './core/types.ts'],
  ['middleware/src/runs/a.test.ts', '../providers/index.ts'],
];
for (const [path, target] of PERMITTED) {
  test(`${path} may import ${target}`, () => {
    assert.deepEqual(wrongDirections([file(path, `import { a } from '${target}';`)]), []);
  });
}

test('a circle is seen, a circle of types is none', () => {
  const circle = [
    file('a/one.ts', "import './two.ts';"),
    file('a/two.ts', "import './three.ts';"),
    file('a/three.ts', "import './one.ts';"),
  ];
  assert.deepEqual(importCycles(circle), ['a/one.ts → a/two.ts → a/three.ts → a/one.ts']);
  const types = [
    file('a/one.ts', "import './two.ts';"),
    file('a/two.ts', "import type { A } from './one.ts';"),
  ];
  assert.deepEqual(importCycles(types), []);
});

test('a file one line too long is seen', () => {
  assert.deepEqual(tooLong([file('a.ts', 'x\n'.repeat(LONGEST_FILE))]), []);
  assert.equal(tooLong([file('a.ts', 'x\n'.repeat(LONGEST_FILE + 1))]).length, 1);
});

for (const code of [
  'process.env.HOME',
  'Date.now()',
  'new Date()',
  'Math.random()',
  'crypto.randomUUID()',
  'setTimeout(f, 1)',
  'performance.now()',
  "fetch('https://example.com')",
  'console.log(1)',
  "import { readFileSync } from 'node:fs'",
  "import pg from 'pg'",
]) {
  test(`core may not use ${code}`, () => {
    assert.equal(impurities([file('middleware/src/core/a.ts', `${code};`)]).length, 1);
    assert.deepEqual(
      impurities([file('middleware/src/core/a.ts', `// ${code}\nnew Date('2026-01-01');`)]),
      [],
    );
  });
}

for (const code of [
  'export enum A { B }',
  'const enum A { B }',
  'namespace A { }',
  `class A { ${'constructor'}(private readonly b: string) {} }`,
  "import a = require('a')",
  '@sealed\nclass A {}',
]) {
  test(`this does not run without a compiler: ${code.replace('\n', ' ')}`, () => {
    assert.equal(notErasable([file('a.ts', code)]).length, 1);
  });
}
