import { batchContext } from './batch-rows.ts';
import { scheduleContext } from './batch-schedules.ts';
import type { Statements } from './database.ts';

/** Gives what must be stored instead; null when nothing need be. */
type SealAgain = (sealed: Buffer, context: string) => Buffer | null;

interface BatchRow {
  batch_id: string;
  org_id: string;
  sealed: string;
}

interface ScheduleRow {
  schedule_id: string;
  org_id: string;
  user_id: string;
  sealed: Buffer;
}

/** Seals the texts of batches and schedules again; says how many. `again` names what neither key opens by its label. */
export async function rekeyBatches(
  statements: Statements,
  again: (label: string) => SealAgain,
): Promise<number> {
  let changed = 0;
  const batches = await statements.query<BatchRow>(
    "SELECT batch_id, org_id, request->'source'->>'sealed' AS sealed FROM batch ORDER BY batch_id FOR UPDATE",
  );
  for (const { batch_id: batchId, org_id: orgId, sealed } of batches) {
    const reseal = again(`condition of batch ${batchId}`);
    const next = reseal(Buffer.from(sealed, 'base64'), batchContext(orgId, batchId));
    if (!next) continue;
    changed += 1;
    await statements.query(
      "UPDATE batch SET request = jsonb_set(request, '{source,sealed}', to_jsonb($2::text)) WHERE batch_id = $1",
      [batchId, next.toString('base64')],
    );
  }
  const schedules = await statements.query<ScheduleRow>(
    'SELECT schedule_id, org_id, user_id, sealed FROM batch_schedule ORDER BY schedule_id FOR UPDATE',
  );
  for (const row of schedules) {
    const next = again(`schedule ${row.schedule_id}`)(row.sealed, scheduleContext(row));
    if (!next) continue;
    changed += 1;
    await statements.query('UPDATE batch_schedule SET sealed = $2 WHERE schedule_id = $1', [
      row.schedule_id,
      next,
    ]);
  }
  return changed;
}
