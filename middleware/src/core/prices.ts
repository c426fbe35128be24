import type { Catalogue } from './catalogue.ts';
import { findModel } from './find-model.ts';
import type { ModelProfile } from './types.ts';

/** What 1 000 000 tokens cost, as decimal strings. Nothing is left open: a blank price for cached input is the input price. */
export interface Prices {
  input: string;
  output: string;
  /** Of input read from a cache, and of input written to one. */
  cachedInput: string;
  cacheWrite: string;
  currency: string;
  /** Whose prices they are: the model record's own, or the catalogue's. */
  source: 'record' | 'catalogue';
  /** ISO date from which they hold; null when the record names none. */
  from: string | null;
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
  const input = model.inputPrice ?? '0';
  return {
    input,
    output: model.outputPrice ?? '0',
    cachedInput: model.cachedInputPrice ?? input,
    cacheWrite: model.cacheWritePrice ?? input,
    currency: model.currency ?? 'USD',
    source: 'record',
    from: model.pricesFrom,
  };
}

function cataloguePrices(model: PricedModel, catalogue: Catalogue, day: string): Prices | null {
  const found = findModel(catalogue, model.platform, model.technology);
  const price = found?.prices.findLast(({ from }) => from <= day);
  if (!price) return null;
  return {
    input: price.input,
    output: price.output,
    cachedInput: price.cachedInput ?? price.input,
    cacheWrite: price.cacheWrite ?? price.input,
    currency: price.currency,
    source: 'catalogue',
    from: price.from,
  };
}
