import { ownAddress } from '../../core/platforms.ts';
import { ProviderError } from '../../core/provider-error.ts';
import type { ModelConnection } from '../../core/provider.ts';
import type { AwsKeys } from './sigv4.ts';

/** Where the region stands in the names of Bedrock's hosts, private endpoints (vpce) and FIPS ones included. */
const HOST_REGION = /(?:^|\.)bedrock[a-z-]*\.([a-z]{2}(?:-[a-z]+)+-\d+)\./;
/** AWS's own first region: signed for when neither host nor record names one, as a proxy in front may not care. */
const ANY_REGION = 'us-east-1';

/** The address to ask, without a slash at its end. Throws MODEL_INVALID_REQUEST where neither endpoint nor region is known. */
export function addressOf({ endpoint, region }: ModelConnection): string {
  const address = endpoint ?? ownAddress('bedrock', region);
  if (!address) throw new ProviderError('MODEL_INVALID_REQUEST');
  return address.replace(/\/+$/, '');
}

/** The region to sign for: that of the host, which must agree, else the record's. */
export const regionOf = (address: string, region: string | null): string =>
  HOST_REGION.exec(new URL(address).hostname)?.[1] ?? region ?? ANY_REGION;

/** A key pair when the credential is one, null when it is a Bedrock API key. Throws MODEL_AUTHENTICATION_FAILED for anything else. */
export function keysIn(secret: string | null): AwsKeys | null {
  if (!secret?.trim().startsWith('{')) return null;
  try {
    const { accessKeyId, secretAccessKey, sessionToken } = JSON.parse(secret) as Partial<AwsKeys>;
    if (typeof accessKeyId === 'string' && typeof secretAccessKey === 'string') {
      return { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) };
    }
  } catch {
    // Said below: the parser's own message would quote the secret.
  }
  throw new ProviderError('MODEL_AUTHENTICATION_FAILED');
}

/** Geographies of cross-region inference profiles: https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-support.html */
const PROFILE = /(?:^|\/)(us-gov|us|eu|apac|jp|au|ca|global)\.[a-z0-9-]+\./;

/** Where an inference profile says that it is processed; null for a plain model, of which nothing is reported. */
export const regionOfProfile = (technology: string): string | null => PROFILE.exec(technology)?.[1] ?? null;
