/** What the journal keeps of batches: a prompt over many records, and schedules that make them. */

import type { Cost } from './core/cost.ts';
import type { Caller } from './run-record.ts';

/** Records of one batch. */
export const MOST_RECORDS = 1_000_000;

export type BatchState = 'draft' | 'running' | 'paused' | 'cancelled' | 'done';
export type BatchItemState = 'waiting' | 'running' | 'answered' | 'unchanged' | 'failed' | 'cancelled';
/** What came of writing an answer into its record: `kept` is what a human wrote there. */
export type WriteResult = 'written' | 'kept' | 'failed';

/** Which records, as a person names them. */
export type BatchSource =
  { recordIds: string[] } | { object: string; listViewId: string } | { object: string; filter: string };

export type BatchSourceKind = 'records' | 'list view' | 'filter';

/** The field that takes the answers, as describe shows it to the person. */
export interface WriteField {
  name: string;
  /** Characters it holds. */
  length: number;
  /** True for rich text: it holds HTML. */
  rich: boolean;
}

/** What a batch does, settled when it is made. */
export interface BatchRequest {
  promptApiName: string;
  promptLabel: string;
  objectName: string;
  source: { kind: BatchSourceKind; text: string };
  writeTo: WriteField | null;
  skipUnchanged: boolean;
  /** Of the request that made it: all its runs carry it. */
  traceId: string;
}

/** What a batch will use, by experience or by a sample. */
export interface BatchEstimate {
  runs: number;
  inputTokens: number;
  outputTokens: number;
  cost: Cost | null;
  /** In words: what it was reckoned from. */
  basis: string;
}

export interface BatchRecord {
  batchId: string;
  caller: Caller;
  name: string;
  state: BatchState;
  request: BatchRequest;
  estimate: BatchEstimate | null;
  scheduleId: string | null;
  createdAt: Date;
  startedAt: Date | null;
  endedAt: Date | null;
}

/** How far a batch is. */
export interface BatchTally {
  items: Record<BatchItemState, number>;
  written: Record<WriteResult, number>;
  /** Failures by code, the most frequent first. */
  causes: { code: string; count: number }[];
  /** Null without cost, and for costs in several currencies. */
  cost: Cost | null;
}

export interface BatchItem {
  position: number;
  recordId: string;
  state: BatchItemState;
  runId: string | null;
  code: string | null;
  written: WriteResult | null;
}

export type ScheduleEvery = 'once' | 'hour' | 'day' | 'week';

/** What somebody asks of a schedule. */
export interface ScheduleRequest {
  name: string;
  promptApiName: string;
  source: BatchSource;
  writeTo: string | null;
  skipUnchanged: boolean;
  firstAt: Date;
  every: ScheduleEvery;
  /** IANA name. */
  timeZone: string;
}

export interface ScheduleRecord extends ScheduleRequest {
  scheduleId: string;
  caller: Caller;
  promptLabel: string;
  /** Its source in words. */
  sourceText: string;
  /** Null when there is no next time. */
  nextAt: Date | null;
  lastBatchId: string | null;
  /** Why its last time made no batch; null when it did. */
  problem: string | null;
  active: boolean;
}

/** An answer that waits to be written into its record. */
export interface DueWrite {
  runId: string;
  batchId: string;
  position: number;
  recordId: string;
  caller: Caller;
  objectName: string;
  field: WriteField;
  attempts: number;
  contentHash: string | null;
}
