import type { AuditSubjects } from '../ports.ts';
import type { RunStatus } from '../run-record.ts';
import type { Database } from './database.ts';

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

/** A run that failed before anything was sent has only its own record. */
const FIND = `
  SELECT run_id, kind, created_at, user_id, username, coalesce(prompt ->> 'label', prompt_api_name) AS prompt,
    sent -> 'model' ->> 'name' AS model, status,
    CASE record_id WHEN $2 THEN 'subject' ELSE 'context' END AS role
  FROM run WHERE run_id IN (
    SELECT run_id FROM run WHERE org_id = $1 AND record_id = $2
    UNION SELECT run_id FROM run_subject WHERE org_id = $1 AND record_id = $2)
  ORDER BY created_at DESC, run_id LIMIT $3`;

/** Finds what was done with a record, be it that it was asked about or that it stood beside the record that was. */
export function createAuditSubjects(database: Database): AuditSubjects {
  return {
    async find(orgId, recordId, limit) {
      const rows = await database.query<SubjectRow>(FIND, [orgId, recordId, limit]);
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
  };
}
