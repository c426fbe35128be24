import { textOf } from '../../core/model-messages.ts';
import type { ModelMessage, ModelRequest } from '../../core/provider.ts';

/** The body of the models that InvokeModel serves in the form of chat completions; `counted`: OpenAI's name for the limit. */
export function chatBody(request: ModelRequest, counted: boolean): Record<string, unknown> {
  const { system, messages, tools, toolChoice, output, temperature, topP, maxTokens } = request;
  return {
    messages: [...(system ? [{ role: 'system', content: system }] : []), ...messages.flatMap(turnsOf)],
    ...(maxTokens === null ? {} : { [counted ? 'max_completion_tokens' : 'max_tokens']: maxTokens }),
    ...(temperature === null ? {} : { temperature }),
    ...(topP === null ? {} : { top_p: topP }),
    ...(tools.length > 0 ? { tools: tools.map((tool) => ({ type: 'function', function: tool })) } : {}),
    ...(tools.length > 0 && toolChoice !== 'auto' ? { tool_choice: choiceOf(toolChoice) } : {}),
    ...(output ? { response_format: { type: 'json_schema', json_schema: output } } : {}),
  };
}

const choiceOf = (choice: ModelRequest['toolChoice']): unknown =>
  typeof choice === 'object' ? { type: 'function', function: choice } : choice;

function turnsOf(message: ModelMessage): unknown[] {
  if (message.role === 'user') return [{ role: 'user', content: textOf(message.content) }];
  if (message.role === 'tool') {
    return message.results.map(({ callId, content }) => ({ role: 'tool', tool_call_id: callId, content }));
  }
  const calls = message.toolCalls.map(({ id, name, argumentsText }) => ({
    id,
    type: 'function',
    function: { name, arguments: argumentsText },
  }));
  return [{ role: 'assistant', content: message.text, ...(calls.length > 0 ? { tool_calls: calls } : {}) }];
}
