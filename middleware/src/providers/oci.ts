import { ownAddress } from '../core/platforms.ts';
import { ProviderError } from '../core/provider-error.ts';
import type { ModelConnection } from '../core/provider.ts';
import { watchedFetch } from './calls/fetch.ts';
import { guardedProvider } from './calls/guard.ts';
import { HOSTS } from './openai/hosts.ts';
import { askOpenAi, type Address } from './openai/family.ts';
import { askOciChat } from './wire/oci-chat.ts';
import { readOciKeys, signedHeaders, type OciKeys } from './wire/oci-signature.ts';

/**
 * OCI Generative AI: https://docs.oracle.com/iaas/Content/generative-ai/openai-compatible-api.htm with an API key or signed, and
 * its own format, which Cohere's models need.
 */
export const oci = guardedProvider('oci', (request, connection, options, watch) => {
  if (connection.interface === 'oci-chat') return askOciChat(request, connection, options, watch);
  const address = ociAddress(connection);
  const { secret } = connection;
  if (!secret?.startsWith('{')) return askOpenAi(HOSTS.oci, address, request, connection, options, watch);
  const keys = readOciKeys(secret);
  const fetch = signed(watchedFetch(watch, options), keys);
  return askOpenAi(HOSTS.oci, address, request, { ...connection, secret: null }, options, watch, fetch);
});

/** The OpenAI-compatible address of the region, or below the endpoint. Throws MODEL_INVALID_REQUEST where both are missing. */
export function ociAddress({ endpoint, region }: ModelConnection): Address {
  const base = (endpoint ?? ownAddress('oci', region))?.replace(/\/+$/, '');
  if (!base) throw new ProviderError('MODEL_INVALID_REQUEST');
  return { baseUrl: base.endsWith('/v1') ? base : `${base}/openai/v1` };
}

/** Signs what the SDK sends. Chat completions take the compartment from the one header, responses from the other. */
function signed(fetch: typeof globalThis.fetch, keys: OciKeys): typeof globalThis.fetch {
  return (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    const headers = new Headers(init?.headers);
    const own = signedHeaders(url, String(init?.body ?? ''), keys);
    for (const [name, value] of Object.entries(own)) headers.set(name, value);
    headers.set('CompartmentId', keys.compartmentId);
    headers.set('opc-compartment-id', keys.compartmentId);
    return fetch(url, { ...init, headers });
  };
}
