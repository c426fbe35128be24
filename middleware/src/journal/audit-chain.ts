import type { AuditChain, GivenPlace, PlaceWish } from '../audit-ports.ts';
import { NO_HASH, rowHash, type Digest } from '../core/audit/canonical.ts';
import type { Place } from '../core/audit/chain.ts';
import type { Database, Statements } from './database.ts';

interface ChainRow {
  run_id: string;
  sequence: string;
  hash_version: number;
  content_hash: string;
  previous_hash: string;
  row_hash: string;
  delivered: boolean;
  deleted: boolean;
}

interface PlaceRow extends ChainRow {
  deletion: Place['deletion'];
  rated: boolean;
  rating: string | null;
  reason: string | null;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const COLUMNS = `c.run_id, c.sequence, c.hash_version, c.content_hash, c.previous_hash, c.row_hash,
  c.delivered_at IS NOT NULL AS delivered, num_nonnulls(c.deleted_at, c.deletion_run_id) > 0 AS deleted`;

/** A deletion counts only with its act: a row of the chain, or a run of that kind that is on its way into it. */
const PLACES = `
  SELECT ${COLUMNS},
    CASE
      WHEN c.deleted_at IS NULL AND c.deletion_run_id IS NULL THEN 'none'
      WHEN c.deleted_at IS NULL THEN 'announced'
      WHEN EXISTS (SELECT FROM audit_chain act WHERE act.run_id = c.deletion_run_id AND act.org_id = c.org_id)
        OR EXISTS (SELECT FROM run act
          WHERE act.run_id = c.deletion_run_id AND act.org_id = c.org_id AND act.kind = 'deletion') THEN 'on record'
      ELSE 'without act'
    END AS deletion,
    coalesce(o.state = 'delivered', false) AS rated, r.feedback->>'rating' AS rating, r.feedback->>'reason' AS reason
  FROM audit_chain c LEFT JOIN audit_outbox o USING (run_id) LEFT JOIN run r USING (run_id)`;

const ADD = `
  INSERT INTO audit_chain (org_id, sequence, run_id, hash_version, content_hash, previous_hash, row_hash)
  SELECT $1, * FROM unnest($2::bigint[], $3::uuid[], $4::int[], $5::text[], $6::text[], $7::text[])
  ON CONFLICT (org_id, sequence) DO UPDATE SET hash_version = excluded.hash_version,
    content_hash = excluded.content_hash, previous_hash = excluded.previous_hash, row_hash = excluded.row_hash`;

/** The chain of hashes over an org's audit records, as this service knows it: what the org is held against. */
export function createAuditChain(database: Database): AuditChain {
  return {
    place: (orgId, wishes, digest) =>
      database.transaction(async (statements) => {
        // Two at a time would give the same place twice; whoever comes second waits for the end of the first.
        await statements.query("SELECT pg_advisory_xact_lock(hashtextextended('audit_chain ' || $1, 0))", [
          orgId,
        ]);
        return givePlaces(statements, orgId, wishes, digest);
      }),
    async places(orgId, sequence, limit) {
      const text = `${PLACES} WHERE c.org_id = $1 AND c.sequence > $2 ORDER BY c.sequence LIMIT $3`;
      return (await database.query<PlaceRow>(text, [orgId, sequence, limit])).map(toPlace);
    },
    async placeOf(orgId, runId) {
      // The org's rows say of themselves what they want.
      if (!UUID.test(runId)) return null;
      const text = `${PLACES} WHERE c.org_id = $1 AND c.run_id = $2`;
      const [row] = await database.query<PlaceRow>(text, [orgId, runId]);
      return row ? toPlace(row) : null;
    },
    async extent(orgId) {
      const [row] = await database.query<{ last: string | null; since: Date | null }>(
        'SELECT max(sequence) AS last, min(placed_at) AS since FROM audit_chain WHERE org_id = $1',
        [orgId],
      );
      return { last: Number(row?.last ?? 0), since: row?.since ?? null };
    },
    async fromBefore(orgId, runIds) {
      const rows = await database.query<{ run_id: string }>(
        `SELECT o.run_id FROM audit_outbox o WHERE o.org_id = $1 AND o.run_id = ANY($2)
           AND o.delivered_at IS NOT NULL AND NOT EXISTS (SELECT FROM audit_chain c WHERE c.run_id = o.run_id)`,
        [orgId, runIds.filter((runId) => UUID.test(runId))],
      );
      return rows.map((row) => row.run_id);
    },
  };
}

async function givePlaces(
  statements: Statements,
  orgId: string,
  wishes: PlaceWish[],
  digest: Digest,
): Promise<Map<string, GivenPlace>> {
  const ofRuns = `SELECT ${COLUMNS} FROM audit_chain c WHERE c.org_id = $1 AND c.run_id = ANY($2) ORDER BY c.sequence`;
  const runIds = wishes.map((wish) => wish.runId);
  const known = new Map(
    (await statements.query<ChainRow>(ofRuns, [orgId, runIds])).map((row) => [row.run_id, row]),
  );
  const wished = new Map(wishes.map((wish) => [wish.runId, wish]));
  const stale = [...known.values()].find((row) => isStale(row, wished.get(row.run_id)!));
  const behind = stale ? await rowsFrom(statements, orgId, stale) : [];
  const fresh = wishes.filter((wish) => !known.has(wish.runId));
  const [last] = await statements.query<ChainRow>(
    behind.length > 0
      ? `SELECT ${COLUMNS} FROM audit_chain c WHERE c.org_id = $1 AND c.sequence < $2 ORDER BY c.sequence DESC LIMIT 1`
      : `SELECT ${COLUMNS} FROM audit_chain c WHERE c.org_id = $1 AND $2::bigint IS NULL ORDER BY c.sequence DESC LIMIT 1`,
    [orgId, behind[0]?.sequence ?? null],
  );
  const again = behind.map((row) => wished.get(row.run_id) ?? asWish(row));
  const linked = link(orgId, last, [...again, ...fresh], digest);
  await add(statements, orgId, linked);
  const given = new Map([...known].map(([runId, row]) => [runId, toGivenPlace(row)]));
  for (const row of linked) if (wished.has(row.run_id)) given.set(row.run_id, toGivenPlace(row));
  return given;
}

/** Not delivered, and what the run says now has another hash: its row is linked anew, with all behind it. */
const isStale = (row: ChainRow, wish: PlaceWish): boolean =>
  !row.delivered && !row.deleted && row.content_hash !== wish.contentHash;

/** The rows from this one on; none when one of them was delivered, because then their links are in the org. */
async function rowsFrom(statements: Statements, orgId: string, first: ChainRow): Promise<ChainRow[]> {
  const text = `SELECT ${COLUMNS} FROM audit_chain c WHERE c.org_id = $1 AND c.sequence >= $2 ORDER BY c.sequence`;
  const rows = await statements.query<ChainRow>(text, [orgId, first.sequence]);
  return rows.some((row) => row.delivered || row.deleted) ? [] : rows;
}

const asWish = (row: ChainRow): PlaceWish => ({
  runId: row.run_id,
  hashVersion: row.hash_version,
  contentHash: row.content_hash,
});

function link(orgId: string, last: ChainRow | undefined, wishes: PlaceWish[], digest: Digest): ChainRow[] {
  let sequence = Number(last?.sequence ?? 0);
  let previousHash = last?.row_hash ?? NO_HASH;
  return wishes.map(({ runId, hashVersion, contentHash }) => {
    sequence += 1;
    const hash = rowHash(orgId, { sequence, runId, previousHash, contentHash }, digest);
    const row = {
      ...{ run_id: runId, sequence: String(sequence), hash_version: hashVersion, content_hash: contentHash },
      ...{ previous_hash: previousHash, row_hash: hash, delivered: false, deleted: false },
    };
    previousHash = hash;
    return row;
  });
}

async function add(statements: Statements, orgId: string, rows: ChainRow[]): Promise<void> {
  if (rows.length === 0) return;
  const column = (name: keyof ChainRow): unknown[] => rows.map((row) => row[name]);
  const names = ['sequence', 'run_id', 'hash_version', 'content_hash', 'previous_hash', 'row_hash'] as const;
  await statements.query(ADD, [orgId, ...names.map(column)]);
}

const toGivenPlace = (row: ChainRow): GivenPlace => ({
  sequence: Number(row.sequence),
  hashVersion: row.hash_version,
  contentHash: row.content_hash,
  previousHash: row.previous_hash,
  rowHash: row.row_hash,
  delivered: row.delivered,
  deleted: row.deleted,
});

function toPlace(row: PlaceRow): Place {
  const { deleted: _deleted, ...place } = toGivenPlace(row);
  const rating = row.rated ? { feedback: row.rating ?? '', reason: row.reason ?? '' } : undefined;
  return { ...place, runId: row.run_id, deletion: row.deletion, rating };
}
