/** Messages in the documented form (https://docs.anthropic.com/en/api/messages). */

import { KEY, TOOL } from './contract-request.ts';
import { sse, type WireFormat, type WireReply } from './wire-format.ts';

const INPUT = {
  input_tokens: 12,
  cache_read_input_tokens: 5,
  cache_creation_input_tokens: 4,
  inference_geo: 'eu',
};
const OUTPUT = { output_tokens: 7, output_tokens_details: { thinking_tokens: 3 } };

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

/** The blocks of a reply as they stand at the end. */
function blocks({ text, reasoning, toolCalls = [] }: WireReply): Record<string, unknown>[] {
  return [
    ...(reasoning ? [{ type: 'thinking', thinking: reasoning.join(''), signature: 'c2lnbmVk' }] : []),
    ...(text.length ? [{ type: 'text', text: text.join(''), citations: null }] : []),
    ...toolCalls.map(({ id, name, pieces }) => ({
      type: 'tool_use',
      id,
      name,
      input: JSON.parse(pieces.join('')) as unknown,
    })),
  ];
}

const finishOf = ({ finish, toolCalls }: WireReply): string =>
  finish ?? (toolCalls?.length ? 'tool_use' : 'end_turn');

function complete(reply: WireReply): unknown {
  const usage = reply.usage === false ? null : { ...INPUT, ...OUTPUT };
  return message(blocks(reply), finishOf(reply), usage);
}

/** One block as events: its start without content, then its pieces. The last event closes it. */
function blockEvents(index: number, empty: Record<string, unknown>, deltas: unknown[]): string[] {
  return [
    event('content_block_start', { index, content_block: empty }),
    ...deltas.map((delta) => event('content_block_delta', { index, delta })),
    event('content_block_stop', { index }),
  ];
}

function frames(reply: WireReply): { begin: string[]; end: string[] } {
  const { text, reasoning, toolCalls = [] } = reply;
  const reported = reply.usage !== false;
  const thought = [
    ...(reasoning ?? []).map((thinking) => ({ type: 'thinking_delta', thinking })),
    { type: 'signature_delta', signature: 'c2lnbmVk' },
  ];
  const said = text.map((piece) => ({ type: 'text_delta', text: piece }));
  const parts: [Record<string, unknown>, unknown[]][] = [
    ...(reasoning
      ? ([[{ type: 'thinking', thinking: '', signature: '' }, thought]] as [
          Record<string, unknown>,
          unknown[],
        ][])
      : []),
    ...(text.length ? ([[{ type: 'text', text: '' }, said]] as [Record<string, unknown>, unknown[]][]) : []),
    ...toolCalls.map(({ id, name, pieces }): [Record<string, unknown>, unknown[]] => [
      { type: 'tool_use', id, name, input: {} },
      pieces.map((piece) => ({ type: 'input_json_delta', partial_json: piece })),
    ]),
  ];
  const events = parts.flatMap(([empty, deltas], index) => blockEvents(index, empty, deltas));
  return {
    begin: [
      event('message_start', {
        message: message([], null, reported ? { ...INPUT, output_tokens: 1 } : null),
      }),
      event('ping'),
      ...events.slice(0, -1),
    ],
    end: [
      ...events.slice(-1),
      event('message_delta', {
        delta: { stop_reason: finishOf(reply), stop_sequence: null },
        ...(reported ? { usage: OUTPUT } : {}),
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

/** The suite's conversation: results stand in the user's turn, before what the user says next. */
const TURNS = [
  { role: 'user', content: 'How is the weather in Bonn and in Ulm?' },
  {
    role: 'assistant',
    content: [
      { type: 'text', text: 'I look it up.' },
      { type: 'tool_use', id: 'call_1', name: TOOL.name, input: { city: 'Bonn' } },
      { type: 'tool_use', id: 'call_2', name: TOOL.name, input: { city: 'Ulm' } },
    ],
  },
  {
    role: 'user',
    content: [
      { type: 'tool_result', tool_use_id: 'call_1', content: '{"sky":"clear"}' },
      { type: 'tool_result', tool_use_id: 'call_2', content: 'No station there.', is_error: true },
      { type: 'text', text: 'And tomorrow?' },
    ],
  },
];

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
      tool: { name: 'tools.0.name', description: 'tools.0.description', parameters: 'tools.0.input_schema' },
      schema: 'output_config.format.schema',
      conversation: { at: 'messages', is: TURNS },
    },
    complete,
    frames,
    usage: { input: 21, output: 7, cached: 5, cacheWrite: 4, reasoning: 3 },
    model: 'model-1',
    region: 'eu',
    lacks: ['raw-arguments'],
    stopReasons: [
      ['end_turn', 'stop'],
      ['stop_sequence', 'stop'],
      ['max_tokens', 'length'],
      ['model_context_window_exceeded', 'length'],
      ['tool_use', 'tool-calls'],
      ['refusal', 'refusal'],
      ['pause_turn', 'other'],
      ['something_new', 'other'],
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
