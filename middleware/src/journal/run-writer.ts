import { randomUUID } from 'node:crypto';
import type { RunEnder, RunWriter, Sealer } from '../ports.ts';
import type { Caller, RunEvent } from '../run-record.ts';
import type { Database } from './database.ts';
import { groupCommit } from './group-commit.ts';
import type { News } from './news.ts';
import { toRunRecord, type RunRow } from './rows.ts';
import { ADD_TEXTS, CREATE_RUNS, END_RUNS, KEEP_FEEDBACK, SENT_RUNS, START_RUNS } from './run-statements.ts';

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

interface Numbered {
  run_id: string;
  sequence: number;
}
type EndedRow = RunRow & Numbered & { last_text: string };

/** Writes runs: every state change is one statement and so one commit; the end comes with its audit entry, once. */
export function createRunWriter(parts: RunWriterParts): RunWriter & RunEnder {
  const { database, news, sealer, worker, vaultHours } = parts;
  const lane = <Row extends { run_id: string }>(name: string, statement: string) =>
    groupCommit<object, Row>((items) => database.query<Row>(statement, [JSON.stringify(items)], name));
  const create = lane<RunRow>('create_runs', CREATE_RUNS);
  const start = lane<Numbered>('start_runs', START_RUNS);
  const send = lane<Numbered>('sent_runs', SENT_RUNS);
  const addText = lane<Numbered>('add_texts', ADD_TEXTS);
  const end = lane<EndedRow>('end_runs', END_RUNS);

  /** False when the run had ended: then nothing was changed. */
  const tell = (row: Numbered | undefined, event: (sequence: number) => RunEvent): boolean => {
    if (row) news.announce(row.run_id, [event(row.sequence)]);
    return row !== undefined;
  };
  return {
    async create({ orgId, userId, username }, { promptApiName, recordId, channel, traceId }) {
      const who = { org_id: orgId, user_id: userId, username };
      const what = { prompt_api_name: promptApiName, record_id: recordId, channel, trace_id: traceId };
      return toRunRecord((await create(randomUUID(), { ...who, ...what, worker: worker() }))!);
    },
    async start(runId) {
      const row = await start(runId, { worker: worker() });
      return tell(row, (sequence) => ({ sequence, type: 'status', status: 'running' }));
    },
    async sent(run, prompt, sent, vault) {
      const sealed = sealer
        .seal(JSON.stringify(vault), vaultContext(run.caller, run.runId))
        .toString('base64');
      const row = await send(run.runId, { prompt, sent, sealed, seconds: vaultHours * 3600 });
      return tell(row, (sequence) => ({ sequence, type: 'sent', sent, vault }));
    },
    async text(runId, masked) {
      tell(await addText(runId, { text: masked }), (sequence) => ({ sequence, type: 'text', text: masked }));
    },
    async end(runId, ending, prompt, text = '') {
      const row = await end(runId, { status: ending.status, ending, prompt, text });
      if (row) news.announce(runId, lastEvents(row));
      return row !== undefined;
    },
    async feedback(runId, feedback) {
      await database.query(KEEP_FEEDBACK, [runId, JSON.stringify(feedback)]);
    },
  };
}

function lastEvents(row: EndedRow): RunEvent[] {
  const { sequence, last_text: text } = row;
  const run = toRunRecord(row);
  const events: RunEvent[] = text === '' ? [] : [{ sequence: sequence - 2, type: 'text', text }];
  return [...events, { sequence: sequence - 1, type: 'tail' }, { sequence, type: run.ending!.status, run }];
}
