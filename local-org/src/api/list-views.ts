/** List views over REST: which there are, and the query each of them stands for. */
import { notFound, OrgError } from '../errors.ts';
import type { ListViewMetadata } from '../metadata/project-metadata.ts';
import type { FieldDefinition, ObjectDefinition, Row } from '../ports.ts';
import { apiVersion } from '../record-url.ts';
import { listViewCondition } from '../shell/pages/list-view-filter.ts';
import { listViewsOf } from '../shell/pages/list-views.ts';
import { nameFieldOf } from '../shell/pages/object-presentation.ts';
import { toId18 } from '../store/ids.ts';
import { readableObject } from './records.ts';
import { ok } from './route.ts';
import type { ApiAnswer, ApiCall, RouteRow } from './route.ts';

const base = '/services/data/:version/sobjects/:object/listviews';

const row = (path: string, notes: string, handler: RouteRow['handler']): RouteRow => ({
  family: 'list views',
  method: 'GET',
  path: `${base}${path}`,
  status: 'supported',
  testedBy: 'conformance/list-views.test.ts',
  notes,
  handler,
});

export const listViewRoutes: RouteRow[] = [
  row('', 'the views of the project and the standard ones; all in one page', list),
  row('/:id', 'one view in brief', (call) => ok(brief(call, ...find(call)))),
  row('/:id/describe', 'columns and the query, with filters and scope', describe),
];

function rowsOf(call: ApiCall, object: ObjectDefinition): Row[] {
  const soql = 'SELECT Id, DeveloperName FROM ListView WHERE SobjectType = :name ORDER BY Name';
  return call.parts.org.query(soql, call.caller.context, { binds: { name: object.apiName } }).records;
}

function viewOf(call: ApiCall, object: ObjectDefinition, record: Row): ListViewMetadata {
  const views = listViewsOf({ metadata: call.parts.org.metadata }, object);
  const view = views.find((entry) => entry.fullName === record.DeveloperName);
  if (!view) throw notFound();
  return view;
}

function find(call: ApiCall): [object: ObjectDefinition, record: Row] {
  const object = readableObject(call, call.parameters.object!);
  const id = toId18(call.parameters.id!);
  const record = rowsOf(call, object).find((entry) => entry.Id === id);
  if (!record) throw notFound();
  return [object, record];
}

function list(call: ApiCall): ApiAnswer {
  const object = readableObject(call, call.parameters.object!);
  const listviews = rowsOf(call, object).map((record) => brief(call, object, record));
  const { apiName } = object;
  return ok({ done: true, listviews, nextRecordsUrl: null, size: listviews.length, sobjectType: apiName });
}

function brief(call: ApiCall, object: ObjectDefinition, record: Row): Row {
  const view = viewOf(call, object, record);
  const url = `/services/data/v${apiVersion}/sobjects/${object.apiName}/listviews/${String(record.Id)}`;
  const { fullName: developerName, label } = view;
  const urls = { describeUrl: `${url}/describe`, resultsUrl: `${url}/results`, url };
  return { id: record.Id, developerName, label, soqlCompatible: true, ...urls };
}

function describe(call: ApiCall): ApiAnswer {
  const [object, record] = find(call);
  const view = viewOf(call, object, record);
  const fields = visibleColumns(call, object, view);
  const order = [
    'Id',
    ...(isSortable(object, nameFieldOf(object)) ? [nameFieldOf(object)] : []),
  ].toReversed();
  const system = ['Id', 'CreatedDate', 'LastModifiedDate', 'SystemModstamp'];
  const selected = [...new Set([...fields.map((field) => field.apiName), ...system])];
  const mine = view.filterScope === 'Mine';
  const condition = conditionOf(object, view);
  const query = [
    `SELECT ${selected.join(', ')} FROM ${object.apiName}`,
    ...(mine ? ['USING SCOPE mine'] : []),
    ...(condition ? [`WHERE ${condition}`] : []),
    `ORDER BY ${order.map((name) => `${name} ASC NULLS FIRST`).join(', ')}`,
  ].join(' ');
  return ok({
    columns: fields.map((field) => columnOf(field, order[0] === field.apiName)),
    id: record.Id,
    orderBy: order.map((name) => ({
      fieldNameOrPath: name,
      nullsPosition: 'first',
      sortDirection: 'ascending',
    })),
    query,
    relatedEntityId: null,
    scope: mine ? 'mine' : 'everything',
    scopeEntityId: null,
    sobjectType: object.apiName,
    whereCondition: whereOf(view),
  });
}

/** Throws FUNCTIONALITY_NOT_ENABLED naming the filter or the scope the local org does not have. */
function conditionOf(object: ObjectDefinition, view: ListViewMetadata): string {
  const { filterScope } = view;
  if (filterScope !== 'Everything' && filterScope !== 'Mine')
    throw new OrgError(
      'FUNCTIONALITY_NOT_ENABLED',
      `unsupported by the local org: filterScope ${filterScope}`,
    );
  try {
    return listViewCondition(object, { ...view, filterScope: 'Everything' }, '');
  } catch (error) {
    throw new OrgError('FUNCTIONALITY_NOT_ENABLED', (error as Error).message);
  }
}

function whereOf(view: ListViewMetadata): Row {
  const conditions = view.filters.map(({ field, operation, value }) => ({
    field,
    operator: operation,
    values: value.split(',').map((part) => part.trim()),
  }));
  return { conditions, conjunction: 'and' };
}

function visibleColumns(call: ApiCall, object: ObjectDefinition, view: ListViewMetadata): FieldDefinition[] {
  return view.columns.flatMap((name) => {
    const field = object.fields.get(name);
    const visible = field && call.parts.org.access.field(call.caller.user.id, object.apiName, name).read;
    return visible ? [field] : [];
  });
}

function isSortable(object: ObjectDefinition, name: string): boolean {
  const field = object.fields.get(name);
  return field !== undefined && !(field.type === 'textarea' && field.length > 255);
}

function columnOf(field: FieldDefinition, first: boolean): Row {
  const { apiName, label, type } = field;
  const text = !['int', 'double', 'currency', 'percent', 'date', 'datetime'].includes(type);
  return {
    ascendingLabel: text ? 'Z-A' : '9-0',
    descendingLabel: text ? 'A-Z' : '0-9',
    fieldNameOrPath: apiName,
    hidden: false,
    label,
    selectListItem: apiName,
    sortDirection: first ? 'ascending' : null,
    sortIndex: first ? 0 : null,
    sortable: true,
    type,
  };
}
