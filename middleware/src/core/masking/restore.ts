import type { Vault } from '../types.ts';
import { createStreamRestore } from './stream.ts';

/** A whole text with the real values back in place, and how many tokens of this run the model made up. */
export function restoreText(text: string, vault: Vault): { text: string; unknownTokens: number } {
  const restore = createStreamRestore(vault);
  const restored = restore.push(text) + restore.end();
  return { text: restored, unknownTokens: restore.unknownTokens() };
}
