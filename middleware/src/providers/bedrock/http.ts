import type { BedrockRuntimeClientConfig } from '@aws-sdk/client-bedrock-runtime';
import { ProviderError } from '../../core/provider-error.ts';
import type { InvokeOptions } from '../../core/provider.ts';
import { wholeFrames } from './frames.ts';
import { errorOfAws } from '../errors/classify-aws.ts';
import type { Watch } from '../calls/watch.ts';
import { errorBodyOf, post, textOfBody, type Posted } from '../wire/post.ts';
import { wordsIn } from '../wire/refusal.ts';

const EVENT_STREAM = 'application/vnd.amazon.eventstream';

/** A request as the SDK hands it to what sends it, as far as Bedrock's calls use it. */
interface SignedRequest {
  protocol: string;
  hostname: string;
  port?: number;
  path: string;
  headers: Record<string, string>;
  body?: unknown;
}

/** Our own way out for the SDK, which would open HTTP/2 connections past every check of ours. */
export interface PooledConnection {
  handler: NonNullable<BedrockRuntimeClientConfig['requestHandler']>;
  /** Headers of the response; InvokeModel tells the tokens there. Empty until it came. */
  headers(): Headers;
  /** Lets go of a stream that was not read to its end: the SDK's own iterator does not. */
  close(): Promise<void>;
}

/** Sends one call through the pooled fetch over HTTP/1.1. What is refused becomes a ProviderError here, before the SDK guesses. */
export function openConnection(watch: Watch, options: InvokeOptions): PooledConnection {
  let headers = new Headers();
  let frames: AsyncGenerator<Uint8Array> | null = null;
  const handle = async (request: SignedRequest): Promise<{ response: unknown }> => {
    const posted = await post(
      { url: urlOf(request), headers: request.headers, body: textOf(request.body) },
      watch,
      options,
    );
    headers = posted.headers;
    if (posted.status >= 300) throw errorOfAws(posted.status, headers, await errorBodyOf(posted.body));
    const streamed = (headers.get('content-type') ?? '').includes(EVENT_STREAM);
    if (streamed) frames = wholeFrames(posted.body);
    const body = frames ?? (await plainBody(posted, asksForStream(request)));
    return { response: { statusCode: posted.status, headers: Object.fromEntries(headers), body } };
  };
  const handler = { handle, destroy: () => undefined };
  return {
    handler: handler as unknown as PooledConnection['handler'],
    headers: () => headers,
    close: async () => void (await frames?.return(undefined)),
  };
}

const asksForStream = ({ path }: SignedRequest): boolean => /stream$/.test(path);

/** The path is percent-encoded by the SDK, as it was signed; none of the calls has a query. */
const urlOf = ({ protocol, hostname, port, path }: SignedRequest): string =>
  `${protocol}//${hostname}${port ? `:${port}` : ''}${path}`;

/** The SDK gives some bodies as bytes. They are looked at as the text that they are. */
function textOf(body: unknown): string {
  if (typeof body === 'string') return body;
  if (body instanceof Uint8Array) return new TextDecoder('utf-8', { fatal: true }).decode(body);
  throw new ProviderError('MODEL_INVALID_REQUEST');
}

/** A body that is no event stream. Where a stream was asked for it is an error in disguise, or nonsense. */
async function plainBody(posted: Posted, wantsStream: boolean): Promise<Uint8Array> {
  const text = await textOfBody(posted.body);
  const body = JSON.parse(text) as unknown;
  if (typeof body === 'object' && body !== null && isError(body)) {
    throw errorOfAws(posted.status, posted.headers, body);
  }
  if (wantsStream || typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new ProviderError('MODEL_REPLY_MALFORMED', { status: posted.status });
  }
  return new TextEncoder().encode(text);
}

/** An exception's name and nothing that an answer has. */
const isError = (body: object): boolean =>
  '__type' in body || (wordsIn(body).message !== '' && Object.keys(body).length <= 2);
