import { randomUUID } from 'node:crypto';
import type { RunEnder, RunWriter, Sealer } from '../ports.ts';
import type { Caller, RunEvent } from '../run-record.ts';
import type { Database } from './database.ts';
import type { News } from './news.ts';
import { toRunRecord, type RunRow } from './rows.ts';
import { ADD_TEXT, CREATE_RUN, END_RUN, KEEP_FEEDBACK, SENT_RUN, START_RUN } from './run-statements.ts';

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

/** Writes runs: every state change is one statement and so one transaction; the end comes with its audit entry, once. */
export function createRunWriter(parts: RunWriterParts): RunWriter & RunEnder {
  const { database, news, sealer, worker, vaultHours } = parts;
  /** False when the run has ended: then the statement changed nothing. */
  const change = async (
    statement: string,
    values: [runId: string, ...unknown[]],
    event: (sequence: number) => RunEvent,
  ): Promise<boolean> => {
    const [row] = await database.query<{ sequence: number }>(statement, values);
    if (row) news.announce(values[0], [event(row.sequence)]);
    return row !== undefined;
  };
  return {
    async create(caller, request) {
      const { promptApiName, recordId, channel, traceId } = request;
      const who = [caller.orgId, caller.userId, caller.username];
      const values = [randomUUID(), ...who, promptApiName, recordId, channel, traceId, worker()];
      const [row] = await database.query<RunRow>(CREATE_RUN, values);
      return toRunRecord(row!);
    },
    start: (runId) =>
      change(START_RUN, [runId, worker()], (sequence) => ({ sequence, type: 'status', status: 'running' })),
    sent: (run, prompt, sent, vault) => {
      const sealed = sealer.seal(JSON.stringify(vault), vaultContext(run.caller, run.runId));
      const values = [JSON.stringify(prompt), JSON.stringify(sent), sealed, vaultHours * 3600];
      return change(SENT_RUN, [run.runId, ...values], (sequence) => ({ sequence, type: 'sent', sent }));
    },
    async text(runId, masked) {
      await change(ADD_TEXT, [runId, masked], (sequence) => ({ sequence, type: 'text', text: masked }));
    },
    async end(runId, ending, prompt) {
      const values = [ending.status, JSON.stringify(ending), prompt && JSON.stringify(prompt)];
      const [row] = await database.query<RunRow & { sequence: number }>(END_RUN, [runId, ...values]);
      if (!row) return false;
      const last = { sequence: row.sequence, type: ending.status, run: toRunRecord(row) };
      news.announce(runId, [{ sequence: row.sequence - 1, type: 'tail' }, last]);
      return true;
    },
    async feedback(runId, feedback) {
      await database.query(KEEP_FEEDBACK, [runId, JSON.stringify(feedback)]);
    },
  };
}
