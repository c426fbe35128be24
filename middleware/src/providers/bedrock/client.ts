import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import { ProviderError } from '../../core/provider-error.ts';
import type { InvokeOptions, ModelConnection } from '../../core/provider.ts';
import { addressOf, keysIn, regionOf } from './connection.ts';
import { openConnection, type PooledConnection } from './http.ts';
import type { Watch } from '../calls/watch.ts';

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
  { endpoint, region, secret, ...rest }: ModelConnection,
  watch: Watch,
  options: InvokeOptions,
): BedrockCall {
  const address = addressOf({ endpoint, region, secret, ...rest });
  const connection = openConnection(watch, options);
  const client = new BedrockRuntimeClient({
    ...identityOf(secret),
    credentialDefaultProvider: () => () => Promise.reject(new ProviderError('MODEL_AUTHENTICATION_FAILED')),
    region: regionOf(address, region),
    endpoint: address,
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
  const credentials = keysIn(secret);
  return credentials
    ? { credentials, authSchemePreference: ['sigv4'] }
    : { token: { token: secret?.trim() || 'none' }, authSchemePreference: ['httpBearerAuth'] };
}
