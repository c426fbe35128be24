/** Cohere's chat, second version, in the documented form (https://docs.cohere.com/reference/chat-stream). */

import { KEY, TOOL } from './contract-request.ts';
import { sse, type WireFormat, type WireReply } from './wire-format.ts';

const USAGE = {
  billed_units: { input_tokens: 21, output_tokens: 7 },
  tokens: { input_tokens: 90, output_tokens: 9 },
  cached_tokens: 5,
};

const finishOf = ({ finish, toolCalls }: WireReply): string =>
  finish ?? (toolCalls ? 'TOOL_CALL' : 'COMPLETE');

const callOf = (id: string, name: string, written: string): unknown => ({
  id,
  type: 'function',
  function: { name, arguments: written },
});

const complete = (reply: WireReply): unknown => ({
  id: 'req_1',
  finish_reason: finishOf(reply),
  message: {
    role: 'assistant',
    content: [
      ...(reply.reasoning ? [{ type: 'thinking', thinking: reply.reasoning.join('') }] : []),
      ...(reply.text.length > 0 ? [{ type: 'text', text: reply.text.join('') }] : []),
    ],
    ...(reply.toolCalls
      ? { tool_calls: reply.toolCalls.map(({ id, name, pieces }) => callOf(id, name, pieces.join(''))) }
      : {}),
  },
  ...(reply.usage === false ? {} : { usage: USAGE }),
});

const say = (type: string, index: number, message?: unknown): string =>
  sse({ type, index, ...(message ? { delta: { message } } : {}) }, type);

function frames(reply: WireReply): { begin: string[]; end: string[] } {
  const content = (type: string, pieces: string[], index: number): string[] => [
    say('content-start', index, { content: { type, [type]: '' } }),
    ...pieces.map((piece) => say('content-delta', index, { content: { [type]: piece } })),
  ];
  const calls = (reply.toolCalls ?? []).flatMap(({ id, name, pieces }, index) => [
    say('tool-call-start', index, { tool_calls: callOf(id, name, '') }),
    ...pieces.map((piece) =>
      say('tool-call-delta', index, { tool_calls: { function: { arguments: piece } } }),
    ),
    say('tool-call-end', index),
  ]);
  const delta = { finish_reason: finishOf(reply), ...(reply.usage === false ? {} : { usage: USAGE }) };
  return {
    begin: [
      sse({ type: 'message-start', id: 'req_1', delta: { message: { role: 'assistant', content: [] } } }),
      ...(reply.reasoning ? content('thinking', reply.reasoning, 0) : []),
      ...(reply.text.length > 0 ? content('text', reply.text, 1) : []),
      ...calls,
    ],
    end: [say('content-end', 1), sse({ type: 'message-end', delta }, 'message-end')],
  };
}

const ERRORS: Record<number, string> = {
  401: 'invalid api token',
  404: "model 'model-1' not found",
  429: 'You are limited to 40 calls / minute',
};

export const COHERE_FORMATS: readonly WireFormat[] = [
  {
    name: 'cohere chat',
    platform: 'cohere',
    interface: 'cohere-chat',
    connection: (url) => ({ endpoint: url, secret: KEY, region: null }),
    path: () => '/v2/chat',
    streamType: 'text/event-stream',
    headers: { 'x-debug-trace-id': 'req_1' },
    sent: {
      model: 'model',
      system: 'messages.0.content',
      prompt: 'messages.1.content',
      temperature: 'temperature',
      limit: 'max_tokens',
      tool: {
        name: 'tools.0.function.name',
        description: 'tools.0.function.description',
        parameters: 'tools.0.function.parameters',
      },
      schema: 'response_format.json_schema',
      conversation: {
        at: 'messages',
        is: [
          { role: 'system', content: 'Be brief.' },
          { role: 'user', content: 'How is the weather in Bonn and in Ulm?' },
          {
            role: 'assistant',
            content: 'I look it up.',
            tool_calls: [
              callOf('call_1', TOOL.name, '{"city":"Bonn"}'),
              callOf('call_2', TOOL.name, '{"city":"Ulm"}'),
            ],
          },
          { role: 'tool', tool_call_id: 'call_1', content: '{"sky":"clear"}' },
          { role: 'tool', tool_call_id: 'call_2', content: 'No station there.' },
          { role: 'user', content: 'And tomorrow?' },
        ],
      },
    },
    complete,
    frames,
    usage: { input: 21, output: 7, cached: 5, cacheWrite: 0, reasoning: 0 },
    model: null,
    region: null,
    lacks: ['tool-choice'],
    stopReasons: [
      ['COMPLETE', 'stop'],
      ['STOP_SEQUENCE', 'stop'],
      ['MAX_TOKENS', 'length'],
      ['TOOL_CALL', 'tool-calls'],
      ['ERROR_TOXIC', 'content-filter'],
      ['SOMETHING_NEW', 'other'],
    ],
    error: (status) => ({ id: 'req_1', message: ERRORS[status] ?? 'No' }),
    errorWith200: null,
    errorFrame: sse({ type: 'message-end', delta: { finish_reason: 'ERROR', error: 'Internal error' } }),
    brokenFrame: 'data: {oops\n\n',
    contextTooLong: {
      status: 400,
      body: {
        message: 'too many tokens: size limit exceeded by 12 tokens. Try using shorter or fewer inputs.',
      },
    },
  },
];
