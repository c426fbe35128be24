import type { ModelUsage } from '../../core/provider.ts';

/** Counters under all the names that the hosts of OpenAI's formats give them. */
interface WireUsage {
  total_tokens?: unknown;
  prompt_tokens?: unknown;
  completion_tokens?: unknown;
  input_tokens?: unknown;
  output_tokens?: unknown;
  prompt_tokens_details?: unknown;
  input_tokens_details?: unknown;
  completion_tokens_details?: unknown;
  output_tokens_details?: unknown;
  /** Together. */
  cached_tokens?: unknown;
  /** Mistral. */
  num_cached_tokens?: unknown;
  /** DeepSeek. */
  prompt_cache_hit_tokens?: unknown;
}

/**
 * Usage of a chat completion or of a response. Null where the host counted nothing; a request of 0 tokens does not exist, so a
 * count that says so is none.
 */
export function openAiUsage(usage: unknown): ModelUsage | null {
  const wire = (usage ?? {}) as WireUsage;
  const input = count(wire.prompt_tokens) ?? count(wire.input_tokens);
  const output = count(wire.completion_tokens) ?? count(wire.output_tokens);
  if (!input || output === null) return null;
  const read = detailsOf(wire.prompt_tokens_details, wire.input_tokens_details);
  const written = detailsOf(wire.completion_tokens_details, wire.output_tokens_details);
  const cached =
    count(read['cached_tokens']) ??
    count(wire.cached_tokens) ??
    count(wire.num_cached_tokens) ??
    count(wire.prompt_cache_hit_tokens);
  return {
    input,
    // xAI and Google count the reasoning beside the answer; the total tells.
    output: Math.max(output, (count(wire.total_tokens) ?? 0) - input),
    cached: cached ?? 0,
    // OpenRouter and Bedrock tell what was written to a cache; OpenAI charges nothing for it and tells nothing.
    cacheWrite: count(read['cache_write_tokens']) ?? 0,
    reasoning: count(written['reasoning_tokens']) ?? 0,
    source: 'reported',
  };
}

const count = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : null;

const detailsOf = (chat: unknown, responses: unknown): Record<string, unknown> =>
  (chat ?? responses ?? {}) as Record<string, unknown>;
