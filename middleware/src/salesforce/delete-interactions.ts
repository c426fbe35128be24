import type { OrgConnections } from './org-connections.ts';
import { toOrgError } from './org-error.ts';
import { queryAll, type Row } from './query.ts';
import { INTERACTION } from './records.ts';

interface DeleteAnswer {
  success: boolean;
  errors?: { statusCode?: string }[];
}

/** What one call of Salesforce's collections may delete. */
const MOST = 200;
/** What somebody else has deleted meanwhile is gone. */
const GONE = new Set(['ENTITY_IS_DELETED', 'INVALID_CROSS_REFERENCE_KEY']);

/**
 * Deletes the interactions of at most 200 runs as the integration user; their steps go with them, their files before them.
 * Gives the runs of which nothing is left, also of those that were not there. Rejects when a whole call failed.
 */
export async function deleteInteractions(
  connections: OrgConnections,
  orgId: string,
  runIds: string[],
): Promise<string[]> {
  const { object, runId, promptFile, answerFile } = INTERACTION;
  const soql = `SELECT Id, ${runId}, ${promptFile}, ${answerFile} FROM ${object} WHERE ${runId} IN (${listed(runIds)})`;
  try {
    const rows = await queryAll(connections, { orgId, integration: true }, soql);
    const files = rows.flatMap((row) => [row[promptFile], row[answerFile]]).filter(Boolean);
    if (!(await deleteFiles(connections, orgId, files.map(String)))) return [];
    const kept = await deleteRecords(
      connections,
      orgId,
      rows.map((row) => String(row['Id'])),
    );
    const left = new Set(rows.flatMap((row) => (kept.has(String(row['Id'])) ? [String(row[runId])] : [])));
    return runIds.filter((id) => !left.has(id));
  } catch (cause) {
    throw toOrgError(cause);
  }
}

/** Deletes the documents of these versions; false when one of them stayed. An interaction is what leads to its files, so it goes last. */
async function deleteFiles(connections: OrgConnections, orgId: string, versions: string[]): Promise<boolean> {
  if (versions.length === 0) return true;
  const soql = `SELECT ContentDocumentId FROM ContentVersion WHERE Id IN (${listed(versions)})`;
  const rows: Row[] = await queryAll(connections, { orgId, integration: true }, soql);
  const documents = new Set(rows.map((row) => String(row['ContentDocumentId'])));
  return (await deleteRecords(connections, orgId, [...documents])).size === 0;
}

/** The ids that were not deleted. */
async function deleteRecords(
  connections: OrgConnections,
  orgId: string,
  ids: string[],
): Promise<Set<string>> {
  const kept = new Set<string>();
  for (let from = 0; from < ids.length; from += MOST) {
    const some = ids.slice(from, from + MOST);
    const path = `/composite/sobjects?ids=${some.join(',')}&allOrNone=false`;
    const answers = await connections.call<DeleteAnswer[]>(
      { orgId, integration: true },
      { method: 'DELETE', path },
    );
    for (const [index, id] of some.entries()) if (!isGone(answers[index])) kept.add(id);
  }
  return kept;
}

const isGone = (answer: DeleteAnswer | undefined): boolean =>
  answer?.success === true || (answer?.errors ?? []).some(({ statusCode }) => GONE.has(statusCode ?? ''));

const listed = (ids: string[]): string => ids.map((id) => `'${id}'`).join(', ');
