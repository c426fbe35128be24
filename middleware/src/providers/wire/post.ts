import type { InvokeOptions } from '../../core/provider.ts';
import { ProviderError } from '../../core/provider-error.ts';
import { watchedFetch } from '../calls/fetch.ts';
import type { Watch } from '../calls/watch.ts';

/** An error body is a few sentences; more of it is not read. */
const LONGEST_ERROR = 64 * 1024;

export interface Post {
  url: string;
  headers: Record<string, string>;
  /** The body as it is sent, so that it can be signed. */
  body: string;
}

/** A response whose body comes as bytes, as they arrive. */
export interface Posted {
  status: number;
  headers: Headers;
  body: AsyncIterable<Uint8Array>;
}

/** Posts through the pooled fetch, for the formats that need no SDK. Does not look at the status. */
export async function post(
  { url, headers, body }: Post,
  watch: Watch,
  options: InvokeOptions,
): Promise<Posted> {
  const response = await watchedFetch(watch, options)(url, { method: 'POST', headers, body });
  const bytes = response.body as unknown as AsyncIterable<Uint8Array>;
  return { status: response.status, headers: response.headers, body: bytes };
}

/** The whole body as text. */
export async function textOfBody(body: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of body) text += decoder.decode(chunk, { stream: true });
  return text + decoder.decode();
}

/** The whole body as a JSON object. Throws MODEL_REPLY_MALFORMED for anything else. */
export async function objectOfBody(posted: Posted): Promise<Record<string, unknown>> {
  const value = parsed(await textOfBody(posted.body));
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>;
  }
  throw new ProviderError('MODEL_REPLY_MALFORMED', { status: posted.status });
}

/** An error's body: parsed where it is JSON, else its text, cut. */
export async function errorBodyOf(body: AsyncIterable<Uint8Array>): Promise<unknown> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of body) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > LONGEST_ERROR) break;
  }
  return parsed(text) ?? text;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
