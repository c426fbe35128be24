import { createPrivateKey } from 'node:crypto';
import { SignJWT } from 'jose';
import { AppError, type ErrorCode } from '../errors.ts';
import type { OrgRegistration } from '../ports.ts';
import { toId18 } from '../salesforce-id.ts';

/** What the org gave for a person: an access token and where to use it. Memory only. */
export interface OrgSession {
  accessToken: string;
  instanceUrl: string;
  userId: string;
}

const GRANT = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const ASSERTION_SECONDS = 180;
const TIMEOUT_MILLISECONDS = 15_000;

/** Salesforce tells the reason of a refusal in words only. */
const REFUSALS: { words: RegExp; code: ErrorCode }[] = [
  {
    words: /hasn't approved|not admin approved|invalid_app_access|not approved/i,
    code: 'ORG_USER_NOT_APPROVED',
  },
  { words: /api.{0,20}(?:disabled|not enabled)/i, code: 'ORG_API_ACCESS_DENIED' },
];

/** OAuth 2.0 JWT bearer: the org lets this service act as `username`. Every sign-in is a login in the org's history. */
export type SignIn = (org: OrgRegistration, username: string) => Promise<OrgSession>;

/** Signs assertions with the private key of the External Client App's certificate (PEM). */
export function createSignIn(privateKeyPem: string): SignIn {
  const key = createPrivateKey(privateKeyPem);
  return async (org, username) => {
    const assertion = await new SignJWT()
      .setProtectedHeader({ alg: 'RS256' })
      .setIssuer(org.clientId)
      .setSubject(username)
      .setAudience(org.audience)
      .setExpirationTime(Math.floor(Date.now() / 1000) + ASSERTION_SECONDS)
      .sign(key);
    const response = await post(org.tokenUrl, new URLSearchParams({ grant_type: GRANT, assertion }));
    const body = (await response.json().catch(() => null)) as Record<string, unknown> | null;
    if (!response.ok) throw refusal(response.status, body);
    return toSession(org, body);
  };
}

async function post(url: string, body: URLSearchParams): Promise<Response> {
  try {
    return await fetch(url, {
      method: 'POST',
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
    });
  } catch (cause) {
    throw new AppError('ORG_UNREACHABLE', { cause });
  }
}

function refusal(status: number, body: Record<string, unknown> | null): AppError {
  if (status >= 500 || body === null) return new AppError('ORG_UNREACHABLE');
  const words = `${String(body['error'])} ${String(body['error_description'])}`;
  const known = REFUSALS.find((row) => row.words.test(words));
  return new AppError(known?.code ?? 'ORG_TOKEN_REFUSED', { cause: new Error(words) });
}

function toSession(org: OrgRegistration, body: Record<string, unknown> | null): OrgSession {
  const { access_token: accessToken, instance_url: instanceUrl, id } = body ?? {};
  // The identity URL ends with the ids of the org and of the person: …/id/00D…/005…
  const [orgId = '', userId = ''] = typeof id === 'string' ? id.split('/').slice(-2) : [];
  if (typeof accessToken !== 'string' || userId === '') throw new AppError('ORG_TOKEN_REFUSED');
  if (toId18(orgId) !== org.orgId) throw new AppError('ORG_USER_MISMATCH');
  return {
    accessToken,
    instanceUrl: trusted(instanceUrl) ? instanceUrl : org.instanceUrl,
    userId: toId18(userId),
  };
}

/** The token travels there. Plain http is only for an org that was registered with it. */
const trusted = (url: unknown): url is string => typeof url === 'string' && /^https:\/\/[^/@]+\/?$/.test(url);
