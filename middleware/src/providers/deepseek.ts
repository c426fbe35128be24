import { openAiProvider } from './openai/family.ts';

/** DeepSeek: https://api-docs.deepseek.com. Thoughts before tool calls go back: /guides/thinking_mode */
export const deepseek = openAiProvider('deepseek');
