import type { ModelUsage } from './provider.ts';

/** Western text has about four characters per token; the estimate is marked, so nobody takes it for a meter. */
const CHARACTERS_PER_TOKEN = 4;

/** Tokens of a call whose provider reported none. Never 0 for a text that is not empty. */
export function estimateUsage(requestText: string, replyText: string): ModelUsage {
  return {
    input: estimateTokens(requestText),
    output: estimateTokens(replyText),
    cached: 0,
    cacheWrite: 0,
    reasoning: 0,
    source: 'estimated',
  };
}

const estimateTokens = (text: string): number => Math.ceil(text.length / CHARACTERS_PER_TOKEN);
