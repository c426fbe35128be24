/** One table per sObject, one column per field, an index per look-up and per unique field. */
import type { FieldDefinition, FieldType, ObjectDefinition } from '../ports.ts';
import type { Database } from './database.ts';

const numbers = new Set<FieldType>(['double', 'currency', 'percent']);

/** Creates missing tables and columns; data that is there stays. */
export function createTables(database: Database, objects: ObjectDefinition[]): void {
  for (const object of objects) {
    const stored = [...object.fields.values()].filter((field) => field.type !== 'address');
    const columns = stored.filter((field) => field.apiName !== 'Id').map(column);
    // All at once: SQLite reads every table's definition again for each column that is added later.
    database.run(
      `CREATE TABLE IF NOT EXISTS ${table(object)} (${['"Id" TEXT PRIMARY KEY', ...columns].join(', ')})`,
    );
    const known = new Set(database.all(`PRAGMA table_info(${table(object)})`).map((column) => column.name));
    for (const field of stored) {
      if (!known.has(field.apiName)) {
        database.run(`ALTER TABLE ${table(object)} ADD COLUMN ${column(field)}`);
      }
      if (field.type === 'reference' || field.unique || field.externalId) {
        const index = quote(`${object.apiName}.${field.apiName}`);
        database.run(`CREATE INDEX IF NOT EXISTS ${index} ON ${table(object)} (${quote(field.apiName)})`);
      }
    }
  }
}

/** The object's table, quoted. */
export function table(object: { apiName: string }): string {
  return quote(object.apiName);
}

/** A name as an SQL identifier. */
export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

const column = (field: FieldDefinition): string => `${quote(field.apiName)} ${columnType(field)}`;

function columnType(field: FieldDefinition): string {
  if (field.type === 'boolean') return 'INTEGER NOT NULL DEFAULT 0';
  if (field.type === 'int') return 'INTEGER';
  if (numbers.has(field.type)) return 'REAL';
  if (['id', 'reference', 'date', 'datetime'].includes(field.type)) return 'TEXT';
  return 'TEXT COLLATE NOCASE';
}
