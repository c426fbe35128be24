import type { Request } from 'express';
import { AppError } from '../errors.ts';
import type { Caller } from '../run-record.ts';
import { bearerOf } from './authenticate.ts';
import type { HttpParts } from './http-parts.ts';

/** Whose ticket for this run a request carries. A page of another org may not use it. Throws TICKET_… and ORIGIN_NOT_ALLOWED. */
export async function holderOfTicket(parts: HttpParts, request: Request, runId: string): Promise<Caller> {
  const ticket = bearerOf(request.get('authorization'));
  if (!ticket) throw new AppError('TICKET_MISSING');
  const caller = await parts.tickets.consume(ticket, runId);
  const origin = request.get('origin');
  if (origin !== undefined) {
    const org = await parts.registry.find(caller.orgId);
    if (org?.lightningOrigin !== origin) throw new AppError('ORIGIN_NOT_ALLOWED');
  }
  return caller;
}
