import type { BatchWrites } from '../batch-ports.ts';
import type { BatchRequest, DueWrite } from '../batch-record.ts';
import type { Database } from './database.ts';

/** Whoever has claimed answers and has not written them by then is taken to be gone. */
const CLAIM_SECONDS = 20;

interface WriteRow {
  run_id: string;
  batch_id: string;
  position: number;
  record_id: string;
  org_id: string;
  user_id: string;
  username: string;
  request: Pick<BatchRequest, 'objectName' | 'writeTo'>;
  attempts: number;
  content_hash: string | null;
}

interface HashRow {
  record_id: string;
  value_hash: string | null;
  next_hash: string | null;
}

const CLAIM = `
  WITH first AS (SELECT batch_id FROM batch_write WHERE due_at <= clock_timestamp() ORDER BY due_at LIMIT 1),
  due AS (
    SELECT run_id FROM batch_write
    WHERE batch_id = (SELECT batch_id FROM first) AND due_at <= clock_timestamp()
    ORDER BY due_at LIMIT $1 FOR UPDATE SKIP LOCKED),
  claimed AS (
    UPDATE batch_write SET attempts = attempts + 1, due_at = clock_timestamp() + make_interval(secs => ${CLAIM_SECONDS})
    FROM due WHERE batch_write.run_id = due.run_id
    RETURNING batch_write.run_id, batch_write.batch_id, batch_write.position, batch_write.attempts)
  SELECT claimed.*, item.record_id, batch.org_id, batch.user_id, batch.username, batch.request, run.content_hash
  FROM claimed JOIN batch USING (batch_id)
  JOIN batch_item item ON item.batch_id = claimed.batch_id AND item.position = claimed.position
  JOIN run ON run.run_id = claimed.run_id`;

/** The end of a write and of what is to be done for it, together. */
const FINISH = `
  WITH gone AS (DELETE FROM batch_write WHERE run_id = $1 RETURNING batch_id, position)
  UPDATE batch_item SET written = $2 FROM gone
  WHERE batch_item.batch_id = gone.batch_id AND batch_item.position = gone.position AND batch_item.run_id = $1`;

const keyOf = ({ caller, recordId, field }: DueWrite): string[] => [caller.orgId, recordId, field.name];

/** Answers on their way into records, and what is remembered of those that arrived. */
export function createBatchWrites(database: Database): BatchWrites {
  return {
    async claim(limit) {
      return (await database.query<WriteRow>(CLAIM, [limit])).map(toDueWrite);
    },
    async finish(write, result) {
      await database.query(FINISH, [write.runId, result]);
    },
    async postpone(writes, until) {
      const text = 'UPDATE batch_write SET due_at = $2 WHERE run_id = ANY($1)';
      await database.query(text, [writes.map(({ runId }) => runId), until]);
    },
    async remembered(orgId, field, recordIds) {
      const text = `SELECT record_id, value_hash, next_hash FROM field_write
        WHERE org_id = $1 AND field = $2 AND record_id = ANY($3)`;
      const rows = await database.query<HashRow>(text, [orgId, field, recordIds]);
      return new Map(
        rows.map((row) => [
          row.record_id,
          [row.value_hash, row.next_hash].filter((hash): hash is string => hash !== null),
        ]),
      );
    },
    async intend(write, valueHash) {
      await database.query(
        `INSERT INTO field_write (org_id, record_id, field, next_hash) VALUES ($1, $2, $3, $4)
         ON CONFLICT (org_id, record_id, field) DO UPDATE SET next_hash = $4`,
        [...keyOf(write), valueHash],
      );
    },
    async settle(write, valueHash) {
      await database.query(
        `INSERT INTO field_write (org_id, record_id, field, value_hash, content_hash) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (org_id, record_id, field) DO UPDATE
         SET value_hash = $4, next_hash = NULL, content_hash = $5, written_at = clock_timestamp()`,
        [...keyOf(write), valueHash, write.contentHash],
      );
    },
  };
}

function toDueWrite(row: WriteRow): DueWrite {
  return {
    runId: row.run_id,
    batchId: row.batch_id,
    position: row.position,
    recordId: row.record_id,
    caller: { orgId: row.org_id, userId: row.user_id, username: row.username },
    objectName: row.request.objectName,
    field: row.request.writeTo!,
    attempts: row.attempts,
    contentHash: row.content_hash,
  };
}
