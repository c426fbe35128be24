import { X509Certificate } from 'node:crypto';
import type { OrgRegistration, OrgRegistry } from '../ports.ts';
import type { Database } from './database.ts';

const CACHE_MILLISECONDS = 5_000;
const CERTIFICATES_PER_ORG = 2;

interface OrgRow {
  org_id: string;
  instance_url: string;
  token_url: string;
  audience: string;
  client_id: string;
  integration_username: string;
  lightning_origin: string;
  certificates: { keyId: string | null; pem: string }[];
}

const SELECT_ORG = `
  SELECT org.*, coalesce((
    SELECT jsonb_agg(jsonb_build_object('keyId', key_id, 'pem', pem) ORDER BY added_at DESC)
    FROM org_certificate c WHERE c.org_id = org.org_id), '[]') AS certificates
  FROM org WHERE org_id = $1`;

/** Registered orgs, remembered for five seconds: a rotated certificate works at once enough. */
export function createOrgRegistry(database: Database): OrgRegistry {
  const cache = new Map<string, { until: number; org: OrgRegistration | null }>();
  return {
    async find(orgId) {
      const cached = cache.get(orgId);
      if (cached && cached.until > Date.now()) return cached.org;
      const [row] = await database.query<OrgRow>(SELECT_ORG, [orgId]);
      const org = row ? toRegistration(row) : null;
      // Unknown ids are not remembered: anybody could fill the memory with them.
      if (org) cache.set(orgId, { until: Date.now() + CACHE_MILLISECONDS, org });
      else cache.delete(orgId);
      return org;
    },
    async isLightningOrigin(origin) {
      const rows = await database.query('SELECT 1 FROM org WHERE lightning_origin = $1 LIMIT 1', [origin]);
      return rows.length > 0;
    },
  };
}

/** Adds or changes an org and pins one more certificate; only the newest two stay. */
export async function registerOrg(
  database: Database,
  org: Omit<OrgRegistration, 'certificates'>,
  certificate: { keyId: string | null; pem: string },
): Promise<void> {
  const { fingerprint256 } = new X509Certificate(certificate.pem);
  await database.transaction(async (statements) => {
    await statements.query(
      `INSERT INTO org (org_id, instance_url, token_url, audience, client_id, integration_username, lightning_origin)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (org_id) DO UPDATE SET instance_url = $2, token_url = $3, audience = $4, client_id = $5,
         integration_username = $6, lightning_origin = $7, updated_at = now()`,
      [
        org.orgId,
        org.instanceUrl,
        org.tokenUrl,
        org.audience,
        org.clientId,
        org.integrationUsername,
        org.lightningOrigin,
      ],
    );
    await statements.query(
      `INSERT INTO org_certificate (org_id, fingerprint, key_id, pem) VALUES ($1, $2, $3, $4)
       ON CONFLICT (org_id, fingerprint) DO UPDATE SET key_id = $3, added_at = clock_timestamp()`,
      [org.orgId, fingerprint256, certificate.keyId, certificate.pem],
    );
    await statements.query(
      `DELETE FROM org_certificate WHERE org_id = $1 AND fingerprint NOT IN (
         SELECT fingerprint FROM org_certificate WHERE org_id = $1 ORDER BY added_at DESC LIMIT $2)`,
      [org.orgId, CERTIFICATES_PER_ORG],
    );
  });
}

function toRegistration(row: OrgRow): OrgRegistration {
  return {
    orgId: row.org_id,
    instanceUrl: row.instance_url,
    tokenUrl: row.token_url,
    audience: row.audience,
    clientId: row.client_id,
    integrationUsername: row.integration_username,
    lightningOrigin: row.lightning_origin,
    certificates: row.certificates,
  };
}
