import assert from 'node:assert/strict';
import { test } from 'node:test';
import { classify, classifyBody, errorOfBody, requestIdOf } from './classify.ts';
import { BY_STATUS, NAMES, VAGUE_NAMES } from './classify-names.ts';

for (const [status, code] of Object.entries(BY_STATUS)) {
  test(`a bare status ${status} is ${code}`, () => {
    assert.equal(classifyBody(undefined, Number(status), null).code, code);
  });
}

for (const [provider, names] of Object.entries(NAMES)) {
  test(`${provider}: each name means its code, as code or as type, in a reply of any status and inside a stream`, () => {
    for (const [name, code] of Object.entries(names)) {
      for (const body of [
        { error: { code: name, type: 'invalid_request_error', message: 'No.' } },
        { error: { type: name, message: 'No.' } },
        { status: name, message: 'No.' },
        [{ error: { message: 'No.', details: [{ reason: name }] } }],
      ]) {
        for (const status of [200, 400, 500]) assert.equal(classifyBody(body, status, null).code, code, name);
        assert.equal(errorOfBody(body).code, code);
      }
    }
  });
}

test('a name that stands beside almost any error counts only where no status does', () => {
  for (const [name, code] of Object.entries(VAGUE_NAMES)) {
    const body = { error: { type: name, message: 'No.' } };
    assert.equal(classifyBody(body, 200, null).code, code);
    assert.equal(classifyBody(body, 403, null).code, 'MODEL_PERMISSION_DENIED');
  }
});

/** Bodies in the documented forms, written by us: what they mean at this status. */
const BODIES: [what: string, status: number, body: unknown, code: string][] = [
  [
    'OpenAI: a limit per minute',
    429,
    {
      error: {
        message:
          'Rate limit reached for m in org on requests per min (RPM): Limit 3, Used 3. Please try again in 20s. See the page on billing.',
        type: 'requests',
        code: 'rate_limit_exceeded',
      },
    },
    'MODEL_RATE_LIMITED',
  ],
  [
    'OpenAI: a limit per day',
    429,
    {
      error: {
        message: 'Rate limit reached on requests per day (RPD): Limit 200',
        code: 'rate_limit_exceeded',
      },
    },
    'MODEL_QUOTA_EXHAUSTED',
  ],
  [
    'OpenAI: one request over the limit',
    429,
    { error: { message: 'Request too large for m on tokens per min (TPM)', code: 'rate_limit_exceeded' } },
    'MODEL_REQUEST_TOO_LARGE',
  ],
  [
    'Groq: the same with another status',
    413,
    {
      error: {
        message: 'Request too large for model m on tokens per minute (TPM)',
        code: 'rate_limit_exceeded',
      },
    },
    'MODEL_REQUEST_TOO_LARGE',
  ],
  [
    'Groq: tokens per day',
    429,
    {
      error: { message: 'Rate limit reached on tokens per day (TPD): Limit 1', code: 'rate_limit_exceeded' },
    },
    'MODEL_QUOTA_EXHAUSTED',
  ],
  [
    'OpenAI: no money',
    429,
    { error: { code: 'insufficient_quota', message: 'No.' } },
    'MODEL_QUOTA_EXHAUSTED',
  ],
  ['DeepSeek: no money', 402, { error: { message: 'Insufficient Balance' } }, 'MODEL_QUOTA_EXHAUSTED'],
  [
    'OpenRouter: free models of the day',
    429,
    { error: { code: 429, message: 'Rate limit exceeded: free-models-per-day' } },
    'MODEL_QUOTA_EXHAUSTED',
  ],
  [
    'OpenRouter: the host behind it',
    429,
    { error: { code: 429, message: 'Provider returned error', metadata: { raw: 'rate-limited upstream' } } },
    'MODEL_RATE_LIMITED',
  ],
  [
    'Mistral: capacity under a vague name',
    429,
    {
      object: 'error',
      message: 'Service tier capacity exceeded for this model.',
      type: 'invalid_request_error',
    },
    'MODEL_AT_CAPACITY',
  ],
  [
    'Mistral: a list of faults where others have a sentence',
    422,
    { object: 'error', message: { detail: [{ type: 'extra_forbidden', loc: ['body', 'x'] }] }, code: null },
    'MODEL_INVALID_REQUEST',
  ],
  [
    'Gemini: a quota of the minute',
    429,
    [
      {
        error: {
          code: 429,
          status: 'RESOURCE_EXHAUSTED',
          message: 'You exceeded your current quota, please check your plan and billing details.',
          details: [{ violations: [{ quotaId: 'GenerateRequestsPerMinutePerProjectPerModel-FreeTier' }] }],
        },
      },
    ],
    'MODEL_RATE_LIMITED',
  ],
  [
    'Gemini: a quota of the day',
    429,
    {
      error: {
        status: 'RESOURCE_EXHAUSTED',
        message: 'You exceeded your current quota.',
        details: [{ violations: [{ quotaId: 'GenerateRequestsPerDayPerProjectPerModel-FreeTier' }] }],
      },
    },
    'MODEL_QUOTA_EXHAUSTED',
  ],
  [
    'Azure: the prompt was filtered',
    400,
    {
      error: { code: 'content_filter', message: 'No.', innererror: { code: 'ResponsibleAIPolicyViolation' } },
    },
    'MODEL_CONTENT_FILTERED',
  ],
  [
    'Azure: no such deployment',
    404,
    { error: { code: 'DeploymentNotFound', message: 'No.' } },
    'MODEL_NOT_FOUND',
  ],
  [
    'Azure: at its gateway',
    401,
    { statusCode: 401, message: 'Unauthorized.' },
    'MODEL_AUTHENTICATION_FAILED',
  ],
  ['OCI: not found means not allowed', 404, { code: 'NotAuthorizedOrNotFound' }, 'MODEL_PERMISSION_DENIED'],
  [
    'DeepSeek: too long, under a vague name',
    400,
    {
      error: {
        message: "This model's maximum context length is 8 tokens. However, you requested 9 tokens.",
        code: 'invalid_request_error',
      },
    },
    'MODEL_CONTEXT_TOO_LONG',
  ],
  [
    'vLLM: too long',
    400,
    { object: 'error', message: 'The prompt is too long', type: 'BadRequestError', code: 400 },
    'MODEL_CONTEXT_TOO_LONG',
  ],
  ['Anthropic: too many bytes', 413, { error: { type: 'request_too_large' } }, 'MODEL_REQUEST_TOO_LARGE'],
  ['FastAPI: nothing there', 404, { detail: 'Not Found' }, 'MODEL_NOT_FOUND'],
  ['a text in the place of an object', 500, { error: 'model is overloaded' }, 'MODEL_OVERLOADED'],
  [
    'a status only in the body',
    200,
    { error: { code: 403, message: 'Moderated' } },
    'MODEL_PERMISSION_DENIED',
  ],
  ['a status that nobody knows', 418, {}, 'MODEL_INVALID_REQUEST'],
  ['a gateway that nobody knows', 522, 'error code: 522', 'MODEL_OVERLOADED'],
  ['no word at all', 200, { error: {} }, 'MODEL_OVERLOADED'],
  [
    'a name of JavaScript',
    400,
    { error: { code: 'constructor', type: '__proto__' } },
    'MODEL_INVALID_REQUEST',
  ],
];
for (const [what, status, body, code] of BODIES) {
  test(`${what}: ${code}`, () => assert.equal(classifyBody(body, status, null).code, code));
}

const MINUTE = { error: { code: 'rate_limit_exceeded', message: 'Rate limit reached.' } };
const asks = (seconds: string): Headers => new Headers({ 'retry-after': seconds });

test('a limit of minutes with hours to wait is a limit of days', () => {
  assert.equal(classifyBody(MINUTE, 429, asks('86400')).code, 'MODEL_QUOTA_EXHAUSTED');
  assert.equal(classifyBody(MINUTE, 429, asks('60')).code, 'MODEL_RATE_LIMITED');
});

test('the body of an error may be hidden in the message of what was thrown', () => {
  const message = JSON.stringify({ error: { status: 'PERMISSION_DENIED', message: 'No.' } });
  assert.equal(classify({ status: 400, message }, false).code, 'MODEL_PERMISSION_DENIED');
  assert.equal(classify({ status: 400, message: '{ no JSON' }, false).code, 'MODEL_INVALID_REQUEST');
});

test('nothing that a provider says is kept', () => {
  const body = { error: { code: 'x', message: 'The prompt was: PERSON-K7-0010' } };
  assert.doesNotMatch(JSON.stringify(errorOfBody(body)) + String(errorOfBody(body).stack), /PERSON/);
});

test('a request is named by the first header that names it', () => {
  assert.equal(requestIdOf(new Headers({ 'x-ds-trace-id': 'c', 'apim-request-id': 'b' })), 'b');
  assert.equal(requestIdOf(new Headers({ 'x-request-id': '', 'opc-request-id': 'd' })), 'd');
  assert.equal(requestIdOf(new Headers({ date: 'today' })), null);
});

test('an endless sentence is searched in no time', () => {
  const message = `model ${'a '.repeat(2_000_000)}exceeds maximum ${'1'.repeat(2_000_000)} again in ${'1h'.repeat(1_000_000)}`;
  const started = process.cpuUsage();
  classifyBody({ error: { code: 'rate_limit_exceeded', message } }, 429, null);
  classifyBody({ error: { message } }, 400, null);
  const { user } = process.cpuUsage(started);
  assert.ok(user < 1_000_000, `${user} microseconds`);
});
