import { isConnectionTest, type Caller, type RunRequest } from '../run-record.ts';
import type { Statements } from './database.ts';
import type { JobStore } from './job-store.ts';
import { RUN_COLUMNS, type RunRow } from './rows.ts';

/** A run to put on record. */
export interface NewRun {
  runId: string;
  caller: Caller;
  request: RunRequest;
  /** The batch it is an item of. */
  batchId?: string | null;
  /** What its caller calls it, and a digest of what was asked: see IdempotentRequest. */
  idempotencyKey?: string | null;
  bodyHash?: string | null;
}

/** A person waits for these; items of batches come after all of them. */
const PERSON_PRIORITY = 1_000_000;
const LOWEST_PRIORITY = -1_000_000;

const COLUMNS =
  'run_id uuid, org_id text, user_id text, username text, prompt_api_name text, record_id text, channel text, ' +
  'trace_id text, trace_parent text, worker int, batch_id uuid, idempotency_key text, body_hash text';
const NAMES = COLUMNS.split(', ').map((column) => column.split(' ')[0]);

/** `open_before`: the runs that this person has open already. */
const CREATE_RUNS = `
  WITH item AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS item(${COLUMNS})),
  created AS (
    INSERT INTO run (${NAMES.join(', ')}, status, last_sequence)
    SELECT ${NAMES.join(', ')}, 'queued', 1 FROM item
    ON CONFLICT (org_id, user_id, idempotency_key) WHERE idempotency_key IS NOT NULL DO NOTHING
    RETURNING ${RUN_COLUMNS}),
  event AS (
    INSERT INTO run_event (run_id, sequence, type, data)
    SELECT run_id, 1, 'status', '{"status":"queued"}' FROM created)
  SELECT created.*, (
    SELECT count(*)::int FROM run
    WHERE run.org_id = created.org_id AND run.user_id = created.user_id AND run.ended_at IS NULL
  ) AS open_before FROM created`;

type CreatedRow = RunRow & { open_before: number };

/**
 * Puts runs on record together with their jobs, in the transaction of `statements`: both are there, or neither. A run whose
 * caller has used its idempotency key before is left out of the rows. The more open runs a person has, the later the next one
 * is worked on, so that a thousand runs of one person hold up no other. Without `jobs` nobody works on them.
 */
export async function createRuns(
  statements: Statements,
  jobs: JobStore | null,
  worker: number,
  items: NewRun[],
): Promise<RunRow[]> {
  const rows = await statements.query<CreatedRow>(
    CREATE_RUNS,
    [JSON.stringify(items.map((item) => toItem(item, worker)))],
    'create_runs',
  );
  const batches = new Set(items.flatMap(({ runId, batchId }) => (batchId ? [runId] : [])));
  const before = new Map<string, number>();
  const prompts = rows.filter((row) => !isConnectionTest(row.prompt_api_name));
  const waiting = prompts.map((row) => {
    const person = `${row.org_id} ${row.user_id}`;
    const open = before.get(person) ?? row.open_before;
    before.set(person, open + 1);
    const first = batches.has(row.run_id) ? -1 : PERSON_PRIORITY;
    return { runId: row.run_id, orgId: row.org_id, priority: Math.max(first - open, LOWEST_PRIORITY) };
  });
  await jobs?.add(statements, waiting);
  return rows;
}

function toItem(
  { runId, caller, request, batchId, idempotencyKey, bodyHash }: NewRun,
  worker: number,
): object {
  return {
    ...{ run_id: runId, org_id: caller.orgId, user_id: caller.userId, username: caller.username },
    ...{ prompt_api_name: request.promptApiName, record_id: request.recordId, channel: request.channel },
    ...{ trace_id: request.traceId, trace_parent: request.traceParent ?? null },
    ...{ worker, batch_id: batchId ?? null },
    ...{ idempotency_key: idempotencyKey ?? null, body_hash: bodyHash ?? null },
  };
}
