/** Which errors a recorded failure may be read as, by own rules over status, words of the body and kind. */

import type { ProviderErrorCode } from '../../middleware/src/core/provider-error.ts';

/** A failure as it was recorded. `words` is everything it says, as text. */
export interface Failure {
  status: number;
  words: string;
  kind: string[];
  /** Milliseconds after which the provider asks to be tried again. */
  retryAfterMs: number | null;
}

type Rule = [applies: (failure: Failure) => boolean, codes: ProviderErrorCode[]];

const says =
  (pattern: RegExp) =>
  ({ words }: Failure): boolean =>
    pattern.test(words);
const HOUR = 60 * 60 * 1000;
const limited = ({ status, kind }: Failure): boolean =>
  status === 429 || status === 413 || status === 200 || kind.includes('rate-limit');

/** The first that applies. What a body says goes before what its status says. */
const RULES: Rule[] = [
  // Amazon calls a limit per minute or day "too many tokens" too: nothing is wrong with the prompt then.
  [(failure) => says(/Throttling/)(failure) && says(/per day|daily/i)(failure), ['MODEL_QUOTA_EXHAUSTED']],
  [says(/Throttling/), ['MODEL_RATE_LIMITED', 'MODEL_AT_CAPACITY']],
  [says(/ModelNotReady/), ['MODEL_AT_CAPACITY', 'MODEL_OVERLOADED']],
  [
    says(
      /context[ _-]?(?:length|window)|maximum context|prompt is too long|input is too long|too many (?:input )?tokens|input length .{0,60}exceed|token count .{0,40}exceeds|exceeds the maximum number of tokens/i,
    ),
    ['MODEL_CONTEXT_TOO_LONG'],
  ],
  [
    says(
      /content_?filter|ResponsibleAIPolicy|content management policy|blocklist|moderation|safety_violation/i,
    ),
    ['MODEL_CONTENT_FILTERED'],
  ],
  [
    (failure) => limited(failure) && says(/request too large|must be reduced|single request/i)(failure),
    ['MODEL_REQUEST_TOO_LARGE'],
  ],
  [
    (failure) =>
      limited(failure) &&
      says(/insufficient_quota|check your plan and billing|Insufficient Balance/i)(failure) &&
      !says(/PerMinute/)(failure),
    ['MODEL_QUOTA_EXHAUSTED'],
  ],
  [
    (failure) =>
      failure.status === 429 &&
      says(/per[ -]?day|PerDay|daily|\/ ?(?:day|month)\b|per month|\bTPD\b|\bRPD\b/i)(failure),
    ['MODEL_QUOTA_EXHAUSTED'],
  ],
  [
    (failure) => failure.status === 429 && (failure.retryAfterMs ?? 0) >= HOUR,
    ['MODEL_QUOTA_EXHAUSTED', 'MODEL_RATE_LIMITED'],
  ],
  [
    (failure) =>
      limited(failure) &&
      says(/capacity|overloaded|too many requests to the model|engine is currently/i)(failure),
    ['MODEL_AT_CAPACITY', 'MODEL_OVERLOADED'],
  ],
  [
    (failure) => failure.status === 429 && says(/upstream/i)(failure),
    ['MODEL_RATE_LIMITED', 'MODEL_AT_CAPACITY'],
  ],
  [({ status }) => status === 429, ['MODEL_RATE_LIMITED']],
  [says(/overloaded/i), ['MODEL_OVERLOADED', 'MODEL_AT_CAPACITY']],
  [says(/rate_?limit|Throttling|RESOURCE_EXHAUSTED/i), ['MODEL_RATE_LIMITED']],
  [says(/ServiceUnavailable|ModelNotReady/i), ['MODEL_OVERLOADED', 'MODEL_AT_CAPACITY']],
  [says(/ModelTimeout/i), ['MODEL_TIMEOUT', 'MODEL_OVERLOADED']],
  [
    says(
      /ExpiredToken|UnrecognizedClient|InvalidSignature|invalid_api_key|Incorrect API key|API key not valid|API_KEY_INVALID/i,
    ),
    ['MODEL_AUTHENTICATION_FAILED'],
  ],
  [
    says(/NotAuthorizedOrNotFound|Authorization failed or requested resource not found/i),
    ['MODEL_PERMISSION_DENIED'],
  ],
  [
    (failure) =>
      says(/AccessDenied/i)(failure) && says(/API key is valid|bearer token|security token/i)(failure),
    ['MODEL_AUTHENTICATION_FAILED'],
  ],
  [says(/AccessDenied/i), ['MODEL_PERMISSION_DENIED']],
  [says(/on-demand throughput isn/i), ['MODEL_NOT_FOUND', 'MODEL_INVALID_REQUEST']],
  [
    says(
      /model_not_found|model identifier is invalid|DeploymentNotFound|is not found for API version|end of its life/i,
    ),
    ['MODEL_NOT_FOUND'],
  ],
  [says(/credit balance is too low/i), ['MODEL_QUOTA_EXHAUSTED', 'MODEL_PERMISSION_DENIED']],
  [says(/PermissionDenied/), ['MODEL_PERMISSION_DENIED']],
  // The model failed to call a tool as it was told: its mistake, which Groq reports as the caller's.
  [says(/tool_use_failed/), ['MODEL_INVALID_REQUEST', 'MODEL_REPLY_MALFORMED']],
  [says(/quota/i), ['MODEL_QUOTA_EXHAUSTED', 'MODEL_RATE_LIMITED']],
];

const BY_STATUS: Record<number, ProviderErrorCode[]> = {
  400: ['MODEL_INVALID_REQUEST'],
  401: ['MODEL_AUTHENTICATION_FAILED'],
  402: ['MODEL_QUOTA_EXHAUSTED', 'MODEL_PERMISSION_DENIED'],
  403: ['MODEL_PERMISSION_DENIED'],
  404: ['MODEL_NOT_FOUND'],
  408: ['MODEL_TIMEOUT'],
  409: ['MODEL_OVERLOADED', 'MODEL_AT_CAPACITY'],
  413: ['MODEL_CONTEXT_TOO_LONG', 'MODEL_REQUEST_TOO_LARGE'],
  422: ['MODEL_INVALID_REQUEST'],
  424: ['MODEL_OVERLOADED', 'MODEL_REPLY_MALFORMED', 'MODEL_INVALID_REQUEST'],
  498: ['MODEL_AT_CAPACITY'],
  504: ['MODEL_TIMEOUT', 'MODEL_OVERLOADED'],
};

/** The codes that are right for it; never none. An error inside an answer with status 200 may name the status it stands for. */
export function expectedErrors(failure: Failure): ProviderErrorCode[] {
  const named = /"(?:status_?)?code"\s*:\s*"?([45]\d\d)\b/i.exec(failure.words)?.[1];
  const status = failure.status === 200 && named ? Number(named) : failure.status;
  const rule = RULES.find(([applies]) => applies({ ...failure, status }));
  if (rule) return rule[1];
  return (
    BY_STATUS[status] ?? (status >= 500 || status === 200 ? ['MODEL_OVERLOADED'] : ['MODEL_INVALID_REQUEST'])
  );
}

/** When to come back, as headers (RFC 9110; OpenAI and Azure in milliseconds) or Google's RetryInfo say. Null: nothing said. */
export function retryAfterOf(headers: Record<string, string>, words: string): number | null {
  const header = (name: string): string | undefined =>
    Object.entries(headers).find(([one]) => one.toLowerCase() === name)?.[1];
  const exact = header('retry-after-ms');
  if (exact !== undefined) return Number(exact);
  const seconds = header('retry-after');
  if (seconds !== undefined && /^[\d.]+$/.test(seconds)) return Math.round(Number(seconds) * 1000);
  const inBody = /"retryDelay"\s*:\s*"([\d.]+)s"/.exec(words)?.[1];
  return inBody === undefined ? null : Math.round(Number(inBody) * 1000);
}
