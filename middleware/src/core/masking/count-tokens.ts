import { TOKENS } from './token.ts';
import type { EntityType, LayerCounts, MaskCounts, Vault } from '../types.ts';
import type { MaskLayer } from './masking-policy.ts';

/** How often each type was masked in texts that are sent, and by which layer it was found: the tokens in them. */
export function countTokens(texts: string[], vault: Vault): { counts: MaskCounts; layers: LayerCounts } {
  const entries = new Map(vault.entries.map((entry) => [entry.token, entry]));
  const counts: MaskCounts = {};
  const layers: LayerCounts = {};
  for (const text of texts) {
    for (const [token] of text.matchAll(TOKENS)) {
      const entry = entries.get(token);
      if (!entry) continue;
      add(counts, entry.type);
      add((layers[entry.layer ?? ('field' satisfies MaskLayer)] ??= {}), entry.type);
    }
  }
  return { counts, layers };
}

function add(counts: MaskCounts, type: EntityType): void {
  counts[type] = (counts[type] ?? 0) + 1;
}
