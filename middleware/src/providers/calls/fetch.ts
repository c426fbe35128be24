import { request, type Dispatcher } from 'undici';
import { ProviderError } from '../../core/provider-error.ts';
import type { InvokeOptions } from '../../core/provider.ts';
import { requestIdOf } from '../errors/classify.ts';
import { textsOf } from './outgoing.ts';
import { poolFor } from '../../outgoing/pool.ts';
import type { Watch } from './watch.ts';

/** No answer a person reads is longer; a host that sends without end must not fill the memory. */
const MOST_BYTES = 16 * 1024 * 1024;
/** After the end mark of a stream only its last empty chunk is missing: for so much of it is waited, to keep the socket. */
const REST_BYTES = 4096;
const REST_MS = 250;

/** A body, as undici or as any other fetch gives it. */
type Body = AsyncIterable<Uint8Array> & Partial<Pick<Dispatcher.ResponseData['body'], 'iterator' | 'dump'>>;

/** What the SDKs use of a response. The body is read as bytes arrive, never buffered. */
interface Answer {
  status: number;
  headers: Headers;
  body: Body | null;
}

/**
 * The fetch that is handed to every SDK: pooled sockets, no redirects, the watch told of every byte, the caller shown what
 * leaves. The global fetch does the same at almost twice the work per call.
 */
export function watchedFetch(
  watch: Watch,
  options: Pick<InvokeOptions, 'fetch' | 'inspect' | 'development'>,
): typeof fetch {
  const { fetch: other, inspect, development = false } = options;
  return async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    try {
      inspect?.(textsOf(url, init));
      const answer = other
        ? await askOther(other, url, init, watch)
        : await askPool(url, init, watch, development);
      watch.heard();
      watch.known.providerRequestId ??= requestIdOf(answer.headers);
      return toResponse(url, answer, watch);
    } catch (thrown) {
      if (thrown instanceof ProviderError) watch.refused = thrown;
      throw thrown;
    }
  };
}

async function askPool(
  url: string,
  init: RequestInit | undefined,
  watch: Watch,
  development: boolean,
): Promise<Answer> {
  const { statusCode, headers, body } = await request(url, {
    method: (init?.method ?? 'GET') as 'GET' | 'POST',
    headers: Object.fromEntries(new Headers(init?.headers)),
    body: (init?.body as string | null | undefined) ?? null,
    signal: watch.signal,
    dispatcher: poolFor(development),
  });
  const plain = Object.entries(headers).flatMap(([name, value]) =>
    [value ?? []].flat().map((one): [string, string] => [name, one]),
  );
  return { status: statusCode, headers: new Headers(plain), body };
}

async function askOther(
  other: typeof fetch,
  url: string,
  init: RequestInit | undefined,
  watch: Watch,
): Promise<Answer> {
  const { status, headers, body } = await other(url, { ...init, redirect: 'manual', signal: watch.signal });
  return { status, headers, body };
}

/** A response as far as the SDKs look at it: building a real one for every call costs more than the call. */
function toResponse(url: string, { status, headers, body }: Answer, watch: Watch): Response {
  const bytes = heard(body, watch);
  const text = async (): Promise<string> => {
    const decoder = new TextDecoder();
    let whole = '';
    for await (const chunk of bytes) whole += decoder.decode(chunk, { stream: true });
    return whole + decoder.decode();
  };
  const response = {
    url,
    status,
    ok: status >= 200 && status < 300,
    statusText: '',
    headers,
    body: bytes,
    bodyUsed: false,
    text,
    json: async () => JSON.parse(await text()) as unknown,
  };
  return response as unknown as Response;
}

async function* heard(body: Body | null, watch: Watch): AsyncGenerator<Uint8Array> {
  if (!body) return;
  let bytes = 0;
  let ended = false;
  try {
    // Left to itself, leaving the loop early would cost the socket, and most readers leave at the end mark.
    for await (const chunk of body.iterator?.({ destroyOnReturn: false }) ?? body) {
      watch.heard();
      bytes += (chunk as Uint8Array).byteLength;
      if (bytes > MOST_BYTES) throw (watch.refused = new ProviderError('MODEL_REPLY_MALFORMED'));
      yield chunk as Uint8Array;
    }
    ended = true;
  } finally {
    if (!ended) letEnd(body, bytes);
  }
}

/** Gives a body that nobody reads any more the time to end by itself; a longer one is cut, and its socket closed. */
function letEnd(body: Body, bytes: number): void {
  const left = body.dump?.({ limit: bytes + REST_BYTES, signal: AbortSignal.timeout(REST_MS) });
  left?.catch(() => undefined);
}
