import { createHash } from 'node:crypto';
import type { AuditRow, OrgBacklog, OutboxEntry, RelayTurn } from '../audit-ports.ts';
import { contentHash } from '../core/audit/canonical.ts';
import { HASH_VERSION } from '../core/audit/hashed-fields.ts';
import { AppError, toAppError } from '../errors.ts';
import { factOfCall, factOfRow, waitMs, type FailureFact } from './failure-facts.ts';
import type { RelayParts } from './relay.ts';

const BATCH = 200;
/** From so many waiting records on a bulk job costs fewer calls, and is not slower. */
const BULK_FROM = 2_000;
const BULK_BATCH = 5_000;
const KEEP_MILLISECONDS = 5_000;

interface Turn {
  parts: RelayParts;
  orgId: string;
  turn: RelayTurn;
  /** Failed calls in a row, and how many records the next call carries: of this turn and those before it. */
  failures: number;
  batchSize: number;
}

/** Writes what is due for one org while it is ready, unless another process is at it. Rejects when the journal is away. */
export async function relayOrg(
  parts: RelayParts,
  orgId: string,
  isReady: (backlog: OrgBacklog) => boolean,
): Promise<void> {
  const turn = await parts.outbox.take(orgId);
  if (!turn) return;
  const keeping = setInterval(() => void turn.keep().catch(() => undefined), KEEP_MILLISECONDS);
  const state: Turn = { parts, orgId, turn, failures: turn.failures, batchSize: turn.batchSize };
  try {
    while (await turn.keep()) {
      const backlog = (await parts.outbox.backlogs()).find((one) => one.orgId === orgId);
      if (!backlog || !isReady(backlog)) return;
      const bulk = backlog.due > BULK_FROM && state.batchSize > BATCH;
      const entries = await parts.outbox.due(orgId, bulk ? BULK_BATCH : Math.min(BATCH, state.batchSize));
      if (entries.length === 0 || !(await relayBatch(state, entries))) return;
    }
  } finally {
    clearInterval(keeping);
    await turn.release();
  }
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** False when the org is to be left alone. */
async function relayBatch(state: Turn, entries: OutboxEntry[]): Promise<boolean> {
  const { parts, orgId } = state;
  const { outbox } = parts;
  const rows = await placedRows(state, entries);
  // What was deleted with its act on record is not brought back by a rating.
  const deleted = entries.filter(({ runId }) => rows.get(runId)?.place.deleted !== false);
  const open = entries.filter(({ runId }) => rows.get(runId)?.place.deleted === false);
  if (deleted.length > 0) await outbox.delivered(deleted);
  if (open.length === 0) return true;
  let results: (string | null)[];
  try {
    results = await parts.writer.write(
      orgId,
      open.map(({ runId }) => rows.get(runId)!),
    );
  } catch (cause) {
    // The org is away or refuses the service as a whole: nothing is lost.
    return callFailed(state, open, cause);
  }
  await outbox.delivered(open.filter((_, index) => results[index] === null));
  const refused = open.flatMap((entry, index) => (results[index] ? [{ entry, reason: results[index] }] : []));
  return settle(state, refused, open.length);
}

/** Every run with its content and its place in the chain, given in the order of the entries. */
async function placedRows({ parts, orgId }: Turn, entries: OutboxEntry[]): Promise<Map<string, AuditRow>> {
  const runs = new Map(
    (await parts.outbox.runs(entries.map((entry) => entry.runId))).map((run) => [run.runId, run]),
  );
  const contents = entries.flatMap(({ runId }) => {
    const run = runs.get(runId);
    return run ? [parts.writer.contentOf(run)] : [];
  });
  const wishes = contents.map((content) => ({
    runId: content.runId,
    hashVersion: HASH_VERSION,
    contentHash: contentHash(HASH_VERSION, content, digest),
  }));
  const places = await parts.outbox.place(orgId, wishes, digest);
  const rows = contents.map((content, index) => {
    const place = places.get(content.runId)!;
    if (!place.delivered && !place.deleted && place.contentHash !== wishes[index]?.contentHash)
      parts.log.error({ orgId, runId: content.runId }, 'audit-content-differs-from-chain');
    return { content, place };
  });
  return new Map(rows.map((row) => [row.content.runId, row]));
}

/**
 * A whole call was not taken. Where that can be the fault of a row, fewer are tried; a single row that stands in the way is
 * passed over, and given up when others have got through meanwhile.
 */
async function callFailed(state: Turn, entries: OutboxEntry[], cause: unknown): Promise<boolean> {
  const { parts, orgId, turn } = state;
  const { code } = cause instanceof AppError ? cause : toAppError(cause);
  const fact = factOfCall(code);
  parts.log.warn({ orgId, code, entries: entries.length, cause }, 'audit-not-written');
  if (fact.smaller && entries.length === 1) {
    const [entry] = entries as [OutboxEntry];
    const tried = entry.attempts + 1 >= parts.maxAttempts;
    const last = tried && (await parts.outbox.deliveredSince(orgId, entry.createdAt));
    await refuse(state, [entry], code, fact, last);
  }
  const size = fact.smaller ? half(entries.length) : state.batchSize;
  await turn.pause(code, retryAt(state, fact, state.failures), size);
  return false;
}

/** What became of the rows that the org refused one by one. */
async function settle(
  state: Turn,
  refused: { entry: OutboxEntry; reason: string }[],
  tried: number,
): Promise<boolean> {
  const { parts, turn } = state;
  let pausing: { reason: string; fact: FailureFact } | null = null;
  for (const { entry, reason } of refused) {
    const fact = factOfRow(reason);
    if (fact.scope === 'org') {
      pausing ??= { reason, fact };
      continue;
    }
    await refuse(state, [entry], reason, fact, !fact.passes && entry.attempts + 1 >= parts.maxAttempts);
  }
  const smaller = refused.some(({ reason }) => factOfRow(reason).smaller) || refused.length === tried;
  state.batchSize = smaller ? half(tried) : grown(state.batchSize);
  if (pausing) {
    const { reason, fact } = pausing;
    parts.log.warn({ orgId: state.orgId, reason, entries: refused.length }, 'audit-org-refuses');
    await turn.pause(reason, retryAt(state, fact, state.failures), state.batchSize);
    return false;
  }
  state.failures = 0;
  await turn.wentWell(state.batchSize);
  return true;
}

async function refuse(
  state: Turn,
  entries: OutboxEntry[],
  reason: string,
  fact: FailureFact,
  last: boolean,
): Promise<void> {
  const { parts, orgId } = state;
  for (const entry of entries) {
    parts.log.error({ orgId, runId: entry.runId, reason, givenUp: last }, 'audit-record-refused');
    const again = last ? null : retryAt(state, fact, entry.attempts);
    await parts.outbox.refused([entry], reason, again, !fact.passes || fact.scope === 'org');
  }
}

const retryAt = ({ parts }: Turn, fact: FailureFact, before: number): Date =>
  new Date(Date.now() + waitMs(fact, before, (parts.random ?? Math.random)()));

const half = (size: number): number => Math.max(1, Math.floor(Math.min(size, BATCH) / 2));

/** Back to full batches, and from there to bulk jobs, step by step. */
const grown = (size: number): number => (size * 2 > 2 * BATCH ? Infinity : size * 2);
