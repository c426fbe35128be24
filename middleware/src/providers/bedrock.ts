import type { ModelConnection } from '../core/provider.ts';
import { ProviderError } from '../core/provider-error.ts';
import { guardedProvider, type Ask } from './calls/guard.ts';

/** Each interface with what it loads: AWS's SDK or OpenAI's, never both. */
const INTERFACES: Partial<Record<ModelConnection['interface'], () => Promise<Ask>>> = {
  converse: async () => (await import('./bedrock/converse.ts')).askConverse,
  'invoke-model': async () => (await import('./bedrock/invoke.ts')).askInvokeModel,
  'apply-guardrail': async () => (await import('./bedrock/guardrail.ts')).askGuardrail,
  'chat-completions': async () => (await import('./bedrock/openai.ts')).askBedrockOpenAi,
  responses: async () => (await import('./bedrock/openai.ts')).askBedrockOpenAi,
};

/** Every model on Amazon Bedrock: https://docs.aws.amazon.com/bedrock/latest/APIReference/welcome.html */
export const bedrock = guardedProvider('bedrock', async function* (request, connection, options, watch) {
  const load = INTERFACES[connection.interface];
  if (!load) throw new ProviderError('MODEL_INVALID_REQUEST');
  yield* (await load())(request, connection, options, watch);
});
