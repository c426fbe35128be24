import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ModelMessage, ModelRequest } from '../core/provider.ts';
import { ask, failure, type Answered } from './contract/contract-harness.ts';
import { KEY, OUTPUT, TOOL } from './contract/contract-request.ts';
import { startTestServer } from './contract/test-server.ts';
import { sse } from './contract/wire-format.ts';

const { wire: server, answer: answerWith, sent } = await startTestServer();

const event = (type: string, data: Record<string, unknown> = {}): string => sse({ type, ...data }, type);
const start = (usage: unknown, model = 'claude-1'): string =>
  event('message_start', {
    message: { id: 'msg_1', type: 'message', role: 'assistant', model, content: [], usage },
  });
const block = (index: number, content: Record<string, unknown>, ...deltas: unknown[]): string[] => [
  event('content_block_start', { index, content_block: content }),
  ...deltas.map((delta) => event('content_block_delta', { index, delta })),
  event('content_block_stop', { index }),
];
const stop = (reason: string, rest: Record<string, unknown> = {}): string[] => [
  event('message_delta', { delta: { stop_reason: reason }, usage: { output_tokens: 9 }, ...rest }),
  event('message_stop'),
];

const answer = (...frames: string[]): void =>
  answerWith(frames.join(''), 'text/event-stream', { 'request-id': 'req_1' });

const askClaude = (request: Partial<ModelRequest> = {}): Promise<Answered> =>
  ask('anthropic', { request, connection: { endpoint: server.url } });

const sentTurns = (): { role: string; content: unknown }[] =>
  sent()['messages'] as { role: string; content: unknown }[];

/** A question, the reply that was given to it, and what comes next. */
const turnsAfter = (reply: Answered['reply']): ModelMessage[] => [
  { role: 'user', content: 'And?' },
  { role: 'assistant', text: reply.text, toolCalls: reply.toolCalls, continuation: reply.continuation },
  { role: 'tool', results: [{ callId: 'toolu_1', name: TOOL.name, content: 'Rain', isError: false }] },
];

test('signed thoughts and blocks of the own tools go back with the next turn just as they came', async () => {
  answer(
    start({ input_tokens: 3, output_tokens: 1 }),
    ...block(
      0,
      { type: 'thinking', thinking: '', signature: '' },
      { type: 'thinking_delta', thinking: 'Bonn is ' },
      { type: 'thinking_delta', thinking: 'a city.' },
      { type: 'signature_delta', signature: 'c2ln' },
    ),
    ...block(1, { type: 'redacted_thinking', data: 'ZW5jcnlwdGVk' }),
    ...block(
      2,
      { type: 'server_tool_use', id: 'srv_1', name: 'web_search', input: {} },
      { type: 'input_json_delta', partial_json: '{"query":' },
      { type: 'input_json_delta', partial_json: '"Bonn"}' },
    ),
    ...block(3, { type: 'web_search_tool_result', tool_use_id: 'srv_1', content: [] }),
    ...block(
      4,
      { type: 'text', text: '', citations: [] },
      { type: 'citations_delta', citation: { type: 'page_location', document_index: 0 } },
      { type: 'text_delta', text: 'I look.' },
    ),
    ...block(
      5,
      { type: 'tool_use', id: 'toolu_1', name: TOOL.name, input: {} },
      { type: 'input_json_delta', partial_json: '{"city":"Bonn"}' },
    ),
    ...stop('tool_use'),
  );
  const { reply, pieces } = await askClaude({ tools: [TOOL] });
  assert.deepEqual(pieces, ['I look.']);
  assert.equal(reply.reasoning, 'Bonn is a city.');
  assert.deepEqual(
    reply.toolCalls.map(({ id }) => id),
    ['toolu_1'],
  );

  answer(start({ input_tokens: 3, output_tokens: 1 }), ...stop('end_turn'));
  // It is kept as JSON until the tools have answered.
  const kept = { ...reply, continuation: JSON.parse(JSON.stringify(reply.continuation)) as unknown };
  await askClaude({ tools: [TOOL], messages: turnsAfter(kept) });
  assert.deepEqual(sentTurns()[1], {
    role: 'assistant',
    content: [
      { type: 'thinking', thinking: 'Bonn is a city.', signature: 'c2ln' },
      { type: 'redacted_thinking', data: 'ZW5jcnlwdGVk' },
      { type: 'server_tool_use', id: 'srv_1', name: 'web_search', input: { query: 'Bonn' } },
      { type: 'web_search_tool_result', tool_use_id: 'srv_1', content: [] },
      { type: 'text', text: 'I look.', citations: [{ type: 'page_location', document_index: 0 }] },
      { type: 'tool_use', id: 'toolu_1', name: TOOL.name, input: { city: 'Bonn' } },
    ],
  });
});

test('what another format wanted to see again is left out, and the turn is rebuilt', async () => {
  answer(start({ input_tokens: 3, output_tokens: 1 }), ...stop('end_turn'));
  const toolCalls = [{ id: 'toolu_1', name: TOOL.name, arguments: null, argumentsText: '{"city' }];
  const continuation = { format: 'generate-content', content: [{ text: 'x' }] };
  const messages: ModelMessage[] = [
    { role: 'user', content: 'And?' },
    { role: 'assistant', text: 'I look.', toolCalls, continuation },
    { role: 'assistant', text: '', toolCalls: [] },
    { role: 'user', content: 'Well?' },
  ];
  await askClaude({ messages });
  assert.deepEqual(sentTurns().slice(1), [
    {
      role: 'assistant',
      content: [
        { type: 'text', text: 'I look.' },
        { type: 'tool_use', id: 'toolu_1', name: TOOL.name, input: {} },
      ],
    },
    { role: 'user', content: 'Well?' },
  ]);
});

test('the numbers of a stream are cumulative: the last word counts, and what is not said again still holds', async () => {
  const input = {
    input_tokens: 2,
    cache_read_input_tokens: 7,
    cache_creation_input_tokens: 0,
    inference_geo: 'us',
  };
  answer(
    start({ ...input, output_tokens: 1 }),
    // Some hosts send it twice.
    start({ ...input, output_tokens: 1 }),
    ...block(0, { type: 'text', text: 'Y' }, { type: 'text_delta', text: 'es' }),
    event('message_delta', { delta: { stop_reason: null }, usage: { output_tokens: 4 } }),
    ...stop('end_turn', {
      usage: {
        input_tokens: 5,
        cache_read_input_tokens: null,
        cache_creation_input_tokens: 3,
        output_tokens: 9,
      },
    }),
  );
  const { reply } = await askClaude();
  assert.equal(reply.text, 'Yes');
  assert.deepEqual(reply.usage, {
    input: 15,
    output: 9,
    cached: 7,
    cacheWrite: 3,
    reasoning: 0,
    source: 'reported',
  });
  assert.deepEqual([reply.region, reply.continuation], ['us', null]);
});

test('an error inside a stream carries what was used up until then', async () => {
  const begun = [
    start({ input_tokens: 30, cache_read_input_tokens: 12, output_tokens: 1 }),
    ...block(0, { type: 'text', text: '' }, { type: 'text_delta', text: 'Half' }),
  ];
  const overloaded = event('error', { error: { type: 'overloaded_error', message: 'Overloaded' } });
  for (const [last, code] of [
    [overloaded, 'MODEL_OVERLOADED'],
    ['', 'MODEL_STREAM_BROKEN'],
  ] as const) {
    answer(...begun, last);
    const error = await failure(askClaude());
    assert.deepEqual([error.code, error.beforeFirstToken, error.providerRequestId], [code, false, 'req_1']);
    assert.deepEqual([error.usage?.input, error.usage?.cached, error.usage?.output], [42, 12, 1]);
  }
});

test('a refusal names its category as a verdict, and keeps its usage', async () => {
  const delta = {
    stop_reason: 'refusal',
    stop_details: { type: 'refusal', category: 'bio', explanation: 'No.' },
  };
  answer(start({ input_tokens: 3, output_tokens: 1 }), ...stop('refusal', { delta }));
  const { reply } = await askClaude();
  assert.equal(reply.finish.unified, 'refusal');
  assert.deepEqual(reply.verdicts, [{ on: 'prompt', category: 'bio', severity: null, filtered: true }]);
  assert.deepEqual([reply.usage.input, reply.usage.output], [3, 9]);
});

test('arguments that were cut are null, and the call can still go back', async () => {
  const call = { type: 'tool_use', id: 'toolu_1', name: TOOL.name, input: {} };
  answer(
    start({ input_tokens: 3, output_tokens: 1 }),
    ...block(0, call, { type: 'input_json_delta', partial_json: '{"city":"Bo' }),
    ...stop('max_tokens'),
  );
  const { reply } = await askClaude({ tools: [TOOL] });
  assert.deepEqual(reply.toolCalls, [
    { id: 'toolu_1', name: TOOL.name, arguments: null, argumentsText: '{"city":"Bo' },
  ]);
});

test('a schema is closed and says in words what the format has no keyword for', async () => {
  answer(start({ input_tokens: 3, output_tokens: 1 }), ...stop('end_turn'));
  const properties = { age: { type: 'integer', minimum: 18 } };
  await askClaude({ output: { ...OUTPUT, schema: { type: 'object', properties } } });
  const { output_config: config } = sent() as {
    output_config: { format: { type: string; schema: Record<string, unknown> } };
  };
  assert.equal(config.format.type, 'json_schema');
  assert.equal(config.format.schema['additionalProperties'], false);
  assert.match(JSON.stringify(config.format.schema), /minimum: 18/);
});

test('the key goes as a bearer token and in no other header', async () => {
  answer(start({ input_tokens: 3, output_tokens: 1 }), ...stop('end_turn'));
  await askClaude();
  assert.equal(server.headers['authorization'], `Bearer ${KEY}`);
  assert.equal(server.headers['x-api-key'], undefined);
});
