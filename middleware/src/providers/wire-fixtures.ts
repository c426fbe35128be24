/** Answers in the documented form of each wire format, written by us: what the contract suite's server sends. */

import type { Platform } from '../core/types.ts';

export interface WireFormat {
  platform: Platform;
  /** The complete reply, and the same as the frames of an event stream. */
  complete(text: string): unknown;
  frames(pieces: string[]): string[];
  /** A complete reply and frames without usage. */
  withoutUsage(text: string): unknown;
  framesWithoutUsage(pieces: string[]): string[];
  stopReasons: [raw: string, unified: string][];
  withStopReason(raw: string): unknown;
  error(status: number): unknown;
  /** An error that arrives inside a stream that had begun. */
  errorFrame: string;
  contextTooLong: unknown;
}

const frame = (data: unknown, event?: string): string =>
  `${event ? `event: ${event}\n` : ''}data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`;

// ---- OpenAI: chat completions ----------------------------------------------------------------------------------------

const USAGE = {
  prompt_tokens: 21,
  completion_tokens: 7,
  total_tokens: 28,
  prompt_tokens_details: { cached_tokens: 5 },
  completion_tokens_details: { reasoning_tokens: 3 },
};

const completion = (content: string, finish: string, usage: unknown): unknown => ({
  id: 'chatcmpl-1',
  object: 'chat.completion',
  created: 1,
  model: 'model-1',
  choices: [{ index: 0, message: { role: 'assistant', content, refusal: null }, finish_reason: finish }],
  ...(usage ? { usage } : {}),
});

const chunk = (choices: unknown[], usage?: unknown): string =>
  frame({
    id: 'chatcmpl-1',
    object: 'chat.completion.chunk',
    created: 1,
    model: 'model-1',
    choices,
    ...(usage ? { usage } : {}),
  });

const deltas = (pieces: string[]): string[] => [
  chunk([{ index: 0, delta: { role: 'assistant', content: '' }, finish_reason: null }]),
  ...pieces.map((content) => chunk([{ index: 0, delta: { content }, finish_reason: null }])),
  chunk([{ index: 0, delta: {}, finish_reason: 'stop' }]),
];

const OPENAI_ERRORS: Record<number, unknown> = {
  401: {
    message: 'Incorrect API key provided: sk-sec***',
    type: 'invalid_request_error',
    param: null,
    code: 'invalid_api_key',
  },
  403: {
    message: 'Country not supported',
    type: 'request_forbidden',
    param: null,
    code: 'unsupported_country',
  },
  404: {
    message: 'The model does not exist',
    type: 'invalid_request_error',
    param: null,
    code: 'model_not_found',
  },
  429: { message: 'Rate limit reached', type: 'requests', param: null, code: 'rate_limit_exceeded' },
};

const openai = (platform: Platform): WireFormat => ({
  platform,
  complete: (text) => completion(text, 'stop', USAGE),
  frames: (pieces) => [...deltas(pieces), chunk([], USAGE), frame('[DONE]')],
  withoutUsage: (text) => completion(text, 'stop', null),
  framesWithoutUsage: (pieces) => [...deltas(pieces), frame('[DONE]')],
  stopReasons: [
    ['stop', 'stop'],
    ['length', 'length'],
    ['content_filter', 'content-filter'],
    ['tool_calls', 'tool-calls'],
    ['something_new', 'other'],
  ],
  withStopReason: (raw) => completion('text', raw, USAGE),
  error: (status) => ({
    error: OPENAI_ERRORS[status] ?? {
      message: 'The server had an error',
      type: 'server_error',
      param: null,
      code: null,
    },
  }),
  errorFrame: frame({
    error: { message: 'The server had an error', type: 'server_error', param: null, code: null },
  }),
  contextTooLong: {
    error: {
      message: "This model's maximum context length is 8192 tokens.",
      type: 'invalid_request_error',
      param: 'messages',
      code: 'context_length_exceeded',
    },
  },
});

// ---- Anthropic: messages ---------------------------------------------------------------------------------------------

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

const INPUT = {
  input_tokens: 16,
  cache_read_input_tokens: 5,
  cache_creation_input_tokens: 0,
  inference_geo: 'eu',
};

const events = (pieces: string[], input: unknown, output: unknown): string[] => [
  frame({ type: 'message_start', message: message([], null, input) }, 'message_start'),
  frame(
    { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
    'content_block_start',
  ),
  frame({ type: 'ping' }, 'ping'),
  ...pieces.map((text) =>
    frame(
      { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text } },
      'content_block_delta',
    ),
  ),
  frame({ type: 'content_block_stop', index: 0 }, 'content_block_stop'),
  frame(
    {
      type: 'message_delta',
      delta: { stop_reason: 'end_turn', stop_sequence: null },
      ...(output ? { usage: output } : {}),
    },
    'message_delta',
  ),
  frame({ type: 'message_stop' }, 'message_stop'),
];

const ANTHROPIC_ERRORS: Record<number, string> = {
  401: 'authentication_error',
  403: 'permission_error',
  404: 'not_found_error',
  429: 'rate_limit_error',
  500: 'api_error',
  529: 'overloaded_error',
};

const anthropic: WireFormat = {
  platform: 'anthropic',
  complete: (text) => message([{ type: 'text', text }], 'end_turn', { ...INPUT, output_tokens: 7 }),
  frames: (pieces) => events(pieces, { ...INPUT, output_tokens: 1 }, { output_tokens: 7 }),
  withoutUsage: (text) => message([{ type: 'text', text }], 'end_turn', null),
  framesWithoutUsage: (pieces) => events(pieces, null, null),
  stopReasons: [
    ['end_turn', 'stop'],
    ['stop_sequence', 'stop'],
    ['max_tokens', 'length'],
    ['tool_use', 'tool-calls'],
    ['refusal', 'refusal'],
    ['pause_turn', 'other'],
  ],
  withStopReason: (raw) => message([{ type: 'text', text: 'text' }], raw, { ...INPUT, output_tokens: 7 }),
  error: (status) => ({
    type: 'error',
    error: { type: ANTHROPIC_ERRORS[status] ?? 'api_error', message: 'No' },
    request_id: 'req_1',
  }),
  errorFrame: frame({ type: 'error', error: { type: 'api_error', message: 'No' } }, 'error'),
  contextTooLong: {
    type: 'error',
    error: { type: 'invalid_request_error', message: 'prompt is too long: 210000 tokens > 200000 maximum' },
  },
};

export const WIRE_FORMATS: readonly WireFormat[] = [openai('openai'), openai('openai-compatible'), anthropic];
