/** A queried row as the UI API shows a record: every field with its value and its text, parents as records. */
import type { FieldDefinition, ObjectDefinition, Row, Schema } from '../ports.ts';
import { displayValue } from './display-value.ts';

/** Fields every record of the UI API carries beside its own. */
export const systemNames = ['Id', 'LastModifiedById', 'LastModifiedDate', 'SystemModstamp'];

/** The record; `wanted` names the fields to show (parents always show what was queried). */
export function recordRepresentation(
  schema: Schema,
  object: ObjectDefinition,
  row: Row,
  wanted?: Set<string>,
): Row {
  const fields: Row = {};
  for (const [name, value] of Object.entries(row)) {
    if (name === 'attributes' || (wanted && !wanted.has(name))) continue;
    const field = object.fields.get(name);
    fields[name] = field ? leaf(field, value) : parent(schema, object, value as Row | null);
  }
  return {
    apiName: object.apiName,
    childRelationships: {},
    fields,
    id: row.Id,
    lastModifiedById: row.LastModifiedById ?? null,
    lastModifiedDate: utc(row.LastModifiedDate),
    recordTypeId: null,
    recordTypeInfo: null,
    systemModstamp: utc(row.SystemModstamp),
  };
}

function leaf(field: FieldDefinition, value: unknown): Row {
  const shown = field.type === 'datetime' ? utc(value) : value;
  return { displayValue: displayValue(field, shown), value: shown };
}

function parent(schema: Schema, object: ObjectDefinition, value: Row | null): Row {
  if (!value) return { displayValue: null, value: null };
  const url = String((value.attributes as Row).url);
  const target = schema.object(url.split('/').at(-2) ?? '') ?? object;
  const name = [...target.fields.values()].find((field) => field.nameField)?.apiName ?? 'Name';
  const text = value[name] ?? value.Name ?? null;
  return {
    displayValue: text,
    value: recordRepresentation(schema, target, { Id: url.split('/').at(-1), ...value }),
  };
}

/** The UI API writes UTC as `Z`, REST as `+0000`. */
function utc(value: unknown): unknown {
  return typeof value === 'string' ? value.replace(/\+0000$/, 'Z') : (value ?? null);
}
