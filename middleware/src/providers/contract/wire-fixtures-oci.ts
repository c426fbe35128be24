/** OCI's own chat in the documented form (https://docs.oracle.com/iaas/api/#/en/generative-ai-inference/20231130/ChatResult/Chat). */

import { TOOL } from './contract-request.ts';
import { isSigned, OCI_SECRET } from './wire-fixtures-oci-key.ts';
import { sse, type WireFormat, type WireReply } from './wire-format.ts';

const USAGE = {
  promptTokens: 21,
  completionTokens: 7,
  totalTokens: 28,
  promptTokensDetails: { cachedTokens: 5 },
  completionTokensDetails: { reasoningTokens: 3 },
};
const usageIn = (reply: WireReply): object => (reply.usage === false ? {} : { usage: USAGE });
const textOf = (text: string): unknown[] => [{ type: 'TEXT', text }];

const ERRORS: Record<number, [code: string, message: string]> = {
  401: ['NotAuthenticated', 'The required information to complete authentication was not provided.'],
  403: ['NotAuthorized', 'Not authorized'],
  404: ['NotAuthorizedOrNotFound', 'Authorization failed or requested resource not found.'],
  429: ['TooManyRequests', 'Too many requests for the tenancy'],
};
const errorOf = (status: number): unknown => {
  const [code, message] = ERRORS[status] ?? ['InternalServerError', 'Internal error'];
  return { code, message };
};

/** What all of its formats share. */
const COMMON = {
  platform: 'oci',
  interface: 'oci-chat',
  authenticated: isSigned,
  path: () => '/20231130/actions/chat',
  streamType: 'text/event-stream',
  headers: { 'opc-request-id': 'req_1' },
  usage: { input: 21, output: 7, cached: 5, cacheWrite: 0, reasoning: 3 },
  region: null,
  error: errorOf,
  statusCodes: { 404: 'MODEL_PERMISSION_DENIED' },
  errorWith200: { code: '429', message: 'Too many requests' },
  errorFrame: sse({ code: '500', message: 'Internal error' }),
  brokenFrame: 'data: {oops\n\n',
  contextTooLong: { status: 400, body: { code: '400', message: 'too many tokens: total number of tokens' } },
} as const satisfies Partial<WireFormat>;

const sentIn = (places: Partial<WireFormat['sent']>): WireFormat['sent'] => ({
  model: null,
  system: '',
  prompt: '',
  temperature: 'chatRequest.temperature',
  limit: 'chatRequest.maxTokens',
  tool: null,
  schema: null,
  conversation: null,
  ...places,
});

const genericFinish = ({ finish, toolCalls }: WireReply): string =>
  finish ?? (toolCalls ? 'tool_calls' : 'stop');

const GENERIC: WireFormat = {
  ...COMMON,
  name: 'oci chat, generic',
  connection: (url) => ({ endpoint: url, secret: OCI_SECRET, region: 'eu-frankfurt-1' }),
  sent: sentIn({
    model: 'servingMode.modelId',
    system: 'chatRequest.messages.0.content.0.text',
    prompt: 'chatRequest.messages.1.content.0.text',
    tool: {
      name: 'chatRequest.tools.0.name',
      description: 'chatRequest.tools.0.description',
      parameters: 'chatRequest.tools.0.parameters',
    },
    schema: 'chatRequest.responseFormat.jsonSchema.schema',
    conversation: {
      at: 'chatRequest.messages',
      is: [
        { role: 'SYSTEM', content: textOf('Be brief.') },
        { role: 'USER', content: textOf('How is the weather in Bonn and in Ulm?') },
        {
          role: 'ASSISTANT',
          content: textOf('I look it up.'),
          toolCalls: [
            { id: 'call_1', type: 'FUNCTION', name: TOOL.name, arguments: '{"city":"Bonn"}' },
            { id: 'call_2', type: 'FUNCTION', name: TOOL.name, arguments: '{"city":"Ulm"}' },
          ],
        },
        { role: 'TOOL', toolCallId: 'call_1', content: textOf('{"sky":"clear"}') },
        { role: 'TOOL', toolCallId: 'call_2', content: textOf('No station there.') },
        { role: 'USER', content: textOf('And tomorrow?') },
      ],
    },
  }),
  complete: (reply) => ({
    modelVersion: '1.0',
    chatResponse: {
      apiFormat: 'GENERIC',
      choices: [
        {
          index: 0,
          message: {
            role: 'ASSISTANT',
            content: reply.text.length > 0 ? textOf(reply.text.join('')) : [],
            ...(reply.reasoning ? { reasoningContent: reply.reasoning.join('') } : {}),
            toolCalls: (reply.toolCalls ?? []).map(({ id, name, pieces }) => ({
              id,
              type: 'FUNCTION',
              name,
              arguments: pieces.join(''),
            })),
          },
          finishReason: genericFinish(reply),
        },
      ],
      ...usageIn(reply),
    },
  }),
  frames: (reply) => {
    const say = (message: object): string =>
      sse({ index: 0, message: { role: 'ASSISTANT', ...message }, pad: 'aa' });
    const calls = (reply.toolCalls ?? []).flatMap(({ id, name, pieces }) => [
      say({ toolCalls: [{ type: 'FUNCTION', id, name, arguments: '' }] }),
      ...pieces.map((piece) => say({ toolCalls: [{ type: 'FUNCTION', arguments: piece }] })),
    ]);
    return {
      begin: [
        ...(reply.reasoning ?? []).map((piece) => say({ reasoningContent: piece })),
        ...reply.text.map((piece) => say({ content: textOf(piece) })),
        ...calls,
      ],
      end: [
        sse({ message: { role: 'ASSISTANT' }, finishReason: genericFinish(reply), pad: 'a' }),
        ...(reply.usage === false ? [] : [sse({ usage: USAGE, pad: 'a' })]),
        sse('[DONE]'),
      ],
    };
  },
  model: null,
  lacks: [],
  stopReasons: [
    ['stop', 'stop'],
    ['length', 'length'],
    ['content_filter', 'content-filter'],
    ['tool_calls', 'tool-calls'],
    ['something_new', 'other'],
  ],
};

const cohereFinish = ({ finish }: WireReply): string => finish ?? 'COMPLETE';
const cohereCalls = (reply: WireReply): object =>
  reply.toolCalls
    ? {
        toolCalls: reply.toolCalls.map(({ name, pieces }) => ({
          name,
          parameters: JSON.parse(pieces.join('')) as unknown,
        })),
      }
    : {};

/** The last event of a stream repeats text and calls. */
const COHERE: WireFormat = {
  ...COMMON,
  name: "oci chat, Cohere's format",
  connection: (url) => ({
    endpoint: url,
    secret: OCI_SECRET,
    region: null,
    technology: 'cohere.command-r-08-2024',
  }),
  sent: sentIn({
    system: 'chatRequest.preambleOverride',
    prompt: 'chatRequest.message',
    schema: 'chatRequest.responseFormat.schema',
    conversation: {
      at: 'chatRequest.chatHistory',
      is: [
        { role: 'USER', message: 'How is the weather in Bonn and in Ulm?' },
        {
          role: 'CHATBOT',
          message: 'I look it up.',
          toolCalls: [
            { name: TOOL.name, parameters: { city: 'Bonn' } },
            { name: TOOL.name, parameters: { city: 'Ulm' } },
          ],
        },
        {
          role: 'TOOL',
          toolResults: [
            { call: { name: TOOL.name, parameters: { city: 'Bonn' } }, outputs: [{ sky: 'clear' }] },
            {
              call: { name: TOOL.name, parameters: { city: 'Ulm' } },
              outputs: [{ output: 'No station there.' }],
            },
          ],
        },
      ],
    },
    tool: {
      name: 'chatRequest.tools.0.name',
      description: 'chatRequest.tools.0.description',
      parameters: null,
    },
  }),
  complete: (reply) => ({
    modelVersion: '1.0',
    chatResponse: {
      apiFormat: 'COHERE',
      text: reply.text.join(''),
      ...cohereCalls(reply),
      chatHistory: [],
      finishReason: cohereFinish(reply),
      ...usageIn(reply),
    },
  }),
  frames: (reply) => ({
    begin: [
      ...reply.text.map((text) => sse({ apiFormat: 'COHERE', text, pad: 'aa' })),
      ...(reply.toolCalls ? [sse({ apiFormat: 'COHERE', ...cohereCalls(reply) })] : []),
    ],
    end: [
      sse({
        apiFormat: 'COHERE',
        text: reply.text.join(''),
        ...cohereCalls(reply),
        chatHistory: [],
        finishReason: cohereFinish(reply),
        ...usageIn(reply),
      }),
    ],
  }),
  model: null,
  lacks: ['reasoning', 'tool-ids', 'raw-arguments', 'tool-choice'],
  stopReasons: [
    ['COMPLETE', 'stop'],
    ['MAX_TOKENS', 'length'],
    ['ERROR_LIMIT', 'length'],
    ['ERROR_TOXIC', 'content-filter'],
    ['USER_CANCEL', 'other'],
  ],
};

export const OCI_FORMATS: readonly WireFormat[] = [GENERIC, COHERE];
