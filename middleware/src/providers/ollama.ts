import { ProviderError } from '../core/provider-error.ts';
import { guardedProvider } from './calls/guard.ts';
import { HOSTS } from './openai/hosts.ts';
import { askOpenAi } from './openai/family.ts';
import { askOllamaChat } from './wire/ollama-chat.ts';

/** Ollama, on the customer's own machines: https://docs.ollama.com/api/openai-compatibility, and its own format. */
export const ollama = guardedProvider('ollama', (request, connection, options, watch) => {
  if (connection.interface === 'ollama-chat') return askOllamaChat(request, connection, options, watch);
  if (!connection.endpoint) throw new ProviderError('MODEL_INVALID_REQUEST');
  const baseUrl = `${connection.endpoint.replace(/\/+$/, '').replace(/\/(?:v1|api)$/, '')}/v1`;
  return askOpenAi(HOSTS.ollama, { baseUrl }, request, connection, options, watch);
});
