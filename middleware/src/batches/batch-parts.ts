import type { Batches, FieldWriter, RecordLists, RunHistory, Schedules } from '../batch-ports.ts';
import type { Catalogue } from '../core/catalogue.ts';
import { AppError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { OrgConfiguration, OrgPermissions, RecordReader } from '../ports.ts';
import type { Caller } from '../run-record.ts';
import type { RefusalParts } from './record-refusal.ts';

/** What the stories about batches are given by main.ts. */
export interface BatchParts extends RefusalParts {
  batches: Batches;
  schedules: Schedules;
  history: RunHistory;
  lists: RecordLists;
  fields: FieldWriter;
  configuration: OrgConfiguration;
  records: RecordReader;
  permissions: OrgPermissions;
  catalogue: Catalogue;
  /** Cancels a run of this person, wherever it is at work. */
  cancelRun(caller: Caller, runId: string): Promise<void>;
  log: Log;
}

/** The first line of every story that makes models work: the org itself says who may. Throws BATCH_PERMISSION_REQUIRED. */
export async function requireBatchPermission(
  { permissions }: Pick<BatchParts, 'permissions'>,
  caller: Caller,
): Promise<void> {
  if (!(await permissions.of(caller)).runBatches) throw new AppError('BATCH_PERMISSION_REQUIRED');
}
