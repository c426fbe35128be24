import type { Platform } from '../core/types.ts';

/**
 * `gen_ai.provider.name` by platform: the well-known values where there is one (gen-ai-spans.md, "gen_ai.provider.name"), else
 * a name of the same form.
 */
export const PROVIDER_NAMES: Record<Platform, string> = {
  openai: 'openai',
  'azure-openai': 'azure.ai.openai',
  anthropic: 'anthropic',
  google: 'gcp.gen_ai',
  bedrock: 'aws.bedrock',
  oci: 'oci.generative_ai',
  mistral: 'mistral_ai',
  deepseek: 'deepseek',
  llama: 'meta.llama',
  ollama: 'ollama',
  cohere: 'cohere',
  'openai-compatible': 'openai',
  builtin: 'byom.builtin',
  scripted: 'byom.scripted',
};
