import type { InvokeOptions, ModelConnection, ModelEvent, ModelRequest } from '../../core/provider.ts';
import { addressOf, keysIn, regionOf } from './connection.ts';
import { sigV4Headers } from './sigv4.ts';
import { errorOfAws } from '../errors/classify-aws.ts';
import { watchedFetch } from '../calls/fetch.ts';
import { HOSTS } from '../openai/hosts.ts';
import { askOpenAi } from '../openai/family.ts';
import type { Watch } from '../calls/watch.ts';

/**
 * Asks Bedrock in OpenAI's formats: https://docs.aws.amazon.com/bedrock/latest/userguide/inference-chat-completions.html. A Bedrock
 * API key goes as it is; a key pair signs the finished request.
 */
export async function* askBedrockOpenAi(
  request: ModelRequest,
  connection: ModelConnection,
  options: InvokeOptions,
  watch: Watch,
): AsyncGenerator<ModelEvent> {
  const address = addressOf(connection);
  const baseUrl = address.endsWith('/v1') ? address : `${address}/openai/v1`;
  const fetch = watchedFetch(watch, options);
  const keys = keysIn(connection.secret);
  const signing: typeof fetch = (input, init) => {
    const headers = Object.fromEntries(new Headers(init?.headers));
    const signed = sigV4Headers(
      String(input),
      String(init?.body),
      regionOf(address, connection.region),
      keys!,
    );
    return fetch(input, { ...init, headers: { ...headers, ...signed } });
  };
  try {
    yield* askOpenAi(
      HOSTS.bedrock,
      keys ? { baseUrl, headers: { Authorization: null } } : { baseUrl },
      request,
      keys ? { ...connection, secret: null } : connection,
      options,
      watch,
      keys ? signing : fetch,
    );
  } catch (error) {
    throw errorOfGateway(error) ?? error;
  }
}

/** What AWS refuses before the model's server sees it has AWS's own form, which OpenAI's SDK keeps in its message only. */
function errorOfGateway(error: unknown): Error | null {
  const { status, headers, message } = (error ?? {}) as {
    status?: unknown;
    headers?: unknown;
    message?: unknown;
  };
  if (typeof status !== 'number' || !(headers instanceof Headers)) return null;
  return headers.has('x-amzn-errortype') ? errorOfAws(status, headers, { message }) : null;
}
