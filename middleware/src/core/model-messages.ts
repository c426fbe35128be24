import { ProviderError } from './provider-error.ts';
import type { ContentPart, ModelMessage, ModelReply, ModelRequest } from './provider.ts';
import type { ModelProfile } from './types.ts';

/** The text of a user's turn. Throws MODEL_INPUT_UNSUPPORTED when it holds an image: images are not sent yet. */
export function textOf(content: string | ContentPart[]): string {
  if (typeof content === 'string') return content;
  return content
    .map((part) => {
      if (part.type !== 'text') throw new ProviderError('MODEL_INPUT_UNSUPPORTED');
      return part.text;
    })
    .join('\n\n');
}

/** A request of one question: what a prompt on a record is. */
export function singleTurn(
  prompt: string,
): Pick<ModelRequest, 'messages' | 'tools' | 'toolChoice' | 'output'> {
  return { messages: [{ role: 'user', content: prompt }], tools: [], toolChoice: 'auto', output: null };
}

/** The same as a whole request, with the parameters of the model's record. */
export function requestOf(
  { temperature, topP, maxTokens, capabilities }: ModelProfile,
  system: string,
  prompt: string,
): ModelRequest {
  const stream = capabilities.includes('Streaming');
  return { system, ...singleTurn(prompt), temperature, topP, maxTokens, stream };
}

/** Everything the people said in a conversation, in order: what the models without a network work on. */
export function userText(messages: ModelMessage[]): string {
  return messages
    .flatMap((message) => (message.role === 'user' ? [textOf(message.content)] : []))
    .join('\n\n');
}

/** Everything a request makes the model read, for estimates: system, turns, tools and schema. */
export function requestText({ system, messages, tools, output }: ModelRequest): string {
  const turns = messages.map((message) => {
    if (message.role === 'user') return textOf(message.content);
    if (message.role === 'tool') return message.results.map((result) => result.content).join('\n');
    return message.text + message.toolCalls.map((call) => call.argumentsText).join('\n');
  });
  const forms = [...tools, ...(output ? [output.schema] : [])].map((form) => JSON.stringify(form));
  return [system, ...turns, ...forms].join('\n');
}

/** The parts of a reply that most replies leave empty. */
export const PLAIN_REPLY: Omit<ModelReply, 'text' | 'finish' | 'usage'> = {
  reasoning: null,
  toolCalls: [],
  verdicts: [],
  providerRequestId: null,
  model: null,
  region: null,
  notice: null,
  continuation: null,
};
