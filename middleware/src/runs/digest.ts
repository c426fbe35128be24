import { createHash, createHmac, randomBytes } from 'node:crypto';

/** A digest by which two requests are known to ask for the same. For ids and names only: whoever guesses them can prove it. */
export const digestOf = (parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');

/**
 * Digests keyed with bytes that nobody knows and nobody keeps: whoever guesses a value cannot prove the guess. Equal texts give
 * equal hex digits as long as one digest is used, which is one run.
 */
export function createDigest(): (text: string) => string {
  let key: Buffer | null = null;
  return (text) => {
    key ??= randomBytes(32);
    return createHmac('sha256', key).update(text).digest('hex');
  };
}
