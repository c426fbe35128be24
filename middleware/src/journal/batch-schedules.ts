import { randomUUID } from 'node:crypto';
import type { Schedules } from '../batch-ports.ts';
import type { ScheduleRecord, ScheduleRequest } from '../batch-record.ts';
import type { Sealer } from '../ports.ts';
import type { Database } from './database.ts';

interface ScheduleRow {
  schedule_id: string;
  org_id: string;
  user_id: string;
  username: string;
  sealed: Buffer;
  next_at: Date | null;
  last_batch_id: string | null;
  problem: string | null;
}

/** What is sealed of a schedule. */
type Sealed = Omit<ScheduleRequest, 'firstAt'> &
  Pick<ScheduleRecord, 'promptLabel' | 'sourceText'> & { firstAt: string };

const COLUMNS = 'schedule_id, org_id, user_id, username, sealed, next_at, last_batch_id, problem';
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const MOST_SHOWN = 200;

/** What the sealed part of a schedule belongs to: moved to another person or row it does not open. */
export const scheduleContext = (row: Pick<ScheduleRow, 'schedule_id' | 'org_id' | 'user_id'>): string =>
  `schedule:${row.org_id}:${row.user_id}:${row.schedule_id}`;

/** Schedules of batches. What is asked for is sealed: a filter can hold values. */
export function createSchedules(database: Database, sealer: Sealer): Schedules {
  const toRecord = (row: ScheduleRow): ScheduleRecord => {
    const sealed = JSON.parse(sealer.open(row.sealed, scheduleContext(row))) as Sealed;
    return {
      ...sealed,
      firstAt: new Date(sealed.firstAt),
      scheduleId: row.schedule_id,
      caller: { orgId: row.org_id, userId: row.user_id, username: row.username },
      nextAt: row.next_at,
      lastBatchId: row.last_batch_id,
      problem: row.problem,
      active: row.next_at !== null,
    };
  };
  return {
    async create({ orgId, userId, username }, schedule, told) {
      const scheduleId = randomUUID();
      const context = scheduleContext({ schedule_id: scheduleId, org_id: orgId, user_id: userId });
      const sealed: Sealed = { ...schedule, ...told, firstAt: schedule.firstAt.toISOString() };
      const rows = await database.query<ScheduleRow>(
        `INSERT INTO batch_schedule (schedule_id, org_id, user_id, username, sealed, next_at)
         VALUES ($1, $2, $3, $4, $5, $6) RETURNING ${COLUMNS}`,
        [scheduleId, orgId, userId, username, sealer.seal(JSON.stringify(sealed), context), schedule.firstAt],
      );
      return toRecord(rows[0]!);
    },
    async list({ orgId, userId }) {
      const text = `SELECT ${COLUMNS} FROM batch_schedule WHERE org_id = $1 AND user_id = $2
        ORDER BY created_at DESC LIMIT ${MOST_SHOWN}`;
      return (await database.query<ScheduleRow>(text, [orgId, userId])).map(toRecord);
    },
    async delete({ orgId, userId }, scheduleId) {
      if (!UUID.test(scheduleId)) return false;
      const text =
        'DELETE FROM batch_schedule WHERE schedule_id = $1 AND org_id = $2 AND user_id = $3 RETURNING 1';
      return (await database.query(text, [scheduleId, orgId, userId])).length > 0;
    },
    async due(limit, without) {
      const text = `SELECT ${COLUMNS} FROM batch_schedule WHERE next_at <= clock_timestamp()
        AND schedule_id::text <> ALL($2) ORDER BY next_at LIMIT $1`;
      return (await database.query<ScheduleRow>(text, [limit, without])).map(toRecord);
    },
    async missed({ scheduleId, dueAt, nextAt }, problem) {
      const text =
        'UPDATE batch_schedule SET next_at = $3, problem = $4 WHERE schedule_id = $1 AND next_at = $2';
      await database.query(text, [scheduleId, dueAt, nextAt, problem]);
    },
  };
}
