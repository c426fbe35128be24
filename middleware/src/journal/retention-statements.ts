import { createHash } from 'node:crypto';

/** Runs that leave a sweep before they were deleted, and their rows of the chain. */
const letGo = (which: string): string => `
  WITH free AS (
    UPDATE run SET deletion_id = NULL, deletion_class = NULL
    WHERE deletion_id = $1 AND deleted_at IS NULL AND ${which} RETURNING run_id)
  UPDATE audit_chain SET deletion_run_id = NULL FROM free WHERE audit_chain.run_id = free.run_id AND deleted_at IS NULL`;

export const LET_GO = {
  /** `$2`: ids of records on hold. */
  held: letGo(`(record_id = ANY($2) OR EXISTS (
    SELECT FROM run_subject s WHERE s.run_id = run.run_id AND s.record_id = ANY($2)))`),
  /** `$2`: run ids. */
  these: letGo('run_id = ANY($2)'),
};

/** The chain says what is about to go before it goes: the relay does not write it to the org again. */
export const NEXT = `
  WITH next AS (
    SELECT run_id FROM run WHERE deletion_id = $1 AND deleted_at IS NULL ORDER BY ended_at, run_id LIMIT $2),
  chain AS (
    UPDATE audit_chain SET deletion_run_id = $1 FROM next WHERE audit_chain.run_id = next.run_id)
  SELECT run_id FROM next`;

/** The row of a run stays: who asked which prompt when, what it cost and how it ended. What was said is gone. */
export const REMOVE = `
  WITH gone AS (
    UPDATE run SET deleted_at = clock_timestamp(), prompt = NULL, sent = NULL, feedback = NULL, content_hash = NULL,
      ending = ending || '{"answer": null, "notice": null, "attempts": [], "verdicts": []}'
    WHERE deletion_id = $1 AND run_id = ANY($2) AND deleted_at IS NULL RETURNING run_id),
  events AS (DELETE FROM run_event USING gone WHERE run_event.run_id = gone.run_id),
  vaults AS (DELETE FROM run_vault USING gone WHERE run_vault.run_id = gone.run_id),
  subjects AS (DELETE FROM run_subject USING gone WHERE run_subject.run_id = gone.run_id),
  tickets AS (DELETE FROM ticket USING gone WHERE ticket.run_id = gone.run_id),
  outbox AS (DELETE FROM audit_outbox USING gone WHERE audit_outbox.run_id = gone.run_id)
  UPDATE audit_chain SET deleted_at = clock_timestamp() FROM gone WHERE audit_chain.run_id = gone.run_id`;

/** SHA-256 (hex) over row hashes in order, each followed by a line feed. */
export function digestOfRows(rowHashes: string[]): string {
  const hash = createHash('sha256');
  for (const rowHash of rowHashes) hash.update(`${rowHash}\n`);
  return hash.digest('hex');
}
