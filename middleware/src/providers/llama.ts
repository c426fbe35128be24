import { openAiProvider } from './openai/family.ts';

/** Meta's Llama on any host with OpenAI's format: Groq (https://console.groq.com/docs), Together (https://docs.together.ai), … */
export const llama = openAiProvider('llama');
