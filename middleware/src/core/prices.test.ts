import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCatalogue } from './catalogue.ts';
import { findModel } from './find-model.ts';
import { pricesOf, type PricedModel } from './prices.ts';
import type { Platform } from './types.ts';

const price = (from: string, input: string, more: object = {}): object => ({
  from,
  currency: 'USD',
  input,
  output: '10',
  ...more,
});
const row = (platform: Platform, technology: string, more: object = {}): object => ({
  platform,
  technology,
  label: technology,
  capabilities: [],
  regions: [],
  prices: [price('2026-01-01', '2.50')],
  source: 'https://example.com/prices',
  ...more,
});
const catalogue = readCatalogue({
  models: [
    row('openai', 'gpt-4o'),
    row('openai', 'gpt-4o-2024-05-13', { prices: [price('2026-01-01', '5')] }),
    row('anthropic', 'claude-sonnet-4-5', { aliases: ['claude-sonnet-four-five'] }),
    row('bedrock', 'anthropic.claude-sonnet-4-5-20250929-v1:0'),
    row('bedrock', 'eu.anthropic.claude-sonnet-4-5-20250929-v1:0'),
    row('google', 'gemini-2.0-flash'),
    row('deepseek', 'deepseek-chat', {
      prices: [
        price('2026-01-01', '1', { cachedInput: '0.1' }),
        price('2026-06-01', '2', { cacheWrite: '2.5' }),
      ],
    }),
    row('cohere', 'command-x', { prices: [] }),
  ],
});

const FOUND: [Platform, asked: string, found: string | null][] = [
  ['openai', 'gpt-4o', 'gpt-4o'],
  ['openai', 'gpt-4o-2024-08-06', 'gpt-4o'],
  ['openai', 'gpt-4o-2024-05-13', 'gpt-4o-2024-05-13'],
  ['openai', 'gpt-4o-mini', null],
  ['openai', 'ft:gpt-4o-2024-08-06:acme::x1', null],
  ['azure-openai', 'gpt-4o', null],
  ['anthropic', 'claude-sonnet-4-5-20250929', 'claude-sonnet-4-5'],
  ['anthropic', 'claude-sonnet-4-5-latest', 'claude-sonnet-4-5'],
  ['anthropic', 'claude-sonnet-4-5@20250929', 'claude-sonnet-4-5'],
  ['anthropic', 'claude-sonnet-four-five', 'claude-sonnet-4-5'],
  ['bedrock', 'us.anthropic.claude-sonnet-4-5-20250929-v1:0', 'anthropic.claude-sonnet-4-5-20250929-v1:0'],
  [
    'bedrock',
    'global.anthropic.claude-sonnet-4-5-20250929-v1:0',
    'anthropic.claude-sonnet-4-5-20250929-v1:0',
  ],
  ['bedrock', 'eu.anthropic.claude-sonnet-4-5-20250929-v1:0', 'eu.anthropic.claude-sonnet-4-5-20250929-v1:0'],
  ['bedrock', 'anthropic.claude-sonnet-4-5-20250929-v1:0:200k', 'anthropic.claude-sonnet-4-5-20250929-v1:0'],
  [
    'bedrock',
    'arn:aws:bedrock:eu-central-1:123456789012:inference-profile/apac.anthropic.claude-sonnet-4-5-20250929-v1:0',
    'anthropic.claude-sonnet-4-5-20250929-v1:0',
  ],
  ['bedrock', 'arn:aws:bedrock:eu-central-1:123456789012:application-inference-profile/a1b2c3', null],
  ['google', 'gemini-2.0-flash-001', 'gemini-2.0-flash'],
  ['google', 'models/gemini-2.0-flash', 'gemini-2.0-flash'],
  ['google', 'publishers/google/models/gemini-2.0-flash-001', 'gemini-2.0-flash'],
];
for (const [platform, asked, found] of FOUND) {
  test(`${platform} ${asked} is ${found ?? 'not in the catalogue'}`, () => {
    assert.equal(findModel(catalogue, platform, asked)?.technology ?? null, found);
  });
}

const model = (more: Partial<PricedModel>): PricedModel => ({
  platform: 'deepseek',
  technology: 'deepseek-chat',
  inputPrice: null,
  outputPrice: null,
  cachedInputPrice: null,
  cacheWritePrice: null,
  currency: null,
  pricesFrom: null,
  ...more,
});
const own = { inputPrice: '7', outputPrice: '8', currency: 'EUR' };

const PRICED: [string, Partial<PricedModel>, day: string, expected: string | null][] = [
  ['before the first price of the catalogue there is none', {}, '2025-12-31', null],
  ['the first price holds from its day', {}, '2026-01-01', 'catalogue 2026-01-01 USD 1 10 0.1 1'],
  ['the price of the day holds', {}, '2026-05-31', 'catalogue 2026-01-01 USD 1 10 0.1 1'],
  ['a later price takes its place', {}, '2026-06-01', 'catalogue 2026-06-01 USD 2 10 2 2.5'],
  ["the record's own price wins", own, '2026-06-01', 'record null EUR 7 8 7 7'],
  [
    'so does one that begins that day',
    { ...own, pricesFrom: '2026-06-01' },
    '2026-06-01',
    'record 2026-06-01 EUR 7 8 7 7',
  ],
  [
    'before it begins, the catalogue holds',
    { ...own, pricesFrom: '2026-06-02' },
    '2026-06-01',
    'catalogue 2026-06-01 USD 2 10 2 2.5',
  ],
  [
    'a record may price the cache',
    { ...own, cachedInputPrice: '1', cacheWritePrice: '9' },
    '2026-06-01',
    'record null EUR 7 8 1 9',
  ],
  ['one price alone leaves the other free', { inputPrice: '7' }, '2026-06-01', 'record null USD 7 0 7 7'],
  ['a price of the cache alone is no price', { cachedInputPrice: '1' }, '2025-12-31', null],
  ['a model that nobody knows has none', { technology: 'other' }, '2026-06-01', null],
  [
    'nor has one without a published price',
    { platform: 'cohere', technology: 'command-x' },
    '2026-06-01',
    null,
  ],
];
for (const [what, more, day, expected] of PRICED) {
  test(`prices: ${what}`, () => {
    const found = pricesOf(model(more), catalogue, day);
    const { source, from, currency, input, output, cachedInput, cacheWrite } = found ?? {};
    const shown = [source, from ?? 'null', currency, input, output, cachedInput, cacheWrite].join(' ');
    assert.equal(found && shown, expected);
  });
}

test('prices of long prompts are filled in like any others', () => {
  const long = { above: 200000, input: '4', output: '18' };
  const rows = readCatalogue({
    models: [row('google', 'gemini-x', { prices: [price('2026-01-01', '2', { longPrompt: long })] })],
  });
  const found = pricesOf(model({ platform: 'google', technology: 'gemini-x' }), rows, '2026-02-01');
  assert.deepEqual(found?.longPrompt, { ...long, cachedInput: '4', cacheWrite: '4' });
});
