import type { ModelUsage } from './provider.ts';

/**
 * The taxonomy of all providers. A limit (HTTP 429) is one of four: RATE_LIMITED passes within minutes, QUOTA_EXHAUSTED only
 * with a new day or a paid bill, REQUEST_TOO_LARGE never for this request, AT_CAPACITY is the provider's own shortage.
 */
export type ProviderErrorCode =
  | 'MODEL_AUTHENTICATION_FAILED'
  | 'MODEL_PERMISSION_DENIED'
  | 'MODEL_NOT_FOUND'
  | 'MODEL_RATE_LIMITED'
  | 'MODEL_QUOTA_EXHAUSTED'
  | 'MODEL_REQUEST_TOO_LARGE'
  | 'MODEL_AT_CAPACITY'
  | 'MODEL_OVERLOADED'
  | 'MODEL_CONTEXT_TOO_LONG'
  | 'MODEL_CONTENT_FILTERED'
  | 'MODEL_REFUSED'
  | 'MODEL_INVALID_REQUEST'
  | 'MODEL_INPUT_UNSUPPORTED'
  | 'MODEL_TIMEOUT'
  | 'MODEL_UNREACHABLE'
  | 'MODEL_STREAM_BROKEN'
  | 'MODEL_REPLY_MALFORMED'
  | 'MODEL_ANSWER_EMPTY'
  | 'MODEL_CANCELLED';

/** Whether the same request may succeed when it is asked again, per code. */
const RETRYABLE: Record<ProviderErrorCode, boolean> = {
  MODEL_AUTHENTICATION_FAILED: false,
  MODEL_PERMISSION_DENIED: false,
  MODEL_NOT_FOUND: false,
  MODEL_RATE_LIMITED: true,
  MODEL_QUOTA_EXHAUSTED: false,
  MODEL_REQUEST_TOO_LARGE: false,
  MODEL_AT_CAPACITY: true,
  MODEL_OVERLOADED: true,
  MODEL_CONTEXT_TOO_LONG: false,
  MODEL_CONTENT_FILTERED: false,
  MODEL_REFUSED: false,
  MODEL_INVALID_REQUEST: false,
  MODEL_INPUT_UNSUPPORTED: false,
  MODEL_TIMEOUT: true,
  MODEL_UNREACHABLE: true,
  MODEL_STREAM_BROKEN: true,
  MODEL_REPLY_MALFORMED: true,
  MODEL_ANSWER_EMPTY: true,
  MODEL_CANCELLED: false,
};

export interface ProviderErrorFacts {
  /** HTTP status, where there was one. */
  status?: number | null;
  /** Milliseconds after which the provider asks to be tried again. */
  retryAfterMs?: number | null;
  /** True until the first piece of text was handed out: only then may another model take over. */
  beforeFirstToken?: boolean;
  providerRequestId?: string | null;
  /** What the call had used up before it failed, where the provider said so. */
  usage?: ModelUsage | null;
}

/** The one error of all providers. It carries facts, never the prompt, the answer or a key. */
export class ProviderError extends Error {
  readonly code: ProviderErrorCode;
  readonly retryable: boolean;
  readonly status: number | null;
  readonly retryAfterMs: number | null;
  readonly beforeFirstToken: boolean;
  readonly providerRequestId: string | null;
  readonly usage: ModelUsage | null;

  constructor(code: ProviderErrorCode, facts: ProviderErrorFacts = {}) {
    super(code);
    this.name = 'ProviderError';
    this.code = code;
    this.retryable = RETRYABLE[code];
    this.status = facts.status ?? null;
    this.retryAfterMs = facts.retryAfterMs ?? null;
    this.beforeFirstToken = facts.beforeFirstToken ?? true;
    this.providerRequestId = facts.providerRequestId ?? null;
    this.usage = facts.usage ?? null;
  }
}
