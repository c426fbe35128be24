import { request } from 'undici';
import { ProviderError } from '../core/provider-error.ts';
import type { InvokeOptions } from '../core/provider.ts';
import { requestIdOf } from './classify.ts';
import { textsOf } from './outgoing.ts';
import { poolFor } from './pool.ts';
import type { Watch } from './watch.ts';

/** No answer a person reads is longer; a host that sends without end must not fill the memory. */
const MOST_BYTES = 16 * 1024 * 1024;
/** What the SDKs use of a response. The body is read as bytes arrive, never buffered. */
interface Answer {
  status: number;
  headers: Headers;
  body: AsyncIterable<Uint8Array> | null;
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

async function* heard(body: Answer['body'], watch: Watch): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of body ?? []) {
    watch.heard();
    bytes += chunk.byteLength;
    if (bytes > MOST_BYTES) throw (watch.refused = new ProviderError('MODEL_REPLY_MALFORMED'));
    yield chunk;
  }
}
