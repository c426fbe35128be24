/** Refuses requests that name another host than this machine. */
import type { NextFunction, Request, Response } from 'express';

const OWN = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/i;

/**
 * Middleware: 421 for a foreign `Host`. A web page can point a name of its own at 127.0.0.1 (DNS rebinding) and would
 * then be of the same origin as the org, where logging in takes no password; the name it came by gives it away.
 */
export function ownHostOnly(request: Request, response: Response, next: NextFunction): void {
  if (OWN.test(request.get('host') ?? '')) return next();
  const message = 'The local org is reached as 127.0.0.1 or localhost only.';
  response.status(421).json([{ message, errorCode: 'MISDIRECTED_REQUEST' }]);
}
