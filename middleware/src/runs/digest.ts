import { createHmac, randomBytes } from 'node:crypto';

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
