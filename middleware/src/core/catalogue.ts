import type { ModelInterface } from './provider.ts';
import type { Platform } from './types.ts';

/** What a platform asks for a model from a day on. Decimal strings per 1 000 000 tokens. */
export interface CataloguePrice {
  /** ISO date. */
  from: string;
  /** ISO 4217, e.g. "USD". */
  currency: string;
  input: string;
  output: string;
  /** Of input read from a cache, and of input written to one; null: as any other input. */
  cachedInput: string | null;
  cacheWrite: string | null;
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

/** Forms an id takes that mean the same model: how it is reached, its release, its day, or "the newest". */
const SAME_MODEL: readonly RegExp[] = [
  // Amazon Bedrock: ARNs, inference profiles, and the context length of a provisioned throughput.
  /^arn:aws[a-z-]*:bedrock:[^/]*\/(?=[^/]+$)/,
  /^(?:us|us-gov|eu|apac|au|jp|ca|sa|me|global)\.(?=[a-z0-9]+\.)/,
  /(?<=-v\d+:\d+):\d+k$/,
  // Google: models/…, publishers/…/models/…, and stable releases such as -001.
  /^(?:publishers\/[^/]+\/)?models\//,
  /-00\d$/,
  // A day, as OpenAI, Anthropic and Vertex AI write it.
  /-20\d\d-\d\d-\d\d$/,
  /[-@]20\d{6}$/,
  /(?:-latest|@latest|@default)$/,
];

/** An id and every shorter form of it, the exact one first. */
export function formsOf(technology: string): string[] {
  const forms = [technology];
  for (const form of SAME_MODEL) {
    for (const known of [...forms]) {
      const shorter = known.replace(form, '');
      if (shorter !== '' && !forms.includes(shorter)) forms.push(shorter);
    }
  }
  return forms;
}

/**
 * The row of a model: by its exact id, else by one that the rows name as an alias, else by the id without region, day or
 * release. Null when the catalogue does not know it.
 */
export function findModel(
  catalogue: Catalogue,
  platform: Platform,
  technology: string,
): CatalogueModel | null {
  const rows = catalogue.models.filter((row) => row.platform === platform);
  for (const form of formsOf(technology)) {
    const found =
      rows.find((row) => row.technology === form) ?? rows.find((row) => row.aliases.includes(form));
    if (found) return found;
  }
  return null;
}
