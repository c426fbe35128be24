/** UI API records: what Lightning Data Service reads and writes. */
import { notFound, OrgError } from '../errors.ts';
import type { ObjectDefinition, Row, SaveError, SaveOperation } from '../ports.ts';
import { bodyRow, readableObject, readRow } from '../api/records.ts';
import { ok } from '../api/route.ts';
import type { ApiAnswer, ApiCall, RouteRow } from '../api/route.ts';
import { toId18 } from '../store/ids.ts';
import { recordRepresentation } from './record-representation.ts';
import { layoutFields, wantedFields } from './wanted-fields.ts';
import type { Asking } from './wanted-fields.ts';

const testedBy = 'ui-api/ui-api.test.ts';
const base = '/services/data/:version/ui-api';

const row = (
  method: RouteRow['method'],
  path: string,
  notes: string,
  handler: RouteRow['handler'],
): RouteRow => ({
  family: 'ui-api',
  method,
  path: `${base}${path}`,
  status: 'supported',
  testedBy,
  notes,
  handler,
});

export const uiRecordRoutes: RouteRow[] = [
  row(
    'GET',
    '/records/:id',
    'fields, optionalFields; layoutTypes gives every visible field; modes is ignored',
    read,
  ),
  row('POST', '/records', 'create', create),
  row('PATCH', '/records/:id', 'update', update),
  row('DELETE', '/records/:id', 'delete', remove),
  row(
    'GET',
    '/related-list-records/:id/:relatedList',
    'by child relationship name; sortBy, pageSize, pageToken',
    related,
  ),
];

/** What deciding about fields needs to know about the caller. */
export function askingOf(call: ApiCall): Asking {
  const { schema, access } = call.parts.org;
  return { schema, access, userId: call.caller.user.id };
}

function read(call: ApiCall): ApiAnswer {
  const { object, id } = target(call);
  const wanted = wantedFields(askingOf(call), object, call.query);
  const found = readRow(call, object, 'Id = :id', { id }, wanted.paths);
  return ok(recordRepresentation(call.parts.org.schema, object, found, wanted.shown));
}

async function create(call: ApiCall): Promise<ApiAnswer> {
  const { apiName, fields } = bodyRow(call.body);
  const object = readableObject(call, String(apiName));
  const outcome = await save(call, object, 'insert', bodyRow(fields));
  return typeof outcome === 'string' ? { status: 201, body: whole(call, object, outcome) } : outcome;
}

async function update(call: ApiCall): Promise<ApiAnswer> {
  const { object, id } = target(call);
  readRow(call, object, 'Id = :id', { id }, ['Id']);
  const outcome = await save(call, object, 'update', { ...bodyRow(bodyRow(call.body).fields), Id: id });
  return typeof outcome === 'string' ? ok(whole(call, object, id)) : outcome;
}

async function remove(call: ApiCall): Promise<ApiAnswer> {
  const { object, id } = target(call);
  readRow(call, object, 'Id = :id', { id }, ['Id']);
  const outcome = await save(call, object, 'delete', { Id: id });
  return typeof outcome === 'string' ? { status: 204 } : outcome;
}

function related(call: ApiCall): ApiAnswer {
  const { object: parent, id } = target(call);
  const { schema } = call.parts.org;
  const name = call.parameters.relatedList!;
  const link = parent.childRelationships.find(
    (entry) => entry.relationshipName?.toLowerCase() === name.toLowerCase(),
  );
  if (!link)
    throw new OrgError('INVALID_PARAMETER_VALUE', `${name} is not a related list of ${parent.apiName}`);
  const child = readableObject(call, link.childObject);
  const size = Number(call.query.get('pageSize') ?? 50);
  const start = Number(call.query.get('pageToken') ?? 0);
  const wanted = wantedFields(askingOf(call), child, call.query);
  const soql = `SELECT ${wanted.paths.join(', ')} FROM ${child.apiName} WHERE ${link.field} = :id ${order(child, call.query.get('sortBy'))}`;
  const { records } = call.parts.org.query(soql, call.caller.context, { binds: { id } });
  const page = records.slice(start, start + size);
  return ok({
    count: page.length,
    currentPageToken: String(start),
    nextPageToken: start + size < records.length ? String(start + size) : null,
    pageSize: size,
    listReference: {
      id: null,
      inContextOfRecordId: id,
      parentObjectApiName: parent.apiName,
      relatedListId: name,
      type: 'relatedList',
    },
    records: page.map((record) => recordRepresentation(schema, child, record, wanted.shown)),
  });
}

/** `-CloseDate` sorts downwards; the name of the object may stand before the field. */
function order(object: ObjectDefinition, sortBy: string | null): string {
  const terms = (sortBy ?? '').split(',').filter(Boolean);
  const clauses = terms.map((term) => {
    const path = term.replace(/^-/, '').replace(new RegExp(`^${object.apiName}\\.`, 'i'), '');
    if (!/^[\w.]+$/.test(path)) throw new OrgError('INVALID_PARAMETER_VALUE', `sortBy: ${term}`);
    return `${path} ${term.startsWith('-') ? 'DESC' : 'ASC'}`;
  });
  return clauses.length > 0 ? `ORDER BY ${clauses.join(', ')}` : '';
}

function target(call: ApiCall): { object: ObjectDefinition; id: string } {
  const id = toId18(call.parameters.id ?? '');
  const object = id && call.parts.org.schema.objectOfId(id);
  if (!object) throw notFound();
  return { object: readableObject(call, object.apiName), id };
}

function whole(call: ApiCall, object: ObjectDefinition, id: string): Row {
  const query = new URLSearchParams({ optionalFields: layoutFields(askingOf(call), object).join(',') });
  const wanted = wantedFields(askingOf(call), object, query);
  const found = readRow(call, object, 'Id = :id', { id }, wanted.paths);
  return recordRepresentation(call.parts.org.schema, object, found, wanted.shown);
}

/** The id, or the answer that tells a form which field is wrong. */
async function save(
  call: ApiCall,
  object: ObjectDefinition,
  operation: SaveOperation,
  record: Row,
): Promise<string | ApiAnswer> {
  const request = { operation, objectName: object.apiName, rows: [record], allOrNone: true };
  const [result] = await call.parts.org.save(request, call.caller.context);
  if (result!.success) return result!.id!;
  return { status: 400, body: recordError(operation, object, result!.errors) };
}

function recordError(operation: SaveOperation, object: ObjectDefinition, errors: SaveError[]): Row {
  const fieldErrors: Record<string, Row[]> = {};
  const pageErrors: Row[] = [];
  for (const error of errors) {
    const base = {
      errorCode: error.statusCode,
      message: error.message,
      constituentField: null,
      duplicateRecordError: null,
    };
    if (error.fields.length === 0) pageErrors.push({ ...base, field: null, fieldLabel: null });
    for (const field of error.fields) {
      const label = object.fields.get(field)?.label ?? field;
      fieldErrors[field] = [...(fieldErrors[field] ?? []), { ...base, field, fieldLabel: label }];
    }
  }
  const verb = operation === 'insert' ? 'create' : operation;
  return {
    message: `An error occurred while trying to ${verb} the record. Please try again.`,
    statusCode: 400,
    errorCode: errors[0]?.statusCode ?? 'UNKNOWN_EXCEPTION',
    enhancedErrorType: 'RecordError',
    output: { errors: pageErrors, fieldErrors },
  };
}
