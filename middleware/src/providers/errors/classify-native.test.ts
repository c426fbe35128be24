import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ProviderErrorCode } from '../../core/provider-error.ts';
import { COHERE_ERRORS } from '../cohere.ts';
import { AWS_ERRORS, errorOfAws } from './classify-aws.ts';
import { OCI_ERRORS } from '../wire/oci-chat.ts';
import { OLLAMA_ERRORS } from '../wire/ollama-chat.ts';
import { refusalOf, ruleFor, wordsIn, type ErrorRule } from '../wire/refusal.ts';

/** An error as it arrives, and what it must be called. */
type Row = [status: number, name: string, message: string, code: ProviderErrorCode];

const AWS: Row[] = [
  [429, 'ThrottlingException', 'Too many tokens, please wait before trying again.', 'MODEL_RATE_LIMITED'],
  [429, 'ThrottlingException', 'Too many requests, please wait before trying again.', 'MODEL_RATE_LIMITED'],
  [429, 'ThrottlingException', 'Too many tokens per day, please wait.', 'MODEL_QUOTA_EXHAUSTED'],
  [429, 'ThrottlingException', 'Not enough capacity for on-demand calls.', 'MODEL_AT_CAPACITY'],
  [429, 'TooManyRequestsException', 'No', 'MODEL_RATE_LIMITED'],
  [400, 'ServiceQuotaExceededException', 'Over the quota', 'MODEL_QUOTA_EXHAUSTED'],
  [429, 'ModelNotReadyException', 'The model is not ready', 'MODEL_AT_CAPACITY'],
  [503, 'ServiceUnavailableException', 'Too many connections', 'MODEL_AT_CAPACITY'],
  [503, 'ServiceUnavailableException', 'The service is not available', 'MODEL_OVERLOADED'],
  [500, 'InternalServerException', 'No', 'MODEL_OVERLOADED'],
  [408, 'ModelTimeoutException', 'The request took too long', 'MODEL_TIMEOUT'],
  [424, 'ModelErrorException', 'The system met an error', 'MODEL_OVERLOADED'],
  [424, 'ModelErrorException', 'Too many requests at the model', 'MODEL_RATE_LIMITED'],
  [424, 'ModelStreamErrorException', 'prompt is too long: 9 tokens > 8 maximum', 'MODEL_CONTEXT_TOO_LONG'],
  [400, 'ValidationException', 'Input is too long for requested model.', 'MODEL_CONTEXT_TOO_LONG'],
  [
    400,
    'ValidationException',
    'input length and `max_tokens` exceed context limit: 9 + 8 > 10',
    'MODEL_CONTEXT_TOO_LONG',
  ],
  [400, 'ValidationException', 'Too many input tokens. Max input tokens: 8', 'MODEL_CONTEXT_TOO_LONG'],
  [
    400,
    'ValidationException',
    'The maximum tokens you requested exceeds the model limit of 4096.',
    'MODEL_INVALID_REQUEST',
  ],
  [400, 'ValidationException', 'The provided model identifier is invalid.', 'MODEL_NOT_FOUND'],
  [
    400,
    'ValidationException',
    'Invocation of model ID x with on-demand throughput isn’t supported.',
    'MODEL_NOT_FOUND',
  ],
  [
    400,
    'ValidationException',
    "Invocation of model ID x with on-demand throughput isn't supported.",
    'MODEL_NOT_FOUND',
  ],
  [400, 'ValidationException', 'Operation not allowed', 'MODEL_PERMISSION_DENIED'],
  [400, 'ValidationException', 'This is blocked by our content policy', 'MODEL_CONTENT_FILTERED'],
  [400, 'ValidationException', 'Malformed input request', 'MODEL_INVALID_REQUEST'],
  [403, 'AccessDeniedException', 'You have no access to the model', 'MODEL_PERMISSION_DENIED'],
  [
    403,
    'AccessDeniedException',
    'Authentication failed: make sure your API Key is valid.',
    'MODEL_AUTHENTICATION_FAILED',
  ],
  [403, 'UnrecognizedClientException', 'The security token is invalid.', 'MODEL_AUTHENTICATION_FAILED'],
  [403, 'InvalidSignatureException', 'The signature does not match', 'MODEL_AUTHENTICATION_FAILED'],
  [403, 'ExpiredTokenException', 'The security token is expired', 'MODEL_AUTHENTICATION_FAILED'],
  [403, 'MissingAuthenticationTokenException', 'No', 'MODEL_AUTHENTICATION_FAILED'],
  [403, '', 'Bearer Token has expired', 'MODEL_AUTHENTICATION_FAILED'],
  [403, '', 'No', 'MODEL_PERMISSION_DENIED'],
  [404, 'ResourceNotFoundException', 'Could not find it', 'MODEL_NOT_FOUND'],
  [
    404,
    'ResourceNotFoundException',
    'Model use case details have not been submitted.',
    'MODEL_PERMISSION_DENIED',
  ],
  [409, 'ConflictException', 'No', 'MODEL_INVALID_REQUEST'],
  [429, '', 'Too many tokens per day', 'MODEL_QUOTA_EXHAUSTED'],
  [418, 'SomethingNewException', 'No', 'MODEL_INVALID_REQUEST'],
];

const OCI: Row[] = [
  [400, '400', 'Inappropriate output content detected in output blocklist', 'MODEL_CONTENT_FILTERED'],
  [400, '400', 'too many tokens: total number of tokens in the prompt is 9', 'MODEL_CONTEXT_TOO_LONG'],
  [400, 'InvalidParameter', 'No', 'MODEL_INVALID_REQUEST'],
  [403, 'NotAuthorized', 'No', 'MODEL_PERMISSION_DENIED'],
  [401, 'NotAuthenticated', 'No', 'MODEL_AUTHENTICATION_FAILED'],
  [
    404,
    'NotAuthorizedOrNotFound',
    'Authorization failed or requested resource not found',
    'MODEL_PERMISSION_DENIED',
  ],
  [404, '404', 'Authorization failed or requested resource not found', 'MODEL_PERMISSION_DENIED'],
  [404, '404', 'Entity with key cohere.command-r-16k not found', 'MODEL_NOT_FOUND'],
  [400, 'LimitExceeded', 'No', 'MODEL_QUOTA_EXHAUSTED'],
  [429, 'TooManyRequests', 'No', 'MODEL_RATE_LIMITED'],
  [429, 'TooManyRequests', 'No capacity is left', 'MODEL_AT_CAPACITY'],
  [500, 'InternalServerError', 'No', 'MODEL_OVERLOADED'],
  [500, 'OutOfCapacity', 'No', 'MODEL_AT_CAPACITY'],
];

const COHERE: Row[] = [
  [401, '', 'invalid api token', 'MODEL_AUTHENTICATION_FAILED'],
  [498, '', 'invalid token', 'MODEL_AUTHENTICATION_FAILED'],
  [402, '', 'billing limit', 'MODEL_QUOTA_EXHAUSTED'],
  [404, '', "model 'command-r' was removed", 'MODEL_NOT_FOUND'],
  [429, '', 'Trial keys are limited to 20 calls / minute', 'MODEL_RATE_LIMITED'],
  [429, '', 'Trial keys are limited to 1000 calls / month', 'MODEL_QUOTA_EXHAUSTED'],
  [400, '', 'too many tokens: size limit exceeded by 12 tokens', 'MODEL_CONTEXT_TOO_LONG'],
  [400, '', 'model not found, make sure the name is right', 'MODEL_NOT_FOUND'],
  [400, '', 'invalid request: all messages must have a role', 'MODEL_INVALID_REQUEST'],
  [400, '', 'blocked output: please try again with a different prompt', 'MODEL_CONTENT_FILTERED'],
  [501, '', 'not implemented', 'MODEL_INVALID_REQUEST'],
  [503, '', 'no', 'MODEL_OVERLOADED'],
];

const OLLAMA: Row[] = [
  [404, '', 'model "llama9" not found, try pulling it first', 'MODEL_NOT_FOUND'],
  [400, '', 'the input length exceeds the context length', 'MODEL_CONTEXT_TOO_LONG'],
  [400, '', 'llama2 does not support tools', 'MODEL_INVALID_REQUEST'],
  [503, '', 'server busy, please try again. maximum pending requests exceeded', 'MODEL_AT_CAPACITY'],
  [500, '', 'model requires more system memory (9 GiB) than is available', 'MODEL_AT_CAPACITY'],
  [429, '', 'you have reached your weekly usage limit', 'MODEL_QUOTA_EXHAUSTED'],
  [500, '', 'something went wrong', 'MODEL_OVERLOADED'],
];

const TABLES: [provider: string, rules: readonly ErrorRule[], rows: Row[]][] = [
  ['Amazon', AWS_ERRORS, AWS],
  ['Oracle', OCI_ERRORS, OCI],
  ['Cohere', COHERE_ERRORS, COHERE],
  ['Ollama', OLLAMA_ERRORS, OLLAMA],
];

for (const [provider, rules, rows] of TABLES) {
  for (const [status, name, message, code] of rows) {
    test(`${provider}'s ${status} ${name} "${message}" is ${code}`, () => {
      const error = refusalOf(rules, { name, status, message }, new Headers());
      assert.deepEqual([error.code, error.status], [code, status]);
    });
  }

  test(`each of ${provider}'s rules is tried by a row`, () => {
    const used = rows.map(([status, name, message]) => ruleFor(rules, { name, status, message }));
    assert.deepEqual(
      rules.filter((rule) => !used.includes(rule)),
      [],
    );
  });
}

test('the name of an exception is found in the header before its URL, and in the body behind its namespace', () => {
  const headers = new Headers({
    'x-amzn-errortype': 'ThrottlingException:http://internal.example.com/coral/',
    'x-amzn-requestid': 'req_1',
    'retry-after': '7',
  });
  const told = errorOfAws(429, headers, { message: 'Too many tokens per day' });
  assert.deepEqual(
    [told.code, told.retryAfterMs, told.providerRequestId],
    ['MODEL_QUOTA_EXHAUSTED', 7000, 'req_1'],
  );
  const body = { __type: 'com.amazon.coral.service#ExpiredTokenException', Message: 'No' };
  assert.equal(errorOfAws(403, new Headers(), body).code, 'MODEL_AUTHENTICATION_FAILED');
});

test('the words of an error are found wherever they stand, and nowhere are none', () => {
  assert.deepEqual(wordsIn({ code: 404, message: 'No' }), { name: '404', message: 'No' });
  assert.deepEqual(wordsIn({ error: { type: 'x', message: 'No' } }), { name: 'x', message: 'No' });
  assert.deepEqual(wordsIn({ error: 'No' }), { name: '', message: 'No' });
  assert.deepEqual(wordsIn('No'), { name: '', message: 'No' });
  for (const nothing of [null, 5, [], {}]) assert.deepEqual(wordsIn(nothing), { name: '', message: '' });
});
