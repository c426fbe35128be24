import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseModels } from './choose-models.ts';
import { CoreError } from './core-error.ts';
import type { ModelProfile } from './types.ts';
import { estimateUsage } from './usage.ts';

const model = (apiName: string, more: Partial<ModelProfile> = {}): ModelProfile => ({
  id: `id-${apiName}`,
  apiName,
  name: apiName,
  platform: 'builtin',
  technology: 't',
  interface: null,
  modelType: null,
  credential: null,
  endpoint: null,
  region: null,
  temperature: null,
  topP: null,
  maxTokens: null,
  contextWindow: null,
  capabilities: [],
  inputPrice: null,
  outputPrice: null,
  cachedInputPrice: null,
  cacheWritePrice: null,
  pricesFrom: null,
  platformDefault: false,
  currency: null,
  status: 'Active',
  organizationDefault: false,
  ...more,
});

const names = (choice: Parameters<typeof chooseModels>[0]): string[] =>
  chooseModels(choice).map((candidate) => `${candidate.model.apiName}: ${candidate.reason}`);
const own = model('Own');
const house = model('House', { organizationDefault: true });
const platform = model('Builtin');

test("the version's model goes first, then the organization's default, then the platform's", () => {
  assert.deepEqual(
    names({ models: [platform, house, own], versionModelId: 'id-Own', platformDefault: 'Builtin' }),
    [
      'Own: chosen by the prompt version',
      'House: default of the organization',
      'Builtin: default of the platform',
    ],
  );
});

test('a model is tried once, for its first reason', () => {
  assert.deepEqual(names({ models: [house], versionModelId: 'id-House', platformDefault: 'House' }), [
    'House: chosen by the prompt version',
  ]);
});

test('only active models answer', () => {
  const retired = model('Own', { status: 'Retired' });
  assert.deepEqual(names({ models: [retired, house], versionModelId: 'id-Own', platformDefault: null }), [
    'House: default of the organization',
  ]);
});

test('no model at all, and none that is active, are two different failures', () => {
  const fails = (code: string) => (error: unknown) => error instanceof CoreError && error.code === code;
  const draft = model('Own', { status: 'Draft' });
  assert.throws(
    () => chooseModels({ models: [draft], versionModelId: 'id-Own', platformDefault: null }),
    fails('MODEL_NOT_ACTIVE'),
  );
  assert.throws(
    () => chooseModels({ models: [own], versionModelId: null, platformDefault: 'Gone' }),
    fails('MODEL_NOT_CONFIGURED'),
  );
});

test('an estimate is marked and never 0 for a text', () => {
  assert.deepEqual(estimateUsage('x', 'abcde'), {
    input: 1,
    output: 2,
    cached: 0,
    cacheWrite: 0,
    reasoning: 0,
    source: 'estimated',
  });
});
