import { SECRET_PLACEHOLDER } from '../core/credential-form.ts';
import type { ModelProfile } from '../core/types.ts';
import type { CredentialFacts } from '../ports.ts';

/** A credential as an admin sees it. The secret is never in it: a placeholder stands for it. */
export interface CredentialView {
  name: string;
  /** `installation`: the operator's, for all orgs of the service, shown and not editable. */
  scope: 'org' | 'installation';
  hosts: string[];
  secret: typeof SECRET_PLACEHOLDER;
  updatedAt: string;
  updatedBy: string;
  /** Until when the secret before this one may still be used. */
  previousUntil: string | null;
  usedBy: Pick<ModelProfile, 'id' | 'apiName' | 'name' | 'status'>[];
}

/** The credentials of an org and of the installation. A model uses the org's own where both have the same name. */
export function viewCredentials(all: CredentialFacts[], models: ModelProfile[]): CredentialView[] {
  const own = new Set(all.filter(({ orgId }) => orgId !== '').map(({ name }) => name));
  return all.map((facts) => {
    const hidden = facts.orgId === '' && own.has(facts.name);
    return viewCredential(facts, hidden ? [] : models);
  });
}

/** One credential, with those of `models` that name it. */
export function viewCredential(facts: CredentialFacts, models: ModelProfile[]): CredentialView {
  return {
    name: facts.name,
    scope: facts.orgId === '' ? 'installation' : 'org',
    hosts: facts.hosts,
    secret: SECRET_PLACEHOLDER,
    updatedAt: facts.updatedAt.toISOString(),
    updatedBy: facts.updatedBy,
    previousUntil: facts.previousUntil?.toISOString() ?? null,
    usedBy: models
      .filter(({ credential }) => credential === facts.name)
      .map(({ id, apiName, name, status }) => ({ id, apiName, name, status })),
  };
}
