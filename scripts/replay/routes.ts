/** Which adapter a recording belongs to, and how to read it without that adapter. New kinds of recordings are rows here. */

import { generateKeyPairSync } from 'node:crypto';
import type { ModelConnection, ModelInterface } from '../../middleware/src/core/provider.ts';
import type { Platform } from '../../middleware/src/core/types.ts';
import type { Reading } from './reading.ts';
import { readConverse, readGuardrail, readInvoke, readOci } from './readings-clouds.ts';
import { readCohere, readOllama } from './readings-hosts.ts';
import { readChatCompletions, readResponses } from './readings-openai.ts';
import { readGenerateContent, readInteractions, readMessages } from './readings-vendors.ts';
import type { Recording } from './recording.ts';

/** What the replay knows of a provider's interface. */
export interface Api {
  interface: ModelInterface;
  read(values: unknown[]): Reading;
  /** What the path of the call must look like. */
  path: RegExp;
}

/** By the word a recording uses for it, without a trailing `.stream`. */
const APIS: Record<string, Api> = {
  'chat.completions': {
    interface: 'chat-completions',
    read: readChatCompletions,
    path: /\/chat\/completions(?:\?|$)/,
  },
  responses: { interface: 'responses', read: readResponses, path: /\/responses(?:\?|$)/ },
  messages: { interface: 'messages', read: readMessages, path: /\/v1\/messages(?:\?|$)/ },
  generateContent: {
    interface: 'generate-content',
    read: readGenerateContent,
    path: /:(?:g|streamG)enerateContent(?:\?|$)/,
  },
  interactions: { interface: 'interactions', read: readInteractions, path: /\/interactions(?:\?|$)/ },
  converse: { interface: 'converse', read: readConverse, path: /^\/model\/[^/]+\/converse(?:-stream)?$/ },
  invoke: {
    interface: 'invoke-model',
    read: readInvoke,
    path: /^\/model\/[^/]+\/invoke(?:-with-response-stream)?$/,
  },
  applyGuardrail: {
    interface: 'apply-guardrail',
    read: readGuardrail,
    path: /^\/guardrail\/[^/]+\/version\/[^/]+\/apply$/,
  },
  'oci.chat': { interface: 'oci-chat', read: readOci, path: /\/actions\/chat$/ },
  chat: { interface: 'cohere-chat', read: readCohere, path: /\/v[12]\/chat$/ },
  'ollama.chat': { interface: 'ollama-chat', read: readOllama, path: /\/api\/chat$/ },
};

/** Everything a call needs but the request. */
export interface Route extends Api {
  platform: Platform;
  connection(url: string): ModelConnection;
}

/** An address, a secret and a region of the kind the platform wants. */
interface Access {
  platform: Platform;
  endpoint?(url: string, recording: Recording): string;
  secret?: string;
  region?: string;
}

export const KEY = 'replayed-key-0123456789';
const AWS = JSON.stringify({ accessKeyId: 'AKIDEXAMPLE', secretAccessKey: KEY });
const v1 = (url: string): string => `${url}/v1`;

const ACCESS: Record<string, Access> = {
  openai: { platform: 'openai', endpoint: v1 },
  'azure-openai': { platform: 'azure-openai', endpoint: azureEndpoint },
  anthropic: { platform: 'anthropic' },
  'google-gemini': { platform: 'google' },
  'google-vertex': { platform: 'google', region: 'europe-west4' },
  'aws-bedrock': { platform: 'bedrock', secret: AWS, region: 'eu-central-1' },
  'aws-bedrock-openai-endpoint': { platform: 'bedrock', region: 'eu-central-1' },
  mistral: { platform: 'mistral', endpoint: v1 },
  deepseek: { platform: 'deepseek' },
  'meta-llama-groq': { platform: 'llama', endpoint: (url) => `${url}/openai/v1` },
  'meta-llama-together': { platform: 'llama', endpoint: v1 },
  'huggingface-tgi': { platform: 'llama', endpoint: (url) => `${url}/together/v1` },
  ollama: { platform: 'ollama', endpoint: ollamaEndpoint },
  openrouter: { platform: 'openai-compatible', endpoint: (url) => `${url}/api/v1` },
  'openai-compatible': { platform: 'openai-compatible', endpoint: v1 },
  'oracle-oci': { platform: 'oci', region: 'eu-frankfurt-1' },
  cohere: { platform: 'cohere' },
};

/** The address of a deployment with its version, as it was recorded; else the one of v1, which names the model in the body. */
function azureEndpoint(url: string, { request }: Recording): string {
  const match = /(\/openai\/deployments\/[^/?]+)[^?]*(\?.*)?$/.exec(request?.path ?? '');
  return match ? `${url}${match[1]}${match[2] ?? ''}` : `${url}/openai/v1`;
}

function ollamaEndpoint(url: string, { api }: Recording): string {
  return api.startsWith('ollama') ? url : `${url}/v1`;
}

/** The row of a recording; a sentence that says what is not known when there is none. */
export function routeOf(recording: Recording): Route | string {
  const api = APIS[recording.api.replace(/\.stream$/, '')];
  const access = Object.hasOwn(ACCESS, recording.provider) ? ACCESS[recording.provider] : undefined;
  if (!api) return `the interface "${recording.api}" is not known`;
  if (!access) return `the provider "${recording.provider}" is not known`;
  return {
    ...api,
    platform: access.platform,
    connection: (url) => ({
      technology: technologyOf(recording),
      interface: api.interface,
      endpoint: access.endpoint ? access.endpoint(url, recording) : url,
      secret: api.interface === 'oci-chat' ? ociSecret() : (access.secret ?? KEY),
      region: access.region ?? null,
    }),
  };
}

/** What was asked for, where the request was kept; any name does otherwise. */
function technologyOf({ request, response, api }: Recording): string {
  const inPath = /\/(?:models?|deployments|guardrail)\/([^/:?]+(?::\d+)?)/.exec(request?.path ?? '')?.[1];
  const version = /\/guardrail\/[^/]+\/version\/([^/]+)/.exec(request?.path ?? '')?.[1];
  if (api === 'applyGuardrail') return `${inPath ?? 'guardrail1'}:${version ?? 'DRAFT'}`;
  const inBody = (body: unknown): unknown =>
    (body as Record<string, unknown> | null | undefined)?.['model'] ??
    (body as Record<string, unknown> | null | undefined)?.['modelId'];
  const named = inPath ? decodeURIComponent(inPath) : (inBody(request?.body) ?? inBody(response.body));
  return typeof named === 'string' && named !== '' ? named : 'model-1';
}

let oci: string | null = null;

/** Oracle's own interface is signed with an RSA key: one is made for the whole replay. */
function ociSecret(): string {
  oci ??= JSON.stringify({
    tenancyId: 'ocid1.tenancy.oc1..replay',
    userId: 'ocid1.user.oc1..replay',
    fingerprint: '00:11:22:33:44:55:66:77:88:99:aa:bb:cc:dd:ee:ff',
    privateKey: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
      type: 'pkcs8',
      format: 'pem',
    }),
    compartmentId: 'ocid1.compartment.oc1..replay',
  });
  return oci;
}
