import { ProviderError, type ProviderErrorCode, type ProviderErrorFacts } from '../../core/provider-error.ts';
import type {
  InvokeOptions,
  ModelConnection,
  ModelEvent,
  ModelRequest,
  Provider,
} from '../../core/provider.ts';
import type { Platform } from '../../core/types.ts';
import { classify } from '../errors/classify.ts';
import { startWatch, type Watch } from './watch.ts';

/** How an adapter asks its platform once; the watch tells it when to stop. May throw anything. */
export type Ask = (
  request: ModelRequest,
  connection: ModelConnection,
  options: InvokeOptions,
  watch: Watch,
) => AsyncIterable<ModelEvent>;

/** The adapter of a platform: it throws only ProviderErrors, and ends in one reply or one error. */
export function guardedProvider(platform: Platform, ask: Ask): Provider {
  return {
    platform,
    invoke: (request, connection, options) =>
      guarded(options, (watch) => ask(request, connection, options, watch)),
  };
}

/**
 * Runs one call of an adapter: watches its time, lets only ProviderErrors out, and makes sure that it ends in one reply.
 * Nothing of the original error is kept but its facts: its text may hold the prompt.
 */
async function* guarded(
  options: InvokeOptions,
  call: (watch: Watch) => AsyncIterable<ModelEvent>,
): AsyncGenerator<ModelEvent> {
  const watch = startWatch(options.signal, options.idleTimeoutMs);
  let started = false;
  let replied = false;
  try {
    options.signal.throwIfAborted();
    for await (const event of call(watch)) {
      // An SDK ends its stream quietly when it was aborted: what came until then is no answer.
      watch.signal.throwIfAborted();
      started ||= event.type === 'text' && event.text !== '';
      replied ||= event.type === 'reply';
      watch.pause();
      yield event;
      watch.heard();
    }
    watch.signal.throwIfAborted();
    if (!replied) throw new ProviderError('MODEL_STREAM_BROKEN');
  } catch (error) {
    throw toProviderError(error, watch, options.signal, started);
  } finally {
    watch.stop();
  }
}

function toProviderError(error: unknown, watch: Watch, caller: AbortSignal, started: boolean): ProviderError {
  const { code, facts } =
    error instanceof ProviderError ? { code: error.code, facts: error } : classify(error, started);
  const all: ProviderErrorFacts = {
    status: facts.status,
    retryAfterMs: facts.retryAfterMs,
    providerRequestId: facts.providerRequestId ?? watch.known.providerRequestId,
    usage: facts.usage ?? watch.known.usage,
    beforeFirstToken: !started,
  };
  if (caller.aborted) return new ProviderError(abortCode(caller), all);
  if (watch.refused) return new ProviderError(watch.refused.code, { beforeFirstToken: !started });
  return new ProviderError(watch.silent() ? 'MODEL_TIMEOUT' : code, all);
}

/** A deadline aborts with a TimeoutError, a person with anything else. */
function abortCode(caller: AbortSignal): ProviderErrorCode {
  const reason: unknown = caller.reason;
  return reason instanceof Error && reason.name === 'TimeoutError' ? 'MODEL_TIMEOUT' : 'MODEL_CANCELLED';
}
