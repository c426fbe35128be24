/** SOQL over REST: query, queryAll, the next page, and the columns of a result. */
import { OrgError } from '../errors.ts';
import type { Row } from '../ports.ts';
import { apiVersion } from '../record-url.ts';
import { columnMetadata } from '../soql/column-metadata.ts';
import { ok } from './route.ts';
import type { ApiAnswer, ApiCall, RouteRow } from './route.ts';

const testedBy = 'conformance/query.test.ts';

/** What the platform allows and uses when nobody asks. */
const batch = { smallest: 200, largest: 2000 };

export const queryRoutes: RouteRow[] = [
  {
    family: 'query',
    method: 'GET',
    path: '/services/data/:version/query',
    status: 'supported',
    testedBy,
    notes:
      'relationship queries both ways, aggregates, semi-joins, TYPEOF, FIELDS(); batchSize; columns=true',
    handler: (call) => query(call, false),
  },
  {
    family: 'query',
    method: 'GET',
    path: '/services/data/:version/queryAll',
    status: 'supported',
    testedBy,
    notes: 'deleted records too',
    handler: (call) => query(call, true),
  },
  {
    family: 'query',
    method: 'GET',
    path: '/services/data/:version/tooling/query',
    status: 'partial',
    testedBy: 'conformance/sf-cli.test.ts',
    notes: 'the objects of the data API; tooling objects are unknown types',
    handler: (call) => query(call, false),
  },
  {
    family: 'query',
    method: 'GET',
    path: '/services/data/:version/query/:locator',
    status: 'supported',
    testedBy,
    notes: 'queryMore',
    handler: nextPage,
  },
];

function query(call: ApiCall, all: boolean): ApiAnswer {
  const soql = call.query.get('q');
  if (!soql) throw new OrgError('MALFORMED_QUERY', 'A query string has to be specified');
  const { org, locators } = call.parts;
  const { context } = call.caller;
  if (call.query.get('columns') === 'true') return ok(columnMetadata(org.planQuery(soql, context, { all })));
  const result = org.query(soql, context, { all });
  const records = result.records.map(withoutEmptyChildren);
  const size = batchSize(call);
  if (records.length <= size) return ok({ totalSize: result.totalSize, done: true, records });
  return ok(page(records, 0, size, locators.keep(context.userId, records)));
}

function nextPage(call: ApiCall): ApiAnswer {
  const match = /^(\w{18})-(\d+)$/.exec(call.parameters.locator ?? '');
  if (!match) throw new OrgError('INVALID_QUERY_LOCATOR', 'invalid query locator');
  const records = call.parts.locators.records(call.caller.context.userId, match[1]!);
  return ok(page(records, Number(match[2]), batchSize(call), match[1]!));
}

function page(records: Row[], start: number, size: number, locator: string): Row {
  const end = start + size;
  const done = end >= records.length;
  const next = `/services/data/v${apiVersion}/query/${locator}-${end}`;
  return {
    totalSize: records.length,
    done,
    ...(done ? {} : { nextRecordsUrl: next }),
    records: records.slice(start, end),
  };
}

function batchSize(call: ApiCall): number {
  const asked = /batchSize=(\d+)/i.exec(call.headers['sforce-query-options'] ?? '');
  return asked ? Math.min(batch.largest, Math.max(batch.smallest, Number(asked[1]))) : batch.largest;
}

/** REST shows a sub-query without rows as null. */
export function withoutEmptyChildren(row: Row): Row {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, shown(value)]));
}

function shown(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const nested = value as Row;
  if (!Array.isArray(nested.records)) return nested;
  if (nested.records.length === 0) return null;
  return { ...nested, records: (nested.records as Row[]).map(withoutEmptyChildren) };
}
