import { ReadableStream } from 'node:stream/web';
import { ProviderError } from '../../core/provider-error.ts';
import type { InvokeOptions } from '../../core/provider.ts';
import { classifyBody, errorOfBody, requestIdOf } from '../errors/classify.ts';
import { watchedFetch } from '../calls/fetch.ts';
import type { Watch } from '../calls/watch.ts';

/** The fetch for Google's SDK, and what it saw: the SDK loses headers, and wraps what its fetch throws. */
export interface GoogleFetch {
  fetch: typeof fetch;
  /** What went wrong, before the SDK made something else of it. */
  failure: unknown;
  /** True once a response had begun to come. */
  answered: boolean;
  /** From the headers of the response, where Google gives one. */
  requestId: string | null;
  /** Ends a stream that is not read to its end: the SDK leaves the socket open. */
  close(): Promise<void>;
}

/** `streamed`: an event stream is expected, and anything else is an error. */
export function googleFetch(watch: Watch, options: InvokeOptions, streamed: boolean): GoogleFetch {
  const ask = watchedFetch(watch, options);
  let body: AsyncGenerator<Uint8Array> | null = null;
  const seen: GoogleFetch = {
    failure: null,
    answered: false,
    requestId: null,
    async fetch(input, init) {
      try {
        const answer = await ask(...(await plainCall(input, init)));
        seen.requestId = requestIdOf(answer.headers);
        if (!answer.ok) throw await errorOf(answer);
        seen.answered = true;
        if (!streamed) return wholeResponse(await answer.text(), answer);
        if (!isEventStream(answer)) throw errorOfPlainAnswer(await answer.text(), answer);
        body = remembered(answer.body as unknown as AsyncIterable<Uint8Array>, seen);
        const stream = ReadableStream.from(body) as unknown as BodyInit;
        return new Response(stream, { status: answer.status, headers: answer.headers });
      } catch (error) {
        seen.failure ??= error;
        throw error;
      }
    },
    async close() {
      await body?.return(undefined);
    },
  };
  return seen;
}

/** One half of the SDK hands over a Request, the other an address and its parts. A bearer token makes the key needless. */
async function plainCall(
  input: Parameters<typeof fetch>[0],
  init: RequestInit | undefined,
): Promise<[string, RequestInit]> {
  const isRequest = input instanceof Request;
  const headers = new Headers(isRequest ? input.headers : init?.headers);
  if (headers.has('authorization')) headers.delete('x-goog-api-key');
  if (!isRequest) return [String(input), { ...init, headers }];
  return [input.url, { method: input.method, headers, body: await input.text() }];
}

const isEventStream = ({ headers }: Response): boolean =>
  (headers.get('content-type') ?? '').includes('text/event-stream');

async function errorOf(answer: Response): Promise<ProviderError> {
  const text = await answer.text();
  const { code, facts } = classifyBody(parsed(text) ?? text, answer.status, answer.headers);
  return new ProviderError(code, facts);
}

/** A complete reply, checked here to be one: the SDK reads an error with status 200 as a reply without content. */
function wholeResponse(text: string, { status, headers }: Response): Response {
  if (typeof parsed(text) !== 'object' || hasError(parsed(text)))
    throw errorOfPlainAnswer(text, { status, headers });
  return new Response(text, { status, headers: { 'content-type': 'application/json' } });
}

/** A body with status 200 that is not what was asked for: an error in disguise, or nonsense. */
function errorOfPlainAnswer(
  text: string,
  { status, headers }: Pick<Response, 'status' | 'headers'>,
): ProviderError {
  const body = parsed(text);
  if (hasError(body)) return errorOfBody(body, headers);
  return new ProviderError('MODEL_REPLY_MALFORMED', { status, providerRequestId: requestIdOf(headers) });
}

/** Vertex AI puts an error into a list, as if it were the first piece of a stream. */
function hasError(body: unknown): boolean {
  if (Array.isArray(body)) return hasError(body[0]);
  return typeof body === 'object' && body !== null && Boolean((body as { error?: unknown }).error);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) ?? undefined;
  } catch {
    return undefined;
  }
}

async function* remembered(bytes: AsyncIterable<Uint8Array>, seen: GoogleFetch): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes;
  } catch (error) {
    seen.failure ??= error;
    throw error;
  }
}
