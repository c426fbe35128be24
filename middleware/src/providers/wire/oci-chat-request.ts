/** What is asked in OCI's own chat: https://docs.oracle.com/iaas/api/#/en/generative-ai-inference/20231130/ChatResult/Chat */

import { textOf } from '../../core/model-messages.ts';
import type { ModelMessage, ModelRequest } from '../../core/provider.ts';
import { cohereBody } from './oci-chat-cohere.ts';

type Body = Record<string, unknown>;
export type ApiFormat = 'GENERIC' | 'COHERE' | 'COHEREV2';

/** Cohere's newer models speak its second format, all others of Cohere its first. */
const FORMATS: readonly [RegExp, ApiFormat][] = [
  [/^cohere\.command-a-(?!03-2025)/, 'COHEREV2'],
  [/^cohere\./, 'COHERE'],
];

/** The format of a model by its id. A dedicated endpoint does not tell what it serves: it is asked as most are. */
export const apiFormatOf = (technology: string): ApiFormat =>
  FORMATS.find(([fits]) => fits.test(technology))?.[1] ?? 'GENERIC';

/** The whole body, with whose compartment it is and where it is served. */
export function ociChatBody(request: ModelRequest, technology: string, compartmentId: string): Body {
  const dedicated = technology.startsWith('ocid1.generativeaiendpoint');
  const apiFormat = apiFormatOf(technology);
  const bodies = { GENERIC: genericBody, COHERE: cohereBody, COHEREV2: cohereV2Body };
  return {
    compartmentId,
    servingMode: dedicated
      ? { servingType: 'DEDICATED', endpointId: technology }
      : { servingType: 'ON_DEMAND', modelId: technology },
    chatRequest: {
      apiFormat,
      ...bodies[apiFormat](request),
      ...limitsOf(request, technology),
      isStream: request.stream,
      ...(request.stream ? { streamOptions: { isIncludeUsage: true } } : {}),
    },
  };
}

/** OpenAI's models count what they think too, and name the limit so. */
function limitsOf({ temperature, topP, maxTokens }: ModelRequest, technology: string): Body {
  const limit = technology.startsWith('openai.') ? 'maxCompletionTokens' : 'maxTokens';
  return {
    ...(maxTokens === null ? {} : { [limit]: maxTokens }),
    ...(temperature === null ? {} : { temperature }),
    ...(topP === null ? {} : { topP }),
  };
}

function genericBody({ system, messages, tools, toolChoice, output }: ModelRequest): Body {
  return {
    messages: [...spoken('SYSTEM', system), ...messages.flatMap((message) => turnsOf(message, genericCall))],
    ...(tools.length > 0 ? { tools: tools.map((tool) => ({ type: 'FUNCTION', ...tool })) } : {}),
    ...(tools.length > 0 && toolChoice !== 'auto' ? { toolChoice: choiceOf(toolChoice) } : {}),
    ...(output ? { responseFormat: { type: 'JSON_SCHEMA', jsonSchema: { ...output, isStrict: true } } } : {}),
  };
}

const choiceOf = (choice: ModelRequest['toolChoice']): Body =>
  typeof choice === 'object' ? { type: 'FUNCTION', name: choice.name } : { type: choice.toUpperCase() };

/** Cohere's second format has no choice of one tool: that tool alone is offered then, and demanded. */
function cohereV2Body({ system, messages, tools, toolChoice, output }: ModelRequest): Body {
  const offered =
    typeof toolChoice === 'object' ? tools.filter((tool) => tool.name === toolChoice.name) : tools;
  const choice = typeof toolChoice === 'object' ? 'REQUIRED' : toolChoice.toUpperCase();
  return {
    messages: [...spoken('SYSTEM', system), ...messages.flatMap((message) => turnsOf(message, cohereCall))],
    ...(offered.length > 0 ? { tools: offered.map((tool) => ({ type: 'FUNCTION', function: tool })) } : {}),
    ...(offered.length > 0 && choice !== 'AUTO' ? { toolsChoice: choice } : {}),
    ...(output ? { responseFormat: { type: 'JSON_OBJECT', schema: output.schema } } : {}),
  };
}

type Call = Extract<ModelMessage, { role: 'assistant' }>['toolCalls'][number];

const genericCall = ({ id, name, argumentsText }: Call): Body => ({
  id,
  type: 'FUNCTION',
  name,
  arguments: argumentsText,
});

const cohereCall = ({ id, name, argumentsText }: Call): Body => ({
  id,
  type: 'FUNCTION',
  function: { name, arguments: argumentsText },
});

/** A turn that only calls tools has no content: an empty one confuses the models, as Oracle says. */
function turnsOf(message: ModelMessage, callOf: (call: Call) => Body): Body[] {
  if (message.role === 'user') return spoken('USER', textOf(message.content));
  if (message.role === 'tool') {
    return message.results.map(({ callId, content }) => ({
      role: 'TOOL',
      toolCallId: callId,
      content: contentOf(content),
    }));
  }
  const { text, toolCalls } = message;
  return [
    {
      role: 'ASSISTANT',
      ...(text ? { content: contentOf(text) } : {}),
      ...(toolCalls.length > 0 ? { toolCalls: toolCalls.map(callOf) } : {}),
    },
  ];
}

const spoken = (role: string, text: string): Body[] =>
  text === '' ? [] : [{ role, content: contentOf(text) }];
const contentOf = (text: string): Body[] => [{ type: 'TEXT', text }];
