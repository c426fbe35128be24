import { MOST_RECORDS, type BatchSource, type BatchSourceKind } from '../batch-record.ts';
import { AppError } from '../errors.ts';
import type { Caller } from '../run-record.ts';
import { isSalesforceId, toId18 } from '../salesforce-id.ts';
import type { BatchParts } from './batch-parts.ts';

/** The records of a batch, ready to be read. */
export interface OpenSource {
  kind: BatchSourceKind;
  /** In words for its person; empty for a list of ids. */
  text: string;
  pages(): AsyncIterable<string[]>;
}

const PAGE = 5_000;

/** Refuses a list of ids by its length alone, before anything else is done with it. Throws BATCH_TOO_LARGE. */
export function refuseTooMany(source: BatchSource, most = MOST_RECORDS): void {
  if ('recordIds' in source && source.recordIds.length > most) throw new AppError('BATCH_TOO_LARGE');
}

/**
 * Opens the records that a person names, as that person sees them. Throws REQUEST_INVALID for another object than the prompt's
 * and for what is no id of it, BATCH_FILTER_…, LIST_VIEW_NOT_FOUND, BATCH_TOO_LARGE.
 */
export async function openSource(
  { lists }: Pick<BatchParts, 'lists'>,
  caller: Caller,
  source: BatchSource,
  objectName: string,
): Promise<OpenSource> {
  if ('recordIds' in source) {
    refuseTooMany(source);
    const prefix = await lists.keyPrefix(caller, objectName);
    return {
      kind: 'records',
      text: '',
      pages: () => pagesOf(source.recordIds, { prefix, objectName }),
    };
  }
  if (source.object.toLowerCase() !== objectName.toLowerCase())
    throw new AppError('REQUEST_INVALID', { detail: `source.object: the prompt is for ${objectName}` });
  if ('filter' in source)
    return { kind: 'filter', ...(await lists.ofFilter(caller, objectName, source.filter)) };
  return { kind: 'list view', ...(await lists.ofListView(caller, objectName, source.listViewId)) };
}

/** Each id once, in its form of 18 characters, a page at a time so that a long list holds up nobody else. */
async function* pagesOf(
  ids: string[],
  { prefix, objectName }: { prefix: string | null; objectName: string },
): AsyncIterable<string[]> {
  const seen = new Set<string>();
  for (let start = 0; start < ids.length; start += PAGE) {
    const page: string[] = [];
    for (const [index, given] of ids.slice(start, start + PAGE).entries()) {
      if (typeof given !== 'string' || !isSalesforceId(given))
        throw refused(start + index, 'must be a record id of 15 or 18 characters');
      if (prefix !== null && !given.startsWith(prefix))
        throw refused(start + index, `is no id of ${objectName}, which begin with ${prefix}`);
      const id = toId18(given);
      if (seen.has(id)) continue;
      seen.add(id);
      page.push(id);
    }
    yield page;
  }
}

const refused = (place: number, why: string): AppError =>
  new AppError('REQUEST_INVALID', { detail: `source.recordIds.${place}: ${why}` });
