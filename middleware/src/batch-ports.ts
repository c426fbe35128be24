/** The edges of batches: the journal's side and the org's. */

import type {
  BatchEstimate,
  BatchItem,
  BatchItemState,
  BatchRecord,
  BatchState,
  BatchTally,
  DueWrite,
  ScheduleRecord,
  ScheduleRequest,
  WriteField,
  WriteResult,
} from './batch-record.ts';
import type { Caller, RunUsage } from './run-record.ts';

// ---- journal/ ------------------------------------------------------------------------------------------------------

/** A new batch, before its records are known. */
export type NewBatch = Pick<BatchRecord, 'caller' | 'name' | 'request'> & { start: boolean };

/** The due time of a schedule that a batch is made for. */
export interface DueTime {
  scheduleId: string;
  dueAt: Date;
  nextAt: Date | null;
}

/** Batches of one person; nothing of another person's ever comes back. Rejects with DATABASE_UNREACHABLE. */
export interface Batches {
  /**
   * Puts a batch with all its records on record, or nothing of it. `pages` are ids; `estimate` is asked when all are there,
   * with their number and the first few. Null when the due time was made by another process, or its schedule is gone.
   */
  create(
    batch: NewBatch,
    pages: AsyncIterable<string[]>,
    estimate: (total: number, firstIds: string[]) => Promise<BatchEstimate>,
    due?: DueTime,
  ): Promise<BatchRecord | null>;
  find(caller: Caller, batchId: string): Promise<BatchRecord | null>;
  /** The newest first, at most 50. */
  list(caller: Caller): Promise<BatchRecord[]>;
  /** By batch id; a batch that is not there has no entry. */
  tallies(batchIds: string[]): Promise<Map<string, BatchTally>>;
  items(batchId: string, after: number, state: BatchItemState | null, limit: number): Promise<BatchItem[]>;
  /** Changes the state where it is one of `from`; false when it is not. */
  move(batchId: string, from: BatchState[], to: BatchState): Promise<boolean>;
  /** Takes nothing more of it up. Gives the runs that are still at work; null when its state is not in `from`. */
  cancel(batchId: string, from: BatchState[]): Promise<string[] | null>;
  /** Makes failed items wait again; says how many. A batch that was done runs again. */
  retry(batchId: string): Promise<number>;
}

/** Brings items of running batches into the queue. */
export interface BatchFeed {
  /**
   * One batch that is running and not in `seen`: fills its window and ends it when nothing is left. Null when there is none
   * left, or others are at work on them.
   */
  feedOne(seen: string[], window: number): Promise<{ batchId: string; fed: number } | null>;
  /** Runs of cancelled batches that are still at work. A cancelled batch without any has its end with this. */
  toCancel(): Promise<{ caller: Caller; runId: string }[]>;
}

export interface BatchWrites {
  /** Answers to be written now, all of one batch, claimed for a while; whoever dies with them leaves them to the next. */
  claim(limit: number): Promise<DueWrite[]>;
  finish(write: DueWrite, result: WriteResult): Promise<void>;
  postpone(writes: DueWrite[], until: Date): Promise<void>;
  /** Keyed hashes of what was last written into a field of records: what stands, and what was about to. */
  remembered(orgId: string, field: string, recordIds: string[]): Promise<Map<string, string[]>>;
  /** Remembers what is about to be written, before it is. */
  intend(write: DueWrite, valueHash: string): Promise<void>;
  /** Remembers what stands there by us; null: a human's text stands there. */
  settle(write: DueWrite, valueHash: string | null): Promise<void>;
}

/** What is known of earlier runs. */
export interface RunHistory {
  /** Average usage of the newest answered runs of a prompt version in the org; null when there is none. */
  usageOf(
    orgId: string,
    promptApiName: string,
    versionId: string,
  ): Promise<{ runs: number; usage: Pick<RunUsage, 'inputTokens' | 'outputTokens'> } | null>;
  /** Hash of what the person's newest answered run of this prompt on this record was asked about. */
  lastContent(caller: Caller, promptApiName: string, recordId: string): Promise<string | null>;
  /** Hash of what the text in a field was written about; null when we wrote none. */
  writtenContent(orgId: string, recordId: string, field: string): Promise<string | null>;
  /** Of a batch: whether it skips what is unchanged, and the field its answers go to. */
  batchOf(batchId: string): Promise<{ skipUnchanged: boolean; writeTo: string | null } | null>;
  keepContent(runId: string, contentHash: string): Promise<void>;
}

export interface Schedules {
  create(
    caller: Caller,
    schedule: ScheduleRequest,
    told: Pick<ScheduleRecord, 'promptLabel' | 'sourceText'>,
  ): Promise<ScheduleRecord>;
  list(caller: Caller): Promise<ScheduleRecord[]>;
  /** False when there was none of this person. */
  delete(caller: Caller, scheduleId: string): Promise<boolean>;
  /** The schedules whose time has come, the most overdue first, without those that are named. */
  due(limit: number, without: string[]): Promise<ScheduleRecord[]>;
  /** A due time that made no batch. Does nothing when another process has dealt with it. */
  missed(due: DueTime, problem: string): Promise<void>;
}

// ---- vault/ --------------------------------------------------------------------------------------------------------

/** Hashes that nobody without the key of the vault can make: a guess of the text cannot be proved by them. */
export interface Fingerprint {
  of(text: string, purpose: string): string;
  /** Also for hashes made under the key before the last change. */
  matches(hash: string, text: string, purpose: string): boolean;
}

// ---- salesforce/ ---------------------------------------------------------------------------------------------------

/** Records of an object, as a person sees them. */
export interface RecordList {
  /** In words for that person: the list view's name, or the condition. */
  text: string;
  /** Ids of 18 characters, page after page. */
  pages(): AsyncIterable<string[]>;
}

export interface RecordLists {
  /** What the ids of an object begin with; null when describe does not tell. Rejects with RECORD_NOT_FOUND for an object that is hidden. */
  keyPrefix(caller: Caller, objectName: string): Promise<string | null>;
  /** Rejects with LIST_VIEW_NOT_FOUND. */
  ofListView(caller: Caller, objectName: string, listViewId: string): Promise<RecordList>;
  /** Rejects with BATCH_FILTER_INVALID or BATCH_FILTER_FIELD_HIDDEN. */
  ofFilter(caller: Caller, objectName: string, filter: string): Promise<RecordList>;
}

/** A field's text in a record, and when the record was last changed, as the org writes it. */
export interface FieldValue {
  text: string | null;
  modifiedAt: string;
}

export interface FieldWriter {
  /** Rejects with BATCH_FIELD_NOT_WRITABLE. */
  check(caller: Caller, objectName: string, fieldName: string): Promise<WriteField>;
  /** By record id; a record that the person may not see has no entry. */
  read(
    caller: Caller,
    objectName: string,
    field: string,
    recordIds: string[],
  ): Promise<Map<string, FieldValue>>;
  /** False when the record was changed after `unmodifiedSince`: then nothing was written. */
  write(
    caller: Caller,
    target: { objectName: string; recordId: string; field: string },
    text: string,
    unmodifiedSince: string,
  ): Promise<boolean>;
}
