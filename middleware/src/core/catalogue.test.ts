import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCatalogue } from './catalogue.ts';
import { readModelCatalogue } from '../model-catalogue.ts';
import { PLATFORMS } from './platforms.ts';

const good = {
  platform: 'openai',
  technology: 'gpt-x',
  label: 'GPT X',
  capabilities: ['Streaming', 'Tools', 'Structured Output'],
  regions: [],
  prices: [{ from: '2026-01-01', currency: 'USD', input: '2.50', output: '10' }],
  source: 'https://example.com/prices',
};
const price = (more: object): object => ({ prices: [{ ...good.prices[0], ...more }] });

const WRONG: [what: string, more: object, sentence: RegExp][] = [
  ['an unknown platform', { platform: 'nobody' }, /models\[0\] nobody gpt-x: the platform is not known/],
  ['a platform every object has', { platform: 'constructor' }, /the platform is not known/],
  ['no label', { label: ' ' }, /models\[0\] openai gpt-x: technology and label are needed/],
  [
    'an interface of another platform',
    { interfaces: ['messages'] },
    /interfaces are some of chat-completions/,
  ],
  ['a capability that is none', { capabilities: ['Vision'] }, /capabilities are some of Streaming/],
  ['a window of no tokens', { contextWindow: 0 }, /contextWindow is a number/],
  ['a limit as text', { maxOutputTokens: '4096' }, /maxOutputTokens is a number/],
  ['no list of regions', { regions: 'eu' }, /regions are a list/],
  ['a source without encryption', { source: 'http://example.com' }, /source is an https address/],
  ['a retirement without a day', { retired: '2026-13-01' }, /retired is a day/],
  ['a word nobody knows', { vision: true }, /vision is not known/],
  ['no list of prices', { prices: null }, /prices are a list/],
  ['a price as a number', price({ input: 2.5 }), /prices\[0\]: input and output are decimal texts/],
  ['a price with a comma', price({ output: '2,50' }), /prices\[0\]: input and output/],
  ['a price below nothing', price({ cachedInput: '-1' }), /prices\[0\]: cachedInput and cacheWrite/],
  ['seven decimals', price({ cacheWrite: '0.0000001' }), /prices\[0\]: cachedInput and cacheWrite/],
  ['a long prompt without a limit', price({ longPrompt: { input: '1', output: '2' } }), /above is a number/],
  ['a currency by name', price({ currency: 'Euro' }), /prices\[0\]: currency is three letters/],
  ['a price without a day', price({ from: 'now' }), /prices\[0\]: from is a day/],
  [
    'prices out of order',
    { prices: [good.prices[0], { ...good.prices[0], from: '2025-01-01' }] },
    /prices\[1\]: from comes after the one before/,
  ],
];
for (const [what, more, sentence] of WRONG) {
  test(`a catalogue with ${what} is refused by the name of the row`, () => {
    assert.throws(() => readCatalogue({ models: [{ ...good, ...more }] }), sentence);
  });
}

test('a catalogue names every model once, its aliases included', () => {
  assert.throws(() => readCatalogue({ models: [good, good] }), /models\[1\] openai gpt-x: gpt-x stands here/);
  const alias = { ...good, technology: 'gpt-y', aliases: ['gpt-x'] };
  assert.throws(
    () => readCatalogue({ models: [good, alias] }),
    /models\[1\] openai gpt-y: gpt-x stands here/,
  );
  assert.throws(() => readCatalogue([]), /no list of models/);
  assert.throws(() => readCatalogue(null), /no list of models/);
});

test('what a row leaves out is null or empty', () => {
  const [model] = readCatalogue({ models: [good] }).models;
  assert.deepEqual(
    [model?.aliases, model?.interfaces, model?.contextWindow, model?.maxOutputTokens, model?.retired],
    [[], null, null, null, null],
  );
  const [first] = model!.prices;
  assert.deepEqual([first?.cachedInput, first?.cacheWrite, first?.longPrompt], [null, null, null]);
});

const shipped = readModelCatalogue();

test('the shipped catalogue is valid and has models of every platform with a service of its own', () => {
  const known = new Set(shipped.models.map(({ platform }) => platform));
  const without = Object.keys(PLATFORMS).filter((platform) => !known.has(platform as never));
  // Whatever these two serve is the customer's own choice.
  assert.deepEqual(without, ['ollama', 'openai-compatible']);
});

test('in the shipped catalogue cached input never costs more than input, and output never less than a tenth', () => {
  for (const { technology, prices } of shipped.models) {
    for (const { input, output, cachedInput } of prices) {
      assert.ok(Number(cachedInput ?? input) <= Number(input), `${technology}: cached input`);
      assert.ok(Number(output) >= Number(input) / 10, `${technology}: output`);
    }
  }
});
