/** Chat completions in the documented form: https://platform.openai.com/docs/api-reference/chat. Its hosts are in wire-fixtures-hosts.ts. */

import type { Platform } from '../../core/types.ts';
import { KEY } from './contract-request.ts';
import { sse, type WireFormat, type WireReply } from './wire-format.ts';

const USAGE = {
  prompt_tokens: 21,
  completion_tokens: 7,
  total_tokens: 28,
  prompt_tokens_details: { cached_tokens: 5 },
  completion_tokens_details: { reasoning_tokens: 3 },
};

const HEAD = { id: 'chatcmpl-1', created: 1, model: 'model-1' };

const finishOf = (reply: WireReply): string => reply.finish ?? (reply.toolCalls ? 'tool_calls' : 'stop');

/** A complete reply. */
export function complete(reply: WireReply): unknown {
  const toolCalls = reply.toolCalls?.map(({ id, name, pieces }) => ({
    id,
    type: 'function',
    function: { name, arguments: pieces.join('') },
  }));
  const message = {
    role: 'assistant',
    content: reply.text.length > 0 ? reply.text.join('') : null,
    refusal: null,
    ...(reply.reasoning ? { reasoning_content: reply.reasoning.join('') } : {}),
    ...(toolCalls ? { tool_calls: toolCalls } : {}),
  };
  return {
    ...HEAD,
    object: 'chat.completion',
    choices: [{ index: 0, message, finish_reason: finishOf(reply) }],
    ...(reply.usage === false ? {} : { usage: USAGE }),
  };
}

const chunk = (choices: unknown[], usage?: unknown): string =>
  sse({ ...HEAD, object: 'chat.completion.chunk', choices, ...(usage ? { usage } : {}) });

const delta = (change: unknown, finish: string | null = null): string =>
  chunk([{ index: 0, delta: change, finish_reason: finish }]);

/** The first piece of a call names it; the pieces of several calls take turns, as the index allows. */
function toolDeltas(toolCalls: NonNullable<WireReply['toolCalls']>): string[] {
  const opened = toolCalls.map(({ id, name }, index) =>
    delta({ tool_calls: [{ index, id, type: 'function', function: { name, arguments: '' } }] }),
  );
  const longest = Math.max(...toolCalls.map((call) => call.pieces.length));
  const rounds = Array.from({ length: longest }, (_, round) =>
    toolCalls.flatMap(({ pieces }, index) =>
      round < pieces.length
        ? [delta({ tool_calls: [{ index, function: { arguments: pieces[round] } }] })]
        : [],
    ),
  );
  return [...opened, ...rounds.flat()];
}

/** The same as a stream. */
export function frames(reply: WireReply): { begin: string[]; end: string[] } {
  return {
    begin: [
      delta({ role: 'assistant', content: '' }),
      ...(reply.reasoning ?? []).map((piece) => delta({ reasoning_content: piece })),
      ...reply.text.map((content) => delta({ content })),
      ...(reply.toolCalls ? toolDeltas(reply.toolCalls) : []),
    ],
    end: [delta({}, finishOf(reply)), ...(reply.usage === false ? [] : [chunk([], USAGE)]), sse('[DONE]')],
  };
}

const ERRORS: Record<number, unknown> = {
  401: {
    message: 'Incorrect API key provided: sk-sec***',
    type: 'invalid_request_error',
    code: 'invalid_api_key',
  },
  403: { message: 'Country not supported', type: 'request_forbidden', code: 'unsupported_country' },
  404: { message: 'The model does not exist', type: 'invalid_request_error', code: 'model_not_found' },
  429: { message: 'Rate limit reached', type: 'requests', code: 'rate_limit_exceeded' },
};
const SERVER_ERROR = { message: 'The server had an error', type: 'server_error', code: null };

/** `CONVERSATION` as it must be sent. */
export const CONVERSATION_AS_SENT = [
  { role: 'system', content: 'Be brief.' },
  { role: 'user', content: 'How is the weather in Bonn and in Ulm?' },
  {
    role: 'assistant',
    content: 'I look it up.',
    tool_calls: [
      { id: 'call_1', type: 'function', function: { name: 'get_weather', arguments: '{"city":"Bonn"}' } },
      { id: 'call_2', type: 'function', function: { name: 'get_weather', arguments: '{"city":"Ulm"}' } },
    ],
  },
  { role: 'tool', tool_call_id: 'call_1', content: '{"sky":"clear"}' },
  { role: 'tool', tool_call_id: 'call_2', content: 'No station there.' },
  { role: 'user', content: 'And tomorrow?' },
];

/** `finish_reason`, as every host says it. */
export const STOP_REASONS: WireFormat['stopReasons'] = [
  ['stop', 'stop'],
  ['length', 'length'],
  ['content_filter', 'content-filter'],
  ['tool_calls', 'tool-calls'],
  ['something_new', 'other'],
];

/** The rows of one platform; `change` holds what it does in its own way. */
export function chatCompletions(platform: Platform, change: Partial<WireFormat> = {}): WireFormat {
  return {
    name: `${platform} chat-completions`,
    platform,
    interface: 'chat-completions',
    connection: (url) => ({ endpoint: `${url}/v1`, secret: KEY, region: null }),
    path: () => '/v1/chat/completions',
    streamType: 'text/event-stream',
    headers: { 'x-request-id': 'req_1' },
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
      schema: 'response_format.json_schema.schema',
      conversation: { at: 'messages', is: CONVERSATION_AS_SENT },
    },
    complete,
    frames,
    usage: { input: 21, output: 7, cached: 5, cacheWrite: 0, reasoning: 3 },
    model: 'model-1',
    region: null,
    lacks: [],
    stopReasons: STOP_REASONS,
    error: (status) => ({ error: ERRORS[status] ?? SERVER_ERROR }),
    errorWith200: { error: ERRORS[429] },
    errorFrame: sse({ error: SERVER_ERROR }),
    brokenFrame: 'data: {oops\n\n',
    contextTooLong: {
      status: 400,
      body: {
        error: {
          message: "This model's maximum context length is 8192 tokens.",
          type: 'invalid_request_error',
          param: 'messages',
          code: 'context_length_exceeded',
        },
      },
    },
    ...change,
  };
}
