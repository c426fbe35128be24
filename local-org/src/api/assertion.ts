/** The JWT bearer flow: who a signed assertion logs in. Refusals are Salesforce's own error texts. */
import { importX509, decodeJwt, jwtVerify } from 'jose';
import type { User } from '../ports.ts';
import type { ApiParts, ClientApp } from './route.ts';

/** A refusal of the token endpoint. */
export class OAuthError extends Error {
  readonly error: string;

  constructor(error: string, description: string) {
    super(description);
    this.error = error;
  }
}

/** Salesforce accepts an assertion that expires within this many seconds, give or take the clocks. */
const longestLife = 300;
const clockTolerance = 30;

/** Verifies signature, audience, expiry and approval; throws OAuthError. */
export async function userOfAssertion(parts: ApiParts, assertion: string): Promise<User> {
  const app = appOf(parts.clientApps, assertion);
  const key = await importX509(app.certificate, 'RS256');
  const options = {
    algorithms: ['RS256'],
    audience: audiences(parts.org.origin),
    clockTolerance,
    requiredClaims: ['exp'],
  };
  const { payload } = await jwtVerify(assertion, key, options).catch(
    (error: { code?: string; claim?: string }) => {
      throw refusal(error);
    },
  );
  // sf 2.150 sends milliseconds here, and the platform takes them: only seconds can be held against the limit.
  const seconds = payload.exp! < 1e11 ? payload.exp! : 0;
  if (seconds > Date.now() / 1000 + longestLife + clockTolerance) {
    throw new OAuthError('invalid_grant', 'expiration time too far in the future');
  }
  return approvedUser(parts, app, String(payload.sub ?? ''));
}

function appOf(clientApps: ClientApp[], assertion: string): ClientApp {
  let issuer: unknown;
  try {
    issuer = decodeJwt(assertion).iss;
  } catch {
    throw new OAuthError('invalid_grant', 'invalid assertion');
  }
  const app = clientApps.find((entry) => entry.consumerKey === issuer);
  if (!app) throw new OAuthError('invalid_client_id', 'client identifier invalid');
  return app;
}

function audiences(origin: string): string[] {
  const hosts = [origin, 'https://login.salesforce.com', 'https://test.salesforce.com'];
  return hosts.flatMap((host) => [host, `${host}/`, `${host}/services/oauth2/token`]);
}

function refusal(error: { code?: string; claim?: string }): OAuthError {
  if (error.code === 'ERR_JWT_EXPIRED') return new OAuthError('invalid_grant', 'assertion has expired');
  if (error.claim === 'aud') return new OAuthError('invalid_grant', 'audience is invalid');
  return new OAuthError('invalid_grant', 'invalid assertion');
}

function approvedUser(parts: ApiParts, app: ClientApp, username: string): User {
  const user = parts.org.user(username);
  if (!user || user.username.toLowerCase() !== username.toLowerCase()) {
    throw new OAuthError('invalid_grant', "user hasn't approved this consumer");
  }
  if (!user.active) throw new OAuthError('inactive_user', 'user is inactive');
  const held = parts.org.access.permissionSets(user.id);
  const approved =
    app.permissionSets.some((name) => held.includes(name)) || app.profiles?.includes(user.profileName);
  if (!approved) {
    throw new OAuthError('invalid_grant', "user hasn't approved this consumer");
  }
  return user;
}
