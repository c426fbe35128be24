import type { Prices } from '../core/prices.ts';
import type { ModelReply } from '../core/provider.ts';
import type { ModelCandidate } from '../core/types.ts';
import type { AttemptRecord, PromptFacts, RunRecord } from '../run-record.ts';

/** One call of a model, from the moment it was put on record. Times are milliseconds since 1970. */
export interface Call {
  candidate: ModelCandidate;
  /** Which call of this model in this run, counted from 1. */
  attempt: number;
  /** Why it is asked. */
  reason: string;
  waitedMs: number;
  prices: Prices | null;
  /** What the provider is told, see Question. */
  idempotencyKey: string;
  /** The masked text it got. */
  requestText: string;
  sentAt: number;
  firstTokenAt: number | null;
  repliedAt: number | null;
  /** Masked text that has arrived, shown or not. */
  arrived: string;
  reply: ModelReply | null;
}

/** How far a run has come: what its ending is made of, whatever the end. Times are milliseconds since 1970. */
export interface Progress {
  created: number;
  started: number | null;
  prompt: PromptFacts | null;
  /** Milliseconds it waited for a turn at models whose calls are limited, before any was asked. */
  turnMs: number;
  /** When the record was read, and when the prompt was masked, with how many values. */
  contextReadAt: number | null;
  maskedAt: number | null;
  masks: number;
  /** When a model was asked for the first time. */
  firstSentAt: number | null;
  /** The call that is under way, or was the last one. */
  call: Call | null;
  /** All calls of this process, in order. */
  calls: Call[];
  /** What has come of the models so far. */
  attempts: AttemptRecord[];
  firstTokenAt: number | null;
  /** Masked text that a person may have seen. */
  text: string;
  /** What the first call is to be named to its provider when it is a repetition; null: it gets a name of its own. */
  idempotencyKey: string | null;
  /** Texts that an external detector was to look at and did not, because it was away. */
  undetected: number;
  /** The last piece of it, which is not in the journal yet: it goes there with the end. */
  unwritten: string;
}

/** The progress of a run that has just been taken from the queue. */
export function createProgress(run: RunRecord): Progress {
  return {
    created: run.createdAt.getTime(),
    started: null,
    prompt: null,
    turnMs: 0,
    contextReadAt: null,
    maskedAt: null,
    masks: 0,
    firstSentAt: null,
    call: null,
    calls: [],
    attempts: [],
    firstTokenAt: null,
    text: '',
    idempotencyKey: null,
    undetected: 0,
    unwritten: '',
  };
}
