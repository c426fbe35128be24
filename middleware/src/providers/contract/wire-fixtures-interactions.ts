/** Google's Interactions as documented: https://ai.google.dev/api/interactions-api */

import { KEY, TOOL } from './contract-request.ts';
import { googleError } from './wire-fixtures-google.ts';
import { sse, type WireFormat, type WireReply } from './wire-format.ts';

const USAGE = {
  total_input_tokens: 19,
  total_tool_use_tokens: 2,
  total_cached_tokens: 5,
  total_output_tokens: 4,
  total_thought_tokens: 3,
  total_tokens: 28,
};

const text = (words: string): unknown => ({ type: 'text', text: words });

const statusOf = ({ finish, toolCalls }: WireReply): string =>
  finish ?? (toolCalls?.length ? 'requires_action' : 'completed');

const interaction = (status: string, rest: Record<string, unknown> = {}): Record<string, unknown> => ({
  id: 'req_1',
  object: 'interaction',
  model: 'model-1',
  status,
  ...rest,
});

const usageOf = ({ usage }: WireReply): Record<string, unknown> => (usage === false ? {} : { usage: USAGE });

function complete(reply: WireReply): unknown {
  const steps = [
    ...(reply.reasoning
      ? [{ type: 'thought', summary: [text(reply.reasoning.join(''))], signature: 'c2lnbmVk' }]
      : []),
    ...(reply.text.length ? [{ type: 'model_output', content: [text(reply.text.join(''))] }] : []),
    ...(reply.toolCalls ?? []).map(({ id, name, pieces }) => ({
      type: 'function_call',
      id,
      name,
      arguments: JSON.parse(pieces.join('')) as unknown,
    })),
  ];
  return interaction(statusOf(reply), { steps, ...usageOf(reply) });
}

const event = (type: string, data: Record<string, unknown>): string =>
  sse({ event_type: type, ...data }, type);

/** One step as events: its start without content, its pieces, its end. */
const stepEvents = (index: number, step: unknown, deltas: unknown[]): string[] => [
  event('step.start', { index, step }),
  ...deltas.map((delta) => event('step.delta', { index, delta })),
  event('step.stop', { index }),
];

function frames(reply: WireReply): { begin: string[]; end: string[] } {
  const thoughts = reply.reasoning?.map((words) => ({ type: 'thought_summary', content: text(words) }));
  const steps: [unknown, unknown[]][] = [
    ...(thoughts
      ? [
          [{ type: 'thought' }, [...thoughts, { type: 'thought_signature', signature: 'c2lnbmVk' }]] as [
            unknown,
            unknown[],
          ],
        ]
      : []),
    ...(reply.text.length ? [[{ type: 'model_output' }, reply.text.map(text)] as [unknown, unknown[]]] : []),
    ...(reply.toolCalls ?? []).map(({ id, name, pieces }): [unknown, unknown[]] => [
      { type: 'function_call', id, name, arguments: {} },
      pieces.map((piece) => ({ type: 'arguments_delta', arguments: piece })),
    ]),
  ];
  const events = steps.flatMap(([step, deltas], index) => stepEvents(index, step, deltas));
  return {
    begin: [
      event('interaction.created', { interaction: interaction('in_progress') }),
      ...events.slice(0, -1),
    ],
    end: [
      ...events.slice(-1),
      event('interaction.completed', { interaction: interaction(statusOf(reply), usageOf(reply)) }),
      'event: done\ndata: [DONE]\n\n',
    ],
  };
}

/** The suite's conversation: every call and every result is a step of its own. */
const STEPS = [
  { type: 'user_input', content: [text('How is the weather in Bonn and in Ulm?')] },
  { type: 'model_output', content: [text('I look it up.')] },
  { type: 'function_call', id: 'call_1', name: TOOL.name, arguments: { city: 'Bonn' } },
  { type: 'function_call', id: 'call_2', name: TOOL.name, arguments: { city: 'Ulm' } },
  { type: 'function_result', call_id: 'call_1', name: TOOL.name, result: '{"sky":"clear"}' },
  {
    type: 'function_result',
    call_id: 'call_2',
    name: TOOL.name,
    result: 'No station there.',
    is_error: true,
  },
  { type: 'user_input', content: [text('And tomorrow?')] },
];

export const INTERACTIONS_FORMATS: readonly WireFormat[] = [
  {
    name: 'gemini interactions',
    platform: 'google',
    interface: 'interactions',
    connection: (url) => ({ endpoint: `${url}/v1beta`, secret: KEY, region: null }),
    path: () => '/v1beta/interactions',
    streamType: 'text/event-stream',
    headers: { 'x-request-id': 'req_1' },
    sent: {
      model: 'model',
      system: 'system_instruction',
      prompt: 'input.0.content.0.text',
      temperature: 'generation_config.temperature',
      limit: 'generation_config.max_output_tokens',
      tool: { name: 'tools.0.name', description: 'tools.0.description', parameters: 'tools.0.parameters' },
      schema: 'response_format.schema',
      conversation: { at: 'input', is: STEPS },
    },
    complete,
    frames,
    usage: { input: 21, output: 7, cached: 5, cacheWrite: 0, reasoning: 3 },
    model: 'model-1',
    region: null,
    lacks: ['raw-arguments'],
    stopReasons: [
      ['completed', 'stop'],
      ['requires_action', 'tool-calls'],
      ['incomplete', 'length'],
      ['budget_exceeded', 'length'],
      ['cancelled', 'other'],
    ],
    error: googleError,
    errorWith200: googleError(429),
    errorFrame: event('error', { error: { code: 'UNAVAILABLE', message: 'No' } }),
    brokenFrame: 'event: step.delta\ndata: {oops\n\n',
    contextTooLong: {
      status: 400,
      body: {
        error: {
          code: 400,
          message: 'The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).',
          status: 'INVALID_ARGUMENT',
        },
      },
    },
  },
];
