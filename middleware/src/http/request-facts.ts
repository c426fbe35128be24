import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import { AppError } from '../errors.ts';
import type { Caller } from '../run-record.ts';

/** What is known of a request while it is answered. */
export interface RequestFacts {
  traceId: string;
  caller: Caller | null;
}

const facts = new WeakMap<Request, RequestFacts>();

/** Gives every request its trace id; a caller may bring one in the header X-Correlation-Id. */
export function nameRequest(request: Request, response: Response, next: NextFunction): void {
  const given = request.get('x-correlation-id') ?? '';
  const traceId = /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
  facts.set(request, { traceId, caller: null });
  response.set('x-correlation-id', traceId);
  next();
}

/** The facts of a request that `nameRequest` has seen. */
export function factsOf(request: Request): RequestFacts {
  const known = facts.get(request);
  if (known) return known;
  const made = { traceId: randomUUID(), caller: null };
  facts.set(request, made);
  return made;
}

/** Who is calling; only behind authentication. */
export function callerOf(request: Request): Caller {
  const { caller } = factsOf(request);
  if (!caller) throw new AppError('TOKEN_MISSING');
  return caller;
}
