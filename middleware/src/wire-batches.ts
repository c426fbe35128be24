import type { BatchParts } from './batches/batch-parts.ts';
import { startBatchWork, type BatchWork } from './batches/feed.ts';
import { createUnchanged } from './batches/unchanged.ts';
import type { Config } from './config.ts';
import { createBatchFeed } from './journal/batch-feed.ts';
import { createSchedules } from './journal/batch-schedules.ts';
import { createBatchWrites } from './journal/batch-writes.ts';
import { createBatches } from './journal/batches.ts';
import { createRefusalTurns } from './journal/refusals.ts';
import { createRunHistory } from './journal/run-history.ts';
import { createRuns } from './journal/create-runs.ts';
import { cancelRun } from './runs/cancel-run.ts';
import type { RunParts } from './runs/run-parts.ts';
import type { RunPump } from './runs/run-pump.ts';
import type { OrgConnections } from './salesforce/org-connections.ts';
import { createOrgPermissions } from './salesforce/org-permissions.ts';
import { createRecordLists } from './salesforce/record-lists.ts';
import { createFieldWriter } from './salesforce/write-field.ts';
import type { Store } from './store.ts';
import { createFingerprint } from './vault/fingerprint.ts';

/** What the routes of batches are given, and what brings batches forward until it is stopped. */
export interface Batching extends BatchParts, BatchWork {
  /** What another process has written of runs: one that has ended makes room for the next. */
  hear(news: { type: string }[]): void;
}

const ENDED = new Set(['answered', 'failed', 'cancelled', 'skipped']);

/** For RunParts: whether an item of a batch has not changed since its last answer. */
export function createUnchangedCheck(config: Config, { database }: Store): RunParts['unchanged'] {
  const fingerprint = createFingerprint(config.vaultKey, config.vaultKeyPrevious);
  return createUnchanged({ history: createRunHistory(database), fingerprint });
}

/** Batches of this process: their stories, and the work on them. */
export function startBatches(
  config: Config,
  store: Store,
  connections: OrgConnections,
  runParts: RunParts,
  queue: RunPump,
): Batching {
  const { database, sealer, jobs, worker, journal, acts } = store;
  const { configuration, records, catalogue, vaults, log } = runParts;
  const parts: BatchParts = {
    batches: createBatches(database, sealer),
    schedules: createSchedules(database, sealer),
    history: createRunHistory(database),
    lists: createRecordLists(connections),
    fields: createFieldWriter(connections),
    permissions: createOrgPermissions(connections),
    async cancelRun(caller, runId) {
      const run = await journal.find(caller, runId);
      if (run) await cancelRun({ journal, queue }, run);
    },
    refusals: createRefusalTurns(database),
    ...{ configuration, records, catalogue, acts, log },
  };
  const work = startBatchWork({
    ...parts,
    feed: createBatchFeed({
      database,
      create: (statements, items) => createRuns(statements, jobs, worker.number(), items),
    }),
    writes: createBatchWrites(database),
    fingerprint: createFingerprint(config.vaultKey, config.vaultKeyPrevious),
    wake: () => queue.wake(),
    window: config.BATCH_WINDOW,
    ...{ journal, vaults },
  });
  return {
    ...parts,
    ...work,
    hear(news) {
      if (news.some(({ type }) => ENDED.has(type))) work.nudge();
    },
  };
}
