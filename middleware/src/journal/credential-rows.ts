import type { CredentialFacts } from '../ports.ts';

/** A row of the table credential. */
export interface CredentialRow {
  org_id: string;
  name: string;
  hosts: string[];
  sealed: Buffer;
  updated_at: Date;
  updated_by: string;
  previous_sealed: Buffer | null;
  previous_hosts: string[] | null;
  previous_until: Date | null;
}

export const CREDENTIAL_COLUMNS =
  'org_id, name, hosts, sealed, updated_at, updated_by, previous_sealed, previous_hosts, previous_until';

/** The hosts are sealed with the secret: who can write the table cannot send it elsewhere. */
export const currentContext = (orgId: string, name: string, hosts: string[]): string =>
  [`credential:${orgId}:${name}`, ...hosts].join('\n');

/** The same for the secret before the last rotation, with its end: nobody makes it last longer, or the current one again. */
export const previousContext = (orgId: string, name: string, hosts: string[], until: Date): string =>
  [`credential-previous:${orgId}:${name}:${until.toISOString()}`, ...hosts].join('\n');

/** A row without what is secret. An overlap that is over is none. */
export function toFacts(row: CredentialRow): CredentialFacts {
  const until = row.previous_until;
  return {
    orgId: row.org_id,
    name: row.name,
    hosts: row.hosts,
    updatedAt: row.updated_at,
    updatedBy: row.updated_by,
    previousUntil: until && until.getTime() > Date.now() ? until : null,
  };
}
