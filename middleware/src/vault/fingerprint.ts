import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { Fingerprint } from '../batch-ports.ts';

const KEY_BYTES = 32;

/**
 * HMAC-SHA-256 under a key that is derived from the key of the vault, so that what is hashed can be compared and not guessed.
 * After a change of the key, hashes under `previous` are still recognised as long as it is given.
 */
export function createFingerprint(current: Buffer, previous: Buffer | null = null): Fingerprint {
  const keys = [current, ...(previous ? [previous] : [])].map(derived);
  const hash = (key: Buffer, text: string, purpose: string): string =>
    createHmac('sha256', key).update(`${purpose}\n`).update(text).digest('hex');
  return {
    of: (text, purpose) => hash(keys[0]!, text, purpose),
    matches: (known, text, purpose) =>
      keys.some((key) => {
        const [left, right] = [Buffer.from(known), Buffer.from(hash(key, text, purpose))];
        return left.length === right.length && timingSafeEqual(left, right);
      }),
  };
}

const derived = (key: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', key, '', 'byom fingerprint', KEY_BYTES));
