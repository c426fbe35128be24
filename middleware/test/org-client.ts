import { createPrivateKey } from 'node:crypto';
import { SignJWT } from 'jose';

const VERSION = '/services/data/v67.0';

/** What Apex answered instead of a value; `code` is the one of our error table when the message carries one. */
export class ApexFailure extends Error {
  readonly body: Record<string, unknown>;
  readonly code: string | null;

  constructor(body: Record<string, unknown>) {
    const message = String(
      body['message'] ?? (body['body'] as Record<string, unknown> | undefined)?.['message'],
    );
    super(message);
    this.body = body;
    this.code = codeIn(message);
  }
}

/** The org as one of its people sees it. Everything goes over HTTP. */
export interface OrgClient {
  userId(username: string): Promise<string>;
  /** Access token of a person, got by JWT bearer and kept. */
  token(username: string): Promise<string>;
  query(username: string, soql: string): Promise<Record<string, any>[]>;
  create(username: string, objectName: string, fields: object): Promise<void>;
  update(username: string, objectName: string, id: string, fields: object): Promise<void>;
  remove(username: string, objectName: string, id: string): Promise<void>;
  callApex(username: string, className: string, method: string, parameters: object): Promise<any>;
  /** API calls since the last reset, by user and route, as the local org counts them. */
  apiCalls(): Promise<{ total: number; byPath: unknown }>;
  resetApiCalls(): Promise<void>;
  outage(mode: 'down' | 'none'): Promise<void>;
}

/** Signs in with the certificate of the client app, as the middleware does. */
export function createOrgClient(url: string, consumerKey: string, privateKey: string): OrgClient {
  const sessions = new Map<string, Promise<{ token: string; userId: string }>>();
  const session = (username: string) => {
    const known = sessions.get(username) ?? signIn(url, consumerKey, privateKey, username);
    sessions.set(username, known);
    return known;
  };
  const send = async (username: string, method: string, path: string, body?: unknown): Promise<any> => {
    const { token } = await session(username);
    // The APIs take the token, the pages' own routes the session cookie.
    const cookie = `sid=${encodeURIComponent(token)}`;
    const headers = { authorization: `Bearer ${token}`, cookie, 'content-type': 'application/json' };
    const response = await fetch(url + path, { method, headers, body: body ? JSON.stringify(body) : null });
    const answer = response.status === 204 ? null : await response.json();
    if (!response.ok && path.startsWith('/lightning/apex'))
      throw new ApexFailure(answer as Record<string, unknown>);
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`);
    return answer;
  };
  return {
    userId: async (username) => (await session(username)).userId,
    token: async (username) => (await session(username)).token,
    query: async (username, soql) =>
      (await send(username, 'GET', `${VERSION}/query?q=${encodeURIComponent(soql)}`)).records,
    async create(username, objectName, fields) {
      await send(username, 'POST', `${VERSION}/sobjects/${objectName}`, fields);
    },
    async update(username, objectName, id, fields) {
      await send(username, 'PATCH', `${VERSION}/sobjects/${objectName}/${id}`, fields);
    },
    async remove(username, objectName, id) {
      await send(username, 'DELETE', `${VERSION}/sobjects/${objectName}/${id}`);
    },
    callApex: async (username, className, method, parameters) =>
      (await send(username, 'POST', `/lightning/apex/${className}/${method}`, { params: parameters }))
        .returnValue,
    apiCalls: async () => (await (await fetch(`${url}/local-org/api-calls`)).json()) as never,
    resetApiCalls: async () => void (await fetch(`${url}/local-org/api-calls`, { method: 'DELETE' })),
    async outage(mode) {
      const headers = { 'content-type': 'application/json' };
      await fetch(`${url}/local-org/outage`, { method: 'POST', headers, body: JSON.stringify({ mode }) });
    },
  };
}

async function signIn(url: string, consumerKey: string, privateKey: string, username: string) {
  const assertion = await new SignJWT()
    .setProtectedHeader({ alg: 'RS256' })
    .setIssuer(consumerKey)
    .setSubject(username)
    .setAudience(url)
    .setExpirationTime('3 minutes')
    .sign(createPrivateKey(privateKey));
  const grant = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
  const body = new URLSearchParams({ grant_type: grant, assertion });
  const response = await fetch(`${url}/services/oauth2/token`, { method: 'POST', body });
  const answer = (await response.json()) as Record<string, string>;
  if (!response.ok) throw new Error(`${username} cannot sign in: ${JSON.stringify(answer)}`);
  return { token: answer['access_token']!, userId: answer['id']!.split('/').at(-1)! };
}

function codeIn(message: string): string | null {
  try {
    return String((JSON.parse(message) as { code?: unknown }).code);
  } catch {
    return null;
  }
}
