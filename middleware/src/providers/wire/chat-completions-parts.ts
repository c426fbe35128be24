/** The pieces of a chat completion that a complete reply and a stream have in common. */

import type { ProviderErrorCode } from '../../core/provider-error.ts';
import type { Finish, FinishReason } from '../../core/provider.ts';

/** `finish_reason`; `eos` and `eos_token` are Together's and Hugging Face's word for the end, `model_length` Mistral's for too long. */
const FINISH: Record<string, FinishReason> = {
  stop: 'stop',
  eos: 'stop',
  eos_token: 'stop',
  end_turn: 'stop',
  stop_sequence: 'stop',
  length: 'length',
  max_tokens: 'length',
  model_length: 'length',
  content_filter: 'content-filter',
  tool_calls: 'tool-calls',
  function_call: 'tool-calls',
};

/** Ends that are none: the host failed, and says so where others say why the model stopped. */
export const FAILED_FINISH: Record<string, ProviderErrorCode> = {
  // Mistral, OpenRouter.
  error: 'MODEL_OVERLOADED',
  // DeepSeek: https://api-docs.deepseek.com/api/create-chat-completion
  insufficient_system_resource: 'MODEL_AT_CAPACITY',
};

/** Our word for the host's, or for a refusal and for calls that a host forgot to say it stopped for. */
export function finishOf(raw: string | null, refused: boolean, calls: number): Finish {
  const known = Object.hasOwn(FINISH, raw ?? '') ? FINISH[raw ?? '']! : 'other';
  if (refused) return { unified: 'refusal', raw };
  return { unified: known === 'stop' && calls > 0 ? 'tool-calls' : known, raw };
}

/** A message or a delta, under all the names that hosts use. */
export interface WireMessage {
  content?: unknown;
  refusal?: unknown;
  /** DeepSeek, xAI, vLLM. */
  reasoning_content?: unknown;
  /** Groq, OpenRouter, Ollama, Together. */
  reasoning?: unknown;
  tool_calls?: unknown;
}

export interface Said {
  text: string;
  reasoning: string;
  refusal: string;
}

/** What a message or a delta says. Mistral's content is a list of parts, the model's thoughts among them. */
export function saidIn(message: WireMessage): Said {
  const said: Said = {
    text: textIn(message.content),
    reasoning: textIn(message.reasoning_content) || textIn(message.reasoning),
    refusal: textIn(message.refusal),
  };
  if (!Array.isArray(message.content)) return said;
  for (const part of message.content as (Record<string, unknown> | null)[]) {
    if (part?.['type'] === 'text') said.text += textIn(part['text']);
    if (part?.['type'] === 'thinking') said.reasoning += thoughtIn(part['thinking']);
    if (part?.['type'] === 'refusal') said.refusal += textIn(part['refusal']);
  }
  return said;
}

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');

function thoughtIn(thinking: unknown): string {
  if (!Array.isArray(thinking)) return textIn(thinking);
  return thinking.map((part) => textIn((part as { text?: unknown } | null)?.text)).join('');
}
