import type { Credentials, Sealer } from '../ports.ts';
import type { Database } from './database.ts';

/** `orgId` '' is for every org of this installation. */
export interface CredentialStore extends Credentials {
  set(orgId: string, name: string, secret: string): Promise<void>;
  /** Names and times only: a stored secret is never shown again. */
  list(): Promise<{ orgId: string; name: string; updatedAt: Date }[]>;
  delete(orgId: string, name: string): Promise<boolean>;
}

const context = (orgId: string, name: string): string => `credential:${orgId}:${name}`;

/** Provider keys, sealed. An org's own key wins over the one for every org. */
export function createCredentials(database: Database, sealer: Sealer): CredentialStore {
  return {
    async secret(orgId, name) {
      const text = `SELECT org_id, sealed FROM credential WHERE name = $2 AND org_id IN ($1, '')
        ORDER BY org_id DESC LIMIT 1`;
      const [row] = await database.query<{ org_id: string; sealed: Buffer }>(text, [orgId, name]);
      return row ? sealer.open(row.sealed, context(row.org_id, name)) : null;
    },
    async set(orgId, name, secret) {
      await database.query(
        `INSERT INTO credential (org_id, name, sealed) VALUES ($1, $2, $3)
         ON CONFLICT (org_id, name) DO UPDATE SET sealed = $3, updated_at = now()`,
        [orgId, name, sealer.seal(secret, context(orgId, name))],
      );
    },
    async list() {
      const rows = await database.query<{ org_id: string; name: string; updated_at: Date }>(
        'SELECT org_id, name, updated_at FROM credential ORDER BY name, org_id',
      );
      return rows.map((row) => ({ orgId: row.org_id, name: row.name, updatedAt: row.updated_at }));
    },
    async delete(orgId, name) {
      const text = 'DELETE FROM credential WHERE org_id = $1 AND name = $2 RETURNING name';
      return (await database.query(text, [orgId, name])).length > 0;
    },
  };
}
