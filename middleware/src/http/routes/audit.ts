import type { Request } from 'express';
import type { Asker } from '../../auditing/auditing-parts.ts';
import { startExport } from '../../auditing/export-interactions.ts';
import { revealValues } from '../../auditing/reveal-values.ts';
import { searchSubjects } from '../../auditing/search-subjects.ts';
import { retryRelay, viewRelay } from '../../auditing/view-relay.ts';
import { AUDIT_INPUTS } from '../audit-inputs.ts';
import type { HttpParts } from '../http-parts.ts';
import { parseInput } from '../parse.ts';
import { callerOf, factsOf } from '../request-facts.ts';
import type { Handler } from '../route-table.ts';

type Name = 'searchSubject' | 'startExport' | 'revealValues' | 'viewRelay' | 'retryRelay';

/** What auditors ask, for those whom the org lets. */
export function auditRoutes(parts: HttpParts): Record<Name, Handler> {
  const { auditing } = parts;
  return {
    searchSubject: async (request, response) => {
      const { recordId } = parseInput(AUDIT_INPUTS.subject, request.params);
      response.json(await searchSubjects(auditing, askerOf(request), recordId));
    },
    startExport: async (request, response) => {
      const input = parseInput(AUDIT_INPUTS.startExport, request.body);
      const runId = await startExport(auditing, askerOf(request), input);
      const { ticket, expiresAt } = await parts.tickets.issue(callerOf(request), runId);
      const fileUrl = `${parts.publicUrl()}/v1/audit/exports/${runId}/file`;
      response.status(202).json({ runId, ticket, ticketExpiresAt: expiresAt.toISOString(), fileUrl });
    },
    revealValues: async (request, response) => {
      const input = parseInput(AUDIT_INPUTS.reveal, request.body);
      response.json(await revealValues(auditing, askerOf(request), input));
    },
    viewRelay: async (request, response) => {
      response.json(await viewRelay(auditing, askerOf(request)));
    },
    retryRelay: async (request, response) => {
      const { runIds } = parseInput(AUDIT_INPUTS.retryRelay, request.body);
      response.json(await retryRelay(auditing, askerOf(request), runIds));
    },
  };
}

const askerOf = (request: Request): Asker => ({
  caller: callerOf(request),
  traceId: factsOf(request).traceId,
});
