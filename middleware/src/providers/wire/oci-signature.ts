import { createHash, createPrivateKey, createSign, type KeyObject } from 'node:crypto';
import { ProviderError } from '../../core/provider-error.ts';

/** Who asks, as an OCI credential says it. */
export interface OciKeys {
  /** `tenancy/user/fingerprint`. */
  keyId: string;
  privateKey: KeyObject;
  /** Whose models are asked, and who pays. */
  compartmentId: string;
}

/** What is signed of a POST, in this order: https://docs.oracle.com/iaas/Content/API/Concepts/signingrequests.htm */
const SIGNED = ['(request-target)', 'host', 'date', 'x-content-sha256', 'content-type', 'content-length'];

/** Reads {tenancyId, userId, fingerprint, privateKey, compartmentId}. Throws MODEL_AUTHENTICATION_FAILED when it is not that. */
export function readOciKeys(secret: string | null): OciKeys {
  try {
    const keys = JSON.parse(secret ?? '') as Record<string, unknown>;
    const { tenancyId, userId, fingerprint, privateKey, compartmentId } = keys;
    const parts = [tenancyId, userId, fingerprint];
    if (parts.every((part) => typeof part === 'string') && typeof privateKey === 'string') {
      return {
        keyId: parts.join('/'),
        privateKey: createPrivateKey(plainPem(privateKey)),
        compartmentId: String(compartmentId ?? tenancyId),
      };
    }
  } catch {
    // Said below: the messages of the parsers would quote the key.
  }
  throw new ProviderError('MODEL_AUTHENTICATION_FAILED');
}

/** Line ends that were escaped on their way, and the label that Oracle's console writes under a key. */
const plainPem = (text: string): string => text.replaceAll('\\n', '\n').replace(/\nOCI_API_KEY\s*$/, '\n');

/** The headers of a signed POST of this body at this time (RSA-SHA256, version 1 of Oracle's scheme). */
export function signedHeaders(
  url: string,
  body: string,
  { keyId, privateKey }: OciKeys,
  now: Date = new Date(),
): Record<string, string> {
  const { host, pathname, search } = new URL(url);
  const values: Record<string, string> = {
    '(request-target)': `post ${pathname}${search}`,
    host,
    date: now.toUTCString(),
    'x-content-sha256': createHash('sha256').update(body).digest('base64'),
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
  };
  const text = SIGNED.map((name) => `${name}: ${values[name]}`).join('\n');
  const signature = createSign('RSA-SHA256').update(text).sign(privateKey, 'base64');
  const { '(request-target)': _, ...headers } = values;
  const facts = `keyId="${keyId}",algorithm="rsa-sha256",headers="${SIGNED.join(' ')}"`;
  return { ...headers, authorization: `Signature version="1",${facts},signature="${signature}"` };
}
