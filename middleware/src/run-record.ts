/** What the journal keeps of a run. Everything here is masked: the values behind the tokens are in the vault only. */

import type { LeftOutField, MaskCounts, Platform } from './core/types.ts';

/** Who asks. Ids have 18 characters. Everything a person may see or do is decided for exactly this triple. */
export interface Caller {
  orgId: string;
  userId: string;
  username: string;
}

export type RunStatus = 'queued' | 'running' | 'answered' | 'failed' | 'cancelled';
export type EndedStatus = Exclude<RunStatus, 'queued' | 'running'>;

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
  inputPrice: string | null;
  outputPrice: string | null;
  currency: string | null;
}

export interface RouteStep {
  /** Api name of the model. */
  model: string;
  reason: string;
}

/** What left the service, to the byte, and why to this model. Written before it leaves. */
export interface SentRecord {
  system: string;
  prompt: string;
  model: SentModel;
  route: RouteStep[];
  /** ISO 8601. */
  sentAt: string;
  maskCounts: MaskCounts;
  leftOut: LeftOutField[];
}

export interface RunUsage {
  inputTokens: number;
  outputTokens: number;
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
  usage: RunUsage | null;
  cost: { amount: string; currency: string } | null;
  timings: RunTimings;
  finishReason: string | null;
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
}

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
}

/** What a stream is made of, in the order of `sequence` from 1. `tail` ends the text, an ended status ends the run. */
export type RunEvent = { sequence: number } & (
  | { type: 'status'; status: 'queued' | 'running' }
  | { type: 'sent'; sent: SentRecord }
  | { type: 'text'; text: string }
  | { type: 'tail' }
  | { type: EndedStatus }
);
