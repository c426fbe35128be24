/** What is asked in Google's Interactions format: https://ai.google.dev/gemini-api/docs/interactions */

import { textOf } from '../../core/model-messages.ts';
import type { ModelMessage, ModelRequest } from '../../core/provider.ts';
import { continuationOf, type Step } from './interactions-steps.ts';

/** The body of a request without the model's name and without `stream`. Throws MODEL_INPUT_UNSUPPORTED for an image. */
export function interactionBody(request: ModelRequest): Record<string, unknown> {
  const { system, tools, output } = request;
  const settings = settingsOf(request);
  return {
    input: request.messages.flatMap(stepsOf),
    // The conversation is ours to keep: nothing of it is to be stored there for later retrieval.
    store: false,
    ...(system ? { system_instruction: system } : {}),
    ...(tools.length ? { tools: tools.map((tool) => ({ type: 'function', ...tool })) } : {}),
    ...(output
      ? { response_format: { type: 'text', mime_type: 'application/json', schema: output.schema } }
      : {}),
    ...(Object.keys(settings).length ? { generation_config: settings } : {}),
  };
}

function settingsOf(request: ModelRequest): Record<string, unknown> {
  const { tools, toolChoice, temperature, topP, maxTokens } = request;
  return {
    ...(temperature === null ? {} : { temperature }),
    ...(topP === null ? {} : { top_p: topP }),
    ...(maxTokens === null ? {} : { max_output_tokens: maxTokens }),
    ...(tools.length && toolChoice !== 'auto' ? { tool_choice: choiceOf(toolChoice) } : {}),
  };
}

function choiceOf(choice: ModelRequest['toolChoice']): unknown {
  if (typeof choice === 'object') return { allowed_tools: { mode: 'any', tools: [choice.name] } };
  return choice === 'required' ? 'any' : choice;
}

function stepsOf(message: ModelMessage): Step[] {
  if (message.role === 'user') return [said('user_input', textOf(message.content))];
  if (message.role === 'tool') {
    return message.results.map(({ callId, name, content, isError }) => ({
      type: 'function_result',
      call_id: callId,
      name,
      result: content,
      ...(isError ? { is_error: true } : {}),
    }));
  }
  const { text, toolCalls, continuation } = message;
  const calls = toolCalls.map((call): Step => ({
    type: 'function_call',
    id: call.id,
    name: call.name,
    arguments: call.arguments ?? {},
  }));
  return continuationOf(continuation) ?? [...(text ? [said('model_output', text)] : []), ...calls];
}

const said = (type: string, text: string): Step => ({ type, content: [{ type: 'text', text }] });
