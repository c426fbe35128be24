import type { RetentionOrg } from '../auditing-ports.ts';
import { toId18 } from '../salesforce-id.ts';
import { deleteInteractions } from './delete-interactions.ts';
import type { OrgConnections } from './org-connections.ts';
import { toOrgError } from './org-error.ts';
import { queryAll, type Row } from './query.ts';
import { LEGAL_HOLD, PROMPT, RETENTION_RULE } from './records.ts';

/** How long interactions are kept, and which are on hold, as the integration user reads it. Nothing is remembered. */
export function createRetentionOrg(connections: OrgConnections): RetentionOrg {
  const rowsOf = async (orgId: string, soql: string): Promise<Row[]> => {
    try {
      return await queryAll(connections, { orgId, integration: true }, soql);
    } catch (cause) {
      throw toOrgError(cause);
    }
  };
  return {
    async rules(orgId) {
      const { object, retentionClass, days } = RETENTION_RULE;
      const rows = await rowsOf(orgId, `SELECT ${retentionClass}, ${days} FROM ${object}`);
      const rules = rows.map((row): [string, number] => [String(row[retentionClass]), Number(row[days])]);
      // What is no number of days deletes nothing.
      return new Map(rules.filter(([, count]) => Number.isInteger(count) && count > 0));
    },
    async classes(orgId) {
      const { object, apiName, retentionClass } = PROMPT;
      const rows = await rowsOf(orgId, `SELECT ${apiName}, ${retentionClass} FROM ${object}`);
      return new Map(
        rows.flatMap((row) => {
          const name = String(row[apiName]).toLowerCase();
          return row[retentionClass] ? [[name, String(row[retentionClass])] as const] : [];
        }),
      );
    },
    async holds(orgId) {
      const { object, subjectId, active } = LEGAL_HOLD;
      const rows = await rowsOf(orgId, `SELECT ${subjectId} FROM ${object} WHERE ${active} = TRUE`);
      return [...new Set(rows.map((row) => toId18(String(row[subjectId]).trim())))];
    },
    delete: (orgId, runIds) => deleteInteractions(connections, orgId, runIds),
  };
}
