import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { PLATFORMS } from '../../middleware/src/core/platforms.ts';
import type { Platform } from '../../middleware/src/core/types.ts';
import { MODELS } from './configuration/models.ts';

interface CatalogueRow {
  platform: string;
  technology: string;
  contextWindow?: number;
  capabilities: string[];
  interfaces?: string[];
}

const catalogue = path.join(import.meta.dirname, '../../config/models.json');
const { models: known } = JSON.parse(readFileSync(catalogue, 'utf8')) as { models: CatalogueRow[] };

/** Nobody sells what runs on the customer's own machine or in the middleware. */
const UNPRICED = new Set(['ollama', 'builtin', 'scripted']);

test('one model of the seed is both defaults, and it is active', () => {
  for (const flag of ['Organization_Default__c', 'Platform_Default__c']) {
    const chosen = MODELS.filter((model) => model[flag] === true);
    assert.deepEqual(
      chosen.map((model) => [model['Api_Name__c'], model['Status__c']]),
      [['Builtin', 'Active']],
    );
  }
});

test('only models that need nothing from outside are active', () => {
  for (const model of MODELS) {
    const local = PLATFORMS[model['Platform__c'] as Platform].endpoint === 'none';
    assert.equal(model['Status__c'], local ? 'Active' : 'Draft', String(model['Name']));
  }
});

test('a draft says what the catalogue says of its technology, and leaves the price to it', () => {
  for (const model of MODELS.filter((one) => !UNPRICED.has(String(one['Platform__c'])))) {
    const name = String(model['Name']);
    const row = known.find(
      (one) => one.platform === model['Platform__c'] && one.technology === model['Technology__c'],
    );
    assert.ok(row, `${name} is not in config/models.json`);
    assert.equal(model['Context_Window__c'], row.contextWindow, name);
    assert.equal(model['Capabilities__c'], row.capabilities.join(';'), name);
    const [usual] = row.interfaces ?? [undefined];
    assert.equal((model['Interface__c'] as string | undefined)?.toLowerCase(), usual, name);
    assert.equal(model['Input_Price__c'], undefined, name);
  }
});
