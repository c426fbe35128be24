import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addCosts, costOf, type ChargedTokens } from './cost.ts';
import { isDecimal, roundedDecimal, toUnits } from './decimal.ts';
import type { Prices } from './prices.ts';

const prices = (input: string, output: string, cachedInput = input, cacheWrite = input): Prices => ({
  input,
  output,
  cachedInput,
  cacheWrite,
  currency: 'EUR',
  source: 'record',
  from: null,
  longPrompt: null,
});
const tokens = (input: number, output: number, cached = 0, cacheWrite = 0): ChargedTokens => ({
  input,
  output,
  cached,
  cacheWrite,
});

const COSTS: [what: string, ChargedTokens, Prices, amount: string][] = [
  ['a million tokens cost the price', tokens(1_000_000, 0), prices('2.50', '10'), '2.500000'],
  ['one token each is not rounded away', tokens(1, 1), prices('0.15', '0.6'), '0.00000075'],
  ['input and output have their own price', tokens(123_456, 7_890), prices('3', '15'), '0.488718'],
  ['no tokens cost nothing', tokens(0, 0), prices('3', '15'), '0.000000'],
  ['a free direction adds nothing', tokens(3, 9), prices('0.1', '0'), '0.0000003'],
  ['less than a millionth of a cent stays', tokens(1, 0), prices('0.000001', '0'), '0.000000000001'],
  ['large and tiny meet', tokens(999_999_999, 999_999_999), prices('75', '0.000001'), '75000.000924999999'],
  ['cached input has its price', tokens(1000, 10, 600), prices('3', '15', '0.30'), '0.00153'],
  ['what is written to a cache too', tokens(1000, 10, 100, 400), prices('3', '15', '0.3', '3.75'), '0.00318'],
  ['all of it cached', tokens(5, 0, 5), prices('1', '1', '0.1'), '0.0000005'],
  ['cached counted beside the input', tokens(5, 0, 9), prices('1', '1', '0.1'), '0.0000009'],
];
for (const [what, usage, at, amount] of COSTS) {
  test(`cost: ${what}`, () => {
    const [whole, decimals = ''] = amount.split('.');
    assert.deepEqual(costOf(usage, at), {
      amount: `${whole}.${decimals.padEnd(6, '0')}`,
      currency: 'EUR',
    });
  });
}

test('cost: a prompt that is longer than the limit has the prices of long ones, for all of its tokens', () => {
  const long = { above: 1000, input: '2', output: '3', cachedInput: '0.5', cacheWrite: '4' };
  const at = { ...prices('1', '2', '0.1', '1.5'), longPrompt: long };
  assert.equal(costOf(tokens(1000, 10, 200, 100), at)?.amount, '0.000890');
  assert.equal(costOf(tokens(1001, 10, 200, 100), at)?.amount, '0.001932');
});

test('cost: without prices there is none, and a price that is no number is refused', () => {
  assert.equal(costOf(tokens(5, 5), null), null);
  for (const wrong of ['2,50', '-1', '', '1e-7', '.5', '0.0000000000001']) {
    assert.throws(() => costOf(tokens(1, 0), prices(wrong, '0')), RangeError);
  }
});

test('costs add up exactly; none, and two currencies, have no sum', () => {
  const euro = (amount: string): { amount: string; currency: string } => ({ amount, currency: 'EUR' });
  assert.deepEqual(addCosts([euro('0.1'), euro('0.2')]), euro('0.300000'));
  assert.deepEqual(addCosts([euro('0.000000000001'), euro('12')]), euro('12.000000000001'));
  assert.deepEqual(addCosts([euro('0.75')]), euro('0.750000'));
  assert.equal(addCosts([]), null);
  assert.equal(addCosts([euro('1'), { amount: '1', currency: 'USD' }]), null);
});

const ROUNDED: [text: string, kept: number, expected: string][] = [
  ['0.000000754999', 8, '0.00000075'],
  ['0.000000755', 8, '0.00000076'],
  ['0.000000005', 8, '0.00000001'],
  ['0.000000004999', 8, '0.000000'],
  ['1', 8, '1.000000'],
  ['2.345', 2, '2.35'],
];
for (const [text, kept, expected] of ROUNDED) {
  test(`${text} with ${kept} decimals is ${expected}`, () =>
    assert.equal(roundedDecimal(text, kept), expected));
}

test('a decimal number is digits with at most so many decimals', () => {
  for (const good of ['0', '2.50', '0.000001']) assert.ok(isDecimal(good, 6), good);
  for (const bad of ['', '.5', '5.', '1e3', '-1', ' 1', '1,0', '0.0000001'])
    assert.ok(!isDecimal(bad, 6), bad);
});

const price = fc.tuple(fc.nat(500), fc.nat(999_999)).map(([a, b]) => `${a}.${String(b).padStart(6, '0')}`);
const used = fc
  .record({
    plain: fc.nat(5_000_000),
    output: fc.nat(5_000_000),
    cached: fc.nat(5_000_000),
    cacheWrite: fc.nat(5_000_000),
  })
  .map(({ plain, output, cached, cacheWrite }) =>
    tokens(plain + cached + cacheWrite, output, cached, cacheWrite),
  );

test('property: the cost of any parts, added, is the cost of the whole', () => {
  fc.assert(
    fc.property(
      price,
      price,
      price,
      price,
      fc.array(used, { minLength: 1, maxLength: 8 }),
      (a, b, c, d, calls) => {
        const at = prices(a, b, c, d);
        const whole = calls.reduce((sum, call) =>
          tokens(
            sum.input + call.input,
            sum.output + call.output,
            sum.cached + call.cached,
            sum.cacheWrite + call.cacheWrite,
          ),
        );
        assert.deepEqual(addCosts(calls.map((call) => costOf(call, at)!)), costOf(whole, at));
      },
    ),
  );
});

test('property: a cost times a million is tokens times price, as whole numbers', () => {
  fc.assert(
    fc.property(price, price, price, price, used, (a, b, c, d, usage) => {
      const micro = (text: string): bigint => BigInt(text.replace('.', ''));
      const expected =
        BigInt(usage.input - usage.cached - usage.cacheWrite) * micro(a) +
        BigInt(usage.output) * micro(b) +
        BigInt(usage.cached) * micro(c) +
        BigInt(usage.cacheWrite) * micro(d);
      assert.equal(toUnits(costOf(usage, prices(a, b, c, d))!.amount, 12), expected);
    }),
  );
});
