import type { Platform } from '../../core/types.ts';
import { plainId } from '../wire/call-ids.ts';

/** In what the hosts of OpenAI's formats differ. */
export interface Host {
  platform: Platform;
  /** The name of the limit of an answer in chat completions. */
  limit: 'max_tokens' | 'max_completion_tokens';
  /** Whether a stream must be asked for its usage. Who knows no `stream_options` reports it anyway. */
  streamOptions: boolean;
  /** How an answer by schema is asked for: the schema itself, or any JSON with the schema told in words. */
  schema: 'json_schema' | 'json_object';
  /** The header that carries the key; `authorization` with "Bearer". */
  key: 'authorization' | 'api-key';
  /** The header for a step's idempotency key, where there is one. */
  idempotency: string | null;
  /** The header that tells where it was processed. */
  region: string | null;
  /** Call ids as the host takes them. */
  callId: (id: string) => string;
  /** Models whose reasoning comes encrypted on request, so that nothing has to be stored there. Others refuse the request. */
  encryptsReasoning: RegExp | null;
  /** True when the reasoning before tool calls must be sent back with them. */
  wantsReasoningBack: boolean;
}

/** As most hosts are: they learnt the format when the limit was called `max_tokens`. */
const COMMON: Omit<Host, 'platform'> = {
  limit: 'max_tokens',
  streamOptions: true,
  schema: 'json_schema',
  key: 'authorization',
  idempotency: null,
  region: null,
  callId: (id) => id,
  encryptsReasoning: null,
  wantsReasoningBack: false,
};

const OPENAI_REASONING = /^(?:o\d|gpt-[5-9](?!.*chat)|codex)/;

/** One row per host; its documentation is named in its adapter. */
export const HOSTS = {
  openai: {
    ...COMMON,
    platform: 'openai',
    // OpenAI's newer models refuse max_tokens.
    limit: 'max_completion_tokens',
    idempotency: 'Idempotency-Key',
    encryptsReasoning: OPENAI_REASONING,
  },
  'azure-openai': {
    ...COMMON,
    platform: 'azure-openai',
    limit: 'max_completion_tokens',
    key: 'api-key',
    region: 'x-ms-region',
    encryptsReasoning: OPENAI_REASONING,
  },
  // Refuses every field that it does not know, stream_options among them.
  mistral: { ...COMMON, platform: 'mistral', streamOptions: false, callId: plainId },
  deepseek: { ...COMMON, platform: 'deepseek', schema: 'json_object', wantsReasoningBack: true },
  llama: { ...COMMON, platform: 'llama' },
  ollama: { ...COMMON, platform: 'ollama' },
  oci: { ...COMMON, platform: 'oci' },
  bedrock: { ...COMMON, platform: 'bedrock', limit: 'max_completion_tokens' },
  'openai-compatible': { ...COMMON, platform: 'openai-compatible' },
} as const satisfies Partial<Record<Platform, Host>>;
