import { openAiProvider } from './openai/family.ts';

/** OpenAI itself: https://platform.openai.com/docs/api-reference */
export const openai = openAiProvider('openai');
