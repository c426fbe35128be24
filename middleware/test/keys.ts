import { createPrivateKey } from 'node:crypto';
import { SignJWT } from 'jose';
import { generate } from 'selfsigned';

export interface KeyPair {
  privateKey: string;
  certificate: string;
}

/** An RSA key with its certificate, as Setup makes one. */
export async function createKeyPair(name: string): Promise<KeyPair> {
  const pair = await generate([{ name: 'commonName', value: name }], { keySize: 2048, algorithm: 'sha256' });
  return { privateKey: pair.private, certificate: pair.cert };
}

/** Claims and header of a token as the platform signs them; `undefined` leaves a claim out. */
export async function signToken(
  privateKey: string,
  claims: Record<string, unknown>,
  header: { alg?: string; kid?: string } = {},
): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const all = { aud: 'urn:byom:gateway', iat: now, exp: now + 120, ...claims };
  return new SignJWT(JSON.parse(JSON.stringify(all)) as Record<string, unknown>)
    .setProtectedHeader({ alg: header.alg ?? 'RS256', kid: header.kid ?? 'BYOM_Signing' })
    .sign(createPrivateKey(privateKey));
}
