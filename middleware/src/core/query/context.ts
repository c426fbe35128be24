import type { ContextValue, MappingNode, RecordContext } from '../types.ts';
import { peopleOf } from './people.ts';
import type { PlannedNode, QueryPlan } from './plan.ts';

/** A row of the REST API: fields, parents as nested rows, children as `{ records: […] }` or null. */
type ApiRow = Record<string, unknown>;

/** `/services/data/v67.0/sobjects/Contact/003…` */
const RECORD_URL = /\/sobjects\/\w+\/(\w{18})$/;

/** The record as the prompt sees it, from the first row of the query's answer. */
export function toRecordContext(plan: QueryPlan, row: ApiRow): RecordContext {
  return readRow(plan.root, row);
}

function readRow(plan: PlannedNode, row: ApiRow): RecordContext {
  const record: RecordContext = {
    objectName: plan.node.objectName,
    recordId: idOf(row),
    fields: {},
    parents: {},
    children: {},
  };
  const people = peopleOf(plan, row);
  if (people.length > 0) record.people = people;
  for (const { field, visible, structured } of plan.fields) {
    const value = valueOf(row, field.apiName, visible);
    record.fields[field.apiName] = structured ? { ...value, structured } : value;
  }
  for (const { node, plan: parent } of plan.parents) {
    const value = row[node.relationshipName];
    record.parents[node.relationshipName] = parent
      ? isRow(value)
        ? readRow(parent, value)
        : null
      : hidden(node);
  }
  // A list that was left out has no entry at all: "there are none" would be a statement nobody checked.
  for (const { node, plan: child } of plan.children) {
    if (child) record.children[node.relationshipName] = readChildren(child, row[node.relationshipName]);
  }
  return record;
}

/** The id that was asked for, or of a parent, whose id is not, the last part of its address. */
function idOf({ Id: id, attributes }: ApiRow): string | null {
  if (typeof id === 'string') return id;
  const url = isRow(attributes) ? attributes['url'] : null;
  return typeof url === 'string' ? (RECORD_URL.exec(url)?.[1] ?? null) : null;
}

/** A parent that the user may not read: every field is there, and not visible. */
function hidden(node: MappingNode): RecordContext {
  const fields = node.fields.map((field) => [field.apiName, { text: null, visible: false }]);
  const parents = node.parents.map((parent) => [parent.relationshipName, hidden(parent)]);
  return {
    objectName: node.objectName,
    recordId: null,
    fields: Object.fromEntries(fields),
    parents: Object.fromEntries(parents),
    children: {},
  };
}

function readChildren(plan: PlannedNode, value: unknown): RecordContext[] {
  if (!isRow(value) || !Array.isArray(value['records'])) return [];
  return value['records'].filter(isRow).map((row) => readRow(plan, row));
}

function valueOf(row: ApiRow, name: string, visible: boolean): ContextValue {
  return { text: visible ? textOf(row[name]) : null, visible };
}

/** A datetime of the REST API is UTC with milliseconds that nobody reads: `2026-11-22T07:41:52.000+0000`. */
const DATETIME = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}):\d{2}\.\d{3}(?:\+0000|Z)$/;

/** Numbers, booleans and dates as the API writes them; datetimes to the minute; a compound address as one line. */
function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (isRow(value)) {
    const parts = ['street', 'city', 'state', 'postalCode', 'country'].map((key) => value[key]);
    return parts.filter((part) => typeof part === 'string' && part !== '').join(', ') || null;
  }
  return String(value).replace(DATETIME, '$1 $2 UTC');
}

const isRow = (value: unknown): value is ApiRow =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
