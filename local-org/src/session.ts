/** Sessions: who a token or a `sid` cookie stands for. Tokens live in the org's database, so a restart keeps them. */
import { randomBytes } from 'node:crypto';

export interface Session {
  /** `<15-character org id>!<random>`, the form clients parse the org id from. */
  accessToken: string;
  userId: string;
  /** Milliseconds since 1970. */
  expiresAt: number;
}

export interface Sessions {
  /** Opens a session for a user. Says nothing about whether the user may have one: callers decide that first. */
  create(userId: string): Session;
  /** The living session of a token; undefined when unknown, revoked or expired. */
  find(accessToken: string): Session | undefined;
  /** True when there was such a session. */
  revoke(accessToken: string): boolean;
}

/** Where sessions are kept; the org's database behind three statements. */
export interface SessionStore {
  put(session: Session): void;
  get(accessToken: string): Session | undefined;
  delete(accessToken: string): boolean;
}

/** The cookie that carries a browser's session, as on the platform. */
export const sessionCookie = 'sid';

/** Salesforce's default session timeout: two hours. */
export const sessionLifetimeMs = 2 * 60 * 60 * 1000;

/** Builds the sessions of one org. `now` gives milliseconds. */
export function createSessions(
  organizationId: string,
  store: SessionStore,
  now: () => number = Date.now,
): Sessions {
  return {
    create(userId) {
      const accessToken = `${organizationId.slice(0, 15)}!${randomBytes(48).toString('base64url')}`;
      const session = { accessToken, userId, expiresAt: now() + sessionLifetimeMs };
      store.put(session);
      return session;
    },
    find(accessToken) {
      const session = store.get(accessToken);
      if (!session) return undefined;
      if (session.expiresAt > now()) return session;
      store.delete(accessToken);
      return undefined;
    },
    revoke: (accessToken) => store.delete(accessToken),
  };
}

/** The token a request carries: the Bearer (or OAuth) header first, then the `sid` cookie; undefined when neither. */
export function tokenOfRequest(headers: { authorization?: string; cookie?: string }): string | undefined {
  const header = /^(?:Bearer|OAuth)\s+(\S+)$/i.exec(headers.authorization ?? '');
  if (header) return header[1];
  for (const part of (headers.cookie ?? '').split(';')) {
    const [name, ...value] = part.trim().split('=');
    if (name === sessionCookie) return decodeURIComponent(value.join('='));
  }
  return undefined;
}

/** The `Set-Cookie` value that hands a session to the browser (same-site, not readable by scripts). */
export function sessionCookieHeader(session: Session): string {
  return `${sessionCookie}=${encodeURIComponent(session.accessToken)}; Path=/; HttpOnly; SameSite=Lax`;
}
