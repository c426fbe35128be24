import type {
  ContentBlock,
  ConverseCommandInput,
  Message,
  ToolConfiguration,
} from '@aws-sdk/client-bedrock-runtime';
import { textOf } from '../../core/model-messages.ts';
import type { ModelMessage, ModelRequest } from '../../core/provider.ts';
import { blocksOfContinuation } from './continuation.ts';

/** What the types call a JSON document; ours come from JSON. */
type Document = NonNullable<ConverseCommandInput['additionalModelRequestFields']>;

/**
 * Models with JSON schemas for answers of their own; the others refuse the field, so they are told in words only
 * (https://docs.aws.amazon.com/bedrock/latest/userguide/structured-output.html).
 */
const WITH_SCHEMA =
  /claude-(?:haiku|sonnet|opus)-(?:4-[5-9]|[5-9])|qwen3|gpt-oss|gpt-5|deepseek\.v3|kimi|minimax|nemotron|gemma-3|mistral-large-3|ministral-3|magistral/;

/** A request of Converse and of ConverseStream: https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html */
export function converseRequest(request: ModelRequest, technology: string): ConverseCommandInput {
  const { system, messages, output, temperature, topP, maxTokens } = request;
  const limits = {
    ...(maxTokens === null ? {} : { maxTokens }),
    ...(temperature === null ? {} : { temperature }),
    ...(topP === null ? {} : { topP }),
  };
  const toolConfig = toolsOf(request);
  return {
    modelId: technology,
    messages: turnsOf(messages),
    ...(system ? { system: [{ text: system }] } : {}),
    ...(Object.keys(limits).length > 0 ? { inferenceConfig: limits } : {}),
    ...(toolConfig ? { toolConfig } : {}),
    ...(output && WITH_SCHEMA.test(technology) ? { outputConfig: schemaOf(output) } : {}),
  };
}

function schemaOf({
  name,
  schema,
}: NonNullable<ModelRequest['output']>): ConverseCommandInput['outputConfig'] {
  const jsonSchema = { name, schema: JSON.stringify(schema) };
  return { textFormat: { type: 'json_schema', structure: { jsonSchema } } };
}

/** There is no "none": the tools are then left out, unless the turns speak of them, which demands that they are named. */
function toolsOf({ tools, toolChoice, messages }: ModelRequest): ToolConfiguration | null {
  const spoken = messages.some((message) => message.role === 'tool');
  if (tools.length === 0 || (toolChoice === 'none' && !spoken)) return null;
  const choice =
    typeof toolChoice === 'object'
      ? { tool: { name: toolChoice.name } }
      : toolChoice === 'required'
        ? { any: {} }
        : null;
  return {
    tools: tools.map(({ name, description, parameters }) => ({
      toolSpec: {
        name,
        ...(description ? { description } : {}),
        inputSchema: { json: parameters as Document },
      },
    })),
    ...(choice ? { toolChoice: choice } : {}),
  };
}

/** Roles must take turns, and text that is blank is refused. */
function turnsOf(messages: ModelMessage[]): Message[] {
  const turns: Message[] = [];
  for (const message of messages) {
    const content = blocksOf(message);
    const role = message.role === 'assistant' ? 'assistant' : 'user';
    const last = turns.at(-1);
    if (content.length === 0) continue;
    if (last?.role === role) last.content = [...(last.content ?? []), ...content];
    else turns.push({ role, content });
  }
  return turns;
}

function blocksOf(message: ModelMessage): ContentBlock[] {
  if (message.role === 'user') return textBlock(textOf(message.content));
  if (message.role === 'tool') return message.results.map(resultOf);
  const calls = message.toolCalls.map((call) => ({
    toolUse: { toolUseId: call.id, name: call.name, input: (call.arguments ?? {}) as Document },
  }));
  return blocksOfContinuation(message.continuation) ?? [...textBlock(message.text), ...calls];
}

const textBlock = (text: string): ContentBlock[] => (text.trim() === '' ? [] : [{ text }]);

type ToolResult = Extract<ModelMessage, { role: 'tool' }>['results'][number];

/** Only some models know a status: it is sent where there is something to say with it. */
function resultOf({ callId, content, isError }: ToolResult): ContentBlock {
  const said = content.trim() === '' ? { json: {} } : { text: content };
  return {
    toolResult: { toolUseId: callId, content: [said], ...(isError ? { status: 'error' as const } : {}) },
  };
}
