/** Cohere's first format in OCI: one message with its history, and tools whose parameters are listed. */

import { textOf } from '../../core/model-messages.ts';
import type { ModelMessage, ModelRequest, ToolCall, ToolDefinition } from '../../core/provider.ts';
import { readArguments } from './tool-calls.ts';

type Body = Record<string, unknown>;

/** Names of types as this format wants them: Python's. */
const TYPES: Record<string, string> = {
  string: 'str',
  integer: 'int',
  number: 'float',
  boolean: 'bool',
  array: 'list',
  object: 'dict',
};

/** The request without its limits. A choice of tools is unknown here: with `none` they are left out, else the model is free. */
export function cohereBody({ system, messages, tools, toolChoice, output }: ModelRequest): Body {
  const last = messages.at(-1);
  const history = messages.slice(0, -1).map((message) => turnOf(message, messages));
  const offered =
    typeof toolChoice === 'object' ? tools.filter((tool) => tool.name === toolChoice.name) : tools;
  return {
    message: last?.role === 'user' ? textOf(last.content) : '',
    ...(history.length > 0 ? { chatHistory: history } : {}),
    ...(last?.role === 'tool' ? { toolResults: resultsOf(last, messages) } : {}),
    ...(system ? { preambleOverride: system } : {}),
    ...(offered.length > 0 && toolChoice !== 'none' ? { tools: offered.map(toolOf) } : {}),
    ...(output ? { responseFormat: { type: 'JSON_OBJECT', schema: output.schema } } : {}),
  };
}

function turnOf(message: ModelMessage, all: ModelMessage[]): Body {
  if (message.role === 'user') return { role: 'USER', message: textOf(message.content) };
  if (message.role === 'tool') return { role: 'TOOL', toolResults: resultsOf(message, all) };
  const calls = message.toolCalls.map(callOf);
  return { role: 'CHATBOT', message: message.text, ...(calls.length > 0 ? { toolCalls: calls } : {}) };
}

const callOf = ({ name, arguments: given }: ToolCall): Body => ({ name, parameters: given ?? {} });

/** Calls have no ids here: a result repeats its call. */
function resultsOf(turn: Extract<ModelMessage, { role: 'tool' }>, all: ModelMessage[]): Body[] {
  const calls = all.flatMap((message) => (message.role === 'assistant' ? message.toolCalls : []));
  return turn.results.map(({ callId, name, content }) => {
    const call = calls.findLast((known) => known.id === callId);
    return {
      call: call ? callOf(call) : { name, parameters: {} },
      outputs: [readArguments(content || '-') ?? { output: content }],
    };
  });
}

function toolOf({ name, description, parameters }: ToolDefinition): Body {
  const { properties, required } = parameters as { properties?: Record<string, Body>; required?: string[] };
  const definitions = Object.entries(properties ?? {}).map(([parameter, { type, description: said }]) => [
    parameter,
    {
      type: TYPES[String(type)] ?? 'str',
      ...(said ? { description: said } : {}),
      isRequired: required?.includes(parameter) ?? false,
    },
  ]);
  return { name, description, parameterDefinitions: Object.fromEntries(definitions) as Body };
}
