/**
 * The state changes of runs that are on record (create-runs.ts puts them there), as many runs at a time as there are items in the JSON list $1. Each is one statement: all of
 * it is on record, or nothing is. What has ended is not changed and gives no row.
 */

import { RUN_COLUMNS } from './rows.ts';

const items = (columns: string): string =>
  `item AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS item(${columns}))`;
const OF_RUN = RUN_COLUMNS.split(', ')
  .map((column) => `run.${column}`)
  .join(', ');
/**
 * The number of an event comes from the run's row, which is locked by that: no two events have the same. What was claimed by
 * another process meanwhile is not changed either; without a claim (a test of a connection, a cancellation) any may be.
 */
const OPEN =
  'FROM item WHERE run.run_id = item.run_id AND run.ended_at IS NULL AND run.lease = coalesce(item.lease, run.lease)';
const EVENT = 'INSERT INTO run_event (run_id, sequence, type, data)';

/** What a process has taken from the queue. Whoever held an older claim writes nothing any more. */
export const CLAIM_RUNS = `
  WITH ${items('run_id uuid, lease int, worker int')}
  UPDATE run SET worker = item.worker, lease = item.lease
  FROM item WHERE run.run_id = item.run_id AND run.ended_at IS NULL AND run.lease < item.lease
  RETURNING ${OF_RUN}, run.sent_at IS NOT NULL AS was_sent`;

export const START_RUNS = `
  WITH ${items('run_id uuid, lease int, worker int')},
  changed AS (
    UPDATE run SET status = 'running', worker = item.worker, started_at = clock_timestamp(),
      last_sequence = last_sequence + 1
    ${OPEN} RETURNING run.run_id, run.last_sequence)
  ${EVENT} SELECT run_id, last_sequence, 'status', '{"status":"running"}' FROM changed RETURNING run_id, sequence`;

export const SENT_RUNS = `
  WITH ${items('run_id uuid, lease int, prompt jsonb, sent jsonb, sealed text, seconds float8')},
  changed AS (
    UPDATE run SET prompt = item.prompt, sent = item.sent, sent_at = coalesce(run.sent_at, clock_timestamp()),
      last_sequence = last_sequence + 1
    ${OPEN} RETURNING run.run_id, run.org_id, run.record_id, run.last_sequence, item.sent AS new_sent, item.sealed,
      item.seconds),
  subjects AS (
    INSERT INTO run_subject (run_id, org_id, record_id, role)
    SELECT run_id, org_id, subject, CASE subject WHEN record_id THEN 'subject' ELSE 'context' END
    FROM changed, jsonb_array_elements_text(coalesce(new_sent->'subjects', '[]')) AS subject
    ON CONFLICT DO NOTHING),
  kept AS (
    INSERT INTO run_vault (run_id, sealed, expires_at)
    SELECT run_id, decode(sealed, 'base64'), clock_timestamp() + make_interval(secs => seconds) FROM changed
    ON CONFLICT (run_id) DO NOTHING)
  ${EVENT} SELECT run_id, last_sequence, 'sent', jsonb_build_object('sent', new_sent) FROM changed
  RETURNING run_id, sequence`;

export const ADD_TEXTS = `
  WITH ${items('run_id uuid, lease int, text text')},
  changed AS (
    UPDATE run SET last_sequence = last_sequence + 1 ${OPEN} RETURNING run.run_id, run.last_sequence, item.text)
  ${EVENT} SELECT run_id, last_sequence, 'text', jsonb_build_object('text', text) FROM changed
  RETURNING run_id, sequence`;

/**
 * The end, exactly once: the text that was not written yet, the end itself, the entry the audit relay works off, and the item
 * of the batch it belongs to.
 */
export const END_RUNS = `
  WITH ${items('run_id uuid, lease int, status text, ending jsonb, prompt jsonb, text text')},
  ended AS (
    UPDATE run SET status = item.status, ending = item.ending, ended_at = clock_timestamp(),
      prompt = coalesce(run.prompt, item.prompt),
      last_sequence = last_sequence + 2 + (item.text <> '')::int
    ${OPEN} RETURNING ${OF_RUN}, run.last_sequence AS sequence, item.text AS last_text),
  events AS (
    ${EVENT}
    SELECT run_id, sequence - 2, 'text', jsonb_build_object('text', last_text) FROM ended WHERE last_text <> ''
    UNION ALL SELECT run_id, sequence - 1, 'tail', '{}' FROM ended
    UNION ALL SELECT run_id, sequence, status, '{}' FROM ended),
  audit AS (INSERT INTO audit_outbox (run_id, org_id) SELECT run_id, org_id FROM ended),
  item_of_batch AS (
    UPDATE batch_item SET code = ended.ending->'error'->>'code',
      state = CASE ended.status WHEN 'skipped' THEN 'unchanged' ELSE ended.status END
    FROM ended WHERE batch_item.run_id = ended.run_id)
  SELECT * FROM ended`;

/** What somebody thinks of a run that has ended; its audit record is written again with it. */
export const KEEP_FEEDBACK = `
  WITH rated AS (UPDATE run SET feedback = $2 WHERE run_id = $1 RETURNING run_id)
  UPDATE audit_outbox SET state = 'waiting', version = version + 1, attempts = 0, reason = NULL,
    created_at = clock_timestamp(), due_at = clock_timestamp()
  FROM rated WHERE audit_outbox.run_id = rated.run_id`;

/** Asks whichever process works on a run to stop it; told at once to those who listen. */
export const REQUEST_CANCEL = `
  WITH asked AS (
    UPDATE run SET cancel_requested_at = clock_timestamp() WHERE run_id = $1 AND ended_at IS NULL RETURNING run_id)
  SELECT pg_notify('byom_news', current_setting('application_name') || '|' || run_id || ':0:cancel') FROM asked`;
