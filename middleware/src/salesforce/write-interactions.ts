import type { InteractionWriter } from '../ports.ts';
import { toInteraction } from './interaction-fields.ts';
import type { OrgConnections } from './org-connections.ts';
import { toOrgError } from './org-error.ts';
import { INTERACTION } from './records.ts';

interface UpsertAnswer {
  success: boolean;
  errors: { statusCode?: string; message?: string; fields?: string[] }[];
}

/** Writes audit records as the integration user: up to 200 in one call, each succeeding or failing for itself. */
export function createInteractionWriter(connections: OrgConnections): InteractionWriter {
  return {
    async write(orgId, runs) {
      const path = `/composite/sobjects/${INTERACTION.object}/${INTERACTION.runId}`;
      const body = { allOrNone: false, records: runs.map(toInteraction) };
      try {
        const asIntegration = { orgId, integration: true as const };
        const answers = await connections.call<UpsertAnswer[]>(asIntegration, {
          method: 'PATCH',
          path,
          body,
        });
        return runs.map((_, index) => reasonOf(answers[index]));
      } catch (cause) {
        throw toOrgError(cause);
      }
    },
  };
}

/** Code and fields only: Salesforce's messages can quote what was written. */
function reasonOf(answer: UpsertAnswer | undefined): string | null {
  if (answer?.success) return null;
  const errors = answer?.errors ?? [];
  const reasons = errors.map(({ statusCode, fields }) => [statusCode, ...(fields ?? [])].join(' '));
  return reasons.join('; ') || 'NO_ANSWER';
}
