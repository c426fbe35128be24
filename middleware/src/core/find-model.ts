import type { Catalogue, CatalogueModel } from './catalogue.ts';
import type { Platform } from './types.ts';

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
