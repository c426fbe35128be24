import type { AuditRow } from '../audit-ports.ts';
import type { OrgConnections } from './org-connections.ts';
import { INTERACTION, INTERACTION_STEP } from './records.ts';
import { insertCollection } from './save-collection.ts';
import { saveInBulk } from './write-bulk.ts';

type OrgRecord = Record<string, unknown>;

/** The relationship to the interaction; a bulk job names a field of it behind a dot. */
const PARENT = INTERACTION_STEP.interaction.replace(/__c$/, '__r');
/** A step that is there already was written by a try that was cut off. */
const THERE = 'DUPLICATE_VALUE';

/** A step with the run it belongs to. */
export interface StepRecord {
  runId: string;
  fields: OrgRecord;
}

/** The steps of these rows as records of the org. */
export function stepRecords(rows: AuditRow[]): StepRecord[] {
  return rows.flatMap(({ content }) =>
    content.steps.map((step) => {
      const fields = Object.entries(step).map(([name, value]) => [
        INTERACTION_STEP[name as keyof typeof INTERACTION_STEP],
        value ?? null,
      ]);
      return { runId: content.runId, fields: Object.fromEntries(fields) as OrgRecord };
    }),
  );
}

/**
 * Creates steps under the interactions of their runs; their keys are unique, so that once more creates nothing. Not an
 * upsert: Salesforce may refuse a master that is named again. Gives the runs with a refused step, and the reason.
 */
export async function insertSteps(
  connections: OrgConnections,
  orgId: string,
  steps: StepRecord[],
  way: 'in calls' | 'in bulk' = 'in calls',
): Promise<Map<string, string>> {
  if (steps.length === 0) return new Map();
  const { object } = INTERACTION_STEP;
  const written =
    way === 'in bulk'
      ? await saveInBulk(
          connections,
          orgId,
          { object, operation: 'insert', key: INTERACTION_STEP.key },
          steps.map(({ runId, fields }) => ({ ...fields, [`${PARENT}.${INTERACTION.runId}`]: runId })),
        )
      : await insertCollection(
          connections,
          orgId,
          object,
          steps.map(({ runId, fields }) => ({ ...fields, [PARENT]: { [INTERACTION.runId]: runId } })),
        );
  const refused = steps.flatMap(({ runId }, index): [string, string][] => {
    const reason = written[index]?.reason ?? null;
    return reason === null || reason.startsWith(THERE) ? [] : [[runId, reason]];
  });
  return new Map(refused);
}
