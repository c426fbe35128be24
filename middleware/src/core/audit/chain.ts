/** What a walk along the chain compares, and what it finds. */
import type { AuditContent, Digest, FieldValue } from './canonical.ts';

/** A place in the chain, as the journal keeps it. */
export interface Place {
  sequence: number;
  runId: string;
  hashVersion: number;
  contentHash: string;
  previousHash: string;
  rowHash: string;
  /** False as long as the relay has not written the whole row. */
  delivered: boolean;
  /** What is on record of its deletion: nothing, an act that is about to delete it, that it was deleted, or that without an act. */
  deletion: 'none' | 'announced' | 'on record' | 'without act';
  /** The rating as it should be there; undefined where the journal cannot say. */
  rating: { feedback: string; reason: string } | undefined;
}

/** A file that continues a text: the digest the text names, and that of what the file holds; null when there is none. */
export interface ContinuedText {
  field: string;
  expected: string;
  found: string | null;
}

/** An audit record as the org has it. */
export interface ChainRow extends AuditContent {
  sequence: number;
  runId: string;
  hashVersion: FieldValue;
  contentHash: FieldValue;
  previousHash: FieldValue;
  rowHash: FieldValue;
  feedback: { feedback: string; reason: string };
  files: readonly ContinuedText[];
}

export type Fault = 'changed' | 'deleted' | 'inserted' | 'swapped' | 'truncated' | 'journal';

/** The first thing that is wrong. */
export interface Finding {
  fault: Fault;
  sequence: number;
  runId: string;
  /** A sentence for an auditor. */
  words: string;
  /** The row as the org has it, where one is there. */
  row: ChainRow | null;
}

export interface ChainReport {
  /** Rows that are as they were written. */
  untouched: number;
  /** Places whose row is not written yet. */
  pending: number;
  /** Places whose row was deleted with the act on record. */
  deleted: number;
  /** The last place and its hash: what an auditor notes down elsewhere. */
  head: { sequence: number; rowHash: string };
  finding: Finding | null;
}

export interface ChainSources {
  orgId: string;
  /** From place 1 on, without a gap. */
  places: AsyncIterable<Place>;
  /** By sequence. */
  rows: AsyncIterable<ChainRow>;
  /** The place of a run as it is now: for a row that stands elsewhere, and for what happened while we read. */
  placeOf(runId: string): Promise<Place | null>;
  digest: Digest;
}
