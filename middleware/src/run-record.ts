/** What the journal keeps of a run. Everything here is masked: the values behind the tokens are in the vault only. */

import type { Cost } from './core/cost.ts';
import type { Prices } from './core/prices.ts';
import type { ContentVerdict } from './core/provider.ts';
import type { LayerCounts, LeftOutField, MaskCounts, ModelLayer, Platform, Vault } from './core/types.ts';

/** Who asks. Ids have 18 characters. Everything a person may see or do is decided for exactly this triple. */
export interface Caller {
  orgId: string;
  userId: string;
  username: string;
}

/** `skipped`: an item of a batch whose record has not changed since its last answer, so nothing was sent. */
export type RunStatus = 'queued' | 'running' | 'answered' | 'failed' | 'cancelled' | 'skipped';
export type EndedStatus = Exclude<RunStatus, 'queued' | 'running'>;

/** A prompt, or an act of the audit: those ask no model, and are on record all the same. */
export type RunKind = 'prompt' | 'export' | 'reveal' | 'deletion' | 'verification' | 'refusal';

/** What an act came to: its reason (masked), what it was about, counts and digests; never a record's value. */
export type ActFacts = { reason?: string } & Record<string, unknown>;

/** The approved version that runs, known once the configuration is loaded. */
export interface PromptFacts {
  promptId: string;
  versionId: string;
  label: string;
  version: number;
  objectName: string;
  outputType: 'markdown' | 'text';
}

export interface SentModel {
  id: string;
  apiName: string;
  name: string;
  platform: Platform;
  technology: string;
  region: string | null;
  /** Prices at that moment, so that an interrupted run can still be given its cost. */
  prices: Prices | null;
}

export interface RouteStep {
  /** Api name of the model. */
  model: string;
  reason: string;
}

/** One model that was asked, or was to be asked, and what came of it. The list of them is the trace of a run. */
export interface AttemptRecord {
  /** API name of the model, and its name. */
  model: string;
  name: string;
  /** Null in records of before there were layers. */
  layer: ModelLayer | null;
  /** Which time this model was asked in this run, counted from 1; 0 when it was not asked. */
  attempt: number;
  outcome: 'answered' | 'failed' | 'skipped';
  /** Why it did not answer; null when it did. */
  code: string | null;
  /** In words: why it was asked, or why it was not and what came of it. */
  reason: string;
  /** Milliseconds waited before it, and from sending to its end. */
  waitedMs: number;
  durationMs: number | null;
  /** What it used and cost; null when it cannot have used anything. */
  usage: RunUsage | null;
  cost: Cost | null;
  providerRequestId: string | null;
}

/** What left the service, to the byte, and why to this model. Written before it leaves. */
export interface SentRecord {
  system: string;
  prompt: string;
  model: SentModel;
  /** The layer that names the model; null in records of before there were layers. */
  layer: ModelLayer | null;
  route: RouteStep[];
  /** The attempts before this one. */
  attempts: AttemptRecord[];
  /** ISO 8601. */
  sentAt: string;
  /** What the provider is told, so that asking once more does nothing twice; null in records of before it was kept. */
  idempotencyKey: string | null;
  maskCounts: MaskCounts;
  /** The same places by the layer that found them. */
  layerCounts: LayerCounts;
  /** Texts that went without the external detector, because it was away and the policy says to go on. */
  undetected: number;
  leftOut: LeftOutField[];
  /** What the record was read through, with its fingerprint; null where there is no record, and in earlier records. */
  mapping: { id: string; hash: string } | null;
  /** Fingerprint of the masking policy; null where nothing is masked, and in earlier records. */
  policyHash: string | null;
  /** Ids of all records whose values are in the prompt or beside it, the run's own first. */
  subjects: string[];
}

/** Tokens. Cached and written ones are parts of the input, reasoning is a part of the output. */
export interface RunUsage {
  inputTokens: number;
  outputTokens: number;
  cachedTokens: number;
  cacheWriteTokens: number;
  reasoningTokens: number;
  /** `estimated` as soon as a part of it is. */
  source: 'reported' | 'estimated';
}

/** Milliseconds; null where the run never came that far. */
export interface RunTimings {
  queueMs: number | null;
  contextMs: number | null;
  firstTokenMs: number | null;
  providerMs: number | null;
  totalMs: number | null;
}

/** How a run ended. `answer` is masked; for a failed or cancelled run it is what had arrived. */
export interface RunEnding {
  status: EndedStatus;
  answer: string | null;
  notice: string | null;
  /** The layer of the model that was asked last; null when none was. */
  layer: ModelLayer | null;
  /** The trace, in order. */
  attempts: AttemptRecord[];
  /** Of all attempts together. */
  usage: RunUsage | null;
  /** Of all attempts in the currency of the last model that cost anything; what is in others is in the attempts. */
  cost: Cost | null;
  timings: RunTimings;
  finishReason: string | null;
  /** The same in the provider's own word. */
  finishReasonRaw: string | null;
  /** The model that the provider says answered. */
  providerModel: string | null;
  verdicts: ContentVerdict[];
  providerRequestId: string | null;
  /** Where the provider says the text was processed. */
  reportedRegion: string | null;
  error: { code: string; detail: string | null } | null;
}

export interface Feedback {
  rating: 'up' | 'down';
  /** Masked by the detectors before it is kept. */
  reason: string | null;
}

/** What a caller asks for. */
export interface RunRequest {
  promptApiName: string;
  recordId: string;
  channel: string;
  traceId: string;
  /** The W3C traceparent of whoever asks, where they trace. */
  traceParent?: string | null;
}

/** What tests of connections are called; no prompt can have this name. */
export const CONNECTION_TEST_NAME = '$ConnectionTest';

/** Whether the process that was asked does it at once: a test of a connection has no job, and nobody does it again. */
export const isConnectionTest = (promptApiName: string): boolean => promptApiName === CONNECTION_TEST_NAME;

/** One run as the journal holds it. */
export interface RunRecord extends RunRequest {
  runId: string;
  caller: Caller;
  status: RunStatus;
  createdAt: Date;
  startedAt: Date | null;
  endedAt: Date | null;
  prompt: PromptFacts | null;
  sent: SentRecord | null;
  ending: RunEnding | null;
  feedback: Feedback | null;
  kind: RunKind;
  /** Of an act; null for a prompt. */
  facts: ActFacts | null;
  /** The batch it is an item of. */
  batchId: string | null;
}

/** What a stream is made of, in the order of `sequence` from 1. `tail` ends the text, an ended status ends the run. */
export type RunEvent = { sequence: number } & (
  | { type: 'status'; status: 'queued' | 'running' }
  | {
      type: 'sent';
      sent: SentRecord;
      /** The values behind the tokens, where whoever tells of it has them at hand: in memory only, never written. */
      vault?: Vault;
    }
  | { type: 'text'; text: string }
  | { type: 'tail' }
  | {
      type: EndedStatus;
      /** The run as it ended, where whoever tells of it has it at hand. */
      run?: RunRecord;
    }
);

/** Whether an event is the last of its run. */
export const hasEnded = (event: RunEvent): event is Extract<RunEvent, { type: EndedStatus }> =>
  event.type === 'answered' ||
  event.type === 'failed' ||
  event.type === 'cancelled' ||
  event.type === 'skipped';
