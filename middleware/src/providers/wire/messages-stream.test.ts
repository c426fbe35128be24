import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ModelReply } from '../../core/provider.ts';
import { requestOf } from '../contract/contract-request.ts';
import { toReply } from './messages-reply.ts';
import { startMessageStream } from './messages-stream.ts';

const USAGE = { input_tokens: 3, output_tokens: 2 };
const START = { type: 'message_start', message: { model: 'claude-1', content: [], usage: USAGE } };
const STOP = [{ type: 'message_delta', delta: { stop_reason: 'end_turn' } }, { type: 'message_stop' }];

const block = (index: number, content: object, ...deltas: object[]): object[] => [
  { type: 'content_block_start', index, content_block: content },
  ...deltas.map((delta) => ({ type: 'content_block_delta', index, delta })),
  { type: 'content_block_stop', index },
];

function read(...events: unknown[]): { pieces: string; reply: ModelReply } {
  const stream = startMessageStream();
  const pieces = events.map((event) => stream.take(event)).join('');
  return { pieces, reply: toReply(stream.finished(), requestOf(), null) };
}

test('events, blocks and pieces that nobody knows yet are left aside', () => {
  const { pieces, reply } = read(
    null,
    START,
    { type: 'weather_report', sky: 'clear' },
    ...block(0, { type: 'hologram', shape: 'cube' }, { type: 'hologram_delta', turn: 1 }),
    ...block(1, { type: 'text', text: '' }, { type: 'sparkle_delta' }, { type: 'text_delta', text: 'Yes' }),
    { type: 'content_block_delta', index: 7, delta: { type: 'thinking_delta', thinking: 'lost' } },
    ...STOP,
  );
  assert.deepEqual([pieces, reply.text, reply.reasoning, reply.finish.unified], ['Yes', 'Yes', null, 'stop']);
});

test('a text whose start was left out is an answer all the same', () => {
  const delta = { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'Yes' } };
  assert.equal(read(START, delta, delta, ...STOP).reply.text, 'YesYes');
});

test('a message may be there from its start, after tools of the provider', () => {
  const content = [
    { type: 'code_execution_tool_result', tool_use_id: 'srv_1', content: { stdout: '4' } },
    { type: 'text', text: 'Four.' },
    { type: 'tool_use', id: 'toolu_1', name: 'look', input: { city: 'Ulm' } },
  ];
  const message = { ...START.message, content, stop_reason: 'tool_use' };
  const { pieces, reply } = read({ type: 'message_start', message }, { type: 'message_stop' });
  assert.deepEqual(
    [pieces, reply.text, reply.finish.raw, reply.usage.output],
    ['Four.', 'Four.', 'tool_use', 2],
  );
  assert.deepEqual(reply.toolCalls[0]?.arguments, { city: 'Ulm' });
});

test('when the provider itself goes on with another model, that is the model that answered', () => {
  const fallback = { type: 'fallback', from: { model: 'claude-1' }, to: { model: 'claude-2' } };
  const { reply } = read(START, ...block(0, fallback), ...block(1, { type: 'text', text: 'Yes' }), ...STOP);
  assert.deepEqual([reply.model, reply.text], ['claude-2', 'Yes']);
});

test('without its end a message is broken, whatever came before', () => {
  for (const events of [
    [],
    [START],
    [START, ...block(0, { type: 'text', text: 'Yes' }), STOP[0]],
    [START, STOP[1]],
  ]) {
    assert.throws(() => read(...events), { code: 'MODEL_STREAM_BROKEN' });
  }
});
