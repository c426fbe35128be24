import type { SubjectInteraction } from '../auditing-ports.ts';
import type { Asker, AuditingParts } from './auditing-parts.ts';
import { permit } from './permit.ts';

/** The newest that are told; an export has all. */
export const MOST_SHOWN = 1_000;

/** Everything that was done with a record, be it that it was asked about or stood beside one. Throws AUDIT_PERMISSION_REQUIRED. */
export async function searchSubjects(
  parts: AuditingParts,
  asker: Asker,
  recordId: string,
): Promise<{ recordId: string; interactions: SubjectInteraction[] }> {
  await permit(parts, asker, { asked: 'search', permission: 'audit' });
  return { recordId, interactions: await parts.runs.ofSubject(asker.caller.orgId, recordId, MOST_SHOWN) };
}
