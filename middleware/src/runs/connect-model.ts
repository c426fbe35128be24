import { checkForm } from '../core/credential-form.ts';
import { checkEndpoint, checkResolved } from '../core/endpoint.ts';
import { ownAddress, PLATFORMS } from '../core/platforms.ts';
import type { ModelConnection } from '../core/provider.ts';
import type { ModelProfile } from '../core/types.ts';
import { AppError } from '../errors.ts';
import type { CredentialVersion } from '../ports.ts';
import type { RunParts } from './run-parts.ts';

/** What connecting needs of the parts. */
export type ConnectParts = Pick<RunParts, 'credentials' | 'resolveHost'> & {
  settings: Pick<RunParts['settings'], 'development'>;
};

/** How to reach a model. */
export interface ConnectedModel {
  connection: ModelConnection;
  /** The key before the last rotation, while it may still be used; tried once when the provider refuses the new one. */
  previousSecret: string | null;
}

/**
 * Where a model is and the key for it. Throws CREDENTIAL_MISSING when the model needs a key that is not stored,
 * CREDENTIAL_HOST_REFUSED when the key is not for that host, CREDENTIAL_MALFORMED when the platform takes keys of another
 * form, and MODEL_INVALID_REQUEST for an endpoint we do not call.
 */
export async function connectModel(
  parts: ConnectParts,
  orgId: string,
  model: ModelProfile,
): Promise<ConnectedModel> {
  // A picklist can be changed in the org; what no adapter is for is told by name.
  if (!Object.hasOwn(PLATFORMS, model.platform))
    throw new AppError('MODEL_INVALID_REQUEST', { detail: `${model.apiName}: its platform is not known` });
  if (model.endpoint) await checkAddressOf(parts, model, model.endpoint);
  const { secret, previousSecret } = await keysOf(parts, orgId, model);
  const { technology, endpoint, region } = model;
  const connection = {
    technology,
    interface: model.interface ?? PLATFORMS[model.platform].interfaces[0],
    endpoint,
    secret,
    region,
  };
  return { connection, previousSecret };
}

const NO_KEYS = { secret: null, previousSecret: null };

async function keysOf(
  parts: ConnectParts,
  orgId: string,
  model: ModelProfile,
): Promise<{ secret: string | null; previousSecret: string | null }> {
  const { needsCredential, endpoint } = PLATFORMS[model.platform];
  if (endpoint === 'none') return NO_KEYS;
  const name = model.credential;
  const found = name ? await parts.credentials.find(orgId, name) : null;
  if (!found && (needsCredential || name !== null))
    throw new AppError('CREDENTIAL_MISSING', { detail: name ?? model.apiName });
  if (!found) return NO_KEYS;
  refuseToSend(model, found);
  const { previous } = found;
  const usable = previous !== null && problemOf(model, previous) === null;
  return { secret: found.secret, previousSecret: usable ? previous.secret : null };
}

function refuseToSend(model: ModelProfile, version: CredentialVersion): void {
  const problem = problemOf(model, version);
  if (problem) throw problem;
}

/**
 * Why this version of a key may not be sent to this model, null when it may. The admin of an org writes the endpoint;
 * whoever stored the key said where it may go. Without their word it goes nowhere but to the platform itself, or an admin
 * could have it sent to a host of their own.
 */
function problemOf(model: ModelProfile, { secret, hosts }: CredentialVersion): AppError | null {
  const own = ownAddress(model.platform, model.region);
  const host = hostOf(model.endpoint ?? own);
  const malformed = checkForm(PLATFORMS[model.platform].credential, secret);
  if (host === null) {
    const detail = `${model.apiName}: it names neither an endpoint nor a region that has an address`;
    return new AppError('MODEL_INVALID_REQUEST', { detail });
  }
  if (!(hosts.length > 0 ? hosts : [hostOf(own)]).includes(host))
    return new AppError('CREDENTIAL_HOST_REFUSED', { detail: `${model.credential}, ${host}` });
  if (malformed) return new AppError('CREDENTIAL_MALFORMED', { detail: `${model.credential}: ${malformed}` });
  return null;
}

const hostOf = (address: string | null): string | null => (address ? new URL(address).host : null);

/** A first look, which can say why; the socket itself is held to the same rule when it is opened. */
async function checkAddressOf(parts: ConnectParts, model: ModelProfile, endpoint: string): Promise<void> {
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
