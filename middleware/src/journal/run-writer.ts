import { randomUUID } from 'node:crypto';
import type { RunEnder, RunWriter, Sealer } from '../ports.ts';
import type { Caller, PromptFacts, RunEnding } from '../run-record.ts';
import type { Database, Statements } from './database.ts';
import type { News } from './news.ts';
import { RUN_COLUMNS, toRunRecord, type RunRow } from './rows.ts';

export interface RunWriterParts {
  database: Database;
  news: News;
  sealer: Sealer;
  /** Number of this process, see worker.ts. */
  worker: () => number;
  vaultHours: number;
}

/** What the sealed values of a run belong to: a row moved to another person, org or run does not open. */
export const vaultContext = ({ orgId, userId }: Caller, runId: string): string =>
  `run:${orgId}:${userId}:${runId}`;

const INSERT_RUN = `
  INSERT INTO run (run_id, org_id, user_id, username, prompt_api_name, record_id, channel, trace_id, status, worker)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'queued', $9) RETURNING ${RUN_COLUMNS}`;

/** Adds an event to a run that has not ended; its number comes from the run's row, which is locked by that. */
const ADD_EVENT = `
  WITH numbered AS (
    UPDATE run SET last_sequence = last_sequence + 1 WHERE run_id = $1 AND ended_at IS NULL
    RETURNING run_id, last_sequence)
  INSERT INTO run_event (run_id, sequence, type, data)
  SELECT run_id, last_sequence, $2, $3 FROM numbered RETURNING sequence`;

const END_RUN = `
  UPDATE run SET status = $2, ending = $3, ended_at = clock_timestamp(), prompt = coalesce(prompt, $4),
    last_sequence = last_sequence + 2
  WHERE run_id = $1 AND ended_at IS NULL RETURNING org_id, last_sequence`;

/** Writes runs: every state change in one transaction, the end exactly once and together with its audit entry. */
export function createRunWriter(parts: RunWriterParts): RunWriter & RunEnder {
  const { database, news, sealer, worker, vaultHours } = parts;
  const change = async (
    runId: string,
    work: (statements: Statements) => Promise<boolean>,
  ): Promise<boolean> => {
    const changed = await database.transaction(work);
    if (changed) news.announce(runId);
    return changed;
  };
  return {
    async create(caller, request) {
      const runId = randomUUID();
      const { promptApiName, recordId, channel, traceId } = request;
      const who = [caller.orgId, caller.userId, caller.username];
      const values = [runId, ...who, promptApiName, recordId, channel, traceId, worker()];
      return database.transaction(async (statements) => {
        const rows = await statements.query<RunRow>(INSERT_RUN, values);
        await addEvent(statements, runId, 'status', { status: 'queued' });
        return toRunRecord(rows[0]!);
      });
    },
    start: (runId) =>
      change(runId, async (statements) => {
        const text = `UPDATE run SET status = 'running', worker = $2, started_at = clock_timestamp()
          WHERE run_id = $1 AND ended_at IS NULL RETURNING run_id`;
        if ((await statements.query(text, [runId, worker()])).length === 0) return false;
        return addEvent(statements, runId, 'status', { status: 'running' });
      }),
    sent: (run, prompt, sent, vault) =>
      change(run.runId, async (statements) => {
        const text = `UPDATE run SET prompt = $2, sent = $3, sent_at = coalesce(sent_at, clock_timestamp())
          WHERE run_id = $1 AND ended_at IS NULL RETURNING run_id`;
        const values = [run.runId, JSON.stringify(prompt), JSON.stringify(sent)];
        if ((await statements.query(text, values)).length === 0) return false;
        const sealed = sealer.seal(JSON.stringify(vault), vaultContext(run.caller, run.runId));
        await statements.query(
          `INSERT INTO run_vault (run_id, sealed, expires_at)
           VALUES ($1, $2, clock_timestamp() + make_interval(secs => $3)) ON CONFLICT (run_id) DO NOTHING`,
          [run.runId, sealed, vaultHours * 3600],
        );
        return addEvent(statements, run.runId, 'sent', { sent });
      }),
    async text(runId, masked) {
      await change(runId, (statements) => addEvent(statements, runId, 'text', { text: masked }));
    },
    end: (runId, ending, prompt) => change(runId, (statements) => endRun(statements, runId, ending, prompt)),
    async feedback(runId, feedback) {
      await change(runId, async (statements) => {
        await statements.query('UPDATE run SET feedback = $2 WHERE run_id = $1', [
          runId,
          JSON.stringify(feedback),
        ]);
        await statements.query(
          `UPDATE audit_outbox SET state = 'waiting', version = version + 1, attempts = 0, reason = NULL,
             created_at = clock_timestamp(), due_at = clock_timestamp() WHERE run_id = $1`,
          [runId],
        );
        return true;
      });
    },
  };
}

async function addEvent(statements: Statements, runId: string, type: string, data: object): Promise<boolean> {
  return (await statements.query(ADD_EVENT, [runId, type, JSON.stringify(data)])).length > 0;
}

async function endRun(
  statements: Statements,
  runId: string,
  ending: RunEnding,
  prompt: PromptFacts | null,
): Promise<boolean> {
  const values = [runId, ending.status, JSON.stringify(ending), prompt && JSON.stringify(prompt)];
  const rows = await statements.query<{ org_id: string; last_sequence: number }>(END_RUN, values);
  const ended = rows[0];
  if (!ended) return false;
  await statements.query(
    `INSERT INTO run_event (run_id, sequence, type) VALUES ($1, $2, 'tail'), ($1, $3, $4)`,
    [runId, ended.last_sequence - 1, ended.last_sequence, ending.status],
  );
  await statements.query('INSERT INTO audit_outbox (run_id, org_id) VALUES ($1, $2)', [runId, ended.org_id]);
  return true;
}
