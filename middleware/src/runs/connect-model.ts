import { checkEndpoint, checkResolved } from '../core/endpoint.ts';
import { ownAddress, PLATFORMS } from '../core/platforms.ts';
import type { ModelConnection } from '../core/provider.ts';
import type { ModelProfile } from '../core/types.ts';
import { AppError } from '../errors.ts';
import type { RunParts } from './run-parts.ts';

/** How to reach a model. */
export interface ConnectedModel {
  connection: ModelConnection;
  /** The key before the last rotation, while it may still be used; tried once when the provider refuses the new one. */
  previousSecret: string | null;
}

/**
 * Where a model is and the key for it. Throws CREDENTIAL_MISSING when the model needs a key that is not stored,
 * CREDENTIAL_HOST_REFUSED when the key is not for that host, and MODEL_INVALID_REQUEST for an endpoint we do not call.
 */
export async function connectModel(
  parts: RunParts,
  orgId: string,
  model: ModelProfile,
): Promise<ConnectedModel> {
  if (model.endpoint) await checkAddressOf(parts, model, model.endpoint);
  const secret = await keyOf(parts, orgId, model);
  const { technology, endpoint, region } = model;
  const connection = {
    technology,
    interface: model.interface ?? PLATFORMS[model.platform].interfaces[0],
    endpoint,
    secret,
    region,
  };
  return { connection, previousSecret: null };
}

/**
 * The admin of an org writes the endpoint, the operator of this service stored the key: without the operator's word it
 * goes nowhere but to the provider itself, or an admin could have it sent to a host of their own.
 */
async function keyOf(parts: RunParts, orgId: string, model: ModelProfile): Promise<string | null> {
  const found = model.credential ? await parts.credentials.find(orgId, model.credential) : null;
  const needed = PLATFORMS[model.platform].needsCredential || model.credential !== null;
  if (!found && needed)
    throw new AppError('CREDENTIAL_MISSING', { detail: model.credential ?? model.apiName });
  if (!found) return null;
  const own = ownAddress(model.platform, model.region);
  const host = hostOf(model.endpoint ?? own);
  const allowed = found.hosts.length > 0 ? found.hosts : [hostOf(own)];
  if (host !== null && !allowed.includes(host)) {
    throw new AppError('CREDENTIAL_HOST_REFUSED', { detail: `${model.credential}, ${host}` });
  }
  return found.secret;
}

const hostOf = (address: string | null): string | null => (address ? new URL(address).host : null);

/** A first look, which can say why; the socket itself is held to the same rule when it is opened. */
async function checkAddressOf(parts: RunParts, model: ModelProfile, endpoint: string): Promise<void> {
  const rules = { development: parts.settings.development };
  const refuse = (problem: string | null) => {
    if (problem) throw new AppError('MODEL_INVALID_REQUEST', { detail: `${model.apiName}: ${problem}` });
  };
  refuse(checkEndpoint(endpoint, rules));
  const { hostname } = new URL(endpoint);
  // A name nobody knows is left to the call itself, which then says that the provider cannot be reached.
  const addresses = await parts.resolveHost(hostname.replace(/^\[|\]$/g, '')).catch(() => []);
  for (const address of addresses) refuse(checkResolved(address, rules));
}
