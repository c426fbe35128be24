import { checkEndpoint } from '../core/endpoint.ts';
import type { ModelConnection } from '../core/provider.ts';
import type { ModelProfile } from '../core/types.ts';
import { AppError } from '../errors.ts';
import type { RunParts } from './run-parts.ts';

/**
 * Where a model is and the key for it. Throws CREDENTIAL_MISSING when the model needs a key that is not stored, and
 * MODEL_INVALID_REQUEST for an endpoint we do not call.
 */
export async function connectModel(
  parts: RunParts,
  orgId: string,
  model: ModelProfile,
  needsCredential: boolean,
): Promise<ModelConnection> {
  if (model.endpoint) await checkAddressOf(parts, model, model.endpoint);
  const apiKey = model.credential ? await parts.credentials.secret(orgId, model.credential) : null;
  const missing = apiKey === null && (needsCredential || model.credential !== null);
  if (missing) throw new AppError('CREDENTIAL_MISSING', { detail: model.credential ?? model.apiName });
  return { technology: model.technology, endpoint: model.endpoint, apiKey, region: model.region };
}

async function checkAddressOf(parts: RunParts, model: ModelProfile, endpoint: string): Promise<void> {
  const rules = { development: parts.settings.development };
  const refuse = (problem: string | null) => {
    if (problem) throw new AppError('MODEL_INVALID_REQUEST', { detail: `${model.apiName}: ${problem}` });
  };
  refuse(checkEndpoint(endpoint, rules));
  const { hostname } = new URL(endpoint);
  // A name nobody knows is left to the call itself, which then says that the provider cannot be reached.
  const addresses = await parts.resolveHost(hostname.replace(/^\[|\]$/g, '')).catch(() => []);
  for (const address of addresses) {
    refuse(checkEndpoint(`https://${address.includes(':') ? `[${address}]` : address}`, rules));
  }
}
