/** Costs computed a second time, over fractions instead of fixed decimals: what the middleware's own sum is held against. */

import type { Prices } from '../../middleware/src/core/prices.ts';
import type { ReadUsage } from './reading.ts';

/** A number as numerator over denominator, never rounded. */
interface Fraction {
  over: bigint;
  under: bigint;
}

const fraction = (text: string): Fraction => {
  const [whole = '0', decimals = ''] = text.split('.');
  return { over: BigInt(whole + decimals), under: 10n ** BigInt(decimals.length) };
};
const times = (a: Fraction, tokens: number): Fraction => ({ over: a.over * BigInt(tokens), under: a.under });
const plus = (a: Fraction, b: Fraction): Fraction => ({
  over: a.over * b.under + b.over * a.under,
  under: a.under * b.under,
});

/** True when `amount` is exactly what this usage costs at these prices. */
export function isExactCost(amount: string, usage: ReadUsage, prices: Prices): boolean {
  const { longPrompt } = prices;
  const at = longPrompt && usage.input > longPrompt.above ? longPrompt : prices;
  const rest = usage.input - usage.cached - usage.cacheWrite;
  const perMillion = [
    times(fraction(at.input), rest),
    times(fraction(at.cachedInput), usage.cached),
    times(fraction(at.cacheWrite), usage.cacheWrite),
    times(fraction(at.output), usage.output),
  ].reduce(plus);
  const claimed = fraction(amount);
  return claimed.over * perMillion.under * 1_000_000n === perMillion.over * claimed.under;
}
