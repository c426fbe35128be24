import type { ContextValue, RecordContext } from '../types.ts';
import type { PlannedNode, QueryPlan } from './plan.ts';

/** A row of the REST API: fields, parents as nested rows, children as `{ records: […] }` or null. */
type ApiRow = Record<string, unknown>;

/** The record as the prompt sees it, from the first row of the query's answer. */
export function toRecordContext(plan: QueryPlan, row: ApiRow): RecordContext {
  return readRow(plan.root, row);
}

function readRow(plan: PlannedNode, row: ApiRow): RecordContext {
  const id = row['Id'];
  return {
    objectName: plan.node.objectName,
    recordId: typeof id === 'string' ? id : null,
    fields: Object.fromEntries(
      plan.fields.map(({ field, visible }) => [field.apiName, valueOf(row, field.apiName, visible)]),
    ),
    parents: Object.fromEntries(
      plan.parents.map(({ node, plan: parent }) => [
        node.relationshipName,
        readParent(parent, row[node.relationshipName]),
      ]),
    ),
    children: Object.fromEntries(
      plan.children.map(({ node, plan: child }) => [
        node.relationshipName,
        readChildren(child, row[node.relationshipName]),
      ]),
    ),
  };
}

function readParent(plan: PlannedNode | null, value: unknown): RecordContext | null {
  return plan && isRow(value) ? readRow(plan, value) : null;
}

function readChildren(plan: PlannedNode | null, value: unknown): RecordContext[] {
  if (!plan || !isRow(value) || !Array.isArray(value['records'])) return [];
  return value['records'].filter(isRow).map((row) => readRow(plan, row));
}

function valueOf(row: ApiRow, name: string, visible: boolean): ContextValue {
  return { text: visible ? textOf(row[name]) : null, visible };
}

/** Numbers, booleans and dates as the API writes them; a compound address as one line. */
function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (isRow(value)) {
    const parts = ['street', 'city', 'state', 'postalCode', 'country'].map((key) => value[key]);
    return parts.filter((part) => typeof part === 'string' && part !== '').join(', ') || null;
  }
  return String(value);
}

const isRow = (value: unknown): value is ApiRow =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
