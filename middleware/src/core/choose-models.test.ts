import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseModels, noModelLeft } from './choose-models.ts';
import type { ModelProfile } from './types.ts';

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
  maxConcurrent: null,
  requestsPerMinute: null,
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

/** The steps in words: what is asked and why, or what is not and why not. */
const steps = (models: ModelProfile[], versionModelId: string | null): string[] =>
  chooseModels(models, versionModelId).map((step) =>
    'code' in step
      ? `not ${step.model.apiName} (${step.layer}): ${step.reason}`
      : `${step.model.apiName} (${step.layer}): ${step.reason}`,
  );
const own = (more: Partial<ModelProfile> = {}) => model('Own', { platform: 'openai', ...more });
const house = (more: Partial<ModelProfile> = {}) =>
  model('House', { platform: 'openai', organizationDefault: true, ...more });
const builtin = model('Builtin', { platformDefault: true });

test("the version's model goes first, then the organization's default, then the platform's", () => {
  assert.deepEqual(steps([builtin, house(), own()], 'id-Own'), [
    'Own (prompt version): chosen by the prompt version',
    'House (organization default): default of the organization',
    'Builtin (platform default): default of the platform',
  ]);
});

test('a version that names no model begins with the default, and nothing is made up where none is ticked', () => {
  assert.deepEqual(steps([house(), own()], null), [
    'House (organization default): default of the organization',
  ]);
  assert.deepEqual(steps([own()], null), []);
});

test('a model is asked once, for its first layer', () => {
  assert.deepEqual(steps([house({ platformDefault: true })], 'id-House'), [
    'House (prompt version): chosen by the prompt version',
  ]);
});

for (const status of ['Draft', 'Deprecated', 'Retired'] as const) {
  test(`a ${status} model is skipped, and the trace can say so`, () => {
    assert.deepEqual(steps([own({ status }), house()], 'id-Own'), [
      `not Own (prompt version): is ${status}`,
      'House (organization default): default of the organization',
    ]);
  });
}

const REGIONS: [what: string, first: string | null, standIn: string | null, asked: boolean][] = [
  ['the same region may take over', 'eu', 'EU ', true],
  ['another region may not', 'eu', 'us', false],
  ['a stand-in that names no region may not: nobody knows where it works', 'eu', null, false],
  ['a first model without a region sets no limit', null, 'us', true],
  ['neither does a blank one', ' ', 'us', true],
];
for (const [what, first, standIn, asked] of REGIONS) {
  test(`regions: ${what}`, () => {
    const found = steps([own({ region: first }), house({ region: standIn }), builtin], 'id-Own');
    assert.equal(found[1]?.startsWith('not '), !asked);
    assert.match(found[2]!, /^Builtin/, 'what runs in this service sends nothing anywhere');
  });
}

test('the region of the first model is the limit even when that model is not active, or gone', () => {
  const retired = own({ status: 'Retired', region: 'eu' });
  assert.deepEqual(steps([retired, house({ region: 'us' })], 'id-Own'), [
    'not Own (prompt version): is Retired',
    'not House (organization default): works in us, and the text stays in eu',
  ]);
  assert.deepEqual(steps([house({ region: 'us' }), builtin], 'id-Gone'), [
    'not id-Gone (prompt version): is not there any more',
    'not House (organization default): works in us, and the text may have to stay where a model was that is gone',
    'Builtin (platform default): default of the platform',
  ]);
});

test('no model at all, and none that may be asked, are two different failures', () => {
  const failure = (models: ModelProfile[], id: string | null) => noModelLeft(chooseModels(models, id));
  const draft = failure([own({ status: 'Draft' })], 'id-Own');
  assert.deepEqual([draft.code, draft.detail], ['MODEL_NOT_ACTIVE', 'Own is Draft']);
  assert.equal(failure([own()], null).code, 'MODEL_NOT_CONFIGURED');
  assert.equal(failure([own()], 'id-Gone').code, 'MODEL_NOT_CONFIGURED');
});
