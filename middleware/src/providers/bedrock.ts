import type { InvokeOptions, ModelConnection, ModelEvent, ModelRequest, Provider } from '../core/provider.ts';
import { ProviderError } from '../core/provider-error.ts';
import { guarded } from './guard.ts';
import type { Watch } from './watch.ts';

/** How one interface of Bedrock is asked. */
type Ask = (
  request: ModelRequest,
  connection: ModelConnection,
  options: InvokeOptions,
  watch: Watch,
) => AsyncIterable<ModelEvent>;

/** Each interface with what it loads: AWS's SDK or OpenAI's, never both. */
const INTERFACES: Partial<Record<ModelConnection['interface'], () => Promise<Ask>>> = {
  converse: async () => (await import('./bedrock-converse.ts')).askConverse,
  'invoke-model': async () => (await import('./bedrock-invoke.ts')).askInvokeModel,
  'apply-guardrail': async () => (await import('./bedrock-guardrail.ts')).askGuardrail,
  'chat-completions': async () => (await import('./bedrock-openai.ts')).askBedrockOpenAi,
  responses: async () => (await import('./bedrock-openai.ts')).askBedrockOpenAi,
};

/** Every model on Amazon Bedrock: https://docs.aws.amazon.com/bedrock/latest/APIReference/welcome.html */
export const bedrock: Provider = {
  platform: 'bedrock',
  invoke: (request, connection, options) =>
    guarded(options, (watch) => ask(request, connection, options, watch)),
};

async function* ask(
  request: ModelRequest,
  connection: ModelConnection,
  options: InvokeOptions,
  watch: Watch,
): AsyncGenerator<ModelEvent> {
  const load = INTERFACES[connection.interface];
  if (!load) throw new ProviderError('MODEL_INVALID_REQUEST');
  yield* (await load())(request, connection, options, watch);
}
