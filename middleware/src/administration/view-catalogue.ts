import type { Catalogue, CatalogueModel, CataloguePrice } from '../core/catalogue.ts';
import { PLATFORMS, type PlatformFacts } from '../core/platforms.ts';
import type { Platform } from '../core/types.ts';

/** What filling a model record needs: the platforms with their facts, their models with the price of today. */
export interface CatalogueView {
  platforms: (Omit<PlatformFacts, 'ownAddress'> & { platform: string; available: true })[];
  models: (CatalogueModel & { price: CataloguePrice | null })[];
}

/** The catalogue on a day (ISO date). Models that are no longer served are left out. */
export function viewCatalogue({ models }: Catalogue, today: string): CatalogueView {
  const platforms = Object.entries(PLATFORMS) as [Platform, PlatformFacts][];
  return {
    platforms: platforms.map(([platform, { ownAddress: _address, ...facts }]) => ({
      platform,
      ...facts,
      available: true,
    })),
    models: models
      .filter(({ retired }) => retired === null || retired > today)
      .map((model) => ({ ...model, price: model.prices.findLast(({ from }) => from <= today) ?? null })),
  };
}
