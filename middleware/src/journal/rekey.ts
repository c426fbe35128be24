import type { Sealer } from '../ports.ts';
import {
  CREDENTIAL_COLUMNS,
  currentContext,
  previousContext,
  type CredentialRow,
} from './credential-rows.ts';
import { rekeyBatches } from './rekey-batches.ts';
import type { Database, Statements } from './database.ts';
import { vaultContext } from './run-writer.ts';

const BATCH = 500;
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

export interface RekeyCounts {
  /** Secrets of credentials, those in their overlap too. */
  credentials: number;
  runVaults: number;
  /** What batches and schedules hold of their conditions. */
  batches: number;
  /** What neither key opens, by name: it stays as it is. */
  unreadable: string[];
}

interface VaultRow {
  run_id: string;
  sealed: Buffer;
  org_id: string;
  user_id: string;
}

/**
 * Seals again, under the key that seals now, everything that was sealed under the one before; nothing else is touched, so
 * that it may run twice, and beside the service. Values of runs go in batches, each in its own transaction.
 */
export async function rekey(database: Database, sealer: Sealer): Promise<RekeyCounts> {
  const counts: RekeyCounts = { credentials: 0, runVaults: 0, batches: 0, unreadable: [] };
  await database.transaction((statements) => rekeyCredentials(statements, sealer, counts));
  await database.transaction(async (statements) => {
    const again = (label: string) => sealAgain(sealer, counts, label);
    counts.batches = await rekeyBatches(statements, again);
  });
  for (let last: string | null = FIRST_ID; last !== null;) {
    const after: string = last;
    last = await database.transaction((statements) => rekeyVaults(statements, sealer, counts, after));
  }
  return counts;
}

async function rekeyCredentials(statements: Statements, sealer: Sealer, counts: RekeyCounts): Promise<void> {
  const text = `SELECT ${CREDENTIAL_COLUMNS} FROM credential ORDER BY org_id, name FOR UPDATE`;
  for (const row of await statements.query<CredentialRow>(text)) {
    const { org_id: orgId, name, previous_hosts: hosts, previous_until: until } = row;
    const label = `credential ${name} of ${orgId || 'every org'}`;
    const again = sealAgain(sealer, counts, label);
    const current = again(row.sealed, currentContext(orgId, name, row.hosts));
    const context = hosts && until ? previousContext(orgId, name, hosts, until) : '';
    const previous = row.previous_sealed && again(row.previous_sealed, context);
    if (!current && !previous) continue;
    counts.credentials += [current, previous].filter(Boolean).length;
    await statements.query(
      `UPDATE credential SET sealed = coalesce($3, sealed), previous_sealed = coalesce($4, previous_sealed)
       WHERE org_id = $1 AND name = $2`,
      [orgId, name, current, previous],
    );
  }
}

/** One batch after `last`; gives the last run of it, null when there was nothing more. */
async function rekeyVaults(
  statements: Statements,
  sealer: Sealer,
  counts: RekeyCounts,
  last: string,
): Promise<string | null> {
  const rows = await statements.query<VaultRow>(
    `SELECT v.run_id, v.sealed, r.org_id, r.user_id FROM run_vault v JOIN run r USING (run_id)
     WHERE v.run_id > $1 ORDER BY v.run_id LIMIT $2 FOR UPDATE OF v`,
    [last, BATCH],
  );
  const changed = rows.flatMap(({ run_id: runId, sealed, org_id: orgId, user_id: userId }) => {
    const context = vaultContext({ orgId, userId, username: '' }, runId);
    const again = sealAgain(sealer, counts, `values of run ${runId}`)(sealed, context);
    return again ? [{ runId, again }] : [];
  });
  await statements.query(
    `UPDATE run_vault v SET sealed = changed.sealed
     FROM unnest($1::uuid[], $2::bytea[]) AS changed(run_id, sealed) WHERE v.run_id = changed.run_id`,
    [changed.map(({ runId }) => runId), changed.map(({ again }) => again)],
  );
  counts.runVaults += changed.length;
  return rows.at(-1)?.run_id ?? null;
}

/** Gives what must be stored instead, null when it is under the current key already or opens with none. */
const sealAgain =
  (sealer: Sealer, counts: RekeyCounts, label: string) =>
  (sealed: Buffer, context: string): Buffer | null => {
    if (sealer.isCurrent(sealed)) return null;
    try {
      return sealer.seal(sealer.open(sealed, context), context);
    } catch {
      counts.unreadable.push(label);
      return null;
    }
  };
