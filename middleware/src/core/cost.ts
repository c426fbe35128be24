import type { ModelUsage } from './provider.ts';
import type { ModelProfile } from './types.ts';

/** Money as a decimal string, e.g. "0.001234", with at least six decimals. */
export interface Cost {
  amount: string;
  currency: string;
}

/** Prices are per this many tokens, so a price has six decimals more once it is per token. */
const PRICE_DECIMALS = 6;
const TOKEN_DECIMALS = 6;
const SHOWN_DECIMALS = 8;

/** What a usage costs at a model's prices; null when the model has no price. Exact: whole numbers, no floats. */
export function costOf(usage: Pick<ModelUsage, 'input' | 'output'>, model: ModelProfile): Cost | null {
  if (model.inputPrice === null && model.outputPrice === null) return null;
  const input = BigInt(usage.input) * scaled(model.inputPrice ?? '0');
  const output = BigInt(usage.output) * scaled(model.outputPrice ?? '0');
  return { amount: written(input + output), currency: model.currency ?? 'USD' };
}

/** A decimal string as a whole number of millionths. Further decimals are cut: the field has no more than six. */
function scaled(price: string): bigint {
  const match = /^(\d+)(?:\.(\d*))?$/.exec(price.trim());
  if (!match) throw new RangeError('A price is a decimal number such as "2.50"');
  const decimals = (match[2] ?? '').slice(0, PRICE_DECIMALS).padEnd(PRICE_DECIMALS, '0');
  return BigInt(match[1] + decimals);
}

/** Twelve decimals are exact; eight are kept (half up), as AI_Interaction__c.Cost__c does. */
function written(amount: bigint): string {
  const cut = 10n ** BigInt(PRICE_DECIMALS + TOKEN_DECIMALS - SHOWN_DECIMALS);
  const rounded = (amount + cut / 2n) / cut;
  const digits = rounded.toString().padStart(SHOWN_DECIMALS + 1, '0');
  const whole = digits.slice(0, -SHOWN_DECIMALS);
  const decimals = digits.slice(-SHOWN_DECIMALS).replace(/0{1,2}$/, '');
  return `${whole}.${decimals}`;
}
