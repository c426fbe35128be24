import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ProviderErrorCode } from '../../core/provider-error.ts';
import { classifyBody } from './classify.ts';

type Row = [what: string, status: number | null, body: unknown, code: ProviderErrorCode];

const gemini = (code: number, status: string, message: string, ...details: object[]): unknown => ({
  error: { code, status, message, ...(details.length ? { details } : {}) },
});
const limited = (message: string, ...details: object[]): unknown =>
  gemini(429, 'RESOURCE_EXHAUSTED', message, ...details);
const quotas = (...quotaIds: string[]): object => ({
  '@type': 'type.googleapis.com/google.rpc.QuotaFailure',
  violations: quotaIds.map((quotaId) => ({ quotaId })),
});
const because = (reason: string): object => ({ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason });

/** Errors of the Gemini API and of Vertex AI: https://ai.google.dev/gemini-api/docs/troubleshooting */
const GEMINI: Row[] = [
  ['a quota per minute', 429, limited('No', quotas('RequestsPerMinutePerModel')), 'MODEL_RATE_LIMITED'],
  ['a quota per day', 429, limited('No', quotas('RequestsPerDayPerModel')), 'MODEL_QUOTA_EXHAUSTED'],
  ['both', 429, limited('No', quotas('TokensPerMinute', 'RequestsPerDay')), 'MODEL_QUOTA_EXHAUSTED'],
  ['a limit without a word', 429, limited('Resource has been exhausted'), 'MODEL_RATE_LIMITED'],
  ['the quota of Vertex AI', 429, limited('Quota exceeded for x_requests_per_minute'), 'MODEL_RATE_LIMITED'],
  ['its quota per day', 429, limited('Quota exceeded for x_requests_per_day'), 'MODEL_QUOTA_EXHAUSTED'],
  ['what all share is used up', 429, limited('See docs/error-code-429'), 'MODEL_AT_CAPACITY'],
  ['a spending cap', 429, limited('Over its monthly spending cap'), 'MODEL_QUOTA_EXHAUSTED'],
  [
    'a wrong key',
    400,
    gemini(400, 'INVALID_ARGUMENT', 'No', because('API_KEY_INVALID')),
    'MODEL_AUTHENTICATION_FAILED',
  ],
  ['an old token', 401, gemini(401, 'UNAUTHENTICATED', 'No'), 'MODEL_AUTHENTICATION_FAILED'],
  [
    'no right',
    403,
    gemini(403, 'PERMISSION_DENIED', 'No', because('IAM_PERMISSION_DENIED')),
    'MODEL_PERMISSION_DENIED',
  ],
  [
    'a country',
    400,
    gemini(400, 'FAILED_PRECONDITION', 'User location is not supported'),
    'MODEL_PERMISSION_DENIED',
  ],
  ['no model', 404, gemini(404, 'NOT_FOUND', 'No'), 'MODEL_NOT_FOUND'],
  [
    'a long prompt',
    400,
    gemini(400, 'INVALID_ARGUMENT', 'The input token count is 9 but only 8'),
    'MODEL_CONTEXT_TOO_LONG',
  ],
  [
    'many bytes',
    400,
    gemini(400, 'INVALID_ARGUMENT', 'Request payload size exceeds'),
    'MODEL_REQUEST_TOO_LARGE',
  ],
  ['a wrong field', 400, gemini(400, 'INVALID_ARGUMENT', 'Unknown name'), 'MODEL_INVALID_REQUEST'],
  ['overload', 503, gemini(503, 'UNAVAILABLE', 'No'), 'MODEL_OVERLOADED'],
  ['a fault of theirs', 500, gemini(500, 'INTERNAL', 'No'), 'MODEL_OVERLOADED'],
  ['their deadline', 504, gemini(504, 'DEADLINE_EXCEEDED', 'No'), 'MODEL_TIMEOUT'],
  ['their cancelling', 499, gemini(499, 'CANCELLED', 'No'), 'MODEL_OVERLOADED'],
];

const claude = (type: string, message = 'No', error_code?: string): unknown => ({
  type: 'error',
  error: { type, message, ...(error_code ? { details: { error_code } } : {}) },
  request_id: 'req_7',
});

/** https://docs.anthropic.com/en/api/errors */
const CLAUDE: Row[] = [
  ['a wrong field', 400, claude('invalid_request_error'), 'MODEL_INVALID_REQUEST'],
  [
    'a long prompt',
    400,
    claude('invalid_request_error', 'prompt is too long: 9 > 8'),
    'MODEL_CONTEXT_TOO_LONG',
  ],
  [
    'a long answer',
    400,
    claude('invalid_request_error', 'input length and `max_tokens` exceed context limit'),
    'MODEL_CONTEXT_TOO_LONG',
  ],
  [
    'no credit',
    400,
    claude('invalid_request_error', 'Your credit balance is too low'),
    'MODEL_QUOTA_EXHAUSTED',
  ],
  [
    'the own limit',
    400,
    claude('invalid_request_error', 'You have reached your specified API usage limits'),
    'MODEL_QUOTA_EXHAUSTED',
  ],
  [
    'a filter',
    400,
    claude('invalid_request_error', 'Output blocked by content filtering policy'),
    'MODEL_CONTENT_FILTERED',
  ],
  ['a wrong key', 401, claude('authentication_error'), 'MODEL_AUTHENTICATION_FAILED'],
  ['a bill', 402, claude('billing_error'), 'MODEL_QUOTA_EXHAUSTED'],
  ['no right', 403, claude('permission_error'), 'MODEL_PERMISSION_DENIED'],
  ['no model', 404, claude('not_found_error'), 'MODEL_NOT_FOUND'],
  ['many bytes', 413, claude('request_too_large'), 'MODEL_REQUEST_TOO_LARGE'],
  ['a limit per minute', 429, claude('rate_limit_error', 'tokens per minute'), 'MODEL_RATE_LIMITED'],
  [
    'a limit on spending',
    429,
    claude('rate_limit_error', 'No', 'enforced_spend_limit_reached'),
    'MODEL_QUOTA_EXHAUSTED',
  ],
  ['too fast a growth', 429, claude('rate_limit_error', 'No', 'ramp_limit_exceeded'), 'MODEL_RATE_LIMITED'],
  ['a fault of theirs', 500, claude('api_error'), 'MODEL_OVERLOADED'],
  ['their deadline', 504, claude('timeout_error'), 'MODEL_TIMEOUT'],
  ['overload', 529, claude('overloaded_error'), 'MODEL_OVERLOADED'],
  ['overload inside a stream', null, claude('overloaded_error'), 'MODEL_OVERLOADED'],
];

for (const [provider, rows] of Object.entries({ GEMINI, CLAUDE })) {
  test(`${provider.toLowerCase()}: each of its errors is one of ours`, () => {
    for (const [what, status, body, code] of rows) {
      assert.equal(classifyBody(body, status, null).code, code, what);
    }
  });
}

test('when to come back and the id of the request stand in the body where they are in no header', () => {
  const retry = { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '34.4s' };
  const request = { '@type': 'type.googleapis.com/google.rpc.RequestInfo', requestId: 'r7' };
  const google = classifyBody(limited('No', retry, request), 429, new Headers()).facts;
  assert.deepEqual([google.retryAfterMs, google.providerRequestId], [34_400, 'r7']);
  assert.equal(classifyBody(claude('api_error'), 500, new Headers()).facts.providerRequestId, 'req_7');
});
