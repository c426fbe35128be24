/** The edges between journal, relay and org on the way of an audit record. Part of ports.ts. */
import type { AuditContent, Digest } from './core/audit/canonical.ts';
import type { ChainRow, Place } from './core/audit/chain.ts';
import type { RunRecord } from './run-record.ts';

// ---- journal/: what is on its way -----------------------------------------------------------------------------------

/** A run whose audit record is not in the org yet. `version` grows with every change of the run after its end. */
export interface OutboxEntry {
  runId: string;
  orgId: string;
  version: number;
  attempts: number;
  createdAt: Date;
}

/** What is due for an org that is not paused. */
export interface OrgBacklog {
  orgId: string;
  /** At most `LOOKED_AT`: whether there are more makes no difference. */
  due: number;
  oldest: Date;
  newest: Date;
  /** Ten or more runs of the org are open: their records are about to come. */
  busy: boolean;
}

/** The right to relay for one org; over when the process has said nothing for twenty seconds. */
export interface RelayTurn {
  /** Calls in a row that the org did not take. */
  failures: number;
  /** Records a call may carry: less after the org refused a whole batch. */
  batchSize: number;
  /** Says that the work goes on; false when another process has it now. */
  keep(): Promise<boolean>;
  /** The org takes calls again. */
  wentWell(batchSize: number): Promise<void>;
  /** No call to this org before `until`. */
  pause(reason: string, until: Date, batchSize: number): Promise<void>;
  release(): Promise<void>;
}

export interface AuditOutbox {
  backlogs(): Promise<OrgBacklog[]>;
  /** Null while another process relays for this org. */
  take(orgId: string): Promise<RelayTurn | null>;
  /** In the order of the runs' ends. */
  due(orgId: string, limit: number): Promise<OutboxEntry[]>;
  runs(runIds: string[]): Promise<RunRecord[]>;
  delivered(entries: OutboxEntry[]): Promise<void>;
  /** The org did not take these records: again at `retryAt`; null sets them aside. The reason stays visible. */
  refused(entries: OutboxEntry[], reason: string, retryAt: Date | null, counted: boolean): Promise<void>;
  /** Whether the org has taken anything that came after `since`. */
  deliveredSince(orgId: string, since: Date): Promise<boolean>;
}

/** A record that was given up; it is still in the journal. */
export interface DeadEntry {
  runId: string;
  orgId: string;
  /** Salesforce's code and the fields it names. */
  reason: string;
  attempts: number;
  /** When the run ended. */
  since: Date;
}

export interface RelayState {
  waiting: number;
  /** How long the oldest of them has waited; 0 when none waits. */
  oldestSeconds: number;
  /** Orgs that are left alone for a while, and why. */
  paused: { orgId: string; reason: string; until: Date }[];
  /** The newest thousand. */
  dead: DeadEntry[];
}

/** How the relay stands, for auditors, metrics and operators. Null stands for all orgs together. */
export interface RelayView {
  state(orgId: string | null): Promise<RelayState>;
  /** Tries dead records again, now; says how many. Also ends a pause of the org. */
  retry(orgId: string | null, runIds: string[] | 'all'): Promise<number>;
}

// ---- journal/: the chain --------------------------------------------------------------------------------------------

/** What a place in the chain is asked for with, in the order the places are given in. */
export interface PlaceWish {
  runId: string;
  hashVersion: number;
  contentHash: string;
}

/** A place as the relay needs it. */
export interface GivenPlace {
  sequence: number;
  hashVersion: number;
  contentHash: string;
  previousHash: string;
  rowHash: string;
  delivered: boolean;
  /** Its row was deleted, or is about to be: it is not written again. */
  deleted: boolean;
}

export interface AuditChain {
  /**
   * The places of these runs, by run id: those they have, else the next ones, all in one transaction. A row that has a place
   * but was never delivered and says something else now (the service was renewed meanwhile) is linked anew, as long as
   * nothing behind it was delivered.
   */
  place(orgId: string, wishes: PlaceWish[], digest: Digest): Promise<Map<string, GivenPlace>>;
  /** Places after `sequence`, in order. */
  places(orgId: string, sequence: number, limit: number): Promise<Place[]>;
  placeOf(orgId: string, runId: string): Promise<Place | null>;
  /** The last place and when the first was given; 0 and null where there is no chain yet. */
  extent(orgId: string): Promise<{ last: number; since: Date | null }>;
  /** Which of these runs the org was given before there was a chain. */
  fromBefore(orgId: string, runIds: string[]): Promise<string[]>;
}

// ---- salesforce/: the org's side ------------------------------------------------------------------------------------

/** A text that does not fit its field; the field holds its beginning and the digest of all of it. */
export interface LongText {
  field: 'maskedPrompt' | 'maskedAnswer';
  text: string;
}

/** A run as its audit record. */
export interface InteractionContent extends AuditContent {
  runId: string;
  feedback: { feedback: string | null; reason: string | null };
  files: LongText[];
}

export interface AuditRow {
  content: InteractionContent;
  place: GivenPlace;
}

export interface InteractionWriter {
  /** What the record of a run says. The same run always gives the same. */
  contentOf(run: RunRecord): InteractionContent;
  /**
   * Writes records with their steps and files, at least once: up to 200 with collections, more as one bulk job. What was
   * delivered before gets its rating only. Per record: null when all of it was written, else the org's reason. Rejects when
   * the org did not take the call.
   */
  write(orgId: string, rows: AuditRow[]): Promise<(string | null)[]>;
}

export interface InteractionReader {
  /** All rows with a place, by place; those up to `last` are read page by page, then what is beyond. */
  rows(orgId: string, last: number): AsyncIterable<ChainRow>;
  /** The rows without a place. */
  withoutPlace(orgId: string): Promise<{ runId: string; createdAt: Date }[]>;
  /** The API name of a hashed field. */
  fieldName(name: string): string;
  userIdOf(orgId: string, username: string): Promise<string | null>;
}
