/** A credential as the middleware lists it, never its secret, and as the list of credentials shows it. */

/** What stands for a secret that is kept: sent back, it changes nothing. */
export const KEPT_SECRET = '••••••••';

export interface CredentialUser {
  id: string;
  apiName: string;
  name: string;
  status: string;
}

export interface CredentialRow {
  name: string;
  scope: 'org' | 'installation';
  hosts: string[];
  secret: string;
  updatedAt: string | null;
  updatedBy: string | null;
  previousUntil: string | null;
  usedBy: CredentialUser[];
}

/** One line of the list. */
export interface CredentialLine {
  key: string;
  name: string;
  editable: boolean;
  scope: string;
  hosts: string[];
  ownAddress: boolean;
  updatedAt: number | null;
  updatedBy: string;
  previousUntil: string | null;
  usedBy: string[];
  changeLabel: string;
  deleteLabel: string;
}

/** What the list shows for a credential. */
export function credentialLine(row: CredentialRow): CredentialLine {
  return {
    key: `${row.scope}-${row.name}`,
    name: row.name,
    editable: row.scope === 'org',
    scope: row.scope === 'org' ? 'This org' : 'Every org, set by the operator',
    hosts: row.hosts,
    ownAddress: row.hosts.length === 0,
    updatedAt: row.updatedAt ? Date.parse(row.updatedAt) : null,
    updatedBy: row.updatedBy ?? '',
    previousUntil: row.previousUntil,
    usedBy: row.usedBy.map(({ name, status }) => (status === 'Active' ? name : `${name} (${status})`)),
    changeLabel: `Change ${row.name}`,
    deleteLabel: `Delete ${row.name}`,
  };
}
