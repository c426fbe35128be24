import type { NextFunction, Request, Response } from 'express';
import { AppError } from '../errors.ts';
import type { OrgRegistry } from '../ports.ts';

/**
 * CORS for what a ticket opens: a page of a registered org's Lightning origin may read it, no other page may. Whether it is
 * the right org's page is decided when the ticket has said which org that is. Callers without an origin are no browser.
 */
export function allowLightningOrigin(registry: OrgRegistry) {
  return async (request: Request, response: Response, next: NextFunction): Promise<void> => {
    const origin = request.get('origin');
    response.vary('Origin');
    if (origin !== undefined) {
      if (!(await registry.isLightningOrigin(origin))) throw new AppError('ORIGIN_NOT_ALLOWED');
      response.set({
        'access-control-allow-origin': origin,
        'access-control-expose-headers': 'X-Correlation-Id, Content-Disposition',
        'cross-origin-resource-policy': 'cross-origin',
      });
    }
    if (request.method !== 'OPTIONS') return next();
    response.set({
      'access-control-allow-methods': 'GET',
      'access-control-allow-headers': 'Authorization, Last-Event-ID, Cache-Control, Accept',
      'access-control-max-age': '600',
    });
    response.status(204).end();
  };
}
