/** Amazon Bedrock in the documented form (https://docs.aws.amazon.com/bedrock/latest/APIReference/), its binary streams framed. */

import { EventStreamCodec } from '@smithy/eventstream-codec';
import { KEY, TOOL } from './contract-request.ts';
import { ANTHROPIC_FORMATS } from './wire-fixtures-anthropic.ts';
import { chatCompletions } from './wire-fixtures-chat-completions.ts';
import type { WireFormat, WireReply } from './wire-format.ts';

const codec = new EventStreamCodec(
  (bytes) => Buffer.from(bytes as Uint8Array).toString('utf8'),
  (text) => new Uint8Array(Buffer.from(text)),
);

/** One message of a binary event stream, with its two checksums. */
export function awsFrame(
  kind: 'event' | 'exception' | 'error',
  name: string,
  payload: Record<string, unknown>,
): Uint8Array {
  const text = (value: string): { type: 'string'; value: string } => ({ type: 'string', value });
  const names = {
    event: { ':event-type': text(name) },
    exception: { ':exception-type': text(name) },
    error: { ':error-code': text(name), ':error-message': text('No') },
  };
  return codec.encode({
    headers: { ...names[kind], ':content-type': text('application/json'), ':message-type': text(kind) },
    body: new Uint8Array(Buffer.from(JSON.stringify(payload))),
  });
}

/** The same frame with one bit of its payload turned over. */
export function spoiled(frame: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(frame);
  copy[copy.length - 6]! ^= 1;
  return copy;
}

const event = (name: string, payload: Record<string, unknown>): Uint8Array =>
  awsFrame('event', name, { ...payload, p: 'abcdef' });

const USAGE = {
  inputTokens: 12,
  outputTokens: 7,
  totalTokens: 28,
  cacheReadInputTokens: 5,
  cacheWriteInputTokens: 4,
};

const finishOf = ({ finish, toolCalls }: WireReply): string =>
  finish ?? (toolCalls?.length ? 'tool_use' : 'end_turn');

function blocks({ text, reasoning, toolCalls = [] }: WireReply): unknown[] {
  const thought = { text: reasoning?.join(''), signature: 'c2lnbmVk' };
  return [
    ...(reasoning ? [{ reasoningContent: { reasoningText: thought } }] : []),
    ...(text.length > 0 ? [{ text: text.join('') }] : []),
    ...toolCalls.map(({ id, name, pieces }) => ({
      toolUse: { toolUseId: id, name, input: JSON.parse(pieces.join('')) as unknown },
    })),
  ];
}

const complete = (reply: WireReply): unknown => ({
  output: { message: { role: 'assistant', content: blocks(reply) } },
  stopReason: finishOf(reply),
  metrics: { latencyMs: 1 },
  ...(reply.usage === false ? {} : { usage: USAGE }),
});

/** Text and thoughts begin without a start; a call is named in its own. */
function frames(reply: WireReply): { begin: Uint8Array[]; end: Uint8Array[] } {
  const { text, reasoning, toolCalls = [] } = reply;
  const parts: { start?: unknown; deltas: unknown[] }[] = [
    ...(reasoning
      ? [
          {
            deltas: [...reasoning.map((piece) => ({ text: piece })), { signature: 'c2lnbmVk' }].map(
              (said) => ({ reasoningContent: said }),
            ),
          },
        ]
      : []),
    ...(text.length > 0 ? [{ deltas: text.map((piece) => ({ text: piece })) }] : []),
    ...toolCalls.map(({ id, name, pieces }) => ({
      start: { toolUse: { toolUseId: id, name } },
      deltas: pieces.map((input) => ({ toolUse: { input } })),
    })),
  ];
  const events = parts.flatMap(({ start, deltas }, contentBlockIndex) => [
    ...(start ? [event('contentBlockStart', { contentBlockIndex, start })] : []),
    ...deltas.map((delta) => event('contentBlockDelta', { contentBlockIndex, delta })),
    event('contentBlockStop', { contentBlockIndex }),
  ]);
  return {
    begin: [event('messageStart', { role: 'assistant' }), ...events.slice(0, -1)],
    end: [
      ...events.slice(-1),
      event('messageStop', { stopReason: finishOf(reply) }),
      event('metadata', { metrics: { latencyMs: 1 }, ...(reply.usage === false ? {} : { usage: USAGE }) }),
    ],
  };
}

const ERRORS: Record<number, [name: string, message: string]> = {
  400: ['ValidationException', 'Malformed input request'],
  401: ['UnrecognizedClientException', 'The security token included in the request is invalid.'],
  403: ['AccessDeniedException', "You don't have access to the model with the specified model ID."],
  404: ['ResourceNotFoundException', 'Could not find the model'],
  429: ['ThrottlingException', 'Too many requests, please wait before trying again.'],
};
const OTHERS = ['InternalServerException', 'The system encountered an unexpected error'];

const CONVERSE: WireFormat = {
  name: 'bedrock converse',
  platform: 'bedrock',
  interface: 'converse',
  connection: (url) => ({ endpoint: url, secret: KEY, region: 'eu-central-1' }),
  path: (streamed) => `/model/model-1/converse${streamed ? '-stream' : ''}`,
  streamType: 'application/vnd.amazon.eventstream',
  headers: { 'x-amzn-requestid': 'req_1' },
  sent: {
    model: null,
    system: 'system.0.text',
    prompt: 'messages.0.content.0.text',
    temperature: 'inferenceConfig.temperature',
    limit: 'inferenceConfig.maxTokens',
    tool: {
      name: 'toolConfig.tools.0.toolSpec.name',
      description: 'toolConfig.tools.0.toolSpec.description',
      parameters: 'toolConfig.tools.0.toolSpec.inputSchema.json',
    },
    schema: null,
    conversation: {
      at: 'messages',
      is: [
        { role: 'user', content: [{ text: 'How is the weather in Bonn and in Ulm?' }] },
        {
          role: 'assistant',
          content: [
            { text: 'I look it up.' },
            { toolUse: { toolUseId: 'call_1', name: TOOL.name, input: { city: 'Bonn' } } },
            { toolUse: { toolUseId: 'call_2', name: TOOL.name, input: { city: 'Ulm' } } },
          ],
        },
        {
          role: 'user',
          content: [
            { toolResult: { toolUseId: 'call_1', content: [{ text: '{"sky":"clear"}' }] } },
            {
              toolResult: { toolUseId: 'call_2', content: [{ text: 'No station there.' }], status: 'error' },
            },
            { text: 'And tomorrow?' },
          ],
        },
      ],
    },
  },
  complete,
  frames,
  usage: { input: 21, output: 7, cached: 5, cacheWrite: 4, reasoning: 0 },
  model: null,
  region: null,
  lacks: ['raw-arguments'],
  stopReasons: [
    ['end_turn', 'stop'],
    ['stop_sequence', 'stop'],
    ['max_tokens', 'length'],
    ['model_context_window_exceeded', 'length'],
    ['tool_use', 'tool-calls'],
    ['guardrail_intervened', 'content-filter'],
    ['content_filtered', 'content-filter'],
    ['malformed_model_output', 'other'],
    ['malformed_tool_use', 'other'],
    ['something_new', 'other'],
  ],
  error: (status) => ({ message: (ERRORS[status] ?? OTHERS)[1] }),
  errorHeaders: (status) => ({
    'x-amzn-errortype': `${(ERRORS[status] ?? OTHERS)[0]}:http://internal.example.com/coral/`,
  }),
  errorWith200: null,
  errorFrame: awsFrame('exception', 'internalServerException', { message: 'Try again' }),
  brokenFrame: spoiled(event('messageStart', { role: 'assistant' })),
  contextTooLong: { status: 400, body: { message: 'Input is too long for requested model.' } },
};

const [MESSAGES] = ANTHROPIC_FORMATS;

/** An event of Anthropic's own stream as AWS passes it on: base64 in a chunk. */
function chunk(sse: string): Uint8Array {
  const data = /^data: (.*)$/m.exec(sse)![1]!;
  return event('chunk', { bytes: Buffer.from(data).toString('base64') });
}

const INVOKE_CLAUDE: WireFormat = {
  ...MESSAGES!,
  name: 'bedrock invoke-model of Claude',
  platform: 'bedrock',
  interface: 'invoke-model',
  connection: (url) => ({
    endpoint: url,
    secret: KEY,
    region: null,
    technology: 'anthropic.claude-sonnet-4-5-20250929-v1:0',
  }),
  path: (streamed) =>
    `/model/anthropic.claude-sonnet-4-5-20250929-v1%3A0/invoke${streamed ? '-with-response-stream' : ''}`,
  streamType: CONVERSE.streamType,
  headers: CONVERSE.headers,
  sent: { ...MESSAGES!.sent, model: null },
  frames(reply) {
    const { begin, end } = MESSAGES!.frames(reply) as { begin: string[]; end: string[] };
    return { begin: begin.map(chunk), end: end.map(chunk) };
  },
  error: CONVERSE.error,
  errorHeaders: CONVERSE.errorHeaders!,
  errorWith200: null,
  errorFrame: CONVERSE.errorFrame,
  brokenFrame: event('chunk', { bytes: Buffer.from('{oops').toString('base64') }),
  contextTooLong: CONVERSE.contextTooLong,
};

export const BEDROCK_FORMATS: readonly WireFormat[] = [
  CONVERSE,
  INVOKE_CLAUDE,
  chatCompletions('bedrock', {
    connection: (url) => ({ endpoint: url, secret: KEY, region: 'eu-central-1' }),
    path: () => '/openai/v1/chat/completions',
    sent: { ...chatCompletions('bedrock').sent, limit: 'max_completion_tokens' },
  }),
];
