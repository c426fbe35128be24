import { createHash, createPrivateKey } from 'node:crypto';
import { SignJWT } from 'jose';
import { ProviderError } from '../../core/provider-error.ts';
import type { InvokeOptions } from '../../core/provider.ts';
import { classifyBody } from '../errors/classify.ts';
import { watchedFetch } from '../calls/fetch.ts';
import type { Watch } from '../calls/watch.ts';

/** A service account, as the JSON that Google hands out for its key describes it. */
export interface ServiceAccount {
  project: string;
  email: string;
  privateKey: string;
  keyId: string;
  tokenUri: string;
  /** A fingerprint of the whole credential: what its tokens are kept under. */
  fingerprint: string;
}

/** Google's token endpoints. The signed request would be a key for whoever else received it. */
const TOKEN_HOSTS = new Set(['oauth2.googleapis.com', 'www.googleapis.com', 'accounts.google.com']);
/** Where a test's or a developer's stand-in may be. */
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);
const SCOPE = 'https://www.googleapis.com/auth/cloud-platform';
const GRANT = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
/** A token lives an hour; it is not used in its last minutes, so that it does not expire on its way. */
const MARGIN_MS = 3 * 60_000;
const HOUR_S = 3600;
/** More accounts than one installation has; past it, all are forgotten and asked for again. */
const MOST_TOKENS = 500;

const tokens = new Map<string, { token: string; until: number }>();

/** The service account in a secret; null for a secret that is an API key. Throws MODEL_AUTHENTICATION_FAILED for any other JSON. */
export function readServiceAccount(secret: string): ServiceAccount | null {
  if (!secret.trimStart().startsWith('{')) return null;
  const value = parsed(secret);
  const text = (name: string): string => (typeof value[name] === 'string' ? value[name] : '');
  const account = {
    project: text('project_id'),
    email: text('client_email'),
    privateKey: text('private_key'),
    keyId: text('private_key_id'),
    tokenUri: text('token_uri') || 'https://oauth2.googleapis.com/token',
    fingerprint: createHash('sha256').update(secret).digest('base64'),
  };
  if (account.project && account.email && account.privateKey) return account;
  throw new ProviderError('MODEL_AUTHENTICATION_FAILED');
}

function parsed(secret: string): Record<string, unknown> {
  try {
    return JSON.parse(secret) as Record<string, unknown>;
  } catch {
    // The parser's message quotes the secret, so it is dropped.
    throw new ProviderError('MODEL_AUTHENTICATION_FAILED');
  }
}

/**
 * An access token of a service account, out of memory while it is good for some minutes more. Asked for with a signed
 * assertion: https://developers.google.com/identity/protocols/oauth2/service-account. Throws ProviderError.
 */
export async function accessToken(
  account: ServiceAccount,
  watch: Watch,
  options: InvokeOptions,
): Promise<string> {
  const known = tokens.get(account.fingerprint);
  if (known && known.until > Date.now()) return known.token;
  const asked = Date.now();
  const { token, seconds } = await askToken(account, watch, options);
  if (tokens.size >= MOST_TOKENS) tokens.clear();
  tokens.set(account.fingerprint, { token, until: asked + seconds * 1000 - MARGIN_MS });
  return token;
}

/** Forgets the token of an account: Google no longer takes it. */
export function forgetToken({ fingerprint }: ServiceAccount): void {
  tokens.delete(fingerprint);
}

async function askToken(
  account: ServiceAccount,
  watch: Watch,
  options: InvokeOptions,
): Promise<{ token: string; seconds: number }> {
  refuseForeign(account.tokenUri, options.development === true);
  const assertion = await signed(account);
  // Nothing of the prompt is in it, and letters of a signature must not be taken for a value.
  const { inspect: _, ...plain } = options;
  const response = await watchedFetch(watch, plain)(account.tokenUri, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ grant_type: GRANT, assertion }).toString(),
  });
  const text = await response.text();
  const body = safeJson(text);
  const { access_token: token, expires_in: seconds } = body;
  if (response.status === 200 && typeof token === 'string') {
    return { token, seconds: typeof seconds === 'number' ? seconds : HOUR_S };
  }
  throw errorOfToken(body, response);
}

/** `invalid_grant` and the like (RFC 6749 5.2) come with status 400 and mean that the key is not, or no longer, good. */
function errorOfToken(body: Record<string, unknown>, { status, headers }: Response): ProviderError {
  if (status === 200) return new ProviderError('MODEL_REPLY_MALFORMED', { status });
  if (status === 400 || status === 401) return new ProviderError('MODEL_AUTHENTICATION_FAILED', { status });
  const { code, facts } = classifyBody(body, status, headers);
  return new ProviderError(code, facts);
}

function refuseForeign(tokenUri: string, development: boolean): void {
  const url = URL.parse(tokenUri);
  if (url?.protocol === 'https:' && TOKEN_HOSTS.has(url.host)) return;
  if (development && url && LOOPBACK.has(url.hostname)) return;
  throw new ProviderError('MODEL_AUTHENTICATION_FAILED');
}

async function signed({ email, keyId, privateKey, tokenUri }: ServiceAccount): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  try {
    return await new SignJWT({ scope: SCOPE })
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', ...(keyId ? { kid: keyId } : {}) })
      .setIssuer(email)
      .setAudience(tokenUri)
      .setIssuedAt(now)
      .setExpirationTime(now + HOUR_S)
      .sign(createPrivateKey(privateKey));
  } catch {
    // What it says may quote the key.
    throw new ProviderError('MODEL_AUTHENTICATION_FAILED');
  }
}

function safeJson(text: string): Record<string, unknown> {
  try {
    return (JSON.parse(text) ?? {}) as Record<string, unknown>;
  } catch {
    return {};
  }
}
