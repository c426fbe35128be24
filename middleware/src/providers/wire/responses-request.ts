import { textOf } from '../../core/model-messages.ts';
import type { ModelMessage, ModelRequest } from '../../core/provider.ts';
import { instructed } from '../../core/structured-output.ts';
import type { Host } from '../openai/hosts.ts';
import { continuationOf } from './openai-continuation.ts';
import { isStrict } from './strict-schema.ts';

/**
 * The body of a request to the Responses interface: https://platform.openai.com/docs/api-reference/responses. Nothing is to be
 * stored there: the conversation is sent whole each time. Throws MODEL_INPUT_UNSUPPORTED for an image.
 */
export function responsesBody(asked: ModelRequest, technology: string, host: Host): Record<string, unknown> {
  const request = host.schema === 'json_object' ? { ...instructed(asked), output: asked.output } : asked;
  const { system, messages, tools, toolChoice, output, temperature, topP, maxTokens, stream } = request;
  return {
    model: technology,
    ...(system ? { instructions: system } : {}),
    input: messages.flatMap((message) => itemsOf(message, host)),
    ...(tools.length ? { tools: tools.map(toolOf) } : {}),
    ...(tools.length && toolChoice !== 'auto' ? { tool_choice: choiceOf(toolChoice) } : {}),
    ...(output ? { text: { format: formatOf(output, host) } } : {}),
    ...(temperature === null ? {} : { temperature }),
    ...(topP === null ? {} : { top_p: topP }),
    ...(maxTokens === null ? {} : { max_output_tokens: maxTokens }),
    store: false,
    ...(host.encryptsReasoning?.test(technology) ? { include: ['reasoning.encrypted_content'] } : {}),
    stream,
  };
}

/** What is not said to be loose is strict here, unlike in chat completions. */
const toolOf = (tool: ModelRequest['tools'][number]): unknown => ({
  type: 'function',
  ...tool,
  strict: isStrict(tool.parameters),
});

const choiceOf = (choice: ModelRequest['toolChoice']): unknown =>
  typeof choice === 'object' ? { type: 'function', name: choice.name } : choice;

function formatOf({ name, schema }: NonNullable<ModelRequest['output']>, host: Host): unknown {
  if (host.schema === 'json_object') return { type: 'json_object' };
  return { type: 'json_schema', name, schema, strict: isStrict(schema) };
}

function itemsOf(message: ModelMessage, host: Host): unknown[] {
  if (message.role === 'user') return [{ role: 'user', content: textOf(message.content) }];
  if (message.role === 'tool') {
    return message.results.map(({ callId, content }) => ({
      type: 'function_call_output',
      call_id: callId,
      output: content,
    }));
  }
  const kept = continuationOf(message.continuation, 'responses', host.platform);
  if (Array.isArray(kept)) return kept;
  const calls = message.toolCalls.map((call) => ({
    type: 'function_call',
    call_id: call.id,
    name: call.name,
    arguments: call.argumentsText || '{}',
  }));
  return [...(message.text ? [{ role: 'assistant', content: message.text }] : []), ...calls];
}
