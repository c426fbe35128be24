import { giveFeedback } from '../../runs/give-feedback.ts';
import { viewRun } from '../../runs/view-run.ts';
import type { HttpParts } from '../http-parts.ts';
import { parseInput } from '../parse.ts';
import { callerOf } from '../request-facts.ts';
import { INPUTS, type Handler } from '../route-table.ts';
import { ticketView } from '../ticket-view.ts';
import { findRun } from './runs.ts';

/** What a person can do with a run of theirs besides reading it. */
export function runActionRoutes(parts: HttpParts): { issueTicket: Handler; rateRun: Handler } {
  return {
    issueTicket: async (request, response) => {
      const { runId } = await findRun(parts, request);
      const ticket = await parts.tickets.issue(callerOf(request), runId);
      response.json(ticketView(parts, runId, ticket));
    },
    rateRun: async (request, response) => {
      const feedback = parseInput(INPUTS.feedback, request.body);
      await giveFeedback(parts, await findRun(parts, request), feedback);
      response.json(await viewRun(parts, await findRun(parts, request)));
    },
  };
}
