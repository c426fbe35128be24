/** Rows of the store by id: reading, writing and the numbers that count up by themselves. No rules live here. */
import type { FieldDefinition, ObjectDefinition, Row } from '../ports.ts';
import type { Database, SqlRow, SqlValue } from './database.ts';
import { makeId } from './ids.ts';
import { quote, table } from './tables.ts';
import { fromStored } from './values.ts';

/** Field name → stored value. */
export type StoredRow = Record<string, SqlValue>;

/** The row of that id, deleted or not. */
export function readRecord(database: Database, object: ObjectDefinition, id: string): StoredRow | undefined {
  return database.get(`SELECT * FROM ${table(object)} WHERE "Id" = ?`, [id]) as SqlRow | undefined;
}

export function insertRecord(database: Database, object: ObjectDefinition, row: StoredRow): void {
  const names = Object.keys(row);
  const marks = names.map(() => '?').join(', ');
  const columns = names.map(quote).join(', ');
  database.run(`INSERT INTO ${table(object)} (${columns}) VALUES (${marks})`, Object.values(row));
}

/** Writes the given fields of one row. */
export function updateRecord(
  database: Database,
  object: ObjectDefinition,
  id: string,
  changes: StoredRow,
): void {
  const names = Object.keys(changes);
  if (names.length === 0) return;
  const assignments = names.map((name) => `${quote(name)} = ?`).join(', ');
  database.run(`UPDATE ${table(object)} SET ${assignments} WHERE "Id" = ?`, [...Object.values(changes), id]);
}

/** The id for a new record of this object. */
export function nextId(database: Database, object: ObjectDefinition): string {
  return makeId(object.keyPrefix, database.next(`id:${object.apiName}`));
}

/** The next value of an auto-number field: `PV-{000000}`, with the first number after an `@`. */
export function nextAutoNumber(database: Database, object: ObjectDefinition, field: FieldDefinition): string {
  const [format, start] = (field.autoNumber ?? '{0}').split('@');
  const value = database.next(`number:${object.apiName}.${field.apiName}`, Number(start ?? 1));
  return format!.replace(/\{(0+)\}/, (_, zeros: string) => String(value).padStart(zeros.length, '0'));
}

/** The row as triggers and the API see it: declared names, API values. */
export function toApiRow(object: ObjectDefinition, row: StoredRow): Row {
  const shown: Row = {};
  for (const field of object.fields.values()) {
    if (field.type !== 'address' && field.apiName in row)
      shown[field.apiName] = fromStored(field, row[field.apiName] ?? null);
  }
  return shown;
}

/** Another living row with this value in a unique field; text compares without case unless the field minds. */
export function findByValue(
  database: Database,
  object: ObjectDefinition,
  field: FieldDefinition,
  value: SqlValue,
): StoredRow[] {
  const collation = field.caseSensitive || typeof value !== 'string' ? 'COLLATE BINARY' : 'COLLATE NOCASE';
  const condition = `${quote(field.apiName)} = ? ${typeof value === 'string' ? collation : ''}`;
  return database.all(`SELECT * FROM ${table(object)} WHERE "IsDeleted" = 0 AND ${condition}`, [
    value,
  ]) as StoredRow[];
}
