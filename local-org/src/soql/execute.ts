/** Runs a plan: one statement per level, children fetched for all parents at once and dealt out. */
import type { QueryResult, Row, Schema } from '../ports.ts';
import type { Database, SqlRow, SqlValue } from '../store/database.ts';
import { fromStored } from '../store/values.ts';
import { recordUrl } from '../record-url.ts';
import type { ChildrenOutput, Output, Plan, ValueOutput } from './plan.ts';

type ChildRows = Map<ChildrenOutput, Map<SqlValue, Row[]>>;

/** All records of the query; paging is the API's affair. */
export function executePlan(database: Database, schema: Schema, plan: Plan): QueryResult {
  const rows = database.all(plan.sql, plan.parameters);
  if (plan.kind === 'count') return { totalSize: Number(rows[0]?.c0 ?? 0), done: true, records: [] };
  const records = shapeAll(database, schema, plan, rows);
  return { totalSize: records.length, done: true, records };
}

function shapeAll(database: Database, schema: Schema, plan: Plan, rows: SqlRow[]): Row[] {
  const parentIds = JSON.stringify(rows.map((row) => row.c0));
  const children: ChildRows = new Map();
  for (const output of plan.outputs) {
    if (output.kind === 'children') children.set(output, childRows(database, schema, output.plan, parentIds));
  }
  return rows.map((row) => {
    const attributes =
      plan.kind === 'aggregate'
        ? { type: 'AggregateResult' }
        : { type: plan.object.apiName, url: recordUrl(plan.object.apiName, String(row.c0)) };
    return { attributes, ...shape(schema, plan.outputs, row, children) };
  });
}

/** Rows of a sub-query by parent id; a LIMIT counts for each parent. */
function childRows(database: Database, schema: Schema, plan: Plan, parentIds: string): Map<SqlValue, Row[]> {
  const taken = new Map<SqlValue, number>();
  const rows = database.all(plan.sql, [parentIds, ...plan.parameters]).filter((row) => {
    const count = (taken.get(row.c1 ?? null) ?? 0) + 1;
    taken.set(row.c1 ?? null, count);
    return plan.limitPerParent === null || count <= plan.limitPerParent;
  });
  const records = shapeAll(database, schema, plan, rows);
  const dealt = new Map<SqlValue, Row[]>();
  rows.forEach((row, index) => {
    const key = row.c1 ?? null;
    dealt.set(key, [...(dealt.get(key) ?? []), records[index]!]);
  });
  return dealt;
}

function shape(schema: Schema, outputs: Output[], row: SqlRow, children: ChildRows): Row {
  return Object.fromEntries(
    outputs.map((output) => [output.name, shapeOutput(schema, output, row, children)]),
  );
}

function shapeOutput(schema: Schema, output: Output, row: SqlRow, children: ChildRows): unknown {
  switch (output.kind) {
    case 'value':
      return shapeValue(output, row);
    case 'address':
      return shapeAddress(output.parts, row);
    case 'parent':
      return shapeParent(schema, output, row, children);
    case 'typeof':
      return shapeTypeof(schema, output, row, children);
    case 'children': {
      const records = children.get(output)?.get(row.c0 ?? null) ?? [];
      return { totalSize: records.length, done: true, records };
    }
  }
}

function shapeValue(output: ValueOutput, row: SqlRow): unknown {
  const stored = row[output.key] ?? null;
  if (output.field.type === 'boolean' && stored === null) return null;
  const value = fromStored(output.field, stored);
  if (!output.label) return value;
  return output.field.picklistValues.find((entry) => entry.value === value)?.label ?? value;
}

function shapeAddress(parts: Record<string, string>, row: SqlRow): Row | null {
  const address = Object.fromEntries(Object.entries(parts).map(([part, key]) => [part, row[key] ?? null]));
  return Object.values(address).some((value) => value !== null) ? address : null;
}

function shapeParent(
  schema: Schema,
  output: Extract<Output, { kind: 'parent' }>,
  row: SqlRow,
  children: ChildRows,
): Row | null {
  const id = row[output.presence];
  if (!id) return null;
  const type = output.object ?? 'Name';
  const url = recordUrl(output.object ?? schema.objectOfId(String(id))?.apiName ?? 'Name', String(id));
  return { attributes: { type, url }, ...shape(schema, output.outputs, row, children) };
}

function shapeTypeof(
  schema: Schema,
  output: Extract<Output, { kind: 'typeof' }>,
  row: SqlRow,
  children: ChildRows,
): Row | null {
  const id = row[output.presence];
  if (!id) return null;
  const type = schema.objectOfId(String(id))?.apiName ?? 'Name';
  const match = output.cases.find((entry) => entry.object === type && row[entry.presence]);
  const attributes = { type, url: recordUrl(type, String(id)) };
  return { attributes, ...shape(schema, match ? match.outputs : output.otherwise, row, children) };
}
