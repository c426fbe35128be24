/** The edges of searching, exporting, revealing and deleting what is on record. Part of ports.ts. */
import type { ActFacts, Caller, RunRecord, RunStatus } from './run-record.ts';

/** One thing that was done with a record. */
export interface SubjectInteraction {
  runId: string;
  kind: string;
  /** ISO 8601. */
  at: string;
  userId: string;
  username: string;
  prompt: string;
  /** Null when no model was asked. */
  model: string | null;
  status: RunStatus;
  /** Whether the run was about the record, or had it beside the one it was about. */
  role: 'subject' | 'context';
}

/** Runs of a whole org. Whoever asks must have been let through before. */
export interface AuditedRuns {
  find(orgId: string, runId: string): Promise<RunRecord | null>;
  /** What was done with a record, newest first, at most `limit`. */
  ofSubject(orgId: string, recordId: string, limit: number): Promise<SubjectInteraction[]>;
  /** The runs of `ofSubject`. */
  idsOfSubject(orgId: string, recordId: string, limit: number): Promise<string[]>;
}

/** Which interactions somebody wants; what is not named is not looked at. */
export interface InteractionFilter {
  /** ISO 8601, the first moment and the first one after. */
  from?: string | undefined;
  to?: string | undefined;
  /** 18 characters. */
  subjectId?: string | undefined;
  userId?: string | undefined;
  /** API name. */
  prompt?: string | undefined;
  /** Labels of the picklists. */
  status?: string | undefined;
  kind?: string | undefined;
}

export type InteractionRow = Record<string, string | number | boolean | null>;

/** Reading interactions as a person: what the org hides from that person is not in them. */
export interface InteractionExport {
  /**
   * The columns that the person may see, and the rows page by page, oldest first; also the runs of `runIds`, where a subject
   * is asked for. Rejects with ORG_REQUEST_REFUSED when the person may not read interactions, ORG_UNREACHABLE …
   */
  read(
    caller: Caller,
    filter: InteractionFilter,
    runIds: string[],
  ): Promise<{ columns: string[]; pages: AsyncIterable<InteractionRow[]> }>;
}

/** Whose refused attempt it was, at what. */
export interface RefusedAttempt {
  caller: Caller;
  asked: string;
  /** Null where it was about no run. */
  runId: string | null;
}

/** Refused attempts of one kind are recorded once a minute, so that nobody fills the audit with them. */
export interface RefusalTurns {
  /** How many were held back since the last one that was recorded; null when this one is held back too. */
  take(attempt: RefusedAttempt): Promise<number | null>;
  /** The attempt could not be recorded: the next one is. */
  giveBack(attempt: RefusedAttempt): Promise<void>;
}

/** Exports on their way: one act each, which is begun when it is asked for and ended with its file. */
export interface AuditExports {
  /** What was asked for, for the person who asked, once; null when there is no such export that waits. */
  take(caller: Caller, runId: string): Promise<ActFacts | null>;
  /** Exports that nobody has fetched in `seconds`, each given once. */
  takeForgotten(seconds: number): Promise<string[]>;
}

/** From which moment on runs of a class are deleted. */
export interface ClassLimit {
  retentionClass: string;
  days: number;
  /** Runs that ended before it. */
  before: Date;
}

/** What is due in an org. */
export interface RetentionPlan {
  limits: ClassLimit[];
  /** Class by API name of the prompt, in lower case; `Standard` where none is named. */
  classes: ReadonlyMap<string, string>;
  /** Records on hold. */
  holds: readonly string[];
}

export interface Sweep {
  /** The run id of its act. */
  sweepId: string;
  orgId: string;
  limits: ClassLimit[];
}

/** What a sweep has deleted. */
export interface SweepResult {
  runs: number;
  byClass: Record<string, number>;
  /** SHA-256 (hex) over the row hashes of the deleted rows in the order of the chain, each followed by a line feed. */
  sha256: string;
  /** Of how many rows: runs of before there was a chain have none. */
  chained: number;
}

export interface RetentionJournal {
  /** Does `work` unless another process is at it; false then. */
  exclusively(work: () => Promise<void>): Promise<boolean>;
  orgs(): Promise<string[]>;
  /** How many runs are due, by class, and how many of all classes are not deleted because of a hold. */
  count(orgId: string, plan: RetentionPlan): Promise<{ due: Record<string, number>; held: number }>;
  /** The sweep of the org that was not ended, by a process that is gone. */
  unfinished(orgId: string): Promise<Sweep | null>;
  /** Begins a sweep under the id of its act over at most `limit` runs that are due. */
  open(sweep: Sweep, plan: RetentionPlan, limit: number): Promise<void>;
  /**
   * At most `count` runs of the sweep that are still to be deleted; the chain says from then on that they are about to be. What
   * has come under a hold meanwhile is let go before.
   */
  next(sweep: Sweep, holds: readonly string[], count: number): Promise<string[]>;
  /** Takes away what these runs held, and says in the chain that their rows are gone. */
  remove(sweep: Sweep, runIds: string[]): Promise<void>;
  /** Leaves these for a later sweep. */
  letGo(sweep: Sweep, runIds: string[]): Promise<void>;
  result(sweep: Sweep): Promise<SweepResult>;
  /** Whether the sweep's act was ended already: its process is gone. */
  actEnded(sweep: Sweep): Promise<boolean>;
  end(sweep: Sweep): Promise<void>;
}

/** How long the org keeps interactions, and which it must not delete. */
export interface RetentionOrg {
  /** Days by class; a class without a rule is kept. */
  rules(orgId: string): Promise<Map<string, number>>;
  /** Class by API name of the prompt, in lower case. */
  classes(orgId: string): Promise<Map<string, string>>;
  /** Ids (18 characters) of records on hold. */
  holds(orgId: string): Promise<string[]>;
  /** Deletes the interactions of at most 200 runs with their steps and files; gives the runs of which nothing is left. */
  delete(orgId: string, runIds: string[]): Promise<string[]>;
}
