import { createHash } from 'node:crypto';
import type { AuditRow, LongText } from '../audit-ports.ts';
import type { OrgConnections } from './org-connections.ts';
import { queryAll } from './query.ts';
import { INTERACTION } from './records.ts';
import { upsertCollection } from './save-collection.ts';

/** The field that holds the id of a text's file, and what the file is called. */
const FILES = {
  maskedPrompt: { field: INTERACTION.promptFile, name: 'prompt' },
  maskedAnswer: { field: INTERACTION.answerFile, name: 'answer' },
} as const;

/**
 * Texts longer than their field as files of their interaction. A file that an earlier try left there is taken, as long as
 * it holds this text. Sets the reason of a row whose file the org refused.
 */
export async function writeFiles(
  connections: OrgConnections,
  orgId: string,
  rows: AuditRow[],
  ids: Map<string, string | null>,
  reasons: Map<AuditRow, string | null>,
): Promise<void> {
  const links: { row: AuditRow; record: Record<string, unknown> }[] = [];
  for (const row of rows) {
    const interactionId = ids.get(row.content.runId);
    if (!interactionId) continue;
    const record: Record<string, unknown> = { [INTERACTION.runId]: row.content.runId };
    for (const file of row.content.files) {
      record[FILES[file.field].field] = await fileOf(
        connections,
        orgId,
        interactionId,
        row.content.runId,
        file,
      );
    }
    links.push({ row, record });
  }
  const { object, runId } = INTERACTION;
  const records = links.map(({ record }) => record);
  const written = await upsertCollection(connections, orgId, object, runId, records);
  for (const [index, { row }] of links.entries()) reasons.set(row, written[index]?.reason ?? null);
}

async function fileOf(
  connections: OrgConnections,
  orgId: string,
  interactionId: string,
  runId: string,
  { field, text }: LongText,
): Promise<string> {
  const asIntegration = { orgId, integration: true as const };
  const title = `${FILES[field].name} ${runId}`;
  // MD5 is what Salesforce has of a file: it finds one that is there, the hash in the field is what proves it.
  const checksum = createHash('md5').update(text).digest('hex');
  const soql = `SELECT Id FROM ContentVersion WHERE FirstPublishLocationId = '${interactionId}' AND Title = '${title}' AND Checksum = '${checksum}' LIMIT 1`;
  const [there] = await queryAll(connections, asIntegration, soql);
  if (there) return String(there['Id']);
  const body = {
    Title: title,
    PathOnClient: `${title}.txt`,
    FirstPublishLocationId: interactionId,
    VersionData: Buffer.from(text, 'utf8').toString('base64'),
  };
  const answer = await connections.call<{ id: string }>(asIntegration, {
    ...{ method: 'POST', path: '/sobjects/ContentVersion', body },
  });
  return answer.id;
}
