/**
 * The provider port: what the runs ask of a model and what every adapter in providers/ gives back.
 * Nothing of a vendor's SDK crosses it. Its errors are in provider-error.ts.
 */

import type { Platform } from './types.ts';

/** An image is part of a conversation, but no adapter sends one yet: `textOf` refuses it by name. */
export type ContentPart =
  { type: 'text'; text: string } | { type: 'image'; mediaType: string; base64: string };

/** A call of a tool as the model wrote it. */
export interface ToolCall {
  /** The provider's id, or one made up by the adapter where the provider gives none; unique within the reply. */
  id: string;
  name: string;
  /** Null when the model wrote something that is not a JSON object. */
  arguments: Record<string, unknown> | null;
  /** What the model wrote, character by character. */
  argumentsText: string;
}

/** One turn. An assistant's `continuation` is what its reply carried: it belongs to the adapter that gave it. */
export type ModelMessage =
  | { role: 'user'; content: string | ContentPart[] }
  | { role: 'assistant'; text: string; toolCalls: ToolCall[]; continuation?: unknown }
  | { role: 'tool'; results: { callId: string; name: string; content: string; isError: boolean }[] };

/** A tool the model may call. `parameters` is a JSON schema of type object. */
export interface ToolDefinition {
  name: string;
  description: string;
  parameters: Record<string, unknown>;
}

/** A JSON schema that the answer must satisfy. `name` has letters, digits, _ and - only. */
export interface OutputSchema {
  name: string;
  schema: Record<string, unknown>;
}

/** What is sent: already masked. Null parameters are left to the provider's default. */
export interface ModelRequest {
  system: string;
  messages: ModelMessage[];
  tools: ToolDefinition[];
  /** `required`: the model must call some tool. Without tools it is not sent. */
  toolChoice: 'auto' | 'none' | 'required' | { name: string };
  /** Adapters pass it on in the provider's own way; `askStructured` instructs, validates and repairs around them. */
  output: OutputSchema | null;
  temperature: number | null;
  topP: number | null;
  maxTokens: number | null;
  /** False asks for one complete answer; the adapter then yields it as a single piece of text. */
  stream: boolean;
}

/** The wire format of a call. Null in a model record stands for the platform's first one (core/platforms.ts). */
export type ModelInterface =
  | 'chat-completions'
  | 'responses'
  | 'messages'
  | 'generate-content'
  | 'interactions'
  | 'converse'
  | 'invoke-model'
  | 'apply-guardrail'
  | 'oci-chat'
  | 'cohere-chat'
  | 'ollama-chat';

/** Where to send it. The secret is in memory only while the call runs. */
export interface ModelConnection {
  /** The provider's model id, or the name of a deployment. */
  technology: string;
  interface: ModelInterface;
  endpoint: string | null;
  /** What the credential holds: a key, or a JSON text where core/platforms.ts says so. */
  secret: string | null;
  region: string | null;
}

export interface InvokeOptions {
  /** Aborting it cancels the call down to the socket. The total deadline is the caller's, through this signal. */
  signal: AbortSignal;
  /** Milliseconds without a byte from the provider after which the call fails with MODEL_TIMEOUT. */
  idleTimeoutMs: number;
  /** The same for every time the same step is asked again, where a provider knows idempotency keys. */
  idempotencyKey?: string;
  /** Looks at the texts of the finished request, right before it leaves. What it throws ends the call unsent. */
  inspect?: (texts: string[]) => void;
  /** Allows connections to this machine, as `checkEndpoint` does; false when it is not said. */
  development?: boolean;
  /** Replaces the pooled fetch, for tests. */
  fetch?: typeof fetch;
}

export type FinishReason = 'stop' | 'length' | 'content-filter' | 'refusal' | 'tool-calls' | 'other';

/** Why the model stopped: our word, and the provider's own. */
export interface Finish {
  unified: FinishReason;
  raw: string | null;
}

/**
 * Tokens. `cached` (read from a cache) and `cacheWrite` are parts of `input`, `reasoning` is a part of `output`, whatever
 * way the provider adds them up. `estimated` when the provider reported none.
 */
export interface ModelUsage {
  input: number;
  output: number;
  cached: number;
  cacheWrite: number;
  reasoning: number;
  source: 'reported' | 'estimated';
}

/** What a provider's content filter or guardrail said of the prompt or of the answer. No text of either. */
export interface ContentVerdict {
  on: 'prompt' | 'answer';
  category: string;
  severity: string | null;
  /** True when it was withheld because of this. */
  filtered: boolean;
}

export interface ModelReply {
  text: string;
  /** What the model said to itself, where the provider shows it. Never part of the answer. */
  reasoning: string | null;
  toolCalls: ToolCall[];
  finish: Finish;
  usage: ModelUsage;
  verdicts: ContentVerdict[];
  providerRequestId: string | null;
  /** The model that the provider says answered, else null. */
  model: string | null;
  /** Where the provider says it was processed, else null. */
  region: string | null;
  /** A sentence the person must see with the answer, e.g. that no language model was asked. */
  notice: string | null;
  /** What the provider wants to see again with this turn (signed thoughts and the like), as it came; null when nothing. */
  continuation: unknown;
}

/** Text as it arrives, then exactly one reply as the last event. */
export type ModelEvent = { type: 'text'; text: string } | { type: 'reply'; reply: ModelReply };

/** One family of models. The same shape for all; the contract suite runs over every one. Its facts are in platforms.ts. */
export interface Provider {
  platform: Platform;
  /** Asks the model once, without any retry. Throws only ProviderError. */
  invoke(
    request: ModelRequest,
    connection: ModelConnection,
    options: InvokeOptions,
  ): AsyncIterable<ModelEvent>;
}

/** Gives the adapter of a platform; the SDK behind it is loaded on the first use. */
export type LoadProvider = (platform: Platform) => Promise<Provider>;
