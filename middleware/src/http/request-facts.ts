import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import { AppError } from '../errors.ts';
import type { Caller } from '../run-record.ts';
import { inTrace } from '../trace-scope.ts';

/** What is known of a request while it is answered. */
export interface RequestFacts {
  traceId: string;
  /** The W3C traceparent of a caller that traces, in the form of version 00. */
  traceParent: string | null;
  caller: Caller | null;
}

const facts = new WeakMap<Request, RequestFacts>();

/**
 * A header of any version that begins as version 00 does (W3C Trace Context, 3.2.2): version ff and ids of zeros are not
 * valid.
 */
const TRACE_PARENT = /^(?!ff)[0-9a-f]{2}-((?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2})(?:-.*)?$/;

/**
 * Gives every request its trace id: a caller may bring one in the header X-Correlation-Id, else that of its traceparent, else a
 * new one.
 */
export function nameRequest(request: Request, response: Response, next: NextFunction): void {
  const given = request.get('x-correlation-id') ?? '';
  const trace = TRACE_PARENT.exec(request.get('traceparent') ?? '')?.[1] ?? null;
  const traceId = /^[\w-]{8,64}$/.test(given) ? given : (trace?.slice(0, 32) ?? randomUUID());
  facts.set(request, { traceId, traceParent: trace && `00-${trace}`, caller: null });
  response.set('x-correlation-id', traceId);
  inTrace(traceId, next);
}

/** The facts of a request that `nameRequest` has seen. */
export function factsOf(request: Request): RequestFacts {
  const known = facts.get(request);
  if (known) return known;
  const made = { traceId: randomUUID(), traceParent: null, caller: null };
  facts.set(request, made);
  return made;
}

/** Who is calling; only behind authentication. */
export function callerOf(request: Request): Caller {
  const { caller } = factsOf(request);
  if (!caller) throw new AppError('TOKEN_MISSING');
  return caller;
}
