import { DECIMALS, fromUnits, toUnits } from './decimal.ts';
import type { Prices } from './prices.ts';
import type { ModelUsage } from './provider.ts';

/** Money as an exact decimal string, e.g. "0.001234", with at least six decimals. */
export interface Cost {
  amount: string;
  currency: string;
}

/** The tokens that are charged. Reasoning is a part of `output`, and charged like it. */
export type ChargedTokens = Pick<ModelUsage, 'input' | 'output' | 'cached' | 'cacheWrite'>;

/** Prices are per a million tokens: a price has so many decimals more once it is for one. */
const MILLION_DECIMALS = 6;
const SHOWN_DECIMALS = 6;

/**
 * What a usage costs at these prices; null without prices. Nothing is rounded. Input that was read from or written to a cache
 * has its own price, and only the rest of the input the plain one; a long prompt may have prices of its own. Throws RangeError for a price that is no decimal number.
 */
export function costOf(usage: ChargedTokens, prices: Prices | null): Cost | null {
  if (!prices) return null;
  const { longPrompt } = prices;
  const { input, output, cachedInput, cacheWrite } =
    longPrompt && usage.input > longPrompt.above ? longPrompt : prices;
  // A provider that counts cached tokens beside the input must not make the rest negative.
  const plain = Math.max(0, usage.input - usage.cached - usage.cacheWrite);
  const units =
    charge(plain, input) +
    charge(usage.cached, cachedInput) +
    charge(usage.cacheWrite, cacheWrite) +
    charge(usage.output, output);
  return { amount: fromUnits(units, SHOWN_DECIMALS), currency: prices.currency };
}

/**
 * The exact sum of what several calls cost. Null for no cost at all, and for costs in more than one currency: they have no sum.
 */
export function addCosts(costs: readonly Cost[]): Cost | null {
  const [first] = costs;
  if (!first || costs.some(({ currency }) => currency !== first.currency)) return null;
  const units = costs.reduce((sum, { amount }) => sum + toUnits(amount), 0n);
  return { amount: fromUnits(units, SHOWN_DECIMALS), currency: first.currency };
}

const charge = (tokens: number, price: string): bigint =>
  BigInt(tokens) * toUnits(price, DECIMALS - MILLION_DECIMALS);
