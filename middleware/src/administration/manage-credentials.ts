import { checkSecret, SECRET_PLACEHOLDER } from '../core/credential-form.ts';
import { readModelHost } from '../core/credential-host.ts';
import { AppError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { CredentialFacts, CredentialStore, ModelAdministration } from '../ports.ts';
import type { Caller } from '../run-record.ts';
import { viewCredential, viewCredentials, type CredentialView } from './credential-view.ts';
import { requireAdmin } from './require-admin.ts';

export interface CredentialParts {
  administration: ModelAdministration;
  credentials: CredentialStore;
  settings: { development: boolean };
  log: Log;
}

/** What an admin sends. Hosts that are not named are none; the placeholder in place of the secret keeps what is stored. */
export interface CredentialInput {
  secret: string;
  hosts?: string[] | undefined;
  overlapHours?: number | undefined;
}

const NAME = /^[A-Za-z]\w{0,79}$/;

/** Every credential that models of the org may use, without secrets. */
export async function listCredentials(parts: CredentialParts, caller: Caller): Promise<CredentialView[]> {
  await requireAdmin(parts.administration, caller);
  const [all, models] = await Promise.all([
    parts.credentials.list(caller.orgId),
    parts.administration.models(caller.orgId),
  ]);
  return viewCredentials(all, models);
}

/**
 * Stores a secret for the caller's org. Whoever names hosts gives the secret with them, because a stored secret would go
 * there otherwise. Throws a code CREDENTIAL_… or SECRET_… that says what is wrong, never the secret.
 */
export async function setCredential(
  parts: CredentialParts,
  caller: Caller,
  name: string,
  input: CredentialInput,
): Promise<{ created: boolean; credential: CredentialView }> {
  await requireAdmin(parts.administration, caller);
  const stored = await ownCredential(parts, caller, name);
  const models = await parts.administration.models(caller.orgId);
  const facts = await change(parts, caller, stored, name, input);
  return { created: stored === null, credential: viewCredential(facts, models) };
}

/** Deletes a credential of the caller's org. Throws CREDENTIAL_IN_USE with the models that would fail without it. */
export async function deleteCredential(parts: CredentialParts, caller: Caller, name: string): Promise<void> {
  await requireAdmin(parts.administration, caller);
  const stored = await ownCredential(parts, caller, name);
  if (!stored) throw new AppError('CREDENTIAL_NOT_FOUND');
  const models = await parts.administration.models(caller.orgId);
  const users = models.filter(({ credential, status }) => credential === name && status !== 'Retired');
  if (users.length > 0)
    throw new AppError('CREDENTIAL_IN_USE', { detail: users.map(({ apiName }) => apiName).join(', ') });
  if (!(await parts.credentials.delete(caller.orgId, name))) throw new AppError('CREDENTIAL_NOT_FOUND');
  parts.log.info({ orgId: caller.orgId, userId: caller.userId, credential: name }, 'credential-deleted');
}

/** The org's own credential of a name; null when there is none. Throws for a name that is not the org's to use. */
async function ownCredential(
  parts: CredentialParts,
  caller: Caller,
  name: string,
): Promise<CredentialFacts | null> {
  if (!NAME.test(name)) throw new AppError('CREDENTIAL_NAME_INVALID');
  const named = (await parts.credentials.list(caller.orgId)).filter((facts) => facts.name === name);
  const own = named.find(({ orgId }) => orgId !== '') ?? null;
  if (!own && named.length > 0) throw new AppError('CREDENTIAL_NOT_EDITABLE', { detail: name });
  return own;
}

async function change(
  parts: CredentialParts,
  caller: Caller,
  stored: CredentialFacts | null,
  name: string,
  input: CredentialInput,
): Promise<CredentialFacts> {
  const secret = input.secret.trim();
  if (secret === SECRET_PLACEHOLDER) return keep(stored, input.hosts);
  if (secret === '') throw new AppError('SECRET_EMPTY');
  const problem = checkSecret(secret);
  if (problem) throw new AppError('SECRET_INVALID', { detail: problem });
  if (secret === name) throw new AppError('CREDENTIAL_NAME_INVALID');
  const hosts = readHosts(input.hosts ?? [], parts.settings);
  const { overlapHours = 24 } = input;
  const facts = await parts.credentials.set(caller.orgId, name, secret, hosts, {
    overlapHours,
    updatedBy: caller.username,
  });
  parts.log.info({ orgId: caller.orgId, userId: caller.userId, credential: name, hosts }, 'credential-set');
  return facts;
}

/** The placeholder came back: nothing changes, and nothing may. */
function keep(stored: CredentialFacts | null, hosts: string[] | undefined): CredentialFacts {
  if (!stored) throw new AppError('CREDENTIAL_NOT_FOUND');
  const asked = new Set((hosts ?? stored.hosts).map((host) => host.toLowerCase()));
  const same = asked.size === stored.hosts.length && stored.hosts.every((host) => asked.has(host));
  if (!same) throw new AppError('CREDENTIAL_HOSTS_NEED_SECRET');
  return stored;
}

/** Each host once. What is refused is named by its place: somebody may have pasted the key there. */
function readHosts(hosts: string[], rules: { development: boolean }): string[] {
  const read = hosts.map((text, index) => {
    const { host, problem } = readModelHost(text.trim(), rules);
    if (host === null)
      throw new AppError('CREDENTIAL_HOST_INVALID', { detail: `host ${index + 1}: ${problem}` });
    return host;
  });
  return [...new Set(read)];
}
