import type { Vault } from '../types.ts';
import { restoreText } from './restore.ts';

export interface RestoredJson {
  /** The same JSON with real values inside its strings, escaped as JSON wants them. */
  text: string;
  /** Tokens of this run that were never given out: a tool must not be called with them. */
  unknownTokens: number;
}

/** What a JSON value is made of. */
type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/**
 * The arguments of a tool call, or a structured answer, with real values in place of tokens: inside strings and keys only,
 * so that a value with quotes never breaks out of its string; addresses stay masked as in any text. Throws SyntaxError for
 * text that is no JSON: nothing may act on it.
 */
export function restoreJson(text: string, vault: Vault): RestoredJson {
  let unknownTokens = 0;
  const restored = (string: string): string => {
    const result = restoreText(string, vault);
    unknownTokens += result.unknownTokens;
    return result.text;
  };
  const walk = (value: Json): Json => {
    if (typeof value === 'string') return restored(value);
    if (Array.isArray(value)) return value.map(walk);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [restored(key), walk(inner)]));
  };
  return { text: JSON.stringify(walk(JSON.parse(text) as Json)), unknownTokens };
}
