/** A key of OCI made for this run of the tests, and the check of what it signed. */

import { createVerify, generateKeyPairSync } from 'node:crypto';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** A credential made for this run of the tests. */
export const OCI_SECRET = JSON.stringify({
  tenancyId: 'ocid1.tenancy.oc1..t',
  userId: 'ocid1.user.oc1..u',
  fingerprint: '20:3b:97',
  privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }),
  compartmentId: 'ocid1.compartment.oc1..c',
});

/** True when the request carries a signature of its own headers that fits the key. */
export function isSigned(headers: Record<string, unknown>, path: string): boolean {
  const authorization = String(headers['authorization']);
  const [, keyId, names = '', signature = ''] =
    /^Signature version="1",keyId="([^"]+)",algorithm="rsa-sha256",headers="([^"]+)",signature="([^"]+)"$/.exec(
      authorization,
    ) ?? [];
  const signed = names
    .split(' ')
    .map((name) => `${name}: ${name === '(request-target)' ? `post ${path}` : String(headers[name])}`);
  return (
    keyId === 'ocid1.tenancy.oc1..t/ocid1.user.oc1..u/20:3b:97' &&
    names === '(request-target) host date x-content-sha256 content-type content-length' &&
    createVerify('RSA-SHA256').update(signed.join('\n')).verify(publicKey, signature, 'base64')
  );
}
