import type { NextFunction, Request, Response } from 'express';
import { AppError, ERRORS, errorView, toAppError } from '../errors.ts';
import type { Log } from '../log.ts';
import { factsOf } from './request-facts.ts';

/** Seconds after which a caller may try again what this process or its database could not take. */
const RETRY_AFTER_SECONDS = 5;

/** The only place in http/ where errors become answers: code, sentence, hint, whether to try again, trace id. */
export function respondWithError(log: Log) {
  return (thrown: unknown, request: Request, response: Response, next: NextFunction): void => {
    const error = fromBodyParser(thrown) ?? toAppError(thrown);
    const { status } = ERRORS[error.code];
    const { traceId } = factsOf(request);
    const facts = { traceId, method: request.method, route: request.route?.path ?? null, code: error.code };
    if (status >= 500) log.error({ ...facts, cause: error.cause }, 'request-failed');
    else log.info(facts, 'request-refused');
    if (response.headersSent) return next(thrown);
    if (status === 503) response.set('retry-after', String(RETRY_AFTER_SECONDS));
    response.status(status).json({ error: { ...errorView(error.code, error.detail), traceId } });
  };
}

/** body-parser and the router mark their errors with a type or a status; their messages quote the input, so they stay. */
function fromBodyParser(thrown: unknown): AppError | null {
  const { type, status } = (thrown ?? {}) as { type?: unknown; status?: unknown };
  if (type === 'entity.too.large') return new AppError('BODY_TOO_LARGE');
  if (typeof type === 'string' && status !== undefined) return new AppError('BODY_MALFORMED');
  if (thrown instanceof URIError || (status === 400 && !(thrown instanceof AppError))) {
    return new AppError('ROUTE_NOT_FOUND');
  }
  return null;
}
