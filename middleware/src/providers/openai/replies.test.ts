import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askWire, failure, stream } from '../contract/contract-harness.ts';
import { sse } from '../contract/wire-format.ts';
import { choice, chunk, startOpenAi } from '../contract/openai-test-server.ts';
import { wireOf } from '../contract/wire-fixtures.ts';

/** What single hosts answer in their own way, past what the contract suite asks of all. */

const { wire: server, replyTo, replyToStream } = await startOpenAi();

const openai = wireOf('openai chat-completions');
const compatible = wireOf('openai-compatible chat-completions');
const deepseek = wireOf('deepseek chat-completions');
const responses = wireOf('openai responses');

test('usage that is counted anew in every chunk is the last count, wherever a host puts it', async () => {
  const usage = (output: number): object => ({ prompt_tokens: 9, completion_tokens: output });
  const counted = await replyToStream(compatible, [
    chunk({ content: 'a' }, null, { usage: usage(1) }),
    chunk({ content: 'b' }, 'stop', { usage: usage(2) }),
    sse({ choices: [], usage: usage(2) }),
  ]);
  const groq = await replyToStream(compatible, [
    chunk({ content: 'ab' }, 'stop', { x_groq: { id: 'req_groq', usage: usage(2) } }),
  ]);
  for (const { usage: read } of [counted, groq]) {
    assert.deepEqual([read.input, read.output, read.source], [9, 2, 'reported']);
  }
});

const COUNTS: [host: string, usage: object, read: object][] = [
  ['Mistral', { num_cached_tokens: 4 }, { cached: 4 }],
  ['Together', { cached_tokens: 4 }, { cached: 4 }],
  ['DeepSeek', { prompt_cache_hit_tokens: 4 }, { cached: 4 }],
  ['OpenRouter', { prompt_tokens_details: { cache_write_tokens: 6 } }, { cacheWrite: 6 }],
  [
    'xAI, which counts reasoning beside the answer',
    { total_tokens: 40, completion_tokens_details: { reasoning_tokens: 25 } },
    { output: 30, reasoning: 25 },
  ],
  ['nobody, who says 0', { prompt_tokens: 0, completion_tokens: 0 }, { source: 'estimated' }],
];
for (const [host, usage, read] of COUNTS) {
  test(`tokens as they are counted by ${host}`, async () => {
    const body = {
      ...choice({ content: 'Four.' }),
      usage: { prompt_tokens: 10, completion_tokens: 5, ...usage },
    };
    const reply = await replyTo(compatible, body);
    assert.deepEqual({ ...reply.usage, ...read }, reply.usage);
  });
}

const named = (name: string, written: string): object => ({ function: { name, arguments: written } });
const PIECES: [what: string, deltas: object[][], calls: [name: string, city: string][]][] = [
  [
    'without an index and without ids, one after the other',
    [[named('f', '{"city":"A"}')], [named('g', '{"city":"B"}')]],
    [
      ['f', 'A'],
      ['g', 'B'],
    ],
  ],
  [
    'all under index 0, each with an id of its own',
    [
      [{ index: 0, id: 'a', ...named('f', '{"city":"A"}') }],
      [{ index: 0, id: 'b', ...named('g', '{"city":"B"}') }],
    ],
    [
      ['f', 'A'],
      ['g', 'B'],
    ],
  ],
  [
    'by id alone, in turns',
    [
      [
        { id: 'a', ...named('f', '{"ci') },
        { id: 'b', ...named('g', '{"ci') },
      ],
      [
        { id: 'a', ...named('f', 'ty":"A"}') },
        { id: 'b', ...named('g', 'ty":"B"}') },
      ],
    ],
    [
      ['f', 'A'],
      ['g', 'B'],
    ],
  ],
  [
    'from index 1 on, with nothing but pieces after the first',
    [
      [{ index: 1, id: 'a', ...named('f', '') }],
      [{ index: 1, function: { arguments: '{"city":' } }],
      [{ index: 1, function: { arguments: '"A"}' } }],
    ],
    [['f', 'A']],
  ],
];
for (const [what, deltas, calls] of PIECES) {
  test(`streamed calls that come ${what}, belong together`, async () => {
    const frames = deltas.map((parts) => chunk({ tool_calls: parts }));
    const reply = await replyToStream(compatible, [...frames, chunk({}, 'stop')]);
    assert.deepEqual(
      reply.toolCalls.map((call) => [call.name, call.arguments?.['city']]),
      calls,
    );
    assert.equal(new Set(reply.toolCalls.map((call) => call.id)).size, calls.length);
    assert.ok(reply.toolCalls.every((call) => call.id !== ''));
    // Some hosts say that the model just stopped.
    assert.equal(reply.finish.unified, 'tool-calls');
  });
}

test('a call without an id gets the same one whenever the same reply is read', async () => {
  const body = {
    id: 'reply-1',
    ...choice({ content: null, tool_calls: [named('f', '{}'), named('f', '{}')] }),
  };
  const [first, second] = [await replyTo(compatible, body), await replyTo(compatible, body)];
  assert.deepEqual(first.toolCalls, second.toolCalls);
  assert.notEqual(first.toolCalls[0]!.id, first.toolCalls[1]!.id);
});

test('a refusal is the text of the reply, and why it finished', async () => {
  const complete = await replyTo(openai, choice({ content: null, refusal: 'I cannot.' }));
  const streamed = await replyToStream(openai, [
    chunk({ refusal: 'I can' }),
    chunk({ refusal: 'not.' }, 'stop'),
  ]);
  const item = { type: 'message', content: [{ type: 'refusal', refusal: 'I cannot.' }] };
  const response = await replyTo(responses, { status: 'completed', output: [item] });
  for (const reply of [complete, streamed, response]) {
    assert.deepEqual([reply.text, reply.finish.unified], ['I cannot.', 'refusal']);
  }
});

test('a host that ends its stream with a failure has failed, with the tokens it had counted', async () => {
  const usage = { usage: { prompt_tokens: 9, completion_tokens: 2 } };
  for (const [raw, code] of [
    ['insufficient_system_resource', 'MODEL_AT_CAPACITY'],
    ['error', 'MODEL_OVERLOADED'],
  ]) {
    server.answer = stream(deepseek, [chunk({ content: 'Half' }), chunk({}, raw, usage)]);
    const error = await failure(askWire(deepseek, server.url));
    assert.deepEqual([error.code, error.beforeFirstToken, error.usage?.input], [code, false, 9]);
  }
});

test('an error in a stream carries the tokens that were reported before it', async () => {
  const usage = { usage: { prompt_tokens: 9, completion_tokens: 1 } };
  const frames = [
    chunk({ content: 'Half' }, null, usage),
    'event: error\ndata: {"error":{"code":"slow_down"}}\n\n',
  ];
  server.answer = stream(compatible, frames);
  const error = await failure(askWire(compatible, server.url));
  assert.deepEqual(
    [error.code, error.usage?.input, error.providerRequestId],
    ['MODEL_OVERLOADED', 9, 'req_1'],
  );
});
