import type { RecordList, RecordLists } from '../batch-ports.ts';
import { MOST_RECORDS } from '../batch-record.ts';
import { parseTypedFilter } from '../core/query/soql-condition.ts';
import { AppError } from '../errors.ts';
import type { Caller } from '../run-record.ts';
import { toId18 } from '../salesforce-id.ts';
import { describeObject } from './describe-object.ts';
import type { OrgConnections } from './org-connections.ts';
import { salesforceCode, toOrgError } from './org-error.ts';
import { checkFilterFields } from './record-lists-fields.ts';

interface Page {
  totalSize: number;
  done: boolean;
  nextRecordsUrl?: string;
  records: { Id?: unknown }[];
}

const NAME = /^[A-Za-z]\w{0,79}$/;
/** What the org says of a list view that is not there for somebody. */
const NO_LIST_VIEW =
  /^(?:NOT_FOUND|INVALID_TYPE|INVALID_ID_FIELD|MALFORMED_ID|INVALID_CROSS_REFERENCE_KEY|INSUFFICIENT_ACCESS.*|ERROR_HTTP_404)$/;
/** What the org says of a condition whose parts do not fit together, such as a number compared with a text. */
const NO_CONDITION = /^(?:MALFORMED_QUERY|INVALID_QUERY_FILTER_OPERATOR|INVALID_QUERY_.*)$/;

/**
 * Lists of records as a person sees them: the org decides what is in them. The first page is asked for at once, so that
 * whatever is wrong with a list is known before anything is done with it.
 */
export function createRecordLists(connections: OrgConnections): RecordLists {
  return {
    async keyPrefix(caller, objectName) {
      const object = NAME.test(objectName) ? await describeObject(connections, caller, objectName) : null;
      if (!object) throw new AppError('RECORD_NOT_FOUND', { detail: objectName });
      return object.keyPrefix ?? null;
    },
    async ofListView(caller, objectName, listViewId) {
      if (!NAME.test(objectName)) throw new AppError('LIST_VIEW_NOT_FOUND');
      const path = `/sobjects/${objectName}/listviews/${toId18(listViewId)}`;
      const { query } = await readListView<{ query: string }>(connections, caller, `${path}/describe`);
      // The org wrote this query for this person; of its columns only the id is needed.
      const from = /\sFROM\s/i.exec(query)?.index;
      if (from === undefined) throw new AppError('LIST_VIEW_NOT_FOUND');
      const list = await openList(connections, caller, `SELECT Id${query.slice(from)}`);
      const label = await readListView<{ label?: string }>(connections, caller, path).catch(() => null);
      return { text: label?.label ?? listViewId, pages: list };
    },
    async ofFilter(caller, objectName, filter) {
      const condition = parseTypedFilter(filter);
      const object = NAME.test(objectName) ? await describeObject(connections, caller, objectName) : null;
      if (!object) throw new AppError('RECORD_NOT_FOUND', { detail: objectName });
      await checkFilterFields(connections, caller, object, condition.fields);
      const soql = `SELECT Id FROM ${object.name} WHERE ${condition.soql} ORDER BY Id`;
      return { text: condition.soql, pages: await openFiltered(connections, caller, soql) };
    },
  };
}

async function readListView<Answer>(
  connections: OrgConnections,
  caller: Caller,
  path: string,
): Promise<Answer> {
  try {
    return await connections.call<Answer>(caller, { method: 'GET', path });
  } catch (cause) {
    throw NO_LIST_VIEW.test(salesforceCode(cause)) ? new AppError('LIST_VIEW_NOT_FOUND') : toOrgError(cause);
  }
}

async function openFiltered(
  connections: OrgConnections,
  caller: Caller,
  soql: string,
): Promise<RecordList['pages']> {
  try {
    return await openList(connections, caller, soql);
  } catch (thrown) {
    const code = thrown instanceof AppError ? (thrown.detail ?? '') : '';
    if (code === 'INVALID_FIELD') throw new AppError('BATCH_FILTER_FIELD_HIDDEN', { cause: thrown });
    if (NO_CONDITION.test(code)) throw new AppError('BATCH_FILTER_INVALID', { cause: thrown, detail: code });
    throw thrown;
  }
}

/** The ids of a query, page after page; no more than one page is held. Throws BATCH_TOO_LARGE before the second page is read. */
async function openList(
  connections: OrgConnections,
  caller: Caller,
  soql: string,
): Promise<RecordList['pages']> {
  const read = async (path: string): Promise<Page> => {
    try {
      return await connections.call<Page>(caller, { method: 'GET', path });
    } catch (cause) {
      throw toOrgError(cause);
    }
  };
  const first = await read(`/query?q=${encodeURIComponent(soql)}`);
  if (first.totalSize > MOST_RECORDS) throw new AppError('BATCH_TOO_LARGE');
  return async function* pages() {
    for (let page = first; ; page = await read(page.nextRecordsUrl)) {
      yield page.records.map(({ Id }) => toId18(String(Id)));
      if (page.done || !page.nextRecordsUrl) return;
    }
  };
}
