import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ModelConnection } from '../core/provider.ts';
import type { Platform } from '../core/types.ts';
import { ask, failure, type Answered, type Asked } from './contract/contract-harness.ts';
import { KEY, PROMPT, TOOL } from './contract/contract-request.ts';
import { startTestServer } from './contract/test-server.ts';
import { sse } from './contract/wire-format.ts';

const { wire: server, answer } = await startTestServer();

const asking = (
  platform: Platform,
  connection: Partial<ModelConnection>,
  request: Asked['request'] = {},
): Promise<Answered> =>
  ask(platform, {
    request: { stream: false, ...request },
    connection: { endpoint: server.url, ...connection },
  });
const cohere = (request: Asked['request'] = {}, endpoint = server.url): Promise<Answered> =>
  asking('cohere', { interface: 'cohere-chat', secret: KEY, endpoint }, request);
const BILLED = {
  meta: {
    billed_units: { input_tokens: 6, output_tokens: 3 },
    tokens: { input_tokens: 90, output_tokens: 4 },
  },
};

test('Cohere: a reply of the first version is read too, with the tokens that are billed', async () => {
  answer({
    response_id: 'r1',
    generation_id: 'g1',
    text: 'Hi.',
    chat_history: [],
    finish_reason: 'COMPLETE',
    ...BILLED,
  });
  const { reply } = await cohere();
  assert.deepEqual([reply.text, reply.finish.unified, reply.providerRequestId], ['Hi.', 'stop', 'r1']);
  assert.deepEqual([reply.usage.input, reply.usage.output, reply.usage.source], [6, 3, 'reported']);
  answer({
    text: '',
    tool_calls: [{ name: TOOL.name, parameters: { city: 'Ulm' } }],
    finish_reason: 'COMPLETE',
    ...BILLED,
  });
  const called = (await cohere({ tools: [TOOL] })).reply;
  assert.deepEqual([called.toolCalls[0]?.arguments, called.finish.unified], [{ city: 'Ulm' }, 'tool-calls']);
});

test('Cohere: a stream of the first version comes in lines, and its last event repeats everything', async () => {
  const events = [
    { event_type: 'stream-start', generation_id: 'g1', is_finished: false },
    { event_type: 'text-generation', text: 'He', is_finished: false },
    { event_type: 'text-generation', text: 'y.', is_finished: false },
    {
      event_type: 'stream-end',
      finish_reason: 'COMPLETE',
      response: { text: 'Hey.', ...BILLED },
      is_finished: true,
    },
  ];
  answer(events.map((event) => JSON.stringify(event)).join('\n'), 'application/stream+json');
  const { pieces, reply } = await cohere({ stream: true });
  assert.deepEqual([pieces, reply.text, reply.usage.input], [['He', 'y.'], 'Hey.', 6]);
});

test('Cohere: what it plans to do with its tools is no part of the answer', async () => {
  const say = (type: string, message: object): string => sse({ type, delta: { message } });
  const end = sse({ type: 'message-end', delta: { finish_reason: 'TOOL_CALL' } });
  const call = { id: 'c1', function: { name: TOOL.name, arguments: '{"city":"Ulm"}' } };
  const plan = say('tool-plan-delta', { tool_plan: 'I will look.' });
  answer(plan + say('tool-call-start', { tool_calls: call }) + end, 'text/event-stream');
  const { pieces, reply } = await cohere({ stream: true, tools: [TOOL] });
  assert.deepEqual([pieces, reply.reasoning], [[], 'I will look.']);
  assert.deepEqual(reply.toolCalls[0]?.arguments, { city: 'Ulm' });
});

test('Cohere: an end that is a failure is an error with what was used, and the version in the endpoint is ours to choose', async () => {
  for (const [finish, code] of [
    ['ERROR', 'MODEL_OVERLOADED'],
    ['TIMEOUT', 'MODEL_TIMEOUT'],
  ] as const) {
    answer({ id: '1', message: { content: [] }, finish_reason: finish, usage: BILLED.meta });
    const error = await failure(cohere({}, `${server.url}/v1`));
    assert.deepEqual([error.code, error.usage?.input, server.path], [code, 6, '/v2/chat']);
  }
});

const ollama = (
  request: Asked['request'] = {},
  connection: Partial<ModelConnection> = {},
): Promise<Answered> => asking('ollama', { interface: 'ollama-chat', secret: null, ...connection }, request);
const DONE = { model: 'llama3', message: { role: 'assistant', content: 'Hi.' }, done: true };

test('Ollama: is asked without a key where there is none, beside the address of the other format', async () => {
  answer(DONE);
  for (const path of ['', '/v1', '/api/']) {
    const { reply } = await ollama({}, { endpoint: `${server.url}${path}` });
    assert.deepEqual([server.path, server.headers['authorization']], ['/api/chat', undefined]);
    assert.deepEqual(
      [reply.model, reply.finish.unified, reply.usage.source],
      ['llama3', 'stop', 'estimated'],
    );
  }
});

test('Ollama: calls without ids get different ones, in every reply others', async () => {
  const tool = { function: { name: TOOL.name, arguments: { city: 'Ulm' } } };
  const ids = new Set<string>();
  for (const second of ['01', '02']) {
    const message = { role: 'assistant', content: '', tool_calls: [tool, tool] };
    answer({ ...DONE, created_at: `2026-01-01T00:00:${second}Z`, message });
    const { reply } = await ollama({ tools: [TOOL] });
    assert.equal(reply.finish.unified, 'tool-calls');
    for (const { id } of reply.toolCalls) ids.add(id);
  }
  assert.equal(ids.size, 4);
});

test('Ollama: text under the name of the older interface is text too, in lines', async () => {
  const line = (response: string, done: boolean): string =>
    `${JSON.stringify({ model: 'llama3', response, done })}\n`;
  answer(line('He', false) + line('y.', false) + line('', true), 'application/x-ndjson');
  const { pieces, reply } = await ollama({ stream: true });
  assert.deepEqual([pieces, reply.text], [['He', 'y.'], 'Hey.']);
});

test('Ollama: an answer that is not done is none, and a prompt is in no error', async () => {
  answer({ ...DONE, done: false });
  assert.equal((await failure(ollama())).code, 'MODEL_REPLY_MALFORMED');
  server.answer = (_, response) => response.writeHead(400).end(JSON.stringify({ error: `bad: ${PROMPT}` }));
  assert.equal((await failure(ollama())).code, 'MODEL_INVALID_REQUEST');
});
