import { request } from 'undici';
import { checkEndpoint } from '../core/endpoint.ts';
import { ProviderError } from '../core/provider-error.ts';
import { poolFor } from '../outgoing/pool.ts';

/** Why a detector was no help; its message is for an admin, and quotes nothing that was sent or answered. */
export class DetectorProblem extends Error {}

/** More findings than a text of a record can have. */
const MOST_BYTES = 8 * 1024 * 1024;
/** The other side had closed the connection that was kept open: a new one may work. */
const CLOSED = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE']);

/**
 * Posts JSON and reads the JSON of the answer. Goes only where models may be called, follows no redirect, tries once more
 * when the connection broke before an answer. Throws DetectorProblem; what `signal` says ends it.
 */
export async function postJson(
  endpoint: string,
  body: object,
  secret: string | null,
  options: { signal: AbortSignal; development: boolean },
): Promise<unknown> {
  const refused = checkEndpoint(endpoint, options);
  if (refused) throw new DetectorProblem(`it is not asked: ${refused.toLowerCase()}`);
  const post = () => postOnce(endpoint, JSON.stringify(body), secret, options);
  try {
    return await post().catch((thrown: unknown) => {
      if (CLOSED.has(codeOf(thrown)) && !options.signal.aborted) return post();
      throw thrown;
    });
  } catch (thrown) {
    if (thrown instanceof DetectorProblem) throw thrown;
    if (isRefusal(thrown))
      throw new DetectorProblem('it is not asked: its name leads where nothing may be called');
    throw new DetectorProblem('it cannot be reached');
  }
}

async function postOnce(
  endpoint: string,
  body: string,
  secret: string | null,
  { signal, development }: { signal: AbortSignal; development: boolean },
): Promise<unknown> {
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  const { statusCode, body: answer } = await request(endpoint, {
    method: 'POST',
    headers: secret === null ? headers : { ...headers, authorization: `Bearer ${secret}` },
    body,
    signal,
    dispatcher: poolFor(development),
  });
  if (statusCode !== 200) {
    await answer.dump({ limit: MOST_BYTES, signal }).catch(() => undefined);
    throw new DetectorProblem(`it answered with the status ${statusCode}`);
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength;
    if (bytes > MOST_BYTES) throw new DetectorProblem('its answer is too long');
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown;
  } catch {
    throw new DetectorProblem('its answer is not JSON');
  }
}

const codeOf = (thrown: unknown): string => String((thrown as { code?: unknown } | null)?.code ?? '');

/** What the pool throws where a name leads to an address we do not connect to, however it was wrapped. */
const isRefusal = (thrown: unknown): boolean =>
  thrown instanceof ProviderError || (thrown as { cause?: unknown } | null)?.cause instanceof ProviderError;
