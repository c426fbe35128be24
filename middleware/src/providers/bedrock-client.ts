import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import { ownAddress } from '../core/platforms.ts';
import { ProviderError } from '../core/provider-error.ts';
import type { InvokeOptions, ModelConnection } from '../core/provider.ts';
import { openConnection, type PooledConnection } from './bedrock-http.ts';
import type { Watch } from './watch.ts';

/** Where the region stands in the names of Bedrock's hosts, private endpoints (vpce) and FIPS ones included. */
const HOST_REGION = /(?:^|\.)bedrock[a-z-]*\.([a-z]{2}(?:-[a-z]+)+-\d+)\./;
/** AWS's own first region: signed for when neither host nor record names one, as a proxy in front may not care. */
const ANY_REGION = 'us-east-1';

interface Keys {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

/** The SDK for one call and the connection under it. `close` in any case. */
export interface BedrockCall {
  client: BedrockRuntimeClient;
  connection: PooledConnection;
}

/**
 * The SDK with everything said that it would otherwise look for in the environment, in files or at the metadata address: only
 * what the connection holds is used. Throws MODEL_AUTHENTICATION_FAILED for a credential that is neither a key nor a key pair.
 */
export function openBedrock(
  { endpoint, region, secret }: ModelConnection,
  watch: Watch,
  options: InvokeOptions,
): BedrockCall {
  const address = endpoint ?? ownAddress('bedrock', region);
  if (!address) throw new ProviderError('MODEL_INVALID_REQUEST');
  const connection = openConnection(watch, options);
  const client = new BedrockRuntimeClient({
    ...identityOf(secret),
    credentialDefaultProvider: () => () => Promise.reject(new ProviderError('MODEL_AUTHENTICATION_FAILED')),
    region: HOST_REGION.exec(new URL(address).hostname)?.[1] ?? region ?? ANY_REGION,
    endpoint: address.replace(/\/+$/, ''),
    requestHandler: connection.handler,
    maxAttempts: 1,
    retryMode: 'standard',
    defaultsMode: 'standard',
    useDualstackEndpoint: false,
    useFipsEndpoint: false,
    userAgentAppId: () => Promise.resolve(undefined),
  });
  return { client, connection };
}

/** A Bedrock API key is a bearer token; a key pair signs each request (SigV4). */
function identityOf(secret: string | null): ConstructorParameters<typeof BedrockRuntimeClient>[0] {
  const text = secret?.trim() ?? '';
  if (!text.startsWith('{')) {
    return { token: { token: text || 'none' }, authSchemePreference: ['httpBearerAuth'] };
  }
  const { accessKeyId, secretAccessKey, sessionToken } = keysIn(text);
  return {
    credentials: { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) },
    authSchemePreference: ['sigv4'],
  };
}

function keysIn(text: string): Keys {
  try {
    const keys = JSON.parse(text) as Partial<Keys>;
    if (typeof keys.accessKeyId === 'string' && typeof keys.secretAccessKey === 'string') return keys as Keys;
  } catch {
    // Said below: the parser's own message would quote the secret.
  }
  throw new ProviderError('MODEL_AUTHENTICATION_FAILED');
}

/** Geographies of cross-region inference profiles: https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-support.html */
const PROFILE = /(?:^|\/)(us-gov|us|eu|apac|jp|au|ca|global)\.[a-z0-9-]+\./;

/** Where an inference profile says that it is processed; null for a plain model, of which nothing is reported. */
export const regionOfProfile = (technology: string): string | null => PROFILE.exec(technology)?.[1] ?? null;
