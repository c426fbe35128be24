import type { ModelUsage } from '../../core/provider.ts';

/**
 * Usage as a provider reported it; `input` holds its `parts` already. Null where nothing was counted: a request of 0 tokens does
 * not exist, so a count that says so is none.
 */
export function reportedUsage(
  input: unknown,
  output: unknown,
  parts: Partial<Pick<ModelUsage, 'cached' | 'cacheWrite' | 'reasoning'>> = {},
): ModelUsage | null {
  if (typeof input !== 'number' || typeof output !== 'number' || !(input > 0)) return null;
  return { input, output, cached: 0, cacheWrite: 0, reasoning: 0, ...parts, source: 'reported' };
}
