import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ProviderError, type ProviderErrorCode } from '../../middleware/src/core/provider-error.ts';
import { PLAIN_REPLY } from '../../middleware/src/core/model-messages.ts';
import type { ModelReply } from '../../middleware/src/core/provider.ts';
import { PROMPT, type Outcome } from './ask.ts';
import { decodeMessages, encodeEvent } from './event-stream.ts';
import { expectedErrors, retryAfterOf } from './expected-error.ts';
import { isExactCost } from './exact-money.ts';
import { differences, expectationOf } from './judge.ts';
import { readChatCompletions } from './readings-openai.ts';
import type { Recording } from './recording.ts';

const recording: Recording = {
  name: 'one',
  provider: 'azure-openai',
  api: 'chat.completions',
  kind: [],
  request: null,
  response: {
    status: 200,
    headers: { 'x-request-id': 'req_1', 'x-ms-region': 'Sweden Central' },
    framing: 'json',
    body: {
      model: 'gpt-4o-2024-08-06',
      prompt_filter_results: [{ content_filter_results: { hate: { filtered: false, severity: 'safe' } } }],
      choices: [
        {
          index: 0,
          finish_reason: 'tool_calls',
          message: {
            content: 'Hello',
            reasoning_content: 'Hm.',
            tool_calls: [
              { id: 'a', function: { name: 'f', arguments: '{"x":1}' } },
              { id: 'b', function: { name: 'g', arguments: '{oops' } },
            ],
          },
        },
      ],
      usage: {
        prompt_tokens: 30,
        completion_tokens: 9,
        total_tokens: 39,
        prompt_tokens_details: { cached_tokens: 8 },
        completion_tokens_details: { reasoning_tokens: 4 },
      },
    },
  },
};
const reading = readChatCompletions([recording.response.body]);
const right: ModelReply = {
  ...PLAIN_REPLY,
  text: 'Hello',
  reasoning: 'Hm.',
  toolCalls: [
    { id: 'a', name: 'f', arguments: { x: 1 }, argumentsText: '{"x":1}' },
    { id: 'b', name: 'g', arguments: null, argumentsText: '{oops' },
  ],
  finish: { unified: 'tool-calls', raw: 'tool_calls' },
  usage: { input: 30, output: 9, cached: 8, cacheWrite: 0, reasoning: 4, source: 'reported' },
  verdicts: [{ on: 'prompt', category: 'hate', severity: 'safe', filtered: false }],
  providerRequestId: 'req_1',
  model: 'gpt-4o-2024-08-06',
  region: 'Sweden Central',
};
const wrongWith = (outcome: Outcome, of = recording): string[] =>
  differences(of, reading, expectationOf(of, reading, false), outcome);

test('the judge finds nothing wrong with a right reply', () => {
  assert.deepEqual(wrongWith({ pieces: ['Hel', 'lo'], reply: right }), []);
});

const [first, second] = right.toolCalls;
const MISTAKES: [what: string, change: Partial<ModelReply>, sentence: RegExp][] = [
  ['another text', { text: 'Hallo' }, /text differs from character 1 on/],
  ['reasoning in the answer', { text: 'Hm.Hello', reasoning: null }, /reasoning differs/],
  ['a lost tool call', { toolCalls: [first!] }, /2 tool calls were expected, 1 came/],
  ['the same id twice', { toolCalls: [first!, { ...second!, id: 'a' }] }, /ids of tool calls are not unique/],
  ['another name', { toolCalls: [{ ...first!, name: 'h' }, second!] }, /tool call 1 has another name/],
  [
    'another argument',
    { toolCalls: [{ ...first!, arguments: { x: 2 } }, second!] },
    /tool call 1 has other arguments/,
  ],
  [
    'repaired arguments',
    { toolCalls: [first!, { ...second!, arguments: {} }] },
    /tool call 2 has other arguments/,
  ],
  [
    'mangled arguments',
    { toolCalls: [first!, { ...second!, argumentsText: '{}' }] },
    /tool call 2 has another text/,
  ],
  [
    'tokens of a cache lost',
    { usage: { ...right.usage, cached: 0 } },
    /cached: 8 tokens were expected, 0 came/,
  ],
  ['an estimate in place of a report', { usage: { ...right.usage, source: 'estimated' } }, /not marked so/],
  [
    'another finish',
    { finish: { unified: 'tool-calls', raw: 'stop' } },
    /finish is stop instead of tool_calls/,
  ],
  [
    'a finish not understood',
    { finish: { unified: 'other', raw: 'tool_calls' } },
    /finish means tool-calls, not other/,
  ],
  ['the request id lost', { providerRequestId: null }, /request id of the headers is lost/],
  ['the model lost', { model: null }, /the model is null/],
  ['the region lost', { region: null }, /the region is null/],
  ['the verdict lost', { verdicts: [] }, /what the filter said is lost: hate/],
];
for (const [what, change, sentence] of MISTAKES) {
  test(`the judge finds ${what}`, () => {
    assert.match(wrongWith({ pieces: ['Hello'], reply: { ...right, ...change } }).join('; '), sentence);
  });
}

test('the judge finds pieces that are not the text, errors in place of replies, and replies in place of errors', () => {
  assert.match(wrongWith({ pieces: ['Hel'], reply: right }).join(), /pieces joined differs/);
  assert.match(
    wrongWith({ pieces: [], error: new ProviderError('MODEL_TIMEOUT') }).join(),
    /came MODEL_TIMEOUT/,
  );
  const limit = { ...recording, response: { status: 429, headers: {}, framing: 'json', body: {} } };
  assert.match(
    wrongWith({ pieces: ['Hello'], reply: right }, limit).join(),
    /MODEL_RATE_LIMITED was expected/,
  );
  const leak = new ProviderError('MODEL_RATE_LIMITED', { status: 429, beforeFirstToken: false });
  leak.message = PROMPT;
  assert.match(wrongWith({ pieces: [], error: leak }, limit).join(), /holds the prompt/);
  assert.match(wrongWith({ pieces: [], error: new Error('x') }, limit).join(), /threw something else/);
});

const ERRORS: [status: number, words: string, ProviderErrorCode][] = [
  [400, 'This model’s maximum context length is 8 tokens', 'MODEL_CONTEXT_TOO_LONG'],
  [400, 'ResponsibleAIPolicyViolation', 'MODEL_CONTENT_FILTERED'],
  [400, 'Unknown parameter', 'MODEL_INVALID_REQUEST'],
  [401, 'No', 'MODEL_AUTHENTICATION_FAILED'],
  [403, 'ExpiredTokenException', 'MODEL_AUTHENTICATION_FAILED'],
  [403, 'No', 'MODEL_PERMISSION_DENIED'],
  [404, 'NotAuthorizedOrNotFound', 'MODEL_PERMISSION_DENIED'],
  [404, 'No such model', 'MODEL_NOT_FOUND'],
  [429, 'Rate limit reached', 'MODEL_RATE_LIMITED'],
  [429, 'insufficient_quota', 'MODEL_QUOTA_EXHAUSTED'],
  [429, 'Too many tokens per day: ThrottlingException', 'MODEL_QUOTA_EXHAUSTED'],
  [429, '"quotaId":"GenerateRequestsPerDayPerProject"', 'MODEL_QUOTA_EXHAUSTED'],
  [
    429,
    '"quotaId":"GenerateRequestsPerMinutePerProject", check your plan and billing details',
    'MODEL_RATE_LIMITED',
  ],
  [429, 'Request too large for gpt-4o', 'MODEL_REQUEST_TOO_LARGE'],
  [429, 'Service tier capacity exceeded', 'MODEL_AT_CAPACITY'],
  [500, 'Oops', 'MODEL_OVERLOADED'],
  [529, 'Overloaded', 'MODEL_OVERLOADED'],
  [200, 'Oops', 'MODEL_OVERLOADED'],
  [200, '{"code":429}', 'MODEL_RATE_LIMITED'],
];
for (const [status, words, code] of ERRORS) {
  test(`the oracle takes ${status} "${words}" for ${code}`, () => {
    const found = expectedErrors({ status, words, kind: [], retryAfterMs: null });
    assert.ok(found.includes(code), found.join());
  });
}

test('when to come back is read from headers and from the body of Google', () => {
  assert.equal(retryAfterOf({ 'Retry-After': '12', 'retry-after-ms': '11122' }, ''), 11_122);
  assert.equal(retryAfterOf({ 'retry-after': '86400' }, ''), 86_400_000);
  assert.equal(retryAfterOf({}, '{"retryDelay": "34.4s"}'), 34_400);
  assert.equal(retryAfterOf({}, ''), null);
});

test('an event stream is read up to what was cut or changed', () => {
  const bytes = encodeEvent('messageStop', { stopReason: 'end_turn' });
  const twice = Buffer.concat([bytes, bytes]);
  const found = ({ messages, whole }: ReturnType<typeof decodeMessages>): unknown[] => [
    messages.length,
    whole,
  ];
  assert.deepEqual(found(decodeMessages(twice)), [2, true]);
  assert.deepEqual(found(decodeMessages(twice.subarray(0, -1))), [1, false]);
  twice[twice.length - 6]! ^= 1;
  assert.deepEqual(found(decodeMessages(twice)), [1, false]);
});

test('a cost is exact or it is not', () => {
  const prices = { input: '3', output: '15', cachedInput: '0.3', cacheWrite: '3.75', currency: 'USD' };
  const at = { ...prices, source: 'catalogue' as const, from: null, longPrompt: null };
  const usage = { input: 1000, output: 10, cached: 100, cacheWrite: 400, reasoning: 0 };
  assert.ok(isExactCost('0.003180', usage, at));
  assert.ok(!isExactCost('0.003181', usage, at));
});
