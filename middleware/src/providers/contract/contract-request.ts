/** What the contract suite asks: the same for every wire format. */

import { singleTurn } from '../../core/model-messages.ts';
import type { ModelMessage, ModelRequest, OutputSchema, ToolDefinition } from '../../core/provider.ts';

export const KEY = 'sk-secret-0123456789';
export const SYSTEM = 'Be brief.';
export const PROMPT = 'The very particular prompt.';

export const TOOL: ToolDefinition = {
  name: 'get_weather',
  description: 'The weather of a city',
  parameters: {
    type: 'object',
    properties: { city: { type: 'string' } },
    required: ['city'],
    additionalProperties: false,
  },
};

export const OUTPUT: OutputSchema = {
  name: 'verdict',
  schema: {
    type: 'object',
    properties: { answer: { type: 'string' } },
    required: ['answer'],
    additionalProperties: false,
  },
};

/** A question, two calls at once, their results (one failed), and the next question. */
export const CONVERSATION: ModelMessage[] = [
  { role: 'user', content: 'How is the weather in Bonn and in Ulm?' },
  {
    role: 'assistant',
    text: 'I look it up.',
    toolCalls: [
      { id: 'call_1', name: TOOL.name, arguments: { city: 'Bonn' }, argumentsText: '{"city":"Bonn"}' },
      { id: 'call_2', name: TOOL.name, arguments: { city: 'Ulm' }, argumentsText: '{"city":"Ulm"}' },
    ],
  },
  {
    role: 'tool',
    results: [
      { callId: 'call_1', name: TOOL.name, content: '{"sky":"clear"}', isError: false },
      { callId: 'call_2', name: TOOL.name, content: 'No station there.', isError: true },
    ],
  },
  { role: 'user', content: 'And tomorrow?' },
];

/** A plain question; `change` replaces parts of it. */
export function requestOf(change: Partial<ModelRequest> = {}): ModelRequest {
  return {
    system: SYSTEM,
    ...singleTurn(PROMPT),
    temperature: 0.2,
    topP: null,
    maxTokens: 99,
    stream: true,
    ...change,
  };
}
