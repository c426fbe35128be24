/** A model as `ModelController.models` lists it, and as the table of models shows it. */
import { catalogueModelOf, platformLabel, priceText } from 'c/catalogue';
import type { Catalogue } from 'c/catalogue';
import { latencyOf, readResult } from 'c/connectionView';

export type ModelStatus = 'Draft' | 'Active' | 'Deprecated' | 'Retired';

export interface ModelRow {
  id: string;
  name: string;
  apiName: string;
  description?: string | null;
  platform: string;
  technology?: string | null;
  interfaceName?: string | null;
  region?: string | null;
  endpoint?: string | null;
  credential?: string | null;
  status: ModelStatus;
  organizationDefault: boolean;
  platformDefault: boolean;
  capabilities?: string[] | null;
  contextWindow?: number | null;
  maxTokens?: number | null;
  maxConcurrent?: number | null;
  requestsPerMinute?: number | null;
  temperature?: number | null;
  topP?: number | null;
  inputPrice?: number | null;
  outputPrice?: number | null;
  cachedInputPrice?: number | null;
  cacheWritePrice?: number | null;
  currencyCode?: string | null;
  pricesFrom?: string | null;
  lastTestStatus?: 'Passed' | 'Partly' | 'Failed' | null;
  lastTestedAt?: string | null;
  lastTestResult?: string | null;
  /** Prompt versions that name it and may still run. */
  usedByCount?: number;
}

/** One line of the table. */
export interface ModelLine {
  id: string;
  name: string;
  platform: string;
  technology: string;
  region: string;
  status: ModelStatus;
  statusClass: string;
  defaults: string[];
  credential: string;
  test: { label: string; className: string; testedAt: number; latency: string } | null;
  price: string;
  priceSource: string;
}

const STATUS_CLASSES: Record<ModelStatus, string> = {
  Draft: '',
  Active: 'slds-theme_success',
  Deprecated: 'slds-theme_warning',
  Retired: 'slds-badge_lightest',
};

const TEST_CLASSES: Record<string, string> = {
  Passed: 'slds-theme_success',
  Partly: 'slds-theme_warning',
  Failed: 'slds-theme_error',
};

const ORDER: readonly ModelStatus[] = ['Active', 'Draft', 'Deprecated', 'Retired'];

/** The defaults first, then what is in use, then the rest, each by name. */
export function sortModels(rows: ModelRow[]): ModelRow[] {
  const rank = (row: ModelRow) => (defaultsOf(row).length > 0 ? -1 : ORDER.indexOf(row.status));
  return [...rows].sort((one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name));
}

/** What the table shows for a model. `today` is an ISO day: an own price counts from its first day on. */
export function lineOf(row: ModelRow, catalogue: Catalogue | null, today: string): ModelLine {
  return {
    id: row.id,
    name: row.name,
    platform: platformLabel(catalogue, row.platform),
    technology: row.technology ?? '',
    region: row.region ?? '',
    status: row.status,
    statusClass: STATUS_CLASSES[row.status] ?? '',
    defaults: defaultsOf(row),
    credential: row.credential ?? '',
    test: testOf(row),
    ...priceOf(row, catalogue, today),
  };
}

/** The defaults a model is, as its badges say them. */
export function defaultsOf(row: { organizationDefault: boolean; platformDefault: boolean }): string[] {
  return [
    ...(row.organizationDefault ? ['Organization default'] : []),
    ...(row.platformDefault ? ['Platform default'] : []),
  ];
}

function testOf(row: ModelRow): ModelLine['test'] {
  if (!row.lastTestStatus || !row.lastTestedAt) {
    return null;
  }
  return {
    label: row.lastTestStatus,
    className: TEST_CLASSES[row.lastTestStatus] ?? '',
    testedAt: Date.parse(row.lastTestedAt),
    latency: latencyOf(readResult(row.lastTestResult)),
  };
}

/** The price that counts today: the record's own, else the catalogue's, else none. */
export function priceOf(
  row: ModelRow,
  catalogue: Catalogue | null,
  today: string,
): { price: string; priceSource: string } {
  const hasOwn = typeof row.inputPrice === 'number' && typeof row.outputPrice === 'number';
  if (hasOwn && (!row.pricesFrom || row.pricesFrom <= today)) {
    const [input, output] = [String(row.inputPrice), String(row.outputPrice)];
    return {
      price: priceText({ input, output, currency: row.currencyCode ?? 'USD' }),
      priceSource: 'own price',
    };
  }
  const price = catalogueModelOf(catalogue, row.platform, row.technology ?? '')?.price;
  return price ? { price: priceText(price), priceSource: 'catalog' } : { price: 'no price', priceSource: '' };
}

/** `Case summary, version 2 (In Review)`; an approved version is the usual case and needs no word. */
export function versionLine(version: { promptName: string; versionNumber: number; status: string }): string {
  const status = version.status === 'Approved' ? '' : ` (${version.status})`;
  return `${version.promptName}, version ${version.versionNumber}${status}`;
}
