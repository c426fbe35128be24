import type { Credentials, Sealer } from '../ports.ts';
import type { Database } from './database.ts';

/** `orgId` '' is for every org of this installation. */
export interface CredentialStore extends Credentials {
  /** `hosts` (with port where it is not 443) are where the secret may go; none: the provider's own host only. */
  set(orgId: string, name: string, secret: string, hosts: string[]): Promise<void>;
  /** Names, hosts and times only: a stored secret is never shown again. */
  list(): Promise<{ orgId: string; name: string; hosts: string[]; updatedAt: Date }[]>;
  delete(orgId: string, name: string): Promise<boolean>;
}

/** The hosts are sealed with the secret: who can write the table cannot send it elsewhere. */
const context = (orgId: string, name: string, hosts: string[]): string =>
  [`credential:${orgId}:${name}`, ...hosts].join('\n');

interface CredentialRow {
  org_id: string;
  name: string;
  hosts: string[];
}

/** Provider keys, sealed. An org's own key wins over the one for every org. */
export function createCredentials(database: Database, sealer: Sealer): CredentialStore {
  return {
    async find(orgId, name) {
      const text = `SELECT org_id, name, hosts, sealed FROM credential WHERE name = $2 AND org_id IN ($1, '')
        ORDER BY org_id DESC LIMIT 1`;
      const [row] = await database.query<CredentialRow & { sealed: Buffer }>(text, [orgId, name]);
      if (!row) return null;
      return { secret: sealer.open(row.sealed, context(row.org_id, name, row.hosts)), hosts: row.hosts };
    },
    async set(orgId, name, secret, hosts) {
      await database.query(
        `INSERT INTO credential (org_id, name, hosts, sealed) VALUES ($1, $2, $3, $4)
         ON CONFLICT (org_id, name) DO UPDATE SET hosts = $3, sealed = $4, updated_at = now()`,
        [orgId, name, hosts, sealer.seal(secret, context(orgId, name, hosts))],
      );
    },
    async list() {
      const rows = await database.query<CredentialRow & { updated_at: Date }>(
        'SELECT org_id, name, hosts, updated_at FROM credential ORDER BY name, org_id',
      );
      return rows.map(({ org_id: orgId, name, hosts, updated_at: updatedAt }) => ({
        orgId,
        name,
        hosts,
        updatedAt,
      }));
    },
    async delete(orgId, name) {
      const text = 'DELETE FROM credential WHERE org_id = $1 AND name = $2 RETURNING name';
      return (await database.query(text, [orgId, name])).length > 0;
    },
  };
}
