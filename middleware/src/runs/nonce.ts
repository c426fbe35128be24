import { randomInt } from 'node:crypto';
import { NONCE_ALPHABET } from '../core/masking/token.ts';

/** Two characters nobody can foresee, the same in every token of one run: a record's text cannot forge them. */
export function randomNonce(): string {
  const letter = () => NONCE_ALPHABET.charAt(randomInt(NONCE_ALPHABET.length));
  return letter() + letter();
}
