import type { NextFunction, Request, Response } from 'express';
import type { Log } from '../log.ts';
import type { Counts } from '../observing-ports.ts';
import { factsOf } from './request-facts.ts';

/** Asked every few seconds by whoever watches the service: nothing to read about. */
const QUIET = new Set(['/healthz', '/readyz']);

/**
 * One line per request when it is over: route, status, milliseconds, trace id. The route is the one of the table, without the
 * ids that stood in its path.
 */
export function tellRequest(log: Log, counts: Counts | null) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const began = performance.now();
    response.once('close', () => {
      const { method } = request;
      const route = (request.route?.path as string | undefined) ?? null;
      const status = response.statusCode;
      const milliseconds = Math.round(performance.now() - began);
      counts?.requestAnswered({ method, route, status, milliseconds });
      if (route !== null && QUIET.has(route) && status < 500) return;
      const { traceId } = factsOf(request);
      // A caller that left before the answer was whole got less than the status says.
      const whole = response.writableFinished;
      log.info({ traceId, method, route, status, milliseconds, whole }, 'request-answered');
    });
    next();
  };
}
