import type { ModelInterface } from './provider.ts';
import type { Platform } from './types.ts';

/**
 * What a credential holds. `key`: one text. `aws`: an Amazon Bedrock API key, or JSON {accessKeyId, secretAccessKey,
 * sessionToken?}. `google`: an API key, or the JSON of a service account. `oci`: an OCI Generative AI API key, or JSON
 * {tenancyId, userId, fingerprint, privateKey, compartmentId}.
 */
export type CredentialForm = 'none' | 'key' | 'aws' | 'google' | 'oci';

/** What is known of a platform before any SDK is loaded. */
export interface PlatformFacts {
  /** As people call it. */
  label: string;
  /** Wire formats it speaks; the first is taken where a model record names none. */
  interfaces: readonly [ModelInterface, ...ModelInterface[]];
  credential: CredentialForm;
  /** True when an invocation without a credential cannot succeed. */
  needsCredential: boolean;
  /** `required`: every customer has an address of their own. `none`: there is no network. */
  endpoint: 'required' | 'optional' | 'none';
  /** True when the region is part of the address, so that a model record must name one (or an endpoint). */
  needsRegion: boolean;
  /**
   * Address that is asked when a model names no endpoint, as its documentation gives it; null where there is none. A key goes
   * nowhere else unless whoever stored it named the host.
   */
  ownAddress: ((region: string) => string) | null;
}

const fixed = (address: string) => (): string => address;

/** Every platform. Addresses: the providers' API references; Bedrock and OCI have one per region. */
export const PLATFORMS: Record<Platform, PlatformFacts> = {
  openai: row('OpenAI', ['chat-completions', 'responses'], 'key', fixed('https://api.openai.com/v1')),
  'azure-openai': {
    ...row('Azure OpenAI', ['chat-completions', 'responses'], 'key', null),
    endpoint: 'required',
  },
  anthropic: row('Anthropic', ['messages'], 'key', fixed('https://api.anthropic.com')),
  google: row('Google Gemini and Vertex AI', ['generate-content', 'interactions'], 'google', googleAddress),
  bedrock: {
    ...row(
      'Amazon Bedrock',
      ['converse', 'invoke-model', 'apply-guardrail', 'chat-completions', 'responses'],
      'aws',
      (region) => `https://bedrock-runtime.${region}.amazonaws.com`,
    ),
    needsRegion: true,
  },
  oci: {
    ...row(
      'Oracle OCI Generative AI',
      ['chat-completions', 'oci-chat'],
      'oci',
      (region) => `https://inference.generativeai.${region}.oci.oraclecloud.com`,
    ),
    needsRegion: true,
  },
  mistral: row('Mistral', ['chat-completions'], 'key', fixed('https://api.mistral.ai/v1')),
  deepseek: row('DeepSeek', ['chat-completions', 'responses'], 'key', fixed('https://api.deepseek.com')),
  llama: { ...row('Meta Llama on a host', ['chat-completions'], 'key', null), endpoint: 'required' },
  ollama: {
    ...row('Ollama', ['chat-completions', 'ollama-chat'], 'key', null),
    needsCredential: false,
    endpoint: 'required',
  },
  cohere: row('Cohere', ['cohere-chat'], 'key', fixed('https://api.cohere.com')),
  'openai-compatible': {
    ...row('OpenAI-compatible endpoint', ['chat-completions', 'responses'], 'key', null),
    needsCredential: false,
    endpoint: 'required',
  },
  builtin: local('Built-in summary'),
  scripted: local('Scripted replies'),
};

/**
 * Vertex AI has an address per region, the Gemini API one for all: a model record without a region means the latter. `us`
 * and `eu` are regions of several places: https://cloud.google.com/vertex-ai/generative-ai/docs/learn/locations
 */
function googleAddress(region: string): string {
  if (region === '') return 'https://generativelanguage.googleapis.com';
  if (region === 'global') return 'https://aiplatform.googleapis.com';
  if (region === 'us' || region === 'eu') return `https://aiplatform.${region}.rep.googleapis.com`;
  return `https://${region}-aiplatform.googleapis.com`;
}

/** A region becomes part of a host name: nothing else than a plain word may. */
const REGION = /^[a-z0-9][a-z0-9-]{0,39}$/;

/** The address of a platform's own service, null where there is none for this region. */
export function ownAddress(platform: Platform, region: string | null): string | null {
  const { ownAddress: address, needsRegion } = PLATFORMS[platform];
  if (!address || (needsRegion && !region)) return null;
  if (region && !REGION.test(region)) return null;
  return address(region ?? '');
}

function row(
  label: string,
  interfaces: PlatformFacts['interfaces'],
  credential: CredentialForm,
  address: PlatformFacts['ownAddress'],
): PlatformFacts {
  return {
    label,
    interfaces,
    credential,
    needsCredential: true,
    endpoint: 'optional',
    needsRegion: false,
    ownAddress: address,
  };
}

function local(label: string): PlatformFacts {
  return {
    ...row(label, ['chat-completions'], 'none', null),
    needsCredential: false,
    endpoint: 'none',
  };
}
