import { AppError, toAppError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { AuditOutbox, InteractionWriter, OutboxEntry, RelayTurn } from '../ports.ts';

/** Records one call can carry: the limit of Salesforce's collections. */
export const BATCH = 200;
/** Open runs of an org from which on it pays to wait for a full batch. */
const BUSY = 10;
/** However busy it is, a record waits at most this many times the linger. */
const LONGEST_WAIT_FACTOR = 15;
const LOOK_MILLISECONDS = 250;
const FIRST_RETRY_MILLISECONDS = 2_000;
const LONGEST_RETRY_MILLISECONDS = 10 * 60_000;
/** Entries looked at together; more wait for the next round. */
const LOOKED_AT = 2_000;

export interface RelayParts {
  outbox: AuditOutbox & RelayTurn;
  writer: InteractionWriter;
  log: Log;
  lingerMs: number;
  maxAttempts: number;
}

export interface Relay {
  /** Writes everything that is due now, whatever the linger; for a stop and for tests. */
  flush(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Carries ended runs into the org: at least once, upserted by run id, so that once more changes nothing. Batches wait
 * until it has been quiet for the linger or are full: 500 runs at once cost three calls.
 */
export function startRelay(parts: RelayParts): Relay {
  const failures = countFailures();
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<void> = Promise.resolve();

  const round = async (force: boolean): Promise<void> => {
    try {
      await parts.outbox.exclusively(() => relayDue(parts, failures, force));
    } catch (cause) {
      parts.log.warn({ cause }, 'audit-relay-waits');
    }
  };
  const inTurn = (force: boolean): Promise<void> => (working = working.then(() => round(force)));
  const loop = (): void => {
    timer = setTimeout(
      () => {
        void inTurn(false).then(() => {
          if (!stopped) loop();
        });
      },
      Math.min(LOOK_MILLISECONDS, Math.max(parts.lingerMs, 10)),
    );
  };
  loop();
  return {
    flush: () => inTurn(true),
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await inTurn(true);
    },
  };
}

interface Failures {
  /** How many calls in a row had failed before this one. */
  again(orgId: string): number;
  clear(orgId: string): void;
}

function countFailures(): Failures {
  const counts = new Map<string, number>();
  return {
    again(orgId) {
      const before = counts.get(orgId) ?? 0;
      counts.set(orgId, before + 1);
      return before;
    },
    clear: (orgId) => void counts.delete(orgId),
  };
}

async function relayDue(parts: RelayParts, failures: Failures, force: boolean): Promise<void> {
  const byOrg = Map.groupBy(await parts.outbox.due(LOOKED_AT), (entry) => entry.orgId);
  for (const [orgId, entries] of byOrg) {
    const busy = (await parts.outbox.openRuns(orgId)) >= BUSY;
    for (let from = 0; from < entries.length; from += BATCH) {
      const batch = entries.slice(from, from + BATCH);
      if (force || isReady(batch, parts.lingerMs, busy)) await relayBatch(parts, failures, orgId, batch);
    }
  }
}

/**
 * A batch goes when it is full, when nothing new has come for the linger and not much is about to come, or when its
 * first entry has waited long.
 */
function isReady(batch: OutboxEntry[], lingerMs: number, busy: boolean): boolean {
  const ages = batch.map((entry) => Date.now() - entry.createdAt.getTime());
  const quiet = !busy && Math.min(...ages) >= lingerMs;
  return batch.length === BATCH || quiet || Math.max(...ages) >= lingerMs * LONGEST_WAIT_FACTOR;
}

async function relayBatch(
  parts: RelayParts,
  failures: Failures,
  orgId: string,
  batch: OutboxEntry[],
): Promise<void> {
  const runs = new Map(
    (await parts.outbox.runs(batch.map((entry) => entry.runId))).map((run) => [run.runId, run]),
  );
  const entries = batch.filter((entry) => runs.has(entry.runId));
  let results: (string | null)[];
  try {
    results = await parts.writer.write(
      orgId,
      entries.map((entry) => runs.get(entry.runId)!),
    );
  } catch (cause) {
    // The org is away or refuses the service as a whole: nothing is lost, and no entry is given up for that.
    const { code } = cause instanceof AppError ? cause : toAppError(cause);
    parts.log.warn({ orgId, code, entries: entries.length, cause }, 'audit-not-written');
    await parts.outbox.postponed(entries, code, retryAt(failures.again(orgId)));
    return;
  }
  failures.clear(orgId);
  const refused = entries.flatMap((entry, index) =>
    results[index] ? [{ entry, reason: results[index] }] : [],
  );
  await parts.outbox.delivered(entries.filter((_, index) => results[index] === null));
  for (const { entry, reason } of refused) {
    const last = entry.attempts + 1 >= parts.maxAttempts;
    parts.log.error({ orgId, runId: entry.runId, reason, givenUp: last }, 'audit-record-refused');
    await parts.outbox.refused(entry, reason, last ? null : retryAt(entry.attempts));
  }
}

function retryAt(attempts: number): Date {
  const wait = Math.min(FIRST_RETRY_MILLISECONDS * 2 ** attempts, LONGEST_RETRY_MILLISECONDS);
  return new Date(Date.now() + wait);
}
