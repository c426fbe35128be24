/** Messages in the documented form (https://docs.anthropic.com/en/api/messages). */

import { KEY } from './contract-request.ts';
import { sse, type WireFormat, type WireReply } from './wire-format.ts';

const INPUT = {
  input_tokens: 16,
  cache_read_input_tokens: 5,
  cache_creation_input_tokens: 0,
  inference_geo: 'eu',
};

const message = (content: unknown[], stop: string | null, usage: unknown): unknown => ({
  id: 'msg_1',
  type: 'message',
  role: 'assistant',
  model: 'model-1',
  content,
  stop_reason: stop,
  stop_sequence: null,
  ...(usage ? { usage } : {}),
});

const event = (type: string, data: Record<string, unknown> = {}): string => sse({ type, ...data }, type);

function complete(reply: WireReply): unknown {
  const usage = reply.usage === false ? null : { ...INPUT, output_tokens: 7 };
  return message([{ type: 'text', text: reply.text.join('') }], reply.finish ?? 'end_turn', usage);
}

function frames(reply: WireReply): { begin: string[]; end: string[] } {
  const reported = reply.usage !== false;
  return {
    begin: [
      event('message_start', {
        message: message([], null, reported ? { ...INPUT, output_tokens: 1 } : null),
      }),
      event('content_block_start', { index: 0, content_block: { type: 'text', text: '' } }),
      event('ping'),
      ...reply.text.map((text) =>
        event('content_block_delta', { index: 0, delta: { type: 'text_delta', text } }),
      ),
    ],
    end: [
      event('content_block_stop', { index: 0 }),
      event('message_delta', {
        delta: { stop_reason: reply.finish ?? 'end_turn', stop_sequence: null },
        ...(reported ? { usage: { output_tokens: 7 } } : {}),
      }),
      event('message_stop'),
    ],
  };
}

const ERRORS: Record<number, string> = {
  401: 'authentication_error',
  403: 'permission_error',
  404: 'not_found_error',
  429: 'rate_limit_error',
  500: 'api_error',
  529: 'overloaded_error',
};

const error = (status: number): Record<string, unknown> => ({
  type: 'error',
  error: { type: ERRORS[status] ?? 'api_error', message: 'No' },
  request_id: 'req_1',
});

export const ANTHROPIC_FORMATS: readonly WireFormat[] = [
  {
    name: 'anthropic messages',
    platform: 'anthropic',
    interface: 'messages',
    connection: (url) => ({ endpoint: url, secret: KEY, region: null }),
    path: () => '/v1/messages',
    streamType: 'text/event-stream',
    headers: { 'request-id': 'req_1' },
    sent: {
      model: 'model',
      system: 'system',
      prompt: 'messages.0.content',
      temperature: 'temperature',
      limit: 'max_tokens',
      tool: null,
      schema: null,
      conversation: null,
    },
    complete,
    frames,
    usage: { input: 21, output: 7, cached: 5, cacheWrite: 0, reasoning: 0 },
    model: null,
    region: 'eu',
    lacks: ['tools', 'reasoning'],
    stopReasons: [
      ['end_turn', 'stop'],
      ['stop_sequence', 'stop'],
      ['max_tokens', 'length'],
      ['tool_use', 'tool-calls'],
      ['refusal', 'refusal'],
      ['pause_turn', 'other'],
    ],
    error,
    errorWith200: error(429),
    errorFrame: event('error', { error: { type: 'api_error', message: 'No' } }),
    brokenFrame: 'event: message_start\ndata: {oops\n\n',
    contextTooLong: {
      status: 400,
      body: {
        type: 'error',
        error: {
          type: 'invalid_request_error',
          message: 'prompt is too long: 210000 tokens > 200000 maximum',
        },
      },
    },
  },
];
