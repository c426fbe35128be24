import type { Ticket } from '../ports.ts';
import type { HttpParts } from './http-parts.ts';

/** A ticket as its caller gets it, with the address it opens. */
export function ticketView(parts: HttpParts, runId: string, ticket: Ticket) {
  return {
    ticket: ticket.ticket,
    ticketExpiresAt: ticket.expiresAt.toISOString(),
    eventsUrl: `${parts.publicUrl()}/v1/runs/${runId}/events`,
  };
}
