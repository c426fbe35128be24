import type { Catalogue, TokenPrices } from './catalogue.ts';
import { findModel } from './find-model.ts';
import type { ModelProfile } from './types.ts';

/** What 1 000 000 tokens cost, as decimal strings. Nothing is left open: a blank price for cached input is the input price. */
export interface FullPrices {
  input: string;
  output: string;
  /** Of input read from a cache, and of input written to one. */
  cachedInput: string;
  cacheWrite: string;
}

/** The prices that hold for a call. */
export interface Prices extends FullPrices {
  currency: string;
  /** Whose prices they are: the model record's own, or the catalogue's. */
  source: 'record' | 'catalogue';
  /** ISO date from which they hold; null when the record names none. */
  from: string | null;
  /** What holds instead when the input of a call has more tokens than `above`; null when its length does not matter. */
  longPrompt: (FullPrices & { above: number }) | null;
}

/** The parts of a model record that say what it costs. */
export type PricedModel = Pick<
  ModelProfile,
  | 'platform'
  | 'technology'
  | 'inputPrice'
  | 'outputPrice'
  | 'cachedInputPrice'
  | 'cacheWritePrice'
  | 'currency'
  | 'pricesFrom'
>;

/**
 * The prices of a model on a day (ISO date, e.g. "2026-11-22"): the record's own once they hold, else the catalogue's of that
 * day, else null. A record that has one price only asks nothing for the other direction.
 */
export function pricesOf(model: PricedModel, catalogue: Catalogue, day: string): Prices | null {
  return recordPrices(model, day) ?? cataloguePrices(model, catalogue, day);
}

function recordPrices(model: PricedModel, day: string): Prices | null {
  if (model.inputPrice === null && model.outputPrice === null) return null;
  if (model.pricesFrom !== null && model.pricesFrom > day) return null;
  const own = {
    input: model.inputPrice ?? '0',
    output: model.outputPrice ?? '0',
    cachedInput: model.cachedInputPrice,
    cacheWrite: model.cacheWritePrice,
  };
  return {
    ...full(own),
    currency: model.currency ?? 'USD',
    source: 'record',
    from: model.pricesFrom,
    longPrompt: null,
  };
}

function cataloguePrices(model: PricedModel, catalogue: Catalogue, day: string): Prices | null {
  const found = findModel(catalogue, model.platform, model.technology);
  const price = found?.prices.findLast(({ from }) => from <= day);
  if (!price) return null;
  const { currency, from, longPrompt } = price;
  return {
    ...full(price),
    currency,
    source: 'catalogue',
    from,
    longPrompt: longPrompt && { ...full(longPrompt), above: longPrompt.above },
  };
}

const full = ({ input, output, cachedInput, cacheWrite }: TokenPrices): FullPrices => ({
  input,
  output,
  cachedInput: cachedInput ?? input,
  cacheWrite: cacheWrite ?? input,
});
