import { textOf } from '../../core/model-messages.ts';
import type { ModelMessage, ModelRequest } from '../../core/provider.ts';
import { instructed } from '../../core/structured-output.ts';
import type { Host } from '../openai/hosts.ts';
import { continuationOf } from './openai-continuation.ts';
import { isStrict } from './strict-schema.ts';

/**
 * The body of a chat completion as this host takes it: https://platform.openai.com/docs/api-reference/chat. Nothing is sent
 * that was not asked for. Throws MODEL_INPUT_UNSUPPORTED for an image.
 */
export function chatCompletionsBody(
  asked: ModelRequest,
  technology: string,
  host: Host,
): Record<string, unknown> {
  const request = host.schema === 'json_object' ? { ...instructed(asked), output: asked.output } : asked;
  const { system, messages, tools, toolChoice, output, temperature, topP, maxTokens, stream } = request;
  return {
    model: technology,
    messages: [
      ...(system ? [{ role: 'system', content: system }] : []),
      ...messages.flatMap((message) => turnOf(message, host)),
    ],
    ...(tools.length ? { tools: tools.map((tool) => ({ type: 'function', function: tool })) } : {}),
    ...(tools.length && toolChoice !== 'auto' ? { tool_choice: choiceOf(toolChoice) } : {}),
    ...(output ? { response_format: formatOf(output, host) } : {}),
    ...(temperature === null ? {} : { temperature }),
    ...(topP === null ? {} : { top_p: topP }),
    ...(maxTokens === null ? {} : { [host.limit]: maxTokens }),
    stream,
    ...(stream && host.streamOptions ? { stream_options: { include_usage: true } } : {}),
  };
}

const choiceOf = (choice: ModelRequest['toolChoice']): unknown =>
  typeof choice === 'object' ? { type: 'function', function: { name: choice.name } } : choice;

function formatOf({ name, schema }: NonNullable<ModelRequest['output']>, host: Host): unknown {
  if (host.schema === 'json_object') return { type: 'json_object' };
  return {
    type: 'json_schema',
    json_schema: { name, schema, ...(isStrict(schema) ? { strict: true } : {}) },
  };
}

function turnOf(message: ModelMessage, host: Host): unknown[] {
  if (message.role === 'user') return [{ role: 'user', content: textOf(message.content) }];
  if (message.role === 'tool') {
    return message.results.map(({ callId, content }) => ({
      role: 'tool',
      tool_call_id: host.callId(callId),
      content,
    }));
  }
  const calls = message.toolCalls.map((call) => ({
    id: host.callId(call.id),
    type: 'function',
    function: { name: call.name, arguments: call.argumentsText || '{}' },
  }));
  const kept = continuationOf(message.continuation, 'chat-completions', host.platform);
  return [
    {
      role: 'assistant',
      content: message.text,
      ...(typeof kept === 'object' && kept !== null ? kept : {}),
      ...(calls.length ? { tool_calls: calls } : {}),
    },
  ];
}
