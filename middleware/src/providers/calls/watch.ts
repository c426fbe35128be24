import type { ProviderError, ProviderErrorFacts } from '../../core/provider-error.ts';

/** Follows one call: ends it when the caller aborts or when the provider has said nothing for too long. */
export interface Watch {
  /** Aborted by the caller, or by silence. */
  signal: AbortSignal;
  /** Bytes came: the silence starts again. */
  heard(): void;
  /** While the caller works on a piece, the provider's silence does not count. */
  pause(): void;
  silent(): boolean;
  /** Why we ourselves ended the call: the SDKs wrap or swallow what their fetch throws. */
  refused: ProviderError | null;
  /** What is known of the call so far (request id, usage): an error that ends it carries this too. */
  known: Pick<ProviderErrorFacts, 'providerRequestId' | 'usage'>;
  stop(): void;
}

/** Starts watching at once; `idleTimeoutMs` is in milliseconds. Call `stop` in any case. */
export function startWatch(caller: AbortSignal, idleTimeoutMs: number): Watch {
  const silence = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const pause = (): void => clearTimeout(timer);
  const heard = (): void => {
    pause();
    timer = setTimeout(() => silence.abort(new DOMException('silent', 'TimeoutError')), idleTimeoutMs);
  };
  heard();
  return {
    refused: null,
    known: {},
    signal: AbortSignal.any([caller, silence.signal]),
    heard,
    pause,
    silent: () => silence.signal.aborted,
    stop: pause,
  };
}
