import type { CredentialStore, CredentialVersion, Sealer } from '../ports.ts';
import {
  CREDENTIAL_COLUMNS,
  currentContext,
  previousContext,
  toFacts,
  type CredentialRow,
} from './credential-rows.ts';
import type { Database, Statements } from './database.ts';

const STANDARD_OVERLAP_HOURS = 24;
const HOUR_MILLISECONDS = 3_600_000;

/** A version that is kept beside the new one, as it stands in the row. */
interface KeptVersion {
  sealed: Buffer;
  hosts: string[];
  until: Date;
}

const UPSERT = `
  INSERT INTO credential (org_id, name, hosts, sealed, updated_by, previous_sealed, previous_hosts, previous_until)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
  ON CONFLICT (org_id, name) DO UPDATE SET hosts = $3, sealed = $4, updated_by = $5, updated_at = now(),
    previous_sealed = $6, previous_hosts = $7, previous_until = $8
  RETURNING ${CREDENTIAL_COLUMNS}`;

/** Provider keys, sealed. An org's own key wins over the one for every org of the installation. */
export function createCredentials(
  database: Database,
  sealer: Sealer,
): CredentialStore & { purge(): Promise<number> } {
  return {
    async find(orgId, name) {
      const text = `SELECT ${CREDENTIAL_COLUMNS} FROM credential WHERE name = $2 AND org_id IN ($1, '')
        ORDER BY org_id DESC LIMIT 1`;
      const [row] = await database.query<CredentialRow>(text, [orgId, name]);
      return row ? { ...openCurrent(sealer, row), previous: openPrevious(sealer, row) } : null;
    },
    async set(orgId, name, secret, hosts, change = {}) {
      const { overlapHours = STANDARD_OVERLAP_HOURS, updatedBy = 'operator' } = change;
      return database.transaction(async (statements) => {
        const before = await lockedRow(statements, orgId, name);
        const kept = before && keptVersion(sealer, before, secret, overlapHours);
        const sealed = sealer.seal(secret, currentContext(orgId, name, hosts));
        const values = [orgId, name, hosts, sealed, updatedBy];
        const previous = [kept?.sealed ?? null, kept?.hosts ?? null, kept?.until ?? null];
        const rows = await statements.query<CredentialRow>(UPSERT, [...values, ...previous]);
        return toFacts(rows[0]!);
      });
    },
    async list(orgId) {
      const text = `SELECT ${CREDENTIAL_COLUMNS} FROM credential
        WHERE $1::text IS NULL OR org_id IN ($1, '') ORDER BY name, org_id`;
      const rows = await database.query<CredentialRow>(text, [orgId ?? null]);
      return rows.map(toFacts);
    },
    async delete(orgId, name) {
      const text = 'DELETE FROM credential WHERE org_id = $1 AND name = $2 RETURNING name';
      return (await database.query(text, [orgId, name])).length > 0;
    },
    /** Deletes secrets whose overlap is over; says how many. */
    async purge() {
      const text = `UPDATE credential SET previous_sealed = NULL, previous_hosts = NULL, previous_until = NULL
        WHERE previous_until <= clock_timestamp() RETURNING name`;
      return (await database.query(text)).length;
    },
  };
}

async function lockedRow(statements: Statements, orgId: string, name: string): Promise<CredentialRow | null> {
  const text = `SELECT ${CREDENTIAL_COLUMNS} FROM credential WHERE org_id = $1 AND name = $2 FOR UPDATE`;
  const [row] = await statements.query<CredentialRow>(text, [orgId, name]);
  return row ?? null;
}

/**
 * What stays usable beside a new secret. The same secret typed again replaces nothing. What no key opens any more is not
 * kept: setting the secret again is how an operator gets out of that.
 */
function keptVersion(
  sealer: Sealer,
  before: CredentialRow,
  secret: string,
  overlapHours: number,
): KeptVersion | null {
  const last = readable(() => openCurrent(sealer, before));
  if (!last || overlapHours === 0) return null;
  const older = openPrevious(sealer, before);
  const same = last.secret === secret;
  const version = same ? older : last;
  if (!version) return null;
  const until = same ? before.previous_until! : new Date(Date.now() + overlapHours * HOUR_MILLISECONDS);
  const context = previousContext(before.org_id, before.name, version.hosts, until);
  return { sealed: sealer.seal(version.secret, context), hosts: version.hosts, until };
}

const openCurrent = (sealer: Sealer, row: CredentialRow): CredentialVersion => ({
  secret: sealer.open(row.sealed, currentContext(row.org_id, row.name, row.hosts)),
  hosts: row.hosts,
});

/** Null when there is none, when its time is over, and when it does not open: the current one is there all the same. */
function openPrevious(sealer: Sealer, row: CredentialRow): CredentialVersion | null {
  const { previous_sealed: sealed, previous_hosts: hosts, previous_until: until } = row;
  if (!sealed || !hosts || !until || until.getTime() <= Date.now()) return null;
  const context = previousContext(row.org_id, row.name, hosts, until);
  return readable(() => ({ secret: sealer.open(sealed, context), hosts }));
}

function readable<T>(open: () => T): T | null {
  try {
    return open();
  } catch {
    return null;
  }
}
