import { isDecimal } from './decimal.ts';
import { PLATFORMS } from './platforms.ts';
import type { ModelInterface } from './provider.ts';
import type { Platform } from './types.ts';

/** What tokens cost. Decimal strings per 1 000 000 tokens. */
export interface TokenPrices {
  input: string;
  output: string;
  /** Of input read from a cache, and of input written to one; null: as any other input. */
  cachedInput: string | null;
  cacheWrite: string | null;
}

/** What a platform asks for a model from a day on. */
export interface CataloguePrice extends TokenPrices {
  /** ISO date: the day the price began, or the first on which it was seen. */
  from: string;
  /** ISO 4217, e.g. "USD". */
  currency: string;
  /** What all tokens of a call cost instead when its input has more tokens than `above`; null when length does not matter. */
  longPrompt: (TokenPrices & { above: number }) | null;
}

/** The words a model record's capabilities are made of. */
export const CAPABILITIES = ['Streaming', 'Tools', 'Structured Output'] as const;
export type Capability = (typeof CAPABILITIES)[number];

/** One model as a platform serves it: what choosing it fills into a model record. */
export interface CatalogueModel {
  platform: Platform;
  /** The platform's id of the model. */
  technology: string;
  /** Other ids under which the platform documents the same model at the same price. */
  aliases: string[];
  label: string;
  /** Wire formats this model is served in, where they are not all of the platform's. */
  interfaces: ModelInterface[] | null;
  /** In tokens; null where the platform does not say. */
  contextWindow: number | null;
  maxOutputTokens: number | null;
  capabilities: Capability[];
  /** Regions as the platform names them; empty where it has none, or where they change by contract. */
  regions: string[];
  /** By day, the earliest first; empty when no price is published. */
  prices: CataloguePrice[];
  /** The page that says so. */
  source: string;
  /** ISO date after which the platform no longer serves it; null: none is announced. */
  retired: string | null;
}

export interface Catalogue {
  models: CatalogueModel[];
}

export const EMPTY_CATALOGUE: Catalogue = { models: [] };

/**
 * The catalogue of a parsed config/models.json. Throws an Error that names every row with something wrong, and what.
 */
export function readCatalogue(json: unknown): Catalogue {
  const rows = (json as { models?: unknown } | null)?.models;
  if (!Array.isArray(rows)) throw new Error('The catalogue has no list of models');
  const seen = new Set<string>();
  const wrong = rows.flatMap((row: unknown, index) => {
    const { platform, technology, aliases } = (row ?? {}) as Record<string, unknown>;
    const sentences = faultsOf((row ?? {}) as Record<string, unknown>);
    for (const name of [technology, ...list(aliases)]) {
      const key = `${String(platform)} ${String(name)}`;
      if (seen.has(key)) sentences.push(`${String(name)} stands here for the second time`);
      seen.add(key);
    }
    return sentences.map((text) => `models[${index}] ${String(platform)} ${String(technology)}: ${text}`);
  });
  if (wrong.length > 0) throw new Error(`The catalogue is not valid.\n${wrong.join('\n')}`);
  return { models: rows.map(toModel) };
}

const PRICE_DECIMALS = 6;
const DAY = /^20\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
const KEYS = new Set([
  'platform',
  'technology',
  'aliases',
  'label',
  'interfaces',
  'contextWindow',
  'maxOutputTokens',
  'capabilities',
  'regions',
  'prices',
  'source',
  'retired',
]);

type Row = Record<string, unknown>;
type Check = [fine: boolean, sentence: string];
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';
const isDay = (value: unknown): boolean => typeof value === 'string' && DAY.test(value);
const isCount = (value: unknown): boolean => Number.isInteger(value) && Number(value) > 0;
const areTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);

/** Everything that is wrong with a row, each as a sentence. */
function faultsOf(row: Row): string[] {
  const platform = typeof row['platform'] === 'string' ? row['platform'] : '';
  if (!Object.hasOwn(PLATFORMS, platform)) return ['the platform is not known'];
  const interfaces: readonly string[] = PLATFORMS[platform as Platform].interfaces;
  const checks: Check[] = [
    [isText(row['technology']) && isText(row['label']), 'technology and label are needed'],
    [row['aliases'] === undefined || areTexts(row['aliases']), 'aliases are a list of ids'],
    [
      row['interfaces'] === undefined ||
        list(row['interfaces']).every((one) => interfaces.includes(String(one))),
      `interfaces are some of ${interfaces.join(', ')}`,
    ],
    [
      row['contextWindow'] === undefined || isCount(row['contextWindow']),
      'contextWindow is a number of tokens',
    ],
    [
      row['maxOutputTokens'] === undefined || isCount(row['maxOutputTokens']),
      'maxOutputTokens is a number of tokens',
    ],
    [
      Array.isArray(row['capabilities']) &&
        row['capabilities'].every((one) => CAPABILITIES.includes(one as Capability)),
      `capabilities are some of ${CAPABILITIES.join(', ')}`,
    ],
    [areTexts(row['regions']), 'regions are a list of names, which may be empty'],
    [isText(row['source']) && /^https:\/\/\S+$/.test(String(row['source'])), 'source is an https address'],
    [row['retired'] === undefined || isDay(row['retired']), 'retired is a day such as 2026-11-22'],
  ];
  const unknown = Object.keys(row).filter((key) => !KEYS.has(key));
  return [
    ...checks.flatMap(([fine, sentence]) => (fine ? [] : [sentence])),
    ...unknown.map((key) => `${key} is not known`),
    ...priceFaults(row['prices']),
  ];
}

function priceFaults(prices: unknown): string[] {
  if (!Array.isArray(prices)) return ['prices are a list, which may be empty'];
  return (prices as Row[]).flatMap((price, index) => {
    const before = prices[index - 1] as Row | undefined;
    const long = price['longPrompt'] as Row | undefined;
    const checks: Check[] = [
      [isDay(price['from']), 'from is a day such as 2026-01-01'],
      [!before || String(before['from']) < String(price['from']), 'from comes after the one before'],
      [/^[A-Z]{3}$/.test(String(price['currency'])), 'currency is three letters'],
      ...tokenChecks(price),
      ...(long ? tokenChecks(long) : []),
      [!long || isCount(long['above']), 'above is a number of tokens'],
    ];
    return checks.flatMap(([fine, sentence]) => (fine ? [] : [`prices[${index}]: ${sentence}`]));
  });
}

const tokenChecks = (price: Row): Check[] => [
  [isPrice(price['input']) && isPrice(price['output']), 'input and output are decimal texts such as "2.50"'],
  [
    ['cachedInput', 'cacheWrite'].every((key) => price[key] === undefined || isPrice(price[key])),
    'cachedInput and cacheWrite are decimal texts such as "0.25"',
  ],
];

const isPrice = (value: unknown): boolean => typeof value === 'string' && isDecimal(value, PRICE_DECIMALS);

/** What a row leaves out is null, or empty. */
function toModel(row: Partial<CatalogueModel>): CatalogueModel {
  return {
    ...(row as CatalogueModel),
    aliases: row.aliases ?? [],
    interfaces: row.interfaces ?? null,
    contextWindow: row.contextWindow ?? null,
    maxOutputTokens: row.maxOutputTokens ?? null,
    prices: row.prices!.map(({ longPrompt, ...price }) => ({
      ...price,
      ...cacheOf(price),
      longPrompt: longPrompt ? { ...longPrompt, ...cacheOf(longPrompt) } : null,
    })),
    retired: row.retired ?? null,
  };
}

const cacheOf = (price: Partial<TokenPrices>): Pick<TokenPrices, 'cachedInput' | 'cacheWrite'> => ({
  cachedInput: price.cachedInput ?? null,
  cacheWrite: price.cacheWrite ?? null,
});
