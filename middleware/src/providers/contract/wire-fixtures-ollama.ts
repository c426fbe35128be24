/** Ollama's own chat in the documented form (https://github.com/ollama/ollama/blob/main/docs/api.md). */

import { KEY, TOOL } from './contract-request.ts';
import type { WireFormat, WireReply } from './wire-format.ts';

const HEAD = { model: 'model-1', created_at: '2026-01-01T00:00:00Z' };
const COUNTS = { total_duration: 1, prompt_eval_count: 21, eval_count: 7 };

const line = (message: object, rest: object = { done: false }): string =>
  `${JSON.stringify({ ...HEAD, message: { role: 'assistant', content: '', ...message }, ...rest })}\n`;

const ended = (reply: WireReply): object => ({
  done: true,
  done_reason: reply.finish ?? 'stop',
  ...(reply.usage === false ? {} : COUNTS),
});

const callsOf = (reply: WireReply): object =>
  reply.toolCalls
    ? {
        tool_calls: reply.toolCalls.map(({ name, pieces }) => ({
          function: { name, arguments: JSON.parse(pieces.join('')) as unknown },
        })),
      }
    : {};

export const OLLAMA_FORMATS: readonly WireFormat[] = [
  {
    name: 'ollama chat',
    platform: 'ollama',
    interface: 'ollama-chat',
    connection: (url) => ({ endpoint: url, secret: KEY, region: null }),
    path: () => '/api/chat',
    streamType: 'application/x-ndjson',
    headers: {},
    sent: {
      model: 'model',
      system: 'messages.0.content',
      prompt: 'messages.1.content',
      temperature: 'options.temperature',
      limit: 'options.num_predict',
      tool: {
        name: 'tools.0.function.name',
        description: 'tools.0.function.description',
        parameters: 'tools.0.function.parameters',
      },
      schema: 'format',
      conversation: {
        at: 'messages',
        is: [
          { role: 'system', content: 'Be brief.' },
          { role: 'user', content: 'How is the weather in Bonn and in Ulm?' },
          {
            role: 'assistant',
            content: 'I look it up.',
            tool_calls: [
              { function: { name: TOOL.name, arguments: { city: 'Bonn' } } },
              { function: { name: TOOL.name, arguments: { city: 'Ulm' } } },
            ],
          },
          { role: 'tool', tool_name: TOOL.name, content: '{"sky":"clear"}' },
          { role: 'tool', tool_name: TOOL.name, content: 'No station there.' },
          { role: 'user', content: 'And tomorrow?' },
        ],
      },
    },
    complete: (reply) =>
      JSON.parse(
        line(
          {
            content: reply.text.join(''),
            ...(reply.reasoning ? { thinking: reply.reasoning.join('') } : {}),
            ...callsOf(reply),
          },
          ended(reply),
        ),
      ) as unknown,
    frames: (reply) => ({
      begin: [
        ...(reply.reasoning ?? []).map((thinking) => line({ thinking })),
        ...reply.text.map((content) => line({ content })),
        ...(reply.toolCalls ? [line(callsOf(reply))] : []),
      ],
      end: [line({}, ended(reply))],
    }),
    usage: { input: 21, output: 7, cached: 0, cacheWrite: 0, reasoning: 0 },
    model: 'model-1',
    region: null,
    lacks: ['ids', 'tool-ids', 'raw-arguments', 'tool-choice'],
    stopReasons: [
      ['stop', 'stop'],
      ['length', 'length'],
      ['unload', 'other'],
    ],
    error: () => ({ error: 'No' }),
    errorWith200: null,
    errorFrame: `${JSON.stringify({ error: 'an error was encountered while running the model' })}\n`,
    brokenFrame: '{oops\n',
    contextTooLong: {
      status: 400,
      body: { error: 'the input length exceeds the context length' },
    },
  },
];
