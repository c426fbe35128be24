import { textOf } from '../../core/model-messages.ts';
import type { ModelMessage, ModelRequest } from '../../core/provider.ts';

/** A request of Cohere's chat, second version: https://docs.cohere.com/reference/chat */
export function cohereChatBody(request: ModelRequest, technology: string): Record<string, unknown> {
  const { system, messages, output, temperature, topP, maxTokens, stream } = request;
  return {
    model: technology,
    messages: [...(system ? [{ role: 'system', content: system }] : []), ...messages.flatMap(turnsOf)],
    ...toolsOf(request),
    ...(output ? { response_format: { type: 'json_object', json_schema: output.schema } } : {}),
    ...(temperature === null ? {} : { temperature }),
    ...(topP === null ? {} : { p: topP }),
    ...(maxTokens === null ? {} : { max_tokens: maxTokens }),
    stream,
  };
}

/** There is no choice of one tool: that tool alone is offered then, and demanded. */
function toolsOf({ tools, toolChoice }: ModelRequest): object {
  const one = typeof toolChoice === 'object' ? toolChoice.name : null;
  const offered = one === null ? tools : tools.filter((tool) => tool.name === one);
  if (offered.length === 0) return {};
  const choice = one === null ? (toolChoice as string).toUpperCase() : 'REQUIRED';
  return {
    tools: offered.map((tool) => ({ type: 'function', function: tool })),
    ...(choice === 'AUTO' ? {} : { tool_choice: choice }),
  };
}

function turnsOf(message: ModelMessage): unknown[] {
  if (message.role === 'user') return [{ role: 'user', content: textOf(message.content) }];
  if (message.role === 'tool') {
    return message.results.map(({ callId, content }) => ({ role: 'tool', tool_call_id: callId, content }));
  }
  const { text, toolCalls } = message;
  const calls = toolCalls.map(({ id, name, argumentsText }) => ({
    id,
    type: 'function',
    function: { name, arguments: argumentsText },
  }));
  return [
    {
      role: 'assistant',
      ...(text ? { content: text } : {}),
      ...(calls.length > 0 ? { tool_calls: calls } : {}),
    },
  ];
}
