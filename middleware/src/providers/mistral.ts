import { openAiProvider } from './openai/family.ts';

/** Mistral: https://docs.mistral.ai/api */
export const mistral = openAiProvider('mistral');
