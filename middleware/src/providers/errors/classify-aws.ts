import { ProviderError } from '../../core/provider-error.ts';
import { refusalOf, ruleFor, wordsIn, type ErrorRule } from '../wire/refusal.ts';

/**
 * What Amazon Bedrock's exceptions mean. Names: https://docs.aws.amazon.com/bedrock/latest/APIReference/CommonErrors.html and the
 * errors of Converse and InvokeModel; one name stands for several things, so the sentence decides where it must.
 */
export const AWS_ERRORS: readonly ErrorRule[] = [
  { name: /^Throttling/i, says: /per day|daily/i, code: 'MODEL_QUOTA_EXHAUSTED' },
  { name: /^Throttling/i, says: /capacity|too many connections/i, code: 'MODEL_AT_CAPACITY' },
  { name: /^(?:Throttling|TooManyRequests|RequestLimitExceeded)/i, code: 'MODEL_RATE_LIMITED' },
  { name: /^(?:ServiceQuotaExceeded|LimitExceeded)/i, code: 'MODEL_QUOTA_EXHAUSTED' },
  { name: /^ModelNotReady/i, code: 'MODEL_AT_CAPACITY' },
  { name: /^ServiceUnavailable/i, says: /capacity|too many connections/i, code: 'MODEL_AT_CAPACITY' },
  { name: /^(?:ServiceUnavailable|InternalServer|InternalFailure)/i, code: 'MODEL_OVERLOADED' },
  { name: /^ModelTimeout/i, code: 'MODEL_TIMEOUT' },
  // A model's own refusal of the input arrives as an error of the model too.
  {
    name: /^(?:Validation|ModelError|ModelStreamError|BadRequest)/i,
    says: /(?:input|prompt) (?:is|was) too long|too many (?:input )?tokens|context (?:length|window|limit)|input (?:length|tokens)[^.]*exceed|exceeds? [^.]*(?:input|prompt) tokens/i,
    code: 'MODEL_CONTEXT_TOO_LONG',
  },
  {
    name: /^(?:ModelStreamError|ModelError)/i,
    says: /throttl|too many requests/i,
    code: 'MODEL_RATE_LIMITED',
  },
  { name: /^(?:ModelStreamError|ModelError)/i, code: 'MODEL_OVERLOADED' },
  // On-demand calls of a model that only inference profiles offer: the id is the wrong one, and says so.
  {
    name: /^Validation/i,
    says: /model identifier is invalid|on-demand throughput isn.?t supported|could not resolve the (?:foundation )?model|end of its life|model (?:id|identifier)[^.]* (?:not found|not supported|does not exist)/i,
    code: 'MODEL_NOT_FOUND',
  },
  {
    name: /^Validation/i,
    says: /operation not allowed|access denied|not authorized/i,
    code: 'MODEL_PERMISSION_DENIED',
  },
  { name: /^Validation/i, says: /content (?:filter|policy)|blocked by/i, code: 'MODEL_CONTENT_FILTERED' },
  { name: /^Validation/i, code: 'MODEL_INVALID_REQUEST' },
  {
    name: /^(?:UnrecognizedClient|InvalidSignature|SignatureDoesNotMatch|ExpiredToken|InvalidClientToken|IncompleteSignature|MissingAuthenticationToken|InvalidToken|RequestExpired|AuthFailure|InvalidAccessKeyId)/i,
    code: 'MODEL_AUTHENTICATION_FAILED',
  },
  {
    name: /^(?:AccessDenied|UnknownOperation|Forbidden)/i,
    says: /api key|bearer token|authentication failed|security token|signature/i,
    code: 'MODEL_AUTHENTICATION_FAILED',
  },
  { name: /^(?:AccessDenied|NotAuthorized|OptInRequired)/i, code: 'MODEL_PERMISSION_DENIED' },
  { name: /^ResourceNotFound/i, says: /use case details|access denied/i, code: 'MODEL_PERMISSION_DENIED' },
  { name: /^ResourceNotFound/i, code: 'MODEL_NOT_FOUND' },
  { name: /^Conflict/i, code: 'MODEL_INVALID_REQUEST' },
  // Without a name: an API key that is not one, at the gateway in front.
  {
    status: 403,
    says: /api key|bearer token|authentication failed|security token/i,
    code: 'MODEL_AUTHENTICATION_FAILED',
  },
  { status: 429, says: /per day|daily/i, code: 'MODEL_QUOTA_EXHAUSTED' },
];

/** The error of a Bedrock response that is none of 2xx. Its name stands in a header or in the body, behind a namespace or before a URL. */
export function errorOfAws(status: number, headers: Headers, body: unknown): ProviderError {
  const { name, message } = wordsIn(body);
  const words = { name: plainName(headers.get('x-amzn-errortype') ?? name), status, message };
  return refusalOf(AWS_ERRORS, words, headers, {
    status,
  });
}

/** The error that arrived inside a stream, by its name; null when the name is none of AWS. */
export function errorOfAwsEvent(error: unknown): ProviderError | null {
  const { name, message, originalMessage } = (error ?? {}) as Record<string, unknown>;
  if (typeof name !== 'string') return null;
  const said = [message, originalMessage].filter((text) => typeof text === 'string').join(' ');
  const known = ruleFor(AWS_ERRORS, { name: plainName(name), status: null, message: said })?.code;
  const code = known ?? (/Exception$/.test(name) ? 'MODEL_OVERLOADED' : null);
  return code && new ProviderError(code, { status: 200 });
}

const plainName = (name: string): string => name.split(':')[0]!.split('#').at(-1)!;
