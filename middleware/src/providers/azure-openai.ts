import { ProviderError } from '../core/provider-error.ts';
import type { ModelConnection } from '../core/provider.ts';
import { guardedProvider } from './calls/guard.ts';
import { HOSTS } from './openai/hosts.ts';
import { askOpenAi, type Address } from './openai/family.ts';

/** The last dated version that is no preview, for a deployment's address that names none. */
const DATED_VERSION = '2024-10-21';

/**
 * Azure OpenAI, in both forms of its address: `…/openai/v1`, and `…/openai/deployments/<name>` with an `api-version`.
 * https://learn.microsoft.com/azure/ai-services/openai/api-version-lifecycle
 */
export const azureOpenAi = guardedProvider('azure-openai', (request, connection, options, watch) =>
  askOpenAi(HOSTS['azure-openai'], azureAddress(connection), request, connection, options, watch),
);

/** Where a call goes. Throws MODEL_INVALID_REQUEST without an endpoint. */
export function azureAddress({ endpoint, technology, secret, ...connection }: ModelConnection): Address {
  if (!endpoint || !URL.canParse(endpoint)) throw new ProviderError('MODEL_INVALID_REQUEST');
  const url = new URL(endpoint);
  const path = url.pathname.replace(/\/+$/, '').replace(/\/(?:chat\/completions|responses)$/, '');
  const [before = '', deployment] = path.split(/\/openai\/deployments\/?/);
  const version = url.searchParams.get('api-version');
  // A token of Entra ID is no key: https://learn.microsoft.com/azure/ai-services/openai/reference#authentication
  const headers = secret?.startsWith('eyJ') ? { headers: {} } : {};
  if (deployment === undefined && version === null) {
    return { baseUrl: `${url.origin}${path === '' ? '/openai/v1' : path}`, ...headers };
  }
  const root = `${url.origin}${before.replace(/\/openai$/, '')}/openai`;
  // Responses of a dated version are asked beside the deployments.
  const part =
    connection.interface === 'responses'
      ? ''
      : `/deployments/${deployment || encodeURIComponent(technology)}`;
  return { baseUrl: root + part, query: { 'api-version': version ?? DATED_VERSION }, ...headers };
}
