/** The state changes of a run. Each is one statement: all of it is on record, or nothing is. */

import { RUN_COLUMNS } from './rows.ts';

export const CREATE_RUN = `
  WITH created AS (
    INSERT INTO run (run_id, org_id, user_id, username, prompt_api_name, record_id, channel, trace_id, status, worker,
      last_sequence)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'queued', $9, 1) RETURNING ${RUN_COLUMNS}),
  event AS (
    INSERT INTO run_event (run_id, sequence, type, data) SELECT run_id, 1, 'status', '{"status":"queued"}' FROM created)
  SELECT * FROM created`;

/** The number of an event comes from the run's row, which is locked by that: no two events have the same. */
const CHANGED = 'WHERE run_id = $1 AND ended_at IS NULL RETURNING run_id, last_sequence';

export const START_RUN = `
  WITH changed AS (
    UPDATE run SET status = 'running', worker = $2, started_at = clock_timestamp(), last_sequence = last_sequence + 1
    ${CHANGED})
  INSERT INTO run_event (run_id, sequence, type, data)
  SELECT run_id, last_sequence, 'status', '{"status":"running"}' FROM changed RETURNING sequence`;

export const SENT_RUN = `
  WITH changed AS (
    UPDATE run SET prompt = $2, sent = $3, sent_at = coalesce(sent_at, clock_timestamp()),
      last_sequence = last_sequence + 1
    ${CHANGED}),
  kept AS (
    INSERT INTO run_vault (run_id, sealed, expires_at)
    SELECT run_id, $4, clock_timestamp() + make_interval(secs => $5) FROM changed ON CONFLICT (run_id) DO NOTHING)
  INSERT INTO run_event (run_id, sequence, type, data)
  SELECT run_id, last_sequence, 'sent', jsonb_build_object('sent', $3::jsonb) FROM changed RETURNING sequence`;

export const ADD_TEXT = `
  WITH changed AS (UPDATE run SET last_sequence = last_sequence + 1 ${CHANGED})
  INSERT INTO run_event (run_id, sequence, type, data)
  SELECT run_id, last_sequence, 'text', jsonb_build_object('text', $2::text) FROM changed RETURNING sequence`;

/** The end, exactly once, with the entry that the audit relay works off. */
export const END_RUN = `
  WITH ended AS (
    UPDATE run SET status = $2, ending = $3, ended_at = clock_timestamp(), prompt = coalesce(prompt, $4),
      last_sequence = last_sequence + 2
    WHERE run_id = $1 AND ended_at IS NULL RETURNING ${RUN_COLUMNS}, last_sequence AS sequence),
  events AS (
    INSERT INTO run_event (run_id, sequence, type)
    SELECT run_id, sequence - 1, 'tail' FROM ended UNION ALL SELECT run_id, sequence, status FROM ended),
  audit AS (INSERT INTO audit_outbox (run_id, org_id) SELECT run_id, org_id FROM ended)
  SELECT * FROM ended`;

/** What somebody thinks of a run that has ended; its audit record is written again with it. */
export const KEEP_FEEDBACK = `
  WITH rated AS (UPDATE run SET feedback = $2 WHERE run_id = $1 RETURNING run_id)
  UPDATE audit_outbox SET state = 'waiting', version = version + 1, attempts = 0, reason = NULL,
    created_at = clock_timestamp(), due_at = clock_timestamp()
  FROM rated WHERE audit_outbox.run_id = rated.run_id`;
