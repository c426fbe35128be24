import type { AuditRow, InteractionWriter } from '../audit-ports.ts';
import { toContent } from './interaction-fields.ts';
import type { OrgConnections } from './org-connections.ts';
import { toOrgError } from './org-error.ts';
import { INTERACTION } from './records.ts';
import { MOST_BY_COLLECTION, upsertCollection, type Written } from './save-collection.ts';
import { fitsBulk, saveInBulk } from './write-bulk.ts';
import { writeFiles } from './write-files.ts';
import { insertSteps, stepRecords } from './write-steps.ts';

type OrgRecord = Record<string, unknown>;

/** Writes audit records as the integration user, each succeeding or failing for itself. */
export function createInteractionWriter(connections: OrgConnections): InteractionWriter {
  return {
    contentOf: toContent,
    async write(orgId, rows) {
      try {
        const bulk = rows.length > MOST_BY_COLLECTION ? rows.filter(isForBulk) : [];
        const inBulk = new Set(bulk);
        const reasons = new Map<AuditRow, string | null>();
        if (bulk.length > 0) await writeInBulk(connections, orgId, bulk, reasons);
        const others = rows.filter((row) => !inBulk.has(row));
        if (others.length > 0) await writeByCollection(connections, orgId, others, reasons);
        return rows.map((row) => reasons.get(row) ?? null);
      } catch (cause) {
        throw toOrgError(cause);
      }
    },
  };
}

type Reasons = Map<AuditRow, string | null>;

/** Few API calls for up to 200 rows: one for the records, one for their steps, more only for what is long. */
async function writeByCollection(
  connections: OrgConnections,
  orgId: string,
  rows: AuditRow[],
  reasons: Reasons,
): Promise<void> {
  const { object, runId } = INTERACTION;
  const written = await upsertCollection(connections, orgId, object, runId, rows.map(toRecord));
  const good = keep(rows, written, reasons).filter(({ place }) => !place.delivered);
  const ids = new Map(rows.map((row, index) => [row.content.runId, written[index]?.id ?? null]));
  const refused = await insertSteps(connections, orgId, stepRecords(good));
  for (const row of good) reasons.set(row, refused.get(row.content.runId) ?? null);
  const withFiles = good.filter((row) => row.content.files.length > 0 && !reasons.get(row));
  if (withFiles.length > 0) await writeFiles(connections, orgId, withFiles, ids, reasons);
}

const isForBulk = (row: AuditRow): boolean =>
  !row.place.delivered && row.content.files.length === 0 && fitsBulk(toRecord(row));

/** One job of records and one of steps, however many. */
async function writeInBulk(
  connections: OrgConnections,
  orgId: string,
  rows: AuditRow[],
  reasons: Reasons,
): Promise<void> {
  const { object, runId } = INTERACTION;
  const job = { object, operation: 'upsert' as const, key: runId };
  const written = await saveInBulk(connections, orgId, job, rows.map(toRecord));
  const good = keep(rows, written, reasons);
  const refused = await insertSteps(connections, orgId, stepRecords(good), 'in bulk');
  for (const row of good) reasons.set(row, refused.get(row.content.runId) ?? null);
}

/** Notes what the org refused; gives the rows it took. */
function keep(rows: AuditRow[], written: Written[], reasons: Reasons): AuditRow[] {
  return rows.filter((row, index) => {
    const { reason } = written[index] ?? { reason: 'NO_ANSWER' };
    reasons.set(row, reason);
    return reason === null;
  });
}

/** Every hashed field and the place in the chain; of what was delivered before, the rating only. */
function toRecord({ content, place }: AuditRow): OrgRecord {
  const rating = {
    [INTERACTION.feedback]: content.feedback.feedback,
    [INTERACTION.feedbackReason]: content.feedback.reason,
  };
  if (place.delivered) return { [INTERACTION.runId]: content.runId, ...rating };
  const fields = Object.entries(content.values).map(([name, value]) => [
    INTERACTION[name as keyof typeof INTERACTION],
    value ?? null,
  ]);
  return {
    ...Object.fromEntries(fields),
    ...rating,
    [INTERACTION.chainSequence]: place.sequence,
    [INTERACTION.hashVersion]: place.hashVersion,
    [INTERACTION.contentHash]: place.contentHash,
    [INTERACTION.previousHash]: place.previousHash,
    [INTERACTION.rowHash]: place.rowHash,
  };
}
