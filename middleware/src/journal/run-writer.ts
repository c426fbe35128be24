import { randomUUID } from 'node:crypto';
import { AppError } from '../errors.ts';
import type { RunEnder, RunWriter, Sealer } from '../ports.ts';
import type { Caller, RunEvent, RunRecord } from '../run-record.ts';
import type { Database } from './database.ts';
import { createRuns, type NewRun } from './create-runs.ts';
import { groupCommit } from './group-commit.ts';
import type { JobStore } from './job-store.ts';
import { createLeases, type Leases } from './leases.ts';
import type { News } from './news.ts';
import { RUN_COLUMNS, toRunRecord, type RunRow } from './rows.ts';
import {
  ADD_TEXTS,
  END_RUNS,
  KEEP_FEEDBACK,
  REQUEST_CANCEL,
  SENT_RUNS,
  START_RUNS,
} from './run-statements.ts';

export interface RunWriterParts {
  database: Database;
  news: News;
  sealer: Sealer;
  /** Number of this process, see worker.ts. */
  worker: () => number;
  vaultHours: number;
  /** Where created runs are lined up; without it nobody works on them. */
  jobs?: JobStore;
  /** Told once of every run whose end this process put on record. */
  ended?: (run: RunRecord) => void;
  /** The claims of this process: what it has lost it writes no more. */
  leases?: Leases;
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
  const { database, news, sealer, worker, vaultHours, jobs = null, leases = createLeases() } = parts;
  const lane = <Row extends { run_id: string }>(name: string, statement: string) =>
    groupCommit<object, Row>((items) => database.query<Row>(statement, [JSON.stringify(items)], name));
  const create = groupCommit<Omit<NewRun, 'runId'>, RunRow>((items) =>
    database.transaction((statements) =>
      createRuns(
        statements,
        jobs,
        worker(),
        items.map(({ run_id: runId, ...item }) => ({ ...item, runId })),
      ),
    ),
  );
  const start = lane<Numbered>('start_runs', START_RUNS);
  const send = lane<Numbered>('sent_runs', SENT_RUNS);
  const addText = lane<Numbered>('add_texts', ADD_TEXTS);
  const end = groupCommit<object, EndedRow>((items) => endRuns(database, jobs, items));
  const lease = (runId: string): number | null => leases.of(runId);

  /** False when the run had ended: then nothing was changed. */
  const tell = (row: Numbered | undefined, event: (sequence: number) => RunEvent): boolean => {
    if (row) news.announce(row.run_id, [event(row.sequence)]);
    return row !== undefined;
  };
  return {
    async create(caller, request) {
      return toRunRecord((await create(randomUUID(), { caller, request }))!);
    },
    async createOnce(caller, request, { key, digest }) {
      const item = { caller, request, idempotencyKey: key, bodyHash: digest };
      const row = await create(randomUUID(), item);
      if (row) return { run: toRunRecord(row), created: true };
      return { run: await runOfKey(database, caller, key, digest), created: false };
    },
    async start(runId) {
      const row = await start(runId, { lease: lease(runId), worker: worker() });
      return tell(row, (sequence) => ({ sequence, type: 'status', status: 'running' }));
    },
    async sent(run, prompt, sent, vault) {
      const sealed = sealer
        .seal(JSON.stringify(vault), vaultContext(run.caller, run.runId))
        .toString('base64');
      const row = await send(run.runId, {
        ...{ lease: lease(run.runId), prompt, sent, sealed },
        seconds: vaultHours * 3600,
      });
      return tell(row, (sequence) => ({ sequence, type: 'sent', sent, vault }));
    },
    async text(runId, masked) {
      const row = await addText(runId, { lease: lease(runId), text: masked });
      tell(row, (sequence) => ({ sequence, type: 'text', text: masked }));
    },
    async end(runId, ending, prompt, text = '') {
      const facts = { status: ending.status, ending, prompt, text };
      const row = await end(runId, { lease: lease(runId), ...facts });
      leases.drop(runId);
      if (row) news.announce(runId, lastEvents(row));
      if (row) parts.ended?.(toRunRecord(row));
      return row !== undefined;
    },
    async requestCancel(runId) {
      await database.query(REQUEST_CANCEL, [runId]);
    },
    async feedback(runId, feedback) {
      await database.query(KEEP_FEEDBACK, [runId, JSON.stringify(feedback)]);
    },
  };
}

/** The ends of runs, and their jobs gone with them, in one commit. */
async function endRuns(database: Database, jobs: JobStore | null, items: object[]): Promise<EndedRow[]> {
  const values = [JSON.stringify(items)];
  if (!jobs) return database.query<EndedRow>(END_RUNS, values, 'end_runs');
  return database.transaction(async (statements) => {
    const rows = await statements.query<EndedRow>(END_RUNS, values, 'end_runs');
    await jobs.remove(
      statements,
      rows.map((row) => row.run_id),
    );
    return rows;
  });
}

/** The run that a person has called this already. Throws IDEMPOTENCY_KEY_REUSED when something else was asked then. */
async function runOfKey(
  database: Database,
  { orgId, userId }: Caller,
  key: string,
  digest: string,
): Promise<RunRecord> {
  const text = `SELECT ${RUN_COLUMNS}, body_hash FROM run WHERE org_id = $1 AND user_id = $2 AND idempotency_key = $3`;
  const [row] = await database.query<RunRow & { body_hash: string }>(text, [orgId, userId, key]);
  if (!row || row.body_hash !== digest) throw new AppError('IDEMPOTENCY_KEY_REUSED');
  return toRunRecord(row);
}

function lastEvents(row: EndedRow): RunEvent[] {
  const { sequence, last_text: text } = row;
  const run = toRunRecord(row);
  const events: RunEvent[] = text === '' ? [] : [{ sequence: sequence - 2, type: 'text', text }];
  return [...events, { sequence: sequence - 1, type: 'tail' }, { sequence, type: run.ending!.status, run }];
}
