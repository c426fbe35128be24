import type { RunHistory } from '../batch-ports.ts';
import type { Database } from './database.ts';

/** Runs that an average is made of. */
const NEWEST = 50;

const USAGE = `
  SELECT count(*)::int AS runs, coalesce(avg((ending->'usage'->>'inputTokens')::numeric), 0)::float8 AS input,
    coalesce(avg((ending->'usage'->>'outputTokens')::numeric), 0)::float8 AS output
  FROM (
    SELECT ending, prompt FROM run
    WHERE org_id = $1 AND prompt_api_name = $2 AND status = 'answered' AND kind = 'prompt'
    ORDER BY ended_at DESC LIMIT ${NEWEST}) newest
  WHERE prompt->>'versionId' = $3 AND jsonb_typeof(ending->'usage') = 'object'`;

const LAST_CONTENT = `
  SELECT content_hash FROM run
  WHERE org_id = $1 AND user_id = $2 AND prompt_api_name = $3 AND record_id = $4
    AND status = 'answered' AND content_hash IS NOT NULL
  ORDER BY created_at DESC LIMIT 1`;

/** What earlier runs used, and what they were asked about. */
export function createRunHistory(database: Database): RunHistory {
  return {
    async usageOf(orgId, promptApiName, versionId) {
      const values = [orgId, promptApiName, versionId];
      const [row] = await database.query<{ runs: number; input: number; output: number }>(USAGE, values);
      if (!row || row.runs === 0) return null;
      return { runs: row.runs, usage: { inputTokens: row.input, outputTokens: row.output } };
    },
    async lastContent({ orgId, userId }, promptApiName, recordId) {
      const values = [orgId, userId, promptApiName, recordId];
      const [row] = await database.query<{ content_hash: string | null }>(LAST_CONTENT, values);
      return row?.content_hash ?? null;
    },
    async writtenContent(orgId, recordId, field) {
      const text = 'SELECT content_hash FROM field_write WHERE org_id = $1 AND record_id = $2 AND field = $3';
      const [row] = await database.query<{ content_hash: string | null }>(text, [orgId, recordId, field]);
      return row?.content_hash ?? null;
    },
    async batchOf(batchId) {
      const text = `SELECT (request->>'skipUnchanged')::boolean AS skip, request->'writeTo'->>'name' AS field
        FROM batch WHERE batch_id = $1`;
      const [row] = await database.query<{ skip: boolean; field: string | null }>(text, [batchId]);
      return row ? { skipUnchanged: row.skip, writeTo: row.field } : null;
    },
    async keepContent(runId, contentHash) {
      const text = 'UPDATE run SET content_hash = $2 WHERE run_id = $1 AND ended_at IS NULL';
      await database.query(text, [runId, contentHash]);
    },
  };
}
