/** sObject rows over REST: create, read, update, delete by id, and read, upsert, delete by an external id. */
import { notFound, OrgError } from '../errors.ts';
import type { ObjectDefinition, Row, SaveOperation } from '../ports.ts';
import { toId18 } from '../store/ids.ts';
import { checkConditions, isConditional } from './conditions.ts';
import { formRow } from './files.ts';
import { ok } from './route.ts';
import type { ApiAnswer, ApiCall, RouteRow } from './route.ts';
import { single } from './save-answer.ts';

const testedBy = 'conformance/records.test.ts';
const base = '/services/data/:version/sobjects/:object';

const row = (
  method: RouteRow['method'],
  path: string,
  notes: string,
  handler: RouteRow['handler'],
): RouteRow => ({
  family: 'sobjects',
  method,
  path: `${base}${path}`,
  status: 'supported',
  testedBy,
  notes,
  handler,
});

export const recordRoutes: RouteRow[] = [
  row('POST', '', 'create; a form with VersionData for files', create),
  row('GET', '/:id', 'read; fields= names the fields; If-Modified-Since', read),
  row('PATCH', '/:id', 'update; If-Unmodified-Since', update),
  row('DELETE', '/:id', 'delete', remove),
  row('GET', '/:field/:value', 'read by external id', readByKey),
  row('PATCH', '/:field/:value', 'upsert by external id', upsert),
  row('DELETE', '/:field/:value', 'delete by external id', removeByKey),
];

/** The object a path names, if the caller may read it. Throws NOT_FOUND, whatever the reason. */
export function readableObject(call: ApiCall, name: string): ObjectDefinition {
  const { org } = call.parts;
  const object = org.schema.object(name);
  if (!object || !org.access.object(call.caller.context.userId, object.apiName).read) throw notFound();
  return object;
}

/** The body as a row; throws JSON_PARSER_ERROR for anything else. */
export function bodyRow(body: unknown): Row {
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Row;
  throw new OrgError(
    'JSON_PARSER_ERROR',
    'The HTTP entity body is required, but this request has no entity body.',
  );
}

/** One record with these fields (default: all the caller may see); throws NOT_FOUND when it is not there for them. */
export function readRow(
  call: ApiCall,
  object: ObjectDefinition,
  condition: string,
  binds: Row,
  fields?: string[],
): Row {
  const { org } = call.parts;
  const { context } = call.caller;
  const names = fields?.length ? fields : visibleFields(call, object);
  const soql = `SELECT ${names.join(', ')} FROM ${object.apiName} WHERE ${condition}`;
  const [found] = org.query(soql, context, { binds }).records;
  if (!found) throw notFound();
  return found;
}

function visibleFields(call: ApiCall, object: ObjectDefinition): string[] {
  const { org } = call.parts;
  const { userId } = call.caller.context;
  return [...object.fields.keys()].filter((name) => org.access.field(userId, object.apiName, name).read);
}

async function create(call: ApiCall): Promise<ApiAnswer> {
  const object = readableObject(call, call.parameters.object!);
  const record = Buffer.isBuffer(call.body) ? await formRow(call) : bodyRow(call.body);
  const result = single(await save(call, object, 'insert', record));
  return { status: 201, body: { id: result.id, success: true, errors: [] } };
}

function read(call: ApiCall): ApiAnswer {
  const object = readableObject(call, call.parameters.object!);
  const id = pathId(call, object);
  if (isConditional(call)) {
    const { LastModifiedDate } = readRow(call, object, 'Id = :id', { id }, ['LastModifiedDate']);
    if (checkConditions(call, { LastModifiedDate }) === 'unchanged') return { status: 304 };
  }
  return ok(readRow(call, object, 'Id = :id', { id }, fieldsOf(call)));
}

async function update(call: ApiCall): Promise<ApiAnswer> {
  const object = readableObject(call, call.parameters.object!);
  const id = existing(call, object, pathId(call, object));
  const record = { ...bodyRow(call.body), Id: id };
  const { org } = call.parts;
  if (!isConditional(call)) single(await save(call, object, 'update', record));
  else
    await org.transaction(async () => {
      // From here on nobody else writes: what is checked is still so when the record is saved.
      await org.database.beginWriting();
      checkConditions(call, readRow(call, object, 'Id = :id', { id }, ['LastModifiedDate']));
      single(await save(call, object, 'update', record));
    });
  return { status: 204 };
}

async function remove(call: ApiCall): Promise<ApiAnswer> {
  const object = readableObject(call, call.parameters.object!);
  const id = existing(call, object, pathId(call, object));
  single(await save(call, object, 'delete', { Id: id }));
  return { status: 204 };
}

function readByKey(call: ApiCall): ApiAnswer {
  const { object, condition, binds } = byKey(call);
  return ok(readRow(call, object, condition, binds, fieldsOf(call)));
}

async function upsert(call: ApiCall): Promise<ApiAnswer> {
  const { object, field, value } = byKey(call);
  const body = bodyRow(call.body);
  if (Object.keys(body).some((name) => name.toLowerCase() === field.toLowerCase())) {
    throw new OrgError('INVALID_FIELD', `The ${field} field should not be specified in the sobject data.`);
  }
  const request = {
    operation: 'upsert' as const,
    objectName: object.apiName,
    externalIdField: field,
    allOrNone: true,
  };
  const rows = [{ ...body, [field]: value }];
  const result = single(await call.parts.org.save({ ...request, rows }, call.caller.context));
  const answer = { id: result.id, success: true, errors: [], created: result.created };
  return { status: result.created ? 201 : 200, body: answer };
}

async function removeByKey(call: ApiCall): Promise<ApiAnswer> {
  const { object, condition, binds } = byKey(call);
  const { Id } = readRow(call, object, condition, binds, ['Id']);
  single(await save(call, object, 'delete', { Id }));
  return { status: 204 };
}

function byKey(call: ApiCall): {
  object: ObjectDefinition;
  field: string;
  value: string;
  condition: string;
  binds: Row;
} {
  const object = readableObject(call, call.parameters.object!);
  const field = object.fields.get(call.parameters.field!);
  if (!field || !(field.externalId || field.type === 'id')) {
    throw new OrgError(
      'NOT_FOUND',
      'Provided external ID field does not exist or is not accessible: ' + call.parameters.field,
    );
  }
  const value = call.parameters.value!;
  return { object, field: field.apiName, value, condition: `${field.apiName} = :value`, binds: { value } };
}

function pathId(call: ApiCall, object: ObjectDefinition): string {
  const id = toId18(call.parameters.id!);
  if (id && call.parts.org.schema.objectOfId(id) === object) return id;
  if (id || !/^\w{15,18}$/.test(call.parameters.id!)) throw notFound();
  throw new OrgError('MALFORMED_ID', `malformed id ${call.parameters.id}`);
}

/** A record that is not there for the caller is not found, whatever the operation. */
function existing(call: ApiCall, object: ObjectDefinition, id: string): string {
  readRow(call, object, 'Id = :id', { id }, ['Id']);
  return id;
}

function fieldsOf(call: ApiCall): string[] | undefined {
  return call.query
    .get('fields')
    ?.split(',')
    .map((name) => name.trim());
}

function save(call: ApiCall, object: ObjectDefinition, operation: SaveOperation, record: Row) {
  const request = { operation, objectName: object.apiName, rows: [record], allOrNone: true };
  return call.parts.org.save(request, call.caller.context);
}
