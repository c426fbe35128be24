/** Records between the org's rows and Apex: reading fields, and values in both forms. */
import type { FieldDefinition, FieldType, Row, Schema } from '../ports.ts';
import type { Site } from './ast.ts';
import { dateText, isoText, parseDate, parseDatetime } from './dates.ts';
import { DecimalValue, decimalOf } from './decimal.ts';
import { InvalidApex, UnsupportedApex } from './errors.ts';
import { toId18 } from './key.ts';
import { throwApex } from './platform-exceptions.ts';
import { SObjectValue } from './sobject.ts';
import { primitive, type ApexType } from './types.ts';
import {
  BlobValue,
  DateValue,
  DatetimeValue,
  IdValue,
  ListValue,
  MapValue,
  SetValue,
  type Value,
} from './values.ts';

const decimals = new Set<FieldType>(['double', 'currency', 'percent']);

/** The Apex type of a field of that schema type. */
export function apexTypeOf(field: FieldDefinition, site: Site): ApexType {
  if (field.type === 'id' || field.type === 'reference') return primitive('Id');
  if (field.type === 'boolean') return primitive('Boolean');
  if (field.type === 'int') return primitive('Integer');
  if (decimals.has(field.type)) return primitive('Decimal');
  if (field.type === 'date') return primitive('Date');
  if (field.type === 'datetime') return primitive('Datetime');
  if (field.type === 'base64') return primitive('Blob');
  if (field.type === 'address') throw new UnsupportedApex(`compound field ${field.apiName}`, site);
  return primitive('String');
}

/** A field's value as Apex holds it. */
export function fromRow(raw: unknown, field: FieldDefinition, site: Site): Value {
  if (raw === null || raw === undefined) return null;
  const type = apexTypeOf(field, site);
  const name = type.kind === 'primitive' ? type.name : '';
  if (name === 'Id') return new IdValue(toId18(String(raw)) ?? String(raw));
  if (name === 'Decimal') return decimalOf(Number(raw));
  if (name === 'Date') return parseDate(String(raw)) ?? null;
  if (name === 'Datetime') return parseDatetime(String(raw)) ?? null;
  if (name === 'Blob') return new BlobValue(Buffer.from(String(raw), 'base64'));
  return raw as boolean | number | string;
}

/** A value as rows and binds hold it. Throws UnsupportedApex for values no field and no bind can be. */
export function toRowValue(value: Value, site: Site): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number')
    return value;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof DecimalValue) return value.toNumber();
  if (value instanceof IdValue) return value.text;
  if (value instanceof DateValue) return dateText(value);
  if (value instanceof DatetimeValue) return isoText(value);
  if (value instanceof BlobValue) return Buffer.from(value.bytes).toString('base64');
  if (value instanceof ListValue) return value.items.map((item) => toRowValue(item, site));
  if (value instanceof SetValue) return [...value.items.values()].map((item) => toRowValue(item, site));
  if (value instanceof MapValue)
    return [...value.entries.values()].map((entry) => toRowValue(entry.key, site));
  if (value instanceof SObjectValue) return toRowValue(value.id, site);
  throw new UnsupportedApex('this value in a query or a record', site);
}

/** Turns a row of a query into a record; what it holds is what was queried. */
export function toRecord(row: Row, objectName: string, schema: Schema, site: Site): SObjectValue {
  const record = new SObjectValue(objectName, new Set());
  for (const [name, raw] of Object.entries(row)) {
    if (name === 'attributes') {
      // Queries in Apex always bring the id, also when it is not selected; the row names it in its address.
      const { url } = raw as { url?: string };
      const id = toId18(url?.split('/').at(-1) ?? '');
      if (id && !record.values.has('id')) record.values.set('id', new IdValue(id));
      continue;
    }
    record.queried!.add(name.toLowerCase());
    record.values.set(name.toLowerCase(), columnValue(name, raw, objectName, schema, site));
  }
  return record;
}

function columnValue(name: string, raw: unknown, objectName: string, schema: Schema, site: Site): Value {
  const field = schema.field(objectName, name);
  if (field) return fromRow(raw, field, site);
  const parent = parentField(objectName, name, schema);
  if (parent)
    return raw ? toRecord(raw as Row, parentObject(raw as Row, parent, schema), schema, site) : null;
  const child = childRelationship(objectName, name, schema);
  if (!child) throw new UnsupportedApex(`query column ${name} of ${objectName}`, site);
  const rows = (raw as { records: Row[] } | null)?.records ?? [];
  const items = rows.map((item) => toRecord(item, child.childObject, schema, site));
  return new ListValue({ kind: 'sobject', name: child.childObject }, items);
}

/** A polymorphic parent says what it is in its attributes; read together, all of them are `Name`, with a user's fields. */
function parentObject(row: Row, field: FieldDefinition, schema: Schema): string {
  const own = (row['attributes'] as { type?: string } | undefined)?.type;
  if (own && schema.object(own)) return own;
  return field.referenceTo.includes('User') ? 'User' : field.referenceTo[0]!;
}

export function parentField(
  objectName: string,
  relationshipName: string,
  schema: Schema,
): FieldDefinition | undefined {
  const wanted = relationshipName.toLowerCase();
  const fields = schema.object(objectName)?.fields.values() ?? [];
  return [...fields].find((field) => field.relationshipName?.toLowerCase() === wanted);
}

export function childRelationship(objectName: string, relationshipName: string, schema: Schema) {
  const wanted = relationshipName.toLowerCase();
  return schema
    .object(objectName)
    ?.childRelationships.find((child) => child.relationshipName?.toLowerCase() === wanted);
}

/** A field's or relationship's name in the schema's spelling. */
export function spelledName(objectName: string, name: string, schema: Schema): string {
  const field =
    schema.field(objectName, name)?.apiName ?? parentField(objectName, name, schema)?.relationshipName;
  return field ?? childRelationship(objectName, name, schema)?.relationshipName ?? name;
}

/** `record.Field`, `record.Parent__r`, `record.Children__r`. */
export function readField(record: SObjectValue, name: string, schema: Schema, site: Site): Value {
  const key = name.toLowerCase();
  const known = record.values.get(key);
  if (known !== undefined) return known;
  const child = childRelationship(record.objectName, name, schema);
  if (!child && !schema.field(record.objectName, name) && !parentField(record.objectName, name, schema)) {
    throw new InvalidApex(`Field does not exist: ${name} on ${record.objectName}`, site);
  }
  if (record.queried && !record.queried.has(key) && key !== 'id') {
    const place = `${record.objectName}.${name}`;
    throwApex(
      'SObjectException',
      `SObject row was retrieved via SOQL without querying the requested field: ${place}`,
      site,
    );
  }
  return child ? new ListValue({ kind: 'sobject', name: child.childObject }) : null;
}

/** The row to save: the fields code has set, and the id. */
export function toRow(record: SObjectValue, schema: Schema, site: Site): Row {
  const row: Row = {};
  const names = new Set([...record.changed, ...(record.values.has('id') ? ['id'] : [])]);
  for (const name of names) {
    const field = schema.field(record.objectName, name);
    if (!field) throw new UnsupportedApex(`saving ${name} of ${record.objectName}`, site);
    row[field.apiName] = toRowValue(record.values.get(name) ?? null, site);
  }
  return row;
}
