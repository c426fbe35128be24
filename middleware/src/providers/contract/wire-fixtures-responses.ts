/** Responses in the documented form: https://platform.openai.com/docs/api-reference/responses, for every platform with it. */

import type { Platform } from '../../core/types.ts';
import { KEY } from './contract-request.ts';
import { sse, type WireFormat, type WireReply } from './wire-format.ts';
import { chatCompletions } from './wire-fixtures-chat-completions.ts';

const USAGE = {
  input_tokens: 21,
  input_tokens_details: { cached_tokens: 5 },
  output_tokens: 7,
  output_tokens_details: { reasoning_tokens: 3 },
  total_tokens: 28,
};

/** Each item with the events that bring it; `at` is its place in the output. */
function itemsOf(reply: WireReply): { item: Record<string, unknown>; pieces: (at: number) => string[] }[] {
  const thoughts = (reply.reasoning ?? []).join('');
  const reasoning = {
    item: { type: 'reasoning', id: 'rs_1', summary: [{ type: 'summary_text', text: thoughts }] },
    pieces: (at: number) =>
      (reply.reasoning ?? []).map((delta) =>
        event('response.reasoning_summary_text.delta', {
          item_id: 'rs_1',
          output_index: at,
          summary_index: 0,
          delta,
        }),
      ),
  };
  const content = [{ type: 'output_text', text: reply.text.join(''), annotations: [] }];
  const message = {
    item: { type: 'message', id: 'msg_1', role: 'assistant', status: 'completed', content },
    pieces: (at: number) =>
      reply.text.map((delta) =>
        event('response.output_text.delta', { item_id: 'msg_1', output_index: at, content_index: 0, delta }),
      ),
  };
  const calls = (reply.toolCalls ?? []).map(({ id, name, pieces }, index) => ({
    item: { type: 'function_call', id: `fc_${index}`, call_id: id, name, arguments: pieces.join('') },
    pieces: (at: number) =>
      pieces.map((delta) =>
        event('response.function_call_arguments.delta', { item_id: `fc_${index}`, output_index: at, delta }),
      ),
  }));
  return [...(reply.reasoning ? [reasoning] : []), ...(reply.text.length > 0 ? [message] : []), ...calls];
}

function event(type: string, data: Record<string, unknown>): string {
  return sse({ type, sequence_number: 1, ...data }, type);
}

/** `finish` is a status, or the reason of a response that is incomplete. */
function complete(reply: WireReply): Record<string, unknown> {
  const cutShort = reply.finish === 'max_output_tokens' || reply.finish === 'content_filter';
  return {
    id: 'resp_1',
    object: 'response',
    created_at: 1,
    status: cutShort ? 'incomplete' : (reply.finish ?? 'completed'),
    error: null,
    incomplete_details: cutShort ? { reason: reply.finish } : null,
    model: 'model-1',
    output: itemsOf(reply).map(({ item }) => item),
    ...(reply.usage === false ? {} : { usage: USAGE }),
  };
}

function frames(reply: WireReply): { begin: string[]; end: string[] } {
  const response = complete(reply);
  const begun = { ...response, status: 'in_progress', incomplete_details: null, output: [], usage: null };
  const end = response['status'] === 'incomplete' ? 'response.incomplete' : 'response.completed';
  return {
    begin: [
      event('response.created', { response: begun }),
      ...itemsOf(reply).flatMap(({ item, pieces }, at) => [
        event('response.output_item.added', { output_index: at, item: { ...item, status: 'in_progress' } }),
        ...pieces(at),
        event('response.output_item.done', { output_index: at, item }),
      ]),
    ],
    end: [event(end, { response })],
  };
}

const CONVERSATION_AS_SENT = [
  { role: 'user', content: 'How is the weather in Bonn and in Ulm?' },
  { role: 'assistant', content: 'I look it up.' },
  { type: 'function_call', call_id: 'call_1', name: 'get_weather', arguments: '{"city":"Bonn"}' },
  { type: 'function_call', call_id: 'call_2', name: 'get_weather', arguments: '{"city":"Ulm"}' },
  { type: 'function_call_output', call_id: 'call_1', output: '{"sky":"clear"}' },
  { type: 'function_call_output', call_id: 'call_2', output: 'No station there.' },
  { role: 'user', content: 'And tomorrow?' },
];

const SERVER_ERROR = { code: 'server_error', message: 'The server had an error' };

function responses(platform: Platform, change: Partial<WireFormat> = {}): WireFormat {
  return {
    ...chatCompletions(platform),
    name: `${platform} responses`,
    interface: 'responses',
    path: () => '/v1/responses',
    sent: {
      model: 'model',
      system: 'instructions',
      prompt: 'input.0.content',
      temperature: 'temperature',
      limit: 'max_output_tokens',
      tool: { name: 'tools.0.name', description: 'tools.0.description', parameters: 'tools.0.parameters' },
      schema: 'text.format.schema',
      conversation: { at: 'input', is: CONVERSATION_AS_SENT },
    },
    complete,
    frames,
    stopReasons: [
      ['completed', 'stop'],
      ['max_output_tokens', 'length'],
      ['content_filter', 'content-filter'],
      ['something_new', 'other'],
    ],
    errorFrame: event('error', { ...SERVER_ERROR, param: null }),
    ...change,
  };
}

const OPENAI = responses('openai');

/** Responses of every host, each with what it does in its own way. */
export const RESPONSES_FORMATS: readonly WireFormat[] = [
  OPENAI,
  {
    ...responses('openai-compatible'),
    errorFrame: event('response.failed', {
      response: { ...complete({ text: [] }), status: 'failed', error: SERVER_ERROR },
    }),
  },
  responses('azure-openai', {
    connection: (url) => ({ endpoint: url, secret: KEY, region: null }),
    path: () => '/openai/v1/responses',
    headers: { 'apim-request-id': 'req_1', 'x-ms-region': 'Sweden Central' },
    region: 'Sweden Central',
  }),
  responses('deepseek', {
    connection: (url) => ({ endpoint: url, secret: KEY, region: null }),
    path: () => '/responses',
    headers: { 'x-ds-trace-id': 'req_1' },
    sent: { ...OPENAI.sent, schema: null },
  }),
];
