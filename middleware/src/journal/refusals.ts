import type { RefusalTurns, RefusedAttempt } from '../auditing-ports.ts';
import type { Database } from './database.ts';

/**
 * The first attempt of a minute finds no row, or one whose minute is over; every other one is counted in the row. A row that
 * another process writes at the same moment is waited for, and its count is the one that is read.
 */
const TAKE = `
  INSERT INTO refusal_turn AS turn (org_id, user_id, asked, run_id) VALUES ($1, $2, $3, $4)
  ON CONFLICT (org_id, user_id, asked, run_id) DO UPDATE SET
    before = turn.held_back,
    held_back = CASE WHEN turn.recorded_at <= $5 THEN 0 ELSE turn.held_back + 1 END,
    recorded_at = CASE WHEN turn.recorded_at <= $5 THEN clock_timestamp() ELSE turn.recorded_at END
  RETURNING held_back, before`;

const MINUTE = 60_000;

/** Counts refused attempts per person, what was asked and run, over all processes. */
export function createRefusalTurns(database: Database): RefusalTurns & { purge(): Promise<void> } {
  const keyOf = ({ caller, asked, runId }: RefusedAttempt): string[] => [
    ...[caller.orgId, caller.userId, asked, runId ?? ''],
  ];
  return {
    async take(attempt) {
      const values = [...keyOf(attempt), new Date(Date.now() - MINUTE)];
      const [row] = await database.query<{ held_back: number; before: number }>(TAKE, values);
      return row!.held_back === 0 ? row!.before : null;
    },
    async giveBack(attempt) {
      await database.query(
        'DELETE FROM refusal_turn WHERE org_id = $1 AND user_id = $2 AND asked = $3 AND run_id = $4',
        keyOf(attempt),
      );
    },
    /** Forgets those of which nothing was held back. */
    async purge() {
      await database.query('DELETE FROM refusal_turn WHERE held_back = 0 AND recorded_at < $1', [
        new Date(Date.now() - 60 * MINUTE),
      ]);
    },
  };
}
