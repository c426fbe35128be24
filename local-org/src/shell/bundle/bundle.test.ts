import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { importMap } from './import-map.ts';
import { ownLightningModules, publicBaseComponents, shellBundle, writeBundle } from './rollup-bundles.ts';

test('every module of the shell compiles without a warning and loads synthetic shadow first', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'byom-shell-'));
  try {
    const warnings: string[] = [];
    await writeBundle(shellBundle(), folder, (text) => warnings.push(text));
    assert.deepEqual(warnings, []);
    assert.match(readFileSync(join(folder, 'shell/main.js'), 'utf8'), /^import '@lwc\/synthetic-shadow';/);
    const built = readdirSync(join(folder, 'lightning')).map((name) => name.replace('.js', ''));
    assert.deepEqual(built.sort(), ownLightningModules().sort());
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('every lightning module has one address of its own, and ours win over the package', () => {
  const vendor = {
    cacheDirectory: '',
    packages: { folder: 'packages-1', modules: publicBaseComponents() },
    shell: { folder: 'shell-1', modules: ownLightningModules() },
  };
  const { imports } = importMap(vendor);
  assert.equal(imports['lightning/'], undefined);
  assert.equal(imports['lightning/button'], '/vendor/packages-1/lightning/button.js');
  assert.equal(imports['lightning/navigation'], '/vendor/shell-1/lightning/navigation.js');
  assert.equal(imports['lightning/uiRecordApi'], '/vendor/shell-1/lightning/uiRecordApi.js');
  assert.equal(imports['@salesforce/'], '/m/@salesforce/');
});

test('the base components a page is usually made of are offered', () => {
  const offered = new Set(publicBaseComponents());
  const usual = [
    'card',
    'datatable',
    'combobox',
    'input',
    'modal',
    'tabset',
    'badge',
    'formattedRichText',
    'progressBar',
  ];
  for (const name of usual) assert.ok(offered.has(name), name);
});
