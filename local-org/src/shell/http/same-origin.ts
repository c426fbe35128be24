/** Refuses requests that change something and come from a page of another origin (cross-site request forgery). */
import type { NextFunction, Request, Response } from 'express';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

function fromElsewhere(request: Request): boolean {
  const site = request.get('sec-fetch-site');
  if (site && site !== 'same-origin' && site !== 'none') return true;
  const origin = request.get('origin');
  if (!origin) return false;
  return !URL.canParse(origin) || new URL(origin).host !== request.get('host');
}

/**
 * Middleware: 403 for a changing request of another origin. Cookies are shared by every port of this machine, so
 * SameSite alone does not keep a page on another port out. Programs that are no browser send neither header and pass.
 */
export function sameOriginOnly(request: Request, response: Response, next: NextFunction): void {
  if (READING.has(request.method) || !fromElsewhere(request)) return next();
  const message = 'This request came from a page of another origin. Open the local org itself and try again.';
  response.status(403).json([{ message, errorCode: 'CROSS_ORIGIN_REQUEST' }]);
}
