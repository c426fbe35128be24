/** sObject collections: up to 200 records of one or several objects in one call. */
import { notFound, OrgError } from '../errors.ts';
import type { Row, SaveOperation, SaveResult } from '../ports.ts';
import { toId18 } from '../store/ids.ts';
import { bodyRow, readableObject } from './records.ts';
import { ok } from './route.ts';
import type { ApiAnswer, ApiCall, RouteRow } from './route.ts';
import { collectionResult } from './save-answer.ts';

const testedBy = 'conformance/collections.test.ts';
const base = '/services/data/:version/composite/sobjects';
const mostRecords = 200;
const mostRetrieved = 2000;

const row = (
  method: RouteRow['method'],
  path: string,
  notes: string,
  handler: RouteRow['handler'],
): RouteRow => ({
  family: 'composite',
  method,
  path: `${base}${path}`,
  status: 'supported',
  testedBy,
  notes,
  handler,
});

export const collectionRoutes: RouteRow[] = [
  row('POST', '', 'create up to 200', (call) => saveBody(call, 'insert')),
  row('PATCH', '', 'update up to 200', (call) => saveBody(call, 'update')),
  row('DELETE', '', 'delete up to 200 by ids=', remove),
  row('POST', '/:object', 'retrieve by ids and fields', (call) => retrieve(call, bodyRow(call.body))),
  row('GET', '/:object', 'retrieve by ids= and fields=', retrieveByAddress),
  row('PATCH', '/:object/:field', 'upsert up to 200 by external id', (call) => saveBody(call, 'upsert')),
];

async function saveBody(call: ApiCall, operation: SaveOperation): Promise<ApiAnswer> {
  const body = bodyRow(call.body);
  const rows = body.records as Row[] | undefined;
  if (!Array.isArray(rows)) throw new OrgError('JSON_PARSER_ERROR', 'records: a list of records is required');
  if (rows.length > mostRecords) throw tooMany();
  const results = await saveMixed(call, operation, rows, body.allOrNone === true);
  return ok(results.map((result) => collectionResult(result, operation === 'upsert')));
}

async function remove(call: ApiCall): Promise<ApiAnswer> {
  const ids = (call.query.get('ids') ?? '').split(',').filter(Boolean);
  if (ids.length > mostRecords) throw tooMany();
  const rows = ids.map((id) => ({ Id: id, attributes: { type: typeOfId(call, id) } }));
  const results = await saveMixed(call, 'delete', rows, call.query.get('allOrNone') === 'true');
  return ok(results.map((result) => collectionResult(result)));
}

/** Saves runs of rows of the same object one after another, in one transaction when all or none is asked. */
async function saveMixed(
  call: ApiCall,
  operation: SaveOperation,
  rows: Row[],
  allOrNone: boolean,
): Promise<SaveResult[]> {
  const { org } = call.parts;
  const work = async (): Promise<SaveResult[]> => {
    const results: SaveResult[] = [];
    for (const group of groups(rows, (entry) => typeOf(call, entry))) {
      const request = { operation, objectName: group.object, rows: group.rows, allOrNone };
      const externalIdField = operation === 'upsert' ? call.parameters.field : undefined;
      results.push(
        ...(await org.save(
          { ...request, ...(externalIdField ? { externalIdField } : {}) },
          call.caller.context,
        )),
      );
    }
    if (allOrNone && results.some((result) => !result.success)) throw new Undo(results);
    return results;
  };
  try {
    return await (allOrNone ? org.transaction(work) : work());
  } catch (error) {
    if (!(error instanceof Undo)) throw error;
    return error.results.map((result) =>
      result.success ? { id: null, success: false, created: false, errors: [] } : result,
    );
  }
}

class Undo extends Error {
  readonly results: SaveResult[];

  constructor(results: SaveResult[]) {
    super('undo');
    this.results = results;
  }
}

function groups(rows: Row[], type: (row: Row) => string): { object: string; rows: Row[] }[] {
  const found: { object: string; rows: Row[] }[] = [];
  for (const entry of rows) {
    const object = type(entry);
    const last = found.at(-1);
    if (last?.object === object) last.rows.push(entry);
    else found.push({ object, rows: [entry] });
  }
  return found;
}

function typeOf(call: ApiCall, row: Row): string {
  const named = (row.attributes as Row | undefined)?.type;
  if (typeof named === 'string') return named;
  if (call.parameters.object) return call.parameters.object;
  throw new OrgError('INVALID_TYPE', 'attributes.type is required in every record');
}

function typeOfId(call: ApiCall, id: string): string {
  const full = toId18(id);
  const object = full && call.parts.org.schema.objectOfId(full);
  if (!object) throw new OrgError('MALFORMED_ID', `malformed id ${id}`);
  return object.apiName;
}

function retrieveByAddress(call: ApiCall): ApiAnswer {
  const listed = (name: string): string[] => (call.query.get(name) ?? '').split(',').filter(Boolean);
  return retrieve(call, { ids: listed('ids'), fields: listed('fields') });
}

/** Records in the order of the ids, null where there is none for the caller. */
function retrieve(call: ApiCall, { ids, fields }: Row): ApiAnswer {
  const object = readableObject(call, call.parameters.object!);
  if (!Array.isArray(ids) || !Array.isArray(fields)) throw notFound();
  if (ids.length > mostRetrieved) throw tooMany();
  const known = ids.map((id) => toId18(String(id)));
  const names = [...new Set(['Id', ...fields.map(String)])];
  const soql = `SELECT ${names.join(', ')} FROM ${object.apiName} WHERE Id IN :ids`;
  const { records } = call.parts.org.query(soql, call.caller.context, {
    binds: { ids: known.filter(Boolean) },
  });
  const byId = new Map(records.map((record) => [record.Id, record]));
  return ok(known.map((id) => byId.get(id) ?? null));
}

function tooMany(): OrgError {
  const message = `record limit reached. cannot submit more than ${mostRecords} records in this call`;
  return new OrgError('EXCEEDED_ID_LIMIT', message);
}
