import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask, failure, type Answered } from '../contract/contract-harness.ts';
import { TOOL } from '../contract/contract-request.ts';
import type { ModelRequest } from '../../core/provider.ts';
import { startTestServer } from '../contract/test-server.ts';
import { sse } from '../contract/wire-format.ts';

const { wire: server, answer, sent } = await startTestServer();

const stream = (...events: { event_type: string; [field: string]: unknown }[]): void =>
  answer(events.map((event) => sse(event, event.event_type)).join(''), 'text/event-stream');

const askInteractions = (request: Partial<ModelRequest> = {}): Promise<Answered> =>
  ask('google', { request, connection: { endpoint: server.url, interface: 'interactions' } });

const USAGE = { total_input_tokens: 4, total_output_tokens: 2 };
const DONE = { id: 'i1', model: 'm', status: 'completed', usage: USAGE };

test('nothing of a conversation is stored with the provider', async () => {
  answer({ ...DONE, steps: [] });
  await askInteractions({ stream: false });
  const body = sent();
  assert.deepEqual([body['store'], 'previous_interaction_id' in body], [false, false]);
});

test('signed thoughts go back with the next turn just as they came', async () => {
  const delta = (index: number, change: unknown): { event_type: string } & Record<string, unknown> => ({
    event_type: 'step.delta',
    index,
    delta: change,
  });
  stream(
    { event_type: 'interaction.created', interaction: { id: 'i1', status: 'in_progress' } },
    { event_type: 'step.start', index: 0, step: { type: 'thought' } },
    delta(0, { type: 'thought_summary', content: { type: 'text', text: 'Bonn is a city.' } }),
    delta(0, { type: 'thought_signature', signature: 'c2ln' }),
    { event_type: 'step.start', index: 1, step: { type: 'function_call', id: 'c1', name: TOOL.name } },
    delta(1, { type: 'arguments_delta', arguments: '{"city":' }),
    delta(1, { type: 'arguments_delta', arguments: '"Bonn"}' }),
    { event_type: 'step.stop', index: 1 },
    { event_type: 'interaction.completed', interaction: { ...DONE, status: 'requires_action' } },
  );
  const { reply } = await askInteractions({ tools: [TOOL] });
  assert.deepEqual([reply.reasoning, reply.finish.unified], ['Bonn is a city.', 'tool-calls']);

  answer({ ...DONE, steps: [] });
  const { text, toolCalls, continuation } = reply;
  await askInteractions({ stream: false, messages: [{ role: 'assistant', text, toolCalls, continuation }] });
  assert.deepEqual(sent()['input'], [
    { type: 'thought', summary: [{ type: 'text', text: 'Bonn is a city.' }], signature: 'c2ln' },
    { type: 'function_call', id: 'c1', name: TOOL.name, arguments: { city: 'Bonn' } },
  ]);
});

test('an interaction that failed is its error, with what it used up', async () => {
  for (const [error, code] of [
    [{ code: 8, message: 'Quota exceeded' }, 'MODEL_RATE_LIMITED'],
    [{ code: 14, message: 'Try later' }, 'MODEL_OVERLOADED'],
    [
      { code: 3, message: 'The input token count exceeds the maximum number of tokens' },
      'MODEL_CONTEXT_TOO_LONG',
    ],
    [undefined, 'MODEL_OVERLOADED'],
  ] as const) {
    answer({ ...DONE, status: 'failed', steps: [{ type: 'model_output', content: [], error }] });
    const failed = await failure(askInteractions({ stream: false }));
    assert.deepEqual([failed.code, failed.usage?.input], [code, 4]);
  }
});

test('a stream that ends while the interaction is under way is broken', async () => {
  stream({
    event_type: 'interaction.created',
    interaction: { id: 'i1', status: 'in_progress', usage: USAGE },
  });
  const error = await failure(askInteractions());
  assert.deepEqual([error.code, error.usage?.input], ['MODEL_STREAM_BROKEN', 4]);
});
