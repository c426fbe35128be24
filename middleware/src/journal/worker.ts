import type { Client } from 'pg';
import type { RunRecovery } from '../ports.ts';
import type { Database } from './database.ts';
import { RUN_COLUMNS, toRunRecord, type RunRow } from './rows.ts';

/** First half of the advisory lock a living process holds on its number. */
const WORKER_LOCK = 720_431_906;
const RETRY_MILLISECONDS = 1_000;

type Abandoned = Awaited<ReturnType<RunRecovery['takeAbandoned']>>;

export interface Worker extends RunRecovery {
  number(): number;
  release(): Promise<void>;
}

/**
 * Gives this process a number and holds a lock on it: runs carry the number, and a run whose number nobody holds was
 * left behind. PostgreSQL lets go of the lock when the process dies, however it dies. When the connection breaks the
 * lock is taken again on a new one.
 */
export async function registerWorker(database: Database): Promise<Worker> {
  const rows = await database.query<{ number: number }>("SELECT nextval('worker_number')::int AS number");
  const number = rows[0]!.number;
  let released = false;
  let client: Client | null = null;
  const hold = async (): Promise<void> => {
    client = await database.connect();
    await client.query('SELECT pg_advisory_lock($1, $2)', [WORKER_LOCK, number]);
    client.once('end', () => {
      if (!released) holdAgain();
    });
  };
  const holdAgain = (): void => {
    setTimeout(() => {
      if (!released) hold().catch(holdAgain);
    }, RETRY_MILLISECONDS).unref();
  };
  await hold();
  return {
    number: () => number,
    takeAbandoned: () => takeAbandoned(database, number),
    async release() {
      released = true;
      await client?.end().catch(() => undefined);
    },
  };
}

/** Takes over the open runs of processes that are gone. Two processes that look at once get different runs. */
async function takeAbandoned(database: Database, number: number): Promise<Abandoned> {
  return database.transaction(async (statements) => {
    const owners = await statements.query<{ worker: number }>(
      'SELECT DISTINCT worker FROM run WHERE ended_at IS NULL AND worker <> $1',
      [number],
    );
    const gone: number[] = [];
    for (const { worker } of owners) {
      const text = 'SELECT pg_try_advisory_xact_lock($1, $2) AS free';
      const [row] = await statements.query<{ free: boolean }>(text, [WORKER_LOCK, worker]);
      if (row?.free) gone.push(worker);
    }
    const text = `UPDATE run SET worker = $1 WHERE ended_at IS NULL AND worker = ANY($2)
      RETURNING sent_at IS NOT NULL AS was_sent, ${RUN_COLUMNS}`;
    const taken = await statements.query<RunRow & { was_sent: boolean }>(text, [number, gone]);
    const ordered = taken.sort((left, right) => Number(left.created_at) - Number(right.created_at));
    return {
      unsent: ordered.filter((row) => !row.was_sent).map(toRunRecord),
      sent: ordered.filter((row) => row.was_sent).map(toRunRecord),
    };
  });
}
