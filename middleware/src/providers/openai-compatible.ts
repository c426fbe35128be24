import { openAiProvider } from './openai/family.ts';

/**
 * Any host that speaks OpenAI's format at the model's endpoint: vLLM, Hugging Face, OpenRouter, xAI and whoever comes next. It
 * takes a model record and no code.
 */
export const openAiCompatible = openAiProvider('openai-compatible');
