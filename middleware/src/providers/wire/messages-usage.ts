import type { ModelUsage } from '../../core/provider.ts';

/** `usage` of a message; a field that was not reported is absent or null. */
export interface WireUsage {
  input_tokens?: number | null;
  output_tokens?: number | null;
  cache_read_input_tokens?: number | null;
  cache_creation_input_tokens?: number | null;
  output_tokens_details?: { thinking_tokens?: number } | null;
  inference_geo?: unknown;
}

/** What was reported later replaces what was reported before: the numbers of a stream are cumulative. */
export function mergeUsage(before: WireUsage, later: unknown): WireUsage {
  const said = Object.entries((later ?? {}) as WireUsage).filter(([, value]) => value !== null);
  return { ...before, ...Object.fromEntries(said) };
}

/**
 * Input counts what was read from and written to the cache too: the format reports them apart. Null when nothing was
 * reported.
 */
export function usageOf(usage: WireUsage): ModelUsage | null {
  const { input_tokens: input, output_tokens: output } = usage;
  if (typeof input !== 'number' || typeof output !== 'number') return null;
  const cached = usage.cache_read_input_tokens ?? 0;
  const cacheWrite = usage.cache_creation_input_tokens ?? 0;
  return {
    input: input + cached + cacheWrite,
    output,
    cached,
    cacheWrite,
    reasoning: usage.output_tokens_details?.thinking_tokens ?? 0,
    source: 'reported',
  };
}

/** `inference_geo` is Anthropic's word for where it ran. */
export function regionOf({ inference_geo: region }: WireUsage): string | null {
  return typeof region === 'string' && region !== 'not_available' ? region : null;
}
