/** What is asked in Anthropic's Messages format: https://docs.anthropic.com/en/api/messages */

import { textOf } from '../../core/model-messages.ts';
import type { ModelMessage, ModelRequest } from '../../core/provider.ts';
import { continuationOf, type Block } from './messages-blocks.ts';

/** One turn on the wire. */
export interface WireTurn {
  role: 'user' | 'assistant';
  content: string | Block[];
}

/** The format demands a limit; this one is taken where the model record has none. */
const DEFAULT_MAX_TOKENS = 4096;

/**
 * The body of a request without the model's name and without `stream`: Anthropic itself and the hosts of Claude say those
 * in different places. `schemaOf` turns the schema of an answer into one that the host accepts. Throws
 * MODEL_INPUT_UNSUPPORTED for an image.
 */
export function messagesBody(
  request: ModelRequest,
  schemaOf: (schema: Record<string, unknown>) => Record<string, unknown> = (schema) => schema,
): Record<string, unknown> {
  const { system, tools, output, temperature, topP } = request;
  return {
    max_tokens: request.maxTokens ?? DEFAULT_MAX_TOKENS,
    messages: turnsOf(request.messages),
    ...(system ? { system } : {}),
    ...(tools.length ? { tools: tools.map(toolOf) } : {}),
    ...(tools.length && request.toolChoice !== 'auto' ? { tool_choice: choiceOf(request.toolChoice) } : {}),
    ...(output
      ? { output_config: { format: { type: 'json_schema', schema: schemaOf(output.schema) } } }
      : {}),
    ...(temperature === null ? {} : { temperature }),
    ...(topP === null ? {} : { top_p: topP }),
  };
}

const toolOf = ({ name, description, parameters }: ModelRequest['tools'][number]): unknown => ({
  name,
  ...(description ? { description } : {}),
  input_schema: parameters,
});

function choiceOf(choice: ModelRequest['toolChoice']): unknown {
  if (typeof choice === 'object') return { type: 'tool', name: choice.name };
  return { type: choice === 'required' ? 'any' : choice };
}

/** Turns of one side that follow each other are one turn: results must all stand in the turn after their calls. */
function turnsOf(messages: ModelMessage[]): WireTurn[] {
  const turns: WireTurn[] = [];
  for (const turn of messages.map(turnOf)) {
    const last = turns.at(-1);
    if (turn.content.length === 0 && turn.role === 'assistant') continue;
    if (last?.role === turn.role) last.content = [...blocksOf(last), ...blocksOf(turn)];
    else turns.push(turn);
  }
  return turns;
}

function turnOf(message: ModelMessage): WireTurn {
  if (message.role === 'user') return { role: 'user', content: textOf(message.content) };
  if (message.role === 'tool') return { role: 'user', content: message.results.map(resultOf) };
  const { text, toolCalls, continuation } = message;
  const calls = toolCalls.map((call) => ({
    type: 'tool_use',
    id: call.id,
    name: call.name,
    input: call.arguments ?? {},
  }));
  const rebuilt = [...(text ? [{ type: 'text', text }] : []), ...calls];
  return { role: 'assistant', content: continuationOf(continuation) ?? rebuilt };
}

type ToolResult = Extract<ModelMessage, { role: 'tool' }>['results'][number];

const resultOf = ({ callId, content, isError }: ToolResult): Block => ({
  type: 'tool_result',
  tool_use_id: callId,
  content,
  ...(isError ? { is_error: true } : {}),
});

const blocksOf = ({ content }: WireTurn): Block[] =>
  typeof content === 'string' ? [{ type: 'text', text: content }] : content;
