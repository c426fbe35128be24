import type { AuditedRuns } from '../auditing-ports.ts';
import type { RunStatus } from '../run-record.ts';
import type { Database } from './database.ts';
import { RUN_COLUMNS, toRunRecord, type RunRow } from './rows.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

interface SubjectRow {
  run_id: string;
  kind: string;
  created_at: Date;
  user_id: string;
  username: string;
  prompt: string;
  model: string | null;
  status: RunStatus;
  role: 'subject' | 'context';
}

/** A run that failed before anything was sent has only its own record. What was deleted is found no more. */
const OF_SUBJECT = `
  FROM run WHERE deleted_at IS NULL AND run_id IN (
    SELECT run_id FROM run WHERE org_id = $1 AND record_id = $2
    UNION SELECT run_id FROM run_subject WHERE org_id = $1 AND record_id = $2)
  ORDER BY created_at DESC, run_id LIMIT $3`;

/** Runs of a whole org, for auditors: whoever asks must have been let through before. */
export function createAuditedRuns(database: Database): AuditedRuns {
  return {
    async find(orgId, runId) {
      if (!UUID.test(runId)) return null;
      const text = `SELECT ${RUN_COLUMNS} FROM run WHERE run_id = $1 AND org_id = $2`;
      const [row] = await database.query<RunRow>(text, [runId, orgId]);
      return row ? toRunRecord(row) : null;
    },
    async ofSubject(orgId, recordId, limit) {
      const text = `SELECT run_id, kind, created_at, user_id, username, status,
        coalesce(prompt ->> 'label', prompt_api_name) AS prompt, sent -> 'model' ->> 'name' AS model,
        CASE record_id WHEN $2 THEN 'subject' ELSE 'context' END AS role ${OF_SUBJECT}`;
      const rows = await database.query<SubjectRow>(text, [orgId, recordId, limit]);
      return rows.map((row) => ({
        runId: row.run_id,
        kind: row.kind,
        at: row.created_at.toISOString(),
        userId: row.user_id,
        username: row.username,
        prompt: row.prompt,
        model: row.model,
        status: row.status,
        role: row.role,
      }));
    },
    async idsOfSubject(orgId, recordId, limit) {
      const rows = await database.query<{ run_id: string }>(`SELECT run_id ${OF_SUBJECT}`, [
        ...[orgId, recordId, limit],
      ]);
      return rows.map((row) => row.run_id);
    },
  };
}
