/** What is on record of runs, and which of them this process works on. */

import type { Vault } from './core/types.ts';
import type {
  ActFacts,
  Caller,
  Feedback,
  PromptFacts,
  RunEnding,
  RunEvent,
  RunKind,
  RunRecord,
  RunRequest,
  SentRecord,
} from './run-record.ts';

/** Finding runs. Nothing of another person's runs ever comes back. */
export interface RunReader {
  find(caller: Caller, runId: string): Promise<RunRecord | null>;
  /** The newest run of this person for a prompt and a record. */
  latest(caller: Caller, promptApiName: string, recordId: string): Promise<RunRecord | null>;
  /** Events after `sequence`, oldest first, at most `limit`. */
  events(runId: string, sequence: number, limit: number): Promise<RunEvent[]>;
  /**
   * All events in order as they come, until the run's end or until `signal` is aborted; from the one behind `after` on.
   * Listens from this call on, so what is given must be iterated.
   */
  follow(runId: string, signal: AbortSignal, after?: number): AsyncIterable<RunEvent>;
}

/** Writing a run. Each call is one transaction; each rejects with DATABASE_UNREACHABLE when it is not durable. */
export interface RunWriter {
  /** Puts a run on record and lines it up, in one transaction. */
  create(caller: Caller, request: RunRequest): Promise<RunRecord>;
  /**
   * The same for a caller that may ask twice: the run that this person has called by this key already, or a new one.
   * `digest` says what is asked; rejects with IDEMPOTENCY_KEY_REUSED when something else was asked by that key.
   */
  createOnce(
    caller: Caller,
    request: RunRequest,
    once: { key: string; digest: string },
  ): Promise<{ run: RunRecord; created: boolean }>;
  /** False when the run has ended meanwhile, or another process has taken it over. */
  start(runId: string): Promise<boolean>;
  /** What is about to be sent and the values behind its tokens. False as with `start`. */
  sent(run: RunRecord, prompt: PromptFacts, sent: SentRecord, vault: Vault): Promise<boolean>;
  text(runId: string, masked: string): Promise<void>;
}

/** Ending a run, exactly once. The audit record is queued in the same transaction. */
export interface RunEnder {
  /**
   * `prompt` where it is known and was not written with 'sent', `text` what arrived and was not written yet. False when
   * the run has ended before.
   */
  end(runId: string, ending: RunEnding, prompt: PromptFacts | null, text?: string): Promise<boolean>;
  feedback(runId: string, feedback: Feedback): Promise<void>;
  /** Asks whichever process works on the run to stop it. */
  requestCancel(runId: string): Promise<void>;
}

/** A run that this process may work on, as long as it says so every few seconds. */
export interface ClaimedRun {
  run: RunRecord;
  /** A process that is gone has put on record what it sent, and may have sent it. */
  wasSent: boolean;
}

/** The runs that wait for work, in all processes together. */
export interface RunJobs {
  /** Claims at most `count` of them, the most urgent first. Nobody else gets them meanwhile. */
  claim(count: number): Promise<ClaimedRun[]>;
  /** Says that the work goes on; gives those that another process has taken over, and those that somebody wants stopped. */
  keep(runIds: string[]): Promise<{ lost: string[]; cancelled: string[] }>;
  /** Lets anybody claim these at once. */
  giveBack(runIds: string[], laterSeconds?: number): Promise<void>;
  /** How many people's runs wait. */
  waiting(): Promise<number>;
}

/** What processes that are gone have left behind. */
export interface RunRecovery {
  /** Lines their runs up again. Gives those that nobody may do again: tests of connections, whose caller is gone. */
  takeAbandoned(): Promise<{ linedUp: number; over: RunRecord[] }>;
}

/** What somebody did to the audit itself, or the service in its name. It asks no model. */
export interface Act {
  kind: Exclude<RunKind, 'prompt'>;
  status: 'answered' | 'failed';
  /** The record it was about; null: none. */
  recordId: string | null;
  channel: string;
  traceId: string;
  facts: ActFacts;
  errorCode: string | null;
}

/** Acts on record: each becomes one AI_Interaction__c. Rejects with DATABASE_UNREACHABLE when it is not durable. */
export interface ActRecorder {
  /** An act that is over; gives its run id. */
  record(caller: Caller, act: Act): Promise<string>;
  /** One that takes a while: on record before it does anything, and ended as interrupted when its process dies. */
  begin(caller: Caller, act: Omit<Act, 'status' | 'errorCode'>): Promise<string>;
  /** `facts` are added to those it began with. */
  finish(runId: string, end: Pick<Act, 'facts' | 'status' | 'errorCode'>): Promise<void>;
}
