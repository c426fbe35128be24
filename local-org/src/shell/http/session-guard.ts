/** Who is signed in: the shell reads the session cookie only, never a bearer token. */
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { Org, User } from '../../ports.ts';
import { tokenOfRequest, type Sessions } from '../../session.ts';

export interface GuardParts {
  org: Org;
  sessions: Sessions;
}

/** The signed-in person of a request; undefined without a living session or when the person was deactivated. */
export function signedInUser(parts: GuardParts, request: Request): User | undefined {
  const cookie = request.headers.cookie;
  const token = cookie === undefined ? undefined : tokenOfRequest({ cookie });
  const session = token ? parts.sessions.find(token) : undefined;
  const user = session && parts.org.user(session.userId);
  return user?.active ? user : undefined;
}

/** The person `requireSession` found. */
export function userOf(response: Response): User {
  return response.locals.user as User;
}

/** Only local pages of the shell may be returned to after the login. */
export function safeStartUrl(value: unknown): string {
  return typeof value === 'string' && /^\/lightning\/[^\\]*$/.test(value) ? value : '/lightning/page/home';
}

/** Middleware: pages go to the login page, everything else is answered 401 as the REST API does. */
export function requireSession(parts: GuardParts): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    const user = signedInUser(parts, request);
    if (user) {
      response.locals.user = user;
      return next();
    }
    if (request.method === 'GET' && request.accepts(['json', 'html']) === 'html') {
      return response.redirect(302, `/?startURL=${encodeURIComponent(request.originalUrl)}`);
    }
    response.status(401).json([{ message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' }]);
  };
}
