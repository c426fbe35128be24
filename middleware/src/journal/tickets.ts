import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { AppError } from '../errors.ts';
import type { Tickets } from '../ports.ts';
import type { Database } from './database.ts';

const SECONDS = 60;
const RANDOM_BYTES = 32;

interface TicketRow {
  hash: Buffer;
  run_id: string;
  org_id: string;
  user_id: string;
  username: string;
  used: boolean;
  expired: boolean;
}

const hashOf = (ticket: string): Buffer => createHash('sha256').update(ticket).digest();

/**
 * Tickets that open one event stream of one run for one person, once, within 60 seconds. The database holds only
 * their hash, so a copy of it opens nothing.
 */
export function createTickets(database: Database): Tickets {
  return {
    async issue(caller, runId) {
      const ticket = randomBytes(RANDOM_BYTES).toString('base64url');
      const text = `INSERT INTO ticket (hash, run_id, org_id, user_id, username, expires_at)
        VALUES ($1, $2, $3, $4, $5, clock_timestamp() + make_interval(secs => $6)) RETURNING expires_at`;
      const values = [hashOf(ticket), runId, caller.orgId, caller.userId, caller.username, SECONDS];
      const rows = await database.query<{ expires_at: Date }>(text, values);
      return { ticket, expiresAt: rows[0]!.expires_at };
    },
    async consume(ticket, runId) {
      const hash = hashOf(ticket);
      const used = await database.query<TicketRow>(
        `UPDATE ticket SET used_at = clock_timestamp()
         WHERE hash = $1 AND run_id::text = $2 AND used_at IS NULL AND expires_at > clock_timestamp() RETURNING *`,
        [hash, runId],
      );
      const row = used[0];
      if (row && timingSafeEqual(row.hash, hash)) {
        return { orgId: row.org_id, userId: row.user_id, username: row.username };
      }
      throw await refusal(database, hash, runId);
    },
  };
}

async function refusal(database: Database, hash: Buffer, runId: string): Promise<AppError> {
  const text = `SELECT used_at IS NOT NULL AS used, expires_at <= clock_timestamp() AS expired
    FROM ticket WHERE hash = $1 AND run_id::text = $2`;
  const [row] = await database.query<TicketRow>(text, [hash, runId]);
  if (!row) return new AppError('TICKET_INVALID');
  return new AppError(row.used ? 'TICKET_USED' : 'TICKET_EXPIRED');
}
