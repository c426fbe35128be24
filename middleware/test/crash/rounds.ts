import pg from 'pg';
import type { Cluster } from '../cluster/cluster.ts';
import { until } from '../until.ts';
import type { Ledger } from './ledger.ts';
import { postRuns, type LoadOptions } from './post-runs.ts';

export interface RoundOptions extends LoadOptions {
  rounds: number;
  /** Places of the processes that are killed in a round. */
  victims: (round: number) => number[];
  /** Kills PostgreSQL too in every round that this divides. */
  postgresEvery: number;
  /** Resolves when the load has got far enough for the kill. */
  moment: (round: number) => Promise<void>;
  report?: (line: string) => void;
}

export interface Killed {
  processes: number;
  postgres: number;
}

/**
 * Rounds of load and kill -9: in each, a choice of the processes by chance and in some PostgreSQL with all its children,
 * then all are started again. `runs` is per round. Resolves when everything that was posted is acknowledged.
 */
export async function runRounds(cluster: Cluster, ledger: Ledger, options: RoundOptions): Promise<Killed> {
  const { processes, postgres } = cluster;
  const killed: Killed = { processes: 0, postgres: 0 };
  const readers: Promise<void>[] = [];
  for (let round = 1; round <= options.rounds; round += 1) {
    const load = postRuns(cluster, ledger, options);
    await options.moment(round);
    const victims = options.victims(round);
    const withPostgres = round % options.postgresEvery === 0;
    await Promise.all([...victims.map((index) => processes.kill(index)), withPostgres && postgres.kill()]);
    killed.processes += victims.length;
    killed.postgres += withPostgres ? 1 : 0;
    options.report?.(
      `round ${round}: killed ${victims.map((index) => index + 1).join(', ')}${withPostgres ? ' and PostgreSQL' : ''}`,
    );
    if (withPostgres) await postgres.start();
    await processes.startAll();
    readers.push(...(await load));
  }
  await Promise.all(readers);
  return killed;
}

/** One, some or all of so many places, by chance. */
export function anyOf(count: number, random: () => number): number[] {
  const places = Array.from({ length: count }, (_, index) => index);
  const wanted = 1 + Math.floor(random() * count);
  while (places.length > wanted) places.splice(Math.floor(random() * places.length), 1);
  return places;
}

/** Waits until every run has ended and every audit record is in the org or given up; false when that takes too long. */
export async function settle(databaseUrl: string, milliseconds: number): Promise<boolean> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await until(async () => {
      const { rows } = await client.query<{ left: number }>(
        `SELECT ((SELECT count(*) FROM run WHERE ended_at IS NULL)
           + (SELECT count(*) FROM audit_outbox WHERE state = 'waiting'))::int AS left`,
      );
      return rows[0]!.left === 0;
    }, milliseconds);
    return true;
  } catch {
    return false;
  } finally {
    await client.end();
  }
}
