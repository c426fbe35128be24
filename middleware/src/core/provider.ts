/**
 * The provider port: what the runs ask of a model and what every adapter in providers/ gives back.
 * Nothing of a vendor's SDK crosses it.
 */

import type { Platform } from './types.ts';

/** What is sent: already masked. Null parameters are left to the provider's default. */
export interface ModelRequest {
  system: string;
  prompt: string;
  temperature: number | null;
  topP: number | null;
  maxTokens: number | null;
  /** False asks for one complete answer; the adapter then yields it as a single piece of text. */
  stream: boolean;
}

/** Where to send it. The key is in memory only while the call runs. */
export interface ModelConnection {
  technology: string;
  endpoint: string | null;
  apiKey: string | null;
  region: string | null;
}

export interface InvokeOptions {
  /** Aborting it cancels the call down to the socket. The total deadline is the caller's, through this signal. */
  signal: AbortSignal;
  /** Milliseconds without a byte from the provider after which the call fails with MODEL_TIMEOUT. */
  idleTimeoutMs: number;
  /** Looks at the texts of the finished request, right before it leaves. What it throws ends the call unsent. */
  inspect?: (texts: string[]) => void;
  /** Allows connections to this machine, as `checkEndpoint` does; false when it is not said. */
  development?: boolean;
  /** Replaces the pooled fetch, for tests. */
  fetch?: typeof fetch;
}

export type FinishReason = 'stop' | 'length' | 'content-filter' | 'refusal' | 'tool-calls' | 'other';

/** Why the model stopped: our word, and the provider's own. */
export interface Finish {
  unified: FinishReason;
  raw: string | null;
}

/** Tokens. `cached` and `reasoning` are parts of input and output. `estimated` when the provider reported none. */
export interface ModelUsage {
  input: number;
  output: number;
  cached: number;
  reasoning: number;
  source: 'reported' | 'estimated';
}

export interface ModelReply {
  text: string;
  /** What the model said to itself, where the provider shows it. Never part of the answer. */
  reasoning: string | null;
  finish: Finish;
  usage: ModelUsage;
  providerRequestId: string | null;
  /** Where the provider says it was processed, else null. */
  region: string | null;
  /** A sentence the person must see with the answer, e.g. that no language model was asked. */
  notice: string | null;
}

/** Text as it arrives, then exactly one reply as the last event. */
export type ModelEvent = { type: 'text'; text: string } | { type: 'reply'; reply: ModelReply };

/** One family of models. The same shape for all; the contract suite runs over every one. */
export interface Provider {
  platform: Platform;
  /** True when an invocation without an apiKey cannot succeed. */
  needsCredential: boolean;
  /** Host that is asked when a model names no endpoint, and the only one a key goes to unless its operator named more. */
  ownHost: string | null;
  /** Asks the model once, without any retry. Throws only ProviderError. */
  invoke(
    request: ModelRequest,
    connection: ModelConnection,
    options: InvokeOptions,
  ): AsyncIterable<ModelEvent>;
}

/** Gives the adapter of a platform; the SDK behind it is loaded on the first use. */
export type LoadProvider = (platform: Platform) => Promise<Provider>;

export type ProviderErrorCode =
  | 'MODEL_AUTHENTICATION_FAILED'
  | 'MODEL_PERMISSION_DENIED'
  | 'MODEL_NOT_FOUND'
  | 'MODEL_RATE_LIMITED'
  | 'MODEL_OVERLOADED'
  | 'MODEL_CONTEXT_TOO_LONG'
  | 'MODEL_CONTENT_FILTERED'
  | 'MODEL_REFUSED'
  | 'MODEL_INVALID_REQUEST'
  | 'MODEL_TIMEOUT'
  | 'MODEL_UNREACHABLE'
  | 'MODEL_STREAM_BROKEN'
  | 'MODEL_REPLY_MALFORMED'
  | 'MODEL_CANCELLED';

/** Whether the same request may succeed when it is asked again, per code. */
const RETRYABLE: Record<ProviderErrorCode, boolean> = {
  MODEL_AUTHENTICATION_FAILED: false,
  MODEL_PERMISSION_DENIED: false,
  MODEL_NOT_FOUND: false,
  MODEL_RATE_LIMITED: true,
  MODEL_OVERLOADED: true,
  MODEL_CONTEXT_TOO_LONG: false,
  MODEL_CONTENT_FILTERED: false,
  MODEL_REFUSED: false,
  MODEL_INVALID_REQUEST: false,
  MODEL_TIMEOUT: true,
  MODEL_UNREACHABLE: true,
  MODEL_STREAM_BROKEN: true,
  MODEL_REPLY_MALFORMED: true,
  MODEL_CANCELLED: false,
};

export interface ProviderErrorFacts {
  status?: number | null;
  /** Milliseconds after which the provider asks to be tried again. */
  retryAfterMs?: number | null;
  /** True until the first piece of text was handed out: only then may another model take over. */
  beforeFirstToken?: boolean;
  providerRequestId?: string | null;
}

/** The one error of all providers. It carries facts, never the prompt, the answer or a key. */
export class ProviderError extends Error {
  readonly code: ProviderErrorCode;
  readonly retryable: boolean;
  readonly status: number | null;
  readonly retryAfterMs: number | null;
  readonly beforeFirstToken: boolean;
  readonly providerRequestId: string | null;

  constructor(code: ProviderErrorCode, facts: ProviderErrorFacts = {}) {
    super(code);
    this.name = 'ProviderError';
    this.code = code;
    this.retryable = RETRYABLE[code];
    this.status = facts.status ?? null;
    this.retryAfterMs = facts.retryAfterMs ?? null;
    this.beforeFirstToken = facts.beforeFirstToken ?? true;
    this.providerRequestId = facts.providerRequestId ?? null;
  }
}
