import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { transformSync } from '@lwc/compiler';
import { emitLwc } from './emit-lwc.ts';

const lwc = path.resolve(import.meta.dirname, '..', 'force-app', 'main', 'default', 'lwc');
const folder = mkdtempSync(path.join(tmpdir(), 'byom-emit-'));
after(() => rmSync(folder, { recursive: true }));

test('every component is emitted as JavaScript that the LWC compiler takes, without tests and types', () => {
  const target = path.join(folder, 'all');
  emitLwc(lwc, target);
  const files = readdirSync(target, { recursive: true, encoding: 'utf8' });
  assert.deepEqual(
    files.filter((file) => /\.ts$|__tests__|tsconfig/.test(file)),
    [],
  );
  const compiled = files.filter((file) => /\.(js|html|css)$/.test(file));
  for (const file of compiled) {
    const name = path.basename(file).split('.')[0] ?? '';
    transformSync(readFileSync(path.join(target, file), 'utf8'), file, {
      namespace: 'c',
      name,
      apiVersion: 67,
    });
  }
  assert.ok(compiled.includes(path.join('promptPanel', 'promptPanel.js')), 'the panel is there');
});

test('every component has its metadata beside it', () => {
  for (const entry of readdirSync(lwc, { withFileTypes: true }).filter((found) => found.isDirectory())) {
    assert.ok(existsSync(path.join(lwc, entry.name, `${entry.name}.js-meta.xml`)), entry.name);
  }
});

test('TypeScript that is more than types is refused', () => {
  const source = path.join(folder, 'source', 'broken');
  mkdirSync(source, { recursive: true });
  writeFileSync(path.join(source, 'broken.ts'), 'export enum Kind { One }\n');
  assert.throws(() => emitLwc(path.join(folder, 'source'), path.join(folder, 'broken')), /enum/i);
});
