/** Who counts and times what happens. Part of ports.ts. Nothing here throws, waits, or is told a value of a record. */
import type { Platform } from './core/types.ts';
import type { RunRecord } from './run-record.ts';

export interface AnsweredRequest {
  method: string;
  /** The path as the route table has it; null when no route took the request. */
  route: string | null;
  status: number;
  milliseconds: number;
}

/** Counts for /metrics. */
export interface Counts {
  /** Once for every run, whatever ended it, in the process that put the end on record. */
  runEnded(run: RunRecord): void;
  /** An act of the audit, which asks no model. */
  actEnded(act: { kind: string; status: string; errorCode: string | null }): void;
  /** A run that another process had begun and this one goes on with. */
  runTakenOver(): void;
  requestAnswered(request: AnsweredRequest): void;
  /** An event stream was opened or closed. */
  streams(change: 1 | -1): void;
}

/** One call of a model as a trace shows it. Times are milliseconds since 1970. */
export interface TracedCall {
  platform: Platform;
  technology: string;
  /** API name of the model. */
  model: string;
  /** Where it was sent; null where there is no network. */
  address: string | null;
  streamed: boolean;
  temperature: number | null;
  topP: number | null;
  maxTokens: number | null;
  attempt: number;
  waitedMs: number;
  sentAt: number;
  firstTokenAt: number | null;
  endedAt: number;
  /** Why it did not answer; null when it did. */
  code: string | null;
  /** The model that the provider says answered. */
  answeredBy: string | null;
  finishReason: string | null;
  usage: { input: number; output: number; cached: number; cacheWrite: number; reasoning: number } | null;
}

/** How a run went, step by step. Times are milliseconds since 1970, null where it never came that far. */
export interface TracedRun {
  runId: string;
  traceId: string;
  /** The W3C traceparent of whoever asked for the run. */
  traceParent: string | null;
  promptApiName: string;
  promptVersion: number | null;
  status: string;
  code: string | null;
  createdAt: number;
  startedAt: number;
  contextReadAt: number | null;
  maskedAt: number | null;
  masked: number;
  endedAt: number;
  calls: TracedCall[];
}

export interface Tracing {
  /** Once for every run this process has worked on to its end. */
  runDone(run: TracedRun): void;
}

/** How things stand: asked for when somebody reads /metrics. */
export interface Readings {
  /** Runs that wait to be worked on, of people and of batches. */
  queue(): Promise<{ kind: 'person' | 'batch'; waiting: number; oldestSeconds: number }[]>;
  /** Runs somebody works on, and calls of limited models: under way, and waiting for their turn. */
  atWork(): Promise<{ runs: number; limitedCalls: number; limitedCallsWaiting: number }>;
  batches(): Promise<{ state: string; count: number }[]>;
}
