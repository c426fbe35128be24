import { Connection } from 'jsforce';
import { AppError } from '../errors.ts';
import type { OrgRegistration, OrgRegistry } from '../ports.ts';
import type { Caller } from '../run-record.ts';
import { salesforceCode, toOrgError } from './org-error.ts';
import { createRecentMap } from './recent-map.ts';
import type { OrgSession, SignIn } from './sign-in.ts';

export const API_VERSION = '67.0';
const SESSION_MILLISECONDS = 10 * 60_000;
const MOST_SESSIONS = 5_000;
const REQUEST_MILLISECONDS = 30_000;

/** As whom the org is asked: a person, or the integration user for configuration and audit. */
export type ActAs = Caller | { orgId: string; integration: true };

/** One call to the org's REST API. `path` starts after `/services/data/vNN.0`, or is a whole path from `/services/` on. */
export interface OrgRequest {
  method: 'GET' | 'PATCH' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  /** Sent as JSON; a text as it is, with a content type among the headers. */
  body?: unknown;
  /** Instead of 30 seconds. */
  timeoutMs?: number;
  headers?: Record<string, string>;
}

export interface OrgConnections {
  /** Rejects with the codes ORG_… of the error table; `refused` may first look at Salesforce's own code. */
  call<Answer>(actAs: ActAs, request: OrgRequest): Promise<Answer>;
}

/**
 * Calls with a token per org and person: fetched once for callers that come together, kept ten minutes in memory,
 * renewed once when the org says it is over. What the org answers as is checked against who asked.
 */
export function createOrgConnections(registry: OrgRegistry, signIn: SignIn): OrgConnections {
  const sessions = createRecentMap<OrgSession>(SESSION_MILLISECONDS, MOST_SESSIONS);

  const sessionOf = async (org: OrgRegistration, actAs: ActAs): Promise<OrgSession> => {
    const username = 'username' in actAs ? actAs.username : org.integrationUsername;
    return sessions.get(keyOf(org, actAs), async () => {
      const session = await signIn(org, username);
      if ('userId' in actAs && session.userId !== actAs.userId) throw new AppError('ORG_USER_MISMATCH');
      return session;
    });
  };
  return {
    async call(actAs, request) {
      const org = await registry.find(actAs.orgId);
      if (!org) throw new AppError('TOKEN_ORG_UNKNOWN');
      const session = await sessionOf(org, actAs);
      const renew = async () => {
        // Somebody else may have renewed it while this call was under way.
        if ((await sessionOf(org, actAs)) === session) sessions.delete(keyOf(org, actAs));
        return (await sessionOf(org, actAs)).accessToken;
      };
      return send(session, request, renew);
    },
  };
}

const keyOf = (org: OrgRegistration, actAs: ActAs): string =>
  [
    org.orgId,
    org.clientId,
    org.tokenUrl,
    'userId' in actAs ? `${actAs.userId} ${actAs.username}` : 'integration',
  ].join(' ');

/**
 * One request over jsforce. One retry of a read covers a connection the org had closed; jsforce's own five
 * would make a person wait 15 seconds for an org that is down. A connection per request is cheap and lets the second 401
 * end the attempt; jsforce alone would renew for ever.
 */
async function send<Answer>(
  session: OrgSession,
  request: OrgRequest,
  renew: () => Promise<string>,
): Promise<Answer> {
  let renewed = false;
  const connection = new Connection({
    instanceUrl: session.instanceUrl,
    accessToken: session.accessToken,
    version: API_VERSION,
    refreshFn: (_connection, done) => {
      if (renewed) return done(new AppError('ORG_TOKEN_REFUSED'));
      renewed = true;
      renew().then((token) => done(null, token), done);
    },
  });
  const { method, path, body, timeoutMs = REQUEST_MILLISECONDS } = request;
  const options = { retry: { maxRetries: 1, minTimeout: 200 }, timeout: timeoutMs };
  const written = typeof body === 'string' ? body : JSON.stringify(body);
  const content =
    body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: written };
  const message = { method, url: path, ...content, headers: { ...content.headers, ...request.headers } };
  try {
    return await connection.request<Answer>(message, options);
  } catch (cause) {
    throw salesforceCode(cause) === '' ? toOrgError(cause) : (cause as Error);
  }
}
