import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseModels } from './choose-models.ts';
import { CoreError } from './core-error.ts';
import { costOf } from './cost.ts';
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

const COSTS: [
  input: number,
  output: number,
  inputPrice: string | null,
  outputPrice: string | null,
  amount: string | null,
][] = [
  [1_000_000, 0, '2.50', '10', '2.500000'],
  [1, 1, '0.15', '0.6', '0.00000075'],
  [123_456, 7_890, '3', '15', '0.488718'],
  [0, 0, '3', '15', '0.000000'],
  [3, 0, '0.1', null, '0.0000003'],
  [1, 0, '0.004', null, '0.000000'],
  [999_999_999, 999_999_999, '75', '0.000001', '75000.000925'],
  [5, 5, null, null, null],
];
for (const [input, output, inputPrice, outputPrice, amount] of COSTS) {
  test(`${input} + ${output} tokens at ${inputPrice} and ${outputPrice} cost ${amount}`, () => {
    const cost = costOf({ input, output }, model('M', { inputPrice, outputPrice, currency: 'EUR' }));
    assert.deepEqual(cost, amount === null ? null : { amount, currency: 'EUR' });
  });
}

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
