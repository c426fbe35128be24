import { ownAddress } from '../core/platforms.ts';
import { ProviderError } from '../core/provider-error.ts';
import type { ModelConnection, Provider } from '../core/provider.ts';
import { guarded } from './guard.ts';
import { HOSTS } from './hosts.ts';
import { askOpenAi, type Address } from './openai-family.ts';

/** OCI Generative AI: https://docs.oracle.com/iaas/Content/generative-ai/openai-compatible-api.htm, and its own format. */
export const oci: Provider = {
  platform: 'oci',
  invoke: (request, connection, options) =>
    guarded(options, (watch) =>
      askOpenAi(HOSTS.oci, ociAddress(connection), request, connection, options, watch),
    ),
};

/** The OpenAI-compatible address of the region, or below the endpoint. Throws MODEL_INVALID_REQUEST where both are missing. */
export function ociAddress({ endpoint, region }: ModelConnection): Address {
  const base = (endpoint ?? ownAddress('oci', region))?.replace(/\/+$/, '');
  if (!base) throw new ProviderError('MODEL_INVALID_REQUEST');
  return { baseUrl: base.endsWith('/v1') ? base : `${base}/openai/v1` };
}
