import type { LoadProvider, Provider } from '../core/provider.ts';
import type { Platform } from '../core/types.ts';

export interface ProviderSettings {
  /** A file of replies for the scripted provider; null takes the one beside the code. */
  scriptedRepliesFile: string | null;
}

/** Every platform. A new one is a file and a line here; its SDK is loaded when it is first asked for. */
export function createProviders({ scriptedRepliesFile }: ProviderSettings): LoadProvider {
  const loaders: Record<Platform, () => Promise<Provider>> = {
    openai: async () => (await import('./openai.ts')).openai,
    'azure-openai': async () => (await import('./azure-openai.ts')).azureOpenAi,
    anthropic: async () => (await import('./anthropic.ts')).anthropic,
    google: async () => (await import('./google.ts')).google,
    bedrock: async () => (await import('./bedrock.ts')).bedrock,
    oci: async () => (await import('./oci.ts')).oci,
    mistral: async () => (await import('./mistral.ts')).mistral,
    deepseek: async () => (await import('./deepseek.ts')).deepseek,
    llama: async () => (await import('./llama.ts')).llama,
    ollama: async () => (await import('./ollama.ts')).ollama,
    cohere: async () => (await import('./cohere.ts')).cohere,
    'openai-compatible': async () => (await import('./openai-compatible.ts')).openAiCompatible,
    builtin: async () => (await import('./builtin.ts')).builtin,
    scripted: async () => (await import('./scripted.ts')).createScripted(scriptedRepliesFile),
  };
  const loaded = new Map<Platform, Promise<Provider>>();
  return (platform) => {
    const known = loaded.get(platform) ?? loaders[platform]();
    loaded.set(platform, known);
    return known;
  };
}
