import { GoogleGenAI, type GoogleGenAIOptions } from '@google/genai';
import { ownAddress } from '../../core/platforms.ts';
import { ProviderError } from '../../core/provider-error.ts';
import type { InvokeOptions, ModelConnection } from '../../core/provider.ts';
import { accessToken, readServiceAccount, type ServiceAccount } from './account.ts';
import type { Watch } from '../calls/watch.ts';

/** The SDK's client for one call, and the account whose token it carries. */
export interface GoogleClient {
  client: GoogleGenAI;
  account: ServiceAccount | null;
}

/**
 * A client for a connection. A region means Vertex AI, none the Gemini API; the secret of either is an API key or a service
 * account. Everything is said, or the SDK would take keys, projects and addresses out of the environment.
 */
export async function createClient(
  connection: ModelConnection,
  options: InvokeOptions,
  watch: Watch,
  fetchOfCall: typeof fetch,
): Promise<GoogleClient> {
  const account = readServiceAccount(connection.secret ?? '');
  const token = account && (await accessToken(account, watch, options));
  const { baseUrl, apiVersion } = addressOf(connection);
  const httpOptions = {
    baseUrl,
    fetch: fetchOfCall,
    ...(token ? { headers: { authorization: `Bearer ${token}` } } : {}),
  };
  const client = new GoogleGenAI({
    ...accessOf(connection, account),
    ...(apiVersion ? { apiVersion } : {}),
    httpOptions,
  });
  return { client, account };
}

/** The headers carry the token, so neither a key nor the SDK's own way to tokens is of use. */
function accessOf({ region, secret }: ModelConnection, account: ServiceAccount | null): GoogleGenAIOptions {
  if (!account) return { vertexai: region !== null, apiKey: secret ?? 'none' };
  if (region === null) return { vertexai: false, apiKey: 'none' };
  const authClient = { getRequestHeaders: () => Promise.resolve(new Headers()) };
  const googleAuthOptions = { authClient } as unknown as NonNullable<GoogleGenAIOptions['googleAuthOptions']>;
  return { vertexai: true, project: account.project, location: region, googleAuthOptions };
}

/** An address may name the version of the interface (`…/v1beta`); without one the SDK's own is taken. */
function addressOf({ endpoint, region }: ModelConnection): { baseUrl: string; apiVersion: string | null } {
  const address = endpoint ?? ownAddress('google', region);
  if (!address) throw new ProviderError('MODEL_INVALID_REQUEST');
  const [, baseUrl, apiVersion] = /^(.*?)(?:\/(v\d+(?:alpha|beta)?\d*))?\/*$/.exec(address) ?? [];
  return { baseUrl: baseUrl ?? address, apiVersion: apiVersion ?? null };
}
