import { ProviderError, type ProviderErrorCode, type ProviderErrorFacts } from '../../core/provider-error.ts';
import { codeOfSaying, LIMITS, REFUSALS } from './classify-messages.ts';
import { BY_STATUS, NAMES, VAGUE_NAMES } from './classify-names.ts';
import { waitOf } from './classify-wait.ts';
import { wordsOf, type ErrorWords } from './classify-words.ts';

/** From here on it is a limit of days, whatever it is called: Azure says 86400 seconds. */
const LONG_WAIT_MS = 3_600_000;

/** Headers that name a request, as the providers call it; the first that is there. */
const REQUEST_IDS = [
  'x-request-id',
  'request-id',
  'apim-request-id',
  'x-amzn-requestid',
  'opc-request-id',
  'mistral-correlation-id',
  'x-ds-trace-id',
  'x-debug-trace-id',
];

export interface Classified {
  code: ProviderErrorCode;
  facts: ProviderErrorFacts;
}

/** What is looked at in an error, whichever SDK or network layer threw it. */
interface Thrown {
  status?: unknown;
  error?: unknown;
  headers?: unknown;
  message?: unknown;
}

/**
 * The code and the facts of whatever an SDK or the network threw. `started`: text had arrived, so that a lost connection
 * is a broken stream and not an unreachable provider.
 */
export function classify(error: unknown, started: boolean): Classified {
  const { status, error: body, headers, message } = (error ?? {}) as Thrown;
  const read = headers instanceof Headers ? headers : null;
  // @google/genai hides the body in its message.
  if (typeof status === 'number') return classifyBody(body ?? bodyIn(message), status, read);
  if (body) return classifyBody(body, null, read);
  const facts = { status: null, providerRequestId: read && requestIdOf(read) };
  if (error instanceof SyntaxError || isWrongShape(error)) return { code: 'MODEL_REPLY_MALFORMED', facts };
  return { code: started || brokenStream(error) ? 'MODEL_STREAM_BROKEN' : 'MODEL_UNREACHABLE', facts };
}

/**
 * What an error body means. `status` is that of the response; null or 200 where the error came inside a reply or a stream.
 */
export function classifyBody(body: unknown, status: number | null, headers: Headers | null): Classified {
  const words = wordsOf(body);
  const first = firstCode(words, status);
  const wait = waitOf(headers, words, first === 'MODEL_RATE_LIMITED', Date.now());
  return {
    code: refine(first, words, wait),
    facts: {
      status,
      retryAfterMs: wait,
      providerRequestId: (headers && requestIdOf(headers)) ?? words.requestId,
    },
  };
}

/** The error that an `{error: …}` body means although it came with status 200. */
export function errorOfBody(body: unknown, headers: Headers | null = null): ProviderError {
  const { code, facts } = classifyBody(body, 200, headers);
  return new ProviderError(code, facts);
}

/** The provider's id of a request, for its support; null where it gives none. */
export function requestIdOf(headers: Headers): string | null {
  for (const name of REQUEST_IDS) {
    const value = headers.get(name);
    if (value) return value;
  }
  return null;
}

/** By name, then by status: the names say more, and are all there is inside a stream. */
function firstCode(words: ErrorWords, status: number | null): ProviderErrorCode {
  const failed = status !== null && status >= 400 ? status : words.status;
  return (
    codeOfNames(words.names, Object.values(NAMES)) ??
    (failed === null ? codeOfNames(words.names, [VAGUE_NAMES]) : null) ??
    codeOfStatus(failed ?? 500)
  );
}

/** Own names only: a host that answers `constructor` must not find one. */
function codeOfNames(
  names: string[],
  tables: readonly Readonly<Record<string, ProviderErrorCode>>[],
): ProviderErrorCode | null {
  for (const name of names) {
    const table = tables.find((one) => Object.hasOwn(one, name));
    if (table) return table[name]!;
  }
  return null;
}

const codeOfStatus = (status: number): ProviderErrorCode =>
  BY_STATUS[status] ?? (status >= 500 ? 'MODEL_OVERLOADED' : 'MODEL_INVALID_REQUEST');

/** What the sentence adds: which limit it is, or what is wrong with the request. */
function refine(code: ProviderErrorCode, { message }: ErrorWords, wait: number | null): ProviderErrorCode {
  if (code === 'MODEL_RATE_LIMITED') {
    const long = wait !== null && wait >= LONG_WAIT_MS;
    return codeOfSaying(LIMITS, message) ?? (long ? 'MODEL_QUOTA_EXHAUSTED' : code);
  }
  if (code === 'MODEL_INVALID_REQUEST' || code === 'MODEL_REQUEST_TOO_LARGE') {
    return codeOfSaying(REFUSALS, message) ?? code;
  }
  return code;
}

function bodyIn(message: unknown): unknown {
  if (typeof message !== 'string' || !/^[[{]/.test(message)) return null;
  try {
    return JSON.parse(message);
  } catch {
    return null;
  }
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
