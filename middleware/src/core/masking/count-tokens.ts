import type { MaskCounts, Vault } from '../types.ts';

/** How often each type was masked in texts that are sent: the tokens that stand in them. */
export function countTokens(texts: string[], vault: Vault): MaskCounts {
  const types = new Map(vault.entries.map((entry) => [entry.token, entry.type]));
  const counts: MaskCounts = {};
  for (const text of texts) {
    for (const [token] of text.matchAll(/[A-Z]+-[A-Z0-9]{2}-\d{4}/g)) {
      const type = types.get(token);
      if (type) counts[type] = (counts[type] ?? 0) + 1;
    }
  }
  return counts;
}
