import { ProviderError, type ProviderErrorCode, type ProviderErrorFacts } from '../core/provider-error.ts';

/** An error body as OpenAI (`{message, type, code}`) and Anthropic (`{error: {type, message}}`) write it. */
interface ErrorBody {
  type?: unknown;
  code?: unknown;
  message?: unknown;
  error?: unknown;
}

const BY_STATUS: Record<number, ProviderErrorCode> = {
  400: 'MODEL_INVALID_REQUEST',
  401: 'MODEL_AUTHENTICATION_FAILED',
  402: 'MODEL_PERMISSION_DENIED',
  403: 'MODEL_PERMISSION_DENIED',
  404: 'MODEL_NOT_FOUND',
  408: 'MODEL_TIMEOUT',
  409: 'MODEL_OVERLOADED',
  413: 'MODEL_CONTEXT_TOO_LONG',
  422: 'MODEL_INVALID_REQUEST',
  429: 'MODEL_RATE_LIMITED',
  500: 'MODEL_OVERLOADED',
  502: 'MODEL_OVERLOADED',
  503: 'MODEL_OVERLOADED',
  504: 'MODEL_TIMEOUT',
  529: 'MODEL_OVERLOADED',
};

/** `code` and `type` in error bodies say more than the status, and are all there is inside a stream. */
const BY_WORD: Record<string, ProviderErrorCode> = {
  context_length_exceeded: 'MODEL_CONTEXT_TOO_LONG',
  request_too_large: 'MODEL_CONTEXT_TOO_LONG',
  content_filter: 'MODEL_CONTENT_FILTERED',
  content_policy_violation: 'MODEL_CONTENT_FILTERED',
  model_not_found: 'MODEL_NOT_FOUND',
  not_found_error: 'MODEL_NOT_FOUND',
  invalid_api_key: 'MODEL_AUTHENTICATION_FAILED',
  authentication_error: 'MODEL_AUTHENTICATION_FAILED',
  permission_error: 'MODEL_PERMISSION_DENIED',
  billing_error: 'MODEL_PERMISSION_DENIED',
  rate_limit_error: 'MODEL_RATE_LIMITED',
  rate_limit_exceeded: 'MODEL_RATE_LIMITED',
  insufficient_quota: 'MODEL_RATE_LIMITED',
  overloaded_error: 'MODEL_OVERLOADED',
  api_error: 'MODEL_OVERLOADED',
  server_error: 'MODEL_OVERLOADED',
  timeout_error: 'MODEL_TIMEOUT',
  invalid_request_error: 'MODEL_INVALID_REQUEST',
};

const TOO_LONG =
  /context (?:length|window)|maximum context|too many (?:input )?tokens|prompt is too long|input is too long/i;

/**
 * The code and the facts of whatever an SDK or the network threw. `started`: text had arrived, so that a lost connection
 * is a broken stream and not an unreachable provider.
 */
export function classify(
  error: unknown,
  started: boolean,
): { code: ProviderErrorCode; facts: ProviderErrorFacts } {
  const {
    status,
    error: body,
    headers,
  } = (error ?? {}) as { status?: unknown; error?: unknown; headers?: unknown };
  const facts = factsOf(
    typeof status === 'number' ? status : null,
    headers instanceof Headers ? headers : null,
  );
  if (typeof status === 'number') return { code: codeOfBody(body) ?? codeOfStatus(status), facts };
  if (body) return { code: codeOfBody(body) ?? 'MODEL_OVERLOADED', facts };
  if (error instanceof SyntaxError || isWrongShape(error)) return { code: 'MODEL_REPLY_MALFORMED', facts };
  return { code: started || brokenStream(error) ? 'MODEL_STREAM_BROKEN' : 'MODEL_UNREACHABLE', facts };
}

/** The error that an `{error: …}` body means although it came with status 200. */
export function errorOfBody(body: unknown): ProviderError {
  return new ProviderError(codeOfBody((body as ErrorBody).error) ?? 'MODEL_OVERLOADED', { status: 200 });
}

function codeOfStatus(status: number): ProviderErrorCode {
  return BY_STATUS[status] ?? (status >= 500 ? 'MODEL_OVERLOADED' : 'MODEL_INVALID_REQUEST');
}

function codeOfBody(body: unknown): ProviderErrorCode | null {
  if (typeof body !== 'object' || body === null) return null;
  const { type, code, message, error } = body as ErrorBody;
  if (typeof error === 'object' && error !== null) return codeOfBody(error);
  if (typeof message === 'string' && TOO_LONG.test(message)) return 'MODEL_CONTEXT_TOO_LONG';
  const byCode = wordOf(code);
  const byType = wordOf(type);
  // OpenAI's hosts say invalid_request_error for almost everything: the status knows better.
  return byCode ?? (byType === 'MODEL_INVALID_REQUEST' ? null : byType) ?? null;
}

/** Own words only: a host that answers `constructor` must not find one. */
const wordOf = (word: unknown): ProviderErrorCode | undefined =>
  typeof word === 'string' && Object.hasOwn(BY_WORD, word) ? BY_WORD[word] : undefined;

function factsOf(status: number | null, headers: Headers | null): ProviderErrorFacts {
  const providerRequestId = headers?.get('x-request-id') ?? headers?.get('request-id') ?? null;
  return { status, retryAfterMs: headers ? retryAfter(headers) : null, providerRequestId };
}

/** Milliseconds, from `retry-after-ms` or from `Retry-After` as seconds or as a date (RFC 9110 10.2.3). */
function retryAfter(headers: Headers): number | null {
  const exact = Number(headers.get('retry-after-ms') ?? NaN);
  if (exact >= 0) return exact;
  const value = headers.get('retry-after');
  if (value === null) return null;
  const seconds = Number(value);
  const wait = Number.isNaN(seconds) ? Date.parse(value) - Date.now() : seconds * 1000;
  return Number.isNaN(wait) ? null : Math.max(0, wait);
}

/** Reading a field that is not there: the reply was JSON, but not the documented one. A fetch's TypeErrors have a cause. */
function isWrongShape(error: unknown): boolean {
  return error instanceof TypeError && error.cause === undefined && error.message !== 'terminated';
}

/** The socket closed in the middle of an answer that had begun. */
function brokenStream(error: unknown): boolean {
  const { name, code, message } = (error ?? {}) as { name?: unknown; code?: unknown; message?: unknown };
  return (
    code === 'UND_ERR_SOCKET' ||
    code === 'ERR_STREAM_PREMATURE_CLOSE' ||
    (name === 'TypeError' && message === 'terminated')
  );
}
