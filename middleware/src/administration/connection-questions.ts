import { requestOf } from '../core/model-messages.ts';
import type { ModelRequest, OutputSchema, ToolDefinition } from '../core/provider.ts';
import type { ModelProfile } from '../core/types.ts';

/** Enough for a model that thinks before it says one word; a model record may allow less. */
const MOST_TOKENS = 1_024;
const SYSTEM = 'This is a test of the connection. Be as brief as you can.';

/** What the JSON of a test must be. */
export const TEST_SCHEMA: OutputSchema = {
  name: 'connection_test',
  schema: {
    type: 'object',
    properties: { word: { type: 'string' }, number: { type: 'integer' } },
    required: ['word', 'number'],
    additionalProperties: false,
  },
};

/** The tool a model is to call. Nothing happens when it does. */
export const TEST_TOOL: ToolDefinition = {
  name: 'report_word',
  description: 'Takes a word and keeps it.',
  parameters: {
    type: 'object',
    properties: { word: { type: 'string', description: 'The word to keep.' } },
    required: ['word'],
    additionalProperties: false,
  },
};

/** A question that any model can answer, with the record's own parameters: they are part of what is tested. */
export function askForWord(model: ModelProfile): ModelRequest {
  return question(model, 'Answer with this one word: pong');
}

/** The same as JSON. */
export function askForJson(model: ModelProfile): ModelRequest & { output: OutputSchema } {
  const text = 'Answer with JSON: "word" is "pong", "number" is 7.';
  return { ...question(model, text), stream: false, output: TEST_SCHEMA };
}

/** The same as the call of a tool. The model is free to call it: some refuse to be forced. */
export function askForToolCall(model: ModelProfile): ModelRequest {
  const text = `Call the tool ${TEST_TOOL.name} with the word "pong". Do not answer in words.`;
  return { ...question(model, text), stream: false, tools: [TEST_TOOL] };
}

function question(model: ModelProfile, text: string): ModelRequest {
  return requestOf(
    { ...model, maxTokens: Math.min(model.maxTokens ?? MOST_TOKENS, MOST_TOKENS) },
    SYSTEM,
    text,
  );
}
