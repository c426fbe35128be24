/** What is asked in Google's generateContent format: https://ai.google.dev/api/generate-content */

import { textOf } from '../../core/model-messages.ts';
import type { ModelMessage, ModelRequest, ToolCall } from '../../core/provider.ts';
import { continuationOf, isMadeUp, type Part } from './generate-content-parts.ts';

/** One turn on the wire. */
export interface WireContent {
  role: 'user' | 'model';
  parts: Part[];
}

/**
 * From Gemini 3 on, a call without the signature of its thought is refused, and a call that another model made has none.
 * This word stands for it: https://ai.google.dev/gemini-api/docs/thought-signatures
 */
const NO_SIGNATURE = 'skip_thought_signature_validator';
const FROM_GEMINI_3 = /(?:^|\/)gemini-(?:(?:[3-9]|\d\d)\b|[a-z-]+-latest)/;
const BEFORE_GEMINI_3 = /(?:^|\/)(?:gemini-[012]\b|gemma)/;

/** The turns of a conversation for this model. Throws MODEL_INPUT_UNSUPPORTED for an image. */
export function contentsOf(messages: ModelMessage[], model: string): WireContent[] {
  const contents: WireContent[] = [];
  for (const content of messages.map((message) => contentOf(message, model))) {
    const last = contents.at(-1);
    if (content.parts.length === 0) continue;
    if (last?.role === content.role) last.parts = [...last.parts, ...content.parts];
    else contents.push(content);
  }
  return contents;
}

function contentOf(message: ModelMessage, model: string): WireContent {
  if (message.role === 'user') return { role: 'user', parts: [{ text: textOf(message.content) }] };
  if (message.role === 'tool') return { role: 'user', parts: message.results.map(resultOf) };
  const kept = continuationOf(message.continuation);
  return { role: 'model', parts: kept ?? rebuilt(message.text, message.toolCalls, model) };
}

function rebuilt(text: string, toolCalls: ToolCall[], model: string): Part[] {
  const calls = toolCalls.map(({ id, name, arguments: args }, index): Part => {
    const call: Part = { functionCall: { ...idOf(id), name, args: args ?? {} } };
    return index === 0 && FROM_GEMINI_3.test(model) ? { ...call, thoughtSignature: NO_SIGNATURE } : call;
  });
  return [...(text ? [{ text }] : []), ...calls];
}

type ToolResult = Extract<ModelMessage, { role: 'tool' }>['results'][number];

/** `output` and `error` are the names that the format gives to what a function returned. */
const resultOf = ({ callId, name, content, isError }: ToolResult): Part => ({
  functionResponse: { ...idOf(callId), name, response: isError ? { error: content } : { output: content } },
});

/** An id that the model did not give must not go back to it. */
const idOf = (id: string): { id?: string } => (isMadeUp(id) ? {} : { id });

/** Settings, tools and schema, as the SDK names them. */
export function configOf(request: ModelRequest, model: string): Record<string, unknown> {
  const { system, tools, toolChoice, output, temperature, topP, maxTokens } = request;
  // Before Gemini 3 a request with tools and a schema is refused; the answer is then validated only.
  const schema = output && (tools.length === 0 || !BEFORE_GEMINI_3.test(model)) ? output.schema : null;
  return {
    ...(system ? { systemInstruction: { role: 'user', parts: [{ text: system }] } } : {}),
    ...(temperature === null ? {} : { temperature }),
    ...(topP === null ? {} : { topP }),
    ...(maxTokens === null ? {} : { maxOutputTokens: maxTokens }),
    ...(schema ? { responseMimeType: 'application/json', responseJsonSchema: schema } : {}),
    ...(tools.length ? { tools: [{ functionDeclarations: tools.map(declarationOf) }] } : {}),
    ...(tools.length && toolChoice !== 'auto'
      ? { toolConfig: { functionCallingConfig: choiceOf(toolChoice) } }
      : {}),
  };
}

const declarationOf = ({ name, description, parameters }: ModelRequest['tools'][number]): unknown => ({
  name,
  description,
  parametersJsonSchema: parameters,
});

function choiceOf(choice: ModelRequest['toolChoice']): unknown {
  if (typeof choice === 'object') return { mode: 'ANY', allowedFunctionNames: [choice.name] };
  return { mode: choice === 'required' ? 'ANY' : choice.toUpperCase() };
}
