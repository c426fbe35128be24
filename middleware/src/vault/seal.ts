import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { AppError } from '../errors.ts';
import type { Sealer } from '../ports.ts';

const VERSION = 1;
const KEY_MARK_BYTES = 4;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + KEY_MARK_BYTES + NONCE_BYTES + TAG_BYTES;

/**
 * AES-256-GCM under one 32-byte key. Layout: version, mark of the key, nonce, tag, text. The context (what for, whose)
 * is authenticated with it, so a row copied to another run or org does not open.
 */
export function createSealer(key: Buffer): Sealer {
  const keyMark = createHash('sha256')
    .update('byom vault key')
    .update(key)
    .digest()
    .subarray(0, KEY_MARK_BYTES);
  return {
    seal(text, context) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.of(VERSION), keyMark, nonce, cipher.getAuthTag(), body]);
    },
    open(sealed, context) {
      const sameKey = sealed.subarray(1, 1 + KEY_MARK_BYTES).equals(keyMark);
      if (sealed.length < HEAD_BYTES || sealed[0] !== VERSION || !sameKey)
        throw new AppError('VAULT_KEY_WRONG');
      const nonce = sealed.subarray(1 + KEY_MARK_BYTES, 1 + KEY_MARK_BYTES + NONCE_BYTES);
      const tag = sealed.subarray(HEAD_BYTES - TAG_BYTES, HEAD_BYTES);
      const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
      decipher.setAAD(Buffer.from(context)).setAuthTag(tag);
      try {
        return decipher.update(sealed.subarray(HEAD_BYTES), undefined, 'utf8') + decipher.final('utf8');
      } catch (cause) {
        throw new AppError('VAULT_KEY_WRONG', { cause });
      }
    },
  };
}
