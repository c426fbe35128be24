import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createSecretKey,
  randomBytes,
  type KeyObject,
} from 'node:crypto';
import { AppError } from '../errors.ts';
import type { Sealer } from '../ports.ts';

const VERSION = 1;
const KEY_MARK_BYTES = 4;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + KEY_MARK_BYTES + NONCE_BYTES + TAG_BYTES;

/** One key and the public mark that what is sealed under it carries. */
interface MarkedKey {
  key: KeyObject;
  mark: Buffer;
}

/**
 * AES-256-GCM under 32-byte keys: seals under `current`, opens what was sealed under it or under `previous`, so that the
 * key can be changed while the service runs. Layout: version, mark of the key, nonce, tag, text. The context (what for,
 * whose) is authenticated with it, so a row copied to another run or org does not open.
 */
export function createSealer(current: Buffer, previous: Buffer | null = null): Sealer {
  const ours = marked(current);
  const known = previous ? [ours, marked(previous)] : [ours];
  return {
    seal(text, context) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', ours.key, nonce).setAAD(Buffer.from(context));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.of(VERSION), ours.mark, nonce, cipher.getAuthTag(), body]);
    },
    open(sealed, context) {
      const { key } = known.find(({ mark }) => markOf(sealed).equals(mark)) ?? {};
      if (!key || sealed.length < HEAD_BYTES || sealed[0] !== VERSION) throw new AppError('VAULT_KEY_WRONG');
      return decrypt(key, sealed, context);
    },
    isCurrent: (sealed) => markOf(sealed).equals(ours.mark),
  };
}

function marked(key: Buffer): MarkedKey {
  const hash = createHash('sha256').update('byom vault key').update(key).digest();
  // Prepared once: from bytes it would be made anew for every text, which costs more than sealing it.
  return { key: createSecretKey(key), mark: hash.subarray(0, KEY_MARK_BYTES) };
}

const markOf = (sealed: Buffer): Buffer => sealed.subarray(1, 1 + KEY_MARK_BYTES);

function decrypt(key: KeyObject, sealed: Buffer, context: string): string {
  const nonce = sealed.subarray(1 + KEY_MARK_BYTES, 1 + KEY_MARK_BYTES + NONCE_BYTES);
  const tag = sealed.subarray(HEAD_BYTES - TAG_BYTES, HEAD_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(context)).setAuthTag(tag);
  try {
    return decipher.update(sealed.subarray(HEAD_BYTES), undefined, 'utf8') + decipher.final('utf8');
  } catch (cause) {
    throw new AppError('VAULT_KEY_WRONG', { cause });
  }
}
