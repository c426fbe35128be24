import type { RunReader, RunVaults, Sealer } from '../ports.ts';
import type { Vault } from '../core/types.ts';
import type { Database } from './database.ts';
import { followRun } from './follow-run.ts';
import type { News } from './news.ts';
import { RUN_COLUMNS, toRunEvent, toRunRecord, type EventRow, type RunRow } from './rows.ts';
import { vaultContext } from './run-writer.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Reads runs for their own person; whatever belongs to somebody else does not exist here. */
export function createRunReader(database: Database, news: News): RunReader {
  const events: RunReader['events'] = async (runId, sequence, limit) => {
    const text = `SELECT sequence, type, data FROM run_event WHERE run_id = $1 AND sequence > $2
      ORDER BY sequence LIMIT $3`;
    return (await database.query<EventRow>(text, [runId, sequence, limit])).map(toRunEvent);
  };
  return {
    async find(caller, runId) {
      if (!UUID.test(runId)) return null;
      const text = `SELECT ${RUN_COLUMNS} FROM run WHERE run_id = $1 AND org_id = $2 AND user_id = $3`;
      const [row] = await database.query<RunRow>(text, [runId, caller.orgId, caller.userId]);
      return row ? toRunRecord(row) : null;
    },
    async latest(caller, promptApiName, recordId) {
      const text = `SELECT ${RUN_COLUMNS} FROM run
        WHERE org_id = $1 AND user_id = $2 AND prompt_api_name = $3 AND record_id = $4
        ORDER BY created_at DESC LIMIT 1`;
      const values = [caller.orgId, caller.userId, promptApiName, recordId];
      const [row] = await database.query<RunRow>(text, values);
      return row ? toRunRecord(row) : null;
    },
    events,
    follow: (runId, signal, after) => followRun(events, news, runId, signal, after),
  };
}

/** Opens the sealed values of a run for the person it belongs to. */
export function createRunVaults(
  database: Database,
  sealer: Sealer,
): RunVaults & { purge(): Promise<number> } {
  return {
    async open(caller, runId) {
      const text = `SELECT v.sealed FROM run_vault v JOIN run r USING (run_id)
        WHERE run_id = $1 AND r.org_id = $2 AND r.user_id = $3 AND v.expires_at > clock_timestamp()`;
      const [row] = await database.query<{ sealed: Buffer }>(text, [runId, caller.orgId, caller.userId]);
      return row ? (JSON.parse(sealer.open(row.sealed, vaultContext(caller, runId))) as Vault) : null;
    },
    /** Deletes values whose time is over, and tickets nobody can use any more; says how many values. */
    async purge() {
      await database.query("DELETE FROM ticket WHERE expires_at < clock_timestamp() - interval '1 hour'");
      const gone = await database.query(
        'DELETE FROM run_vault WHERE expires_at <= clock_timestamp() RETURNING run_id',
      );
      return gone.length;
    },
  };
}
