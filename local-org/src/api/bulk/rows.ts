/** Lines of a CSV as rows to save: empty cells change nothing, #N/A clears, `Parent__r.Key__c` names a parent. */
import type { ObjectDefinition, Row, Schema } from '../../ports.ts';

/** A column of the header: a field, or a field of a parent. */
export type RowColumn = { field: string; type: string } | { relationship: string; field: string };

/** The columns of a header; the name of the first one that means nothing is in `unknown`. */
export function readHeader(
  schema: Schema,
  object: ObjectDefinition,
  header: string[],
): { columns: RowColumn[]; unknown: string | null } {
  const columns: RowColumn[] = [];
  for (const name of header) {
    const column = columnOf(schema, object, name.trim());
    if (!column) return { columns, unknown: name };
    columns.push(column);
  }
  return { columns, unknown: null };
}

function columnOf(schema: Schema, object: ObjectDefinition, name: string): RowColumn | undefined {
  const [first, second, ...more] = name.split('.') as [string, ...string[]];
  if (second === undefined) {
    const field = object.fields.get(first.toLowerCase());
    return field && { field: field.apiName, type: field.type };
  }
  if (more.length > 0) return undefined;
  for (const field of object.fields.values()) {
    if (field.relationshipName?.toLowerCase() !== first.toLowerCase()) continue;
    const known = field.referenceTo.some((target) => schema.field(target, second));
    return known ? { relationship: field.relationshipName, field: second } : undefined;
  }
  return undefined;
}

/** One line as a row. */
export function toRow(columns: RowColumn[], line: string[]): Row {
  const row: Row = {};
  columns.forEach((column, index) => {
    const cell = line[index] ?? '';
    if (cell === '') return;
    if ('relationship' in column) row[column.relationship] = { [column.field]: cell };
    else row[column.field] = valueOf(cell, column.type);
  });
  return row;
}

function valueOf(cell: string, type: string): string | null {
  if (cell === '#N/A') return null;
  return type === 'boolean' ? cell.toLowerCase() : cell;
}
