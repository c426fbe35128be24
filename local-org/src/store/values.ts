/** Values between the API and the database: what a field accepts, and how a stored value is shown. */
import { saveError } from '../errors.ts';
import type { FieldDefinition, SaveError } from '../ports.ts';
import type { SqlValue } from './database.ts';
import { toId18 } from './ids.ts';

/** A value a field refuses, with Salesforce's code and message. */
export class ValueError extends Error {
  readonly saveError: SaveError;

  constructor(code: string, field: FieldDefinition, message: string) {
    super(message);
    this.saveError = saveError(code, `${field.label}: ${message}`, [field.apiName]);
  }
}

/** The stored form of an API (or Apex) value; blank text is null. Throws ValueError. */
export function toStored(field: FieldDefinition, value: unknown): SqlValue {
  if (value === null || value === undefined || value === '') return field.type === 'boolean' ? 0 : null;
  switch (field.type) {
    case 'boolean':
      return toBoolean(field, value);
    case 'int':
    case 'double':
    case 'currency':
    case 'percent':
      return toNumber(field, value);
    case 'date':
      return toDate(field, value);
    case 'datetime':
      return toDateTime(field, value);
    case 'id':
    case 'reference':
      return toReference(field, value);
    case 'multipicklist':
      return Array.isArray(value) ? value.join(';') || null : toText(field, value);
    default:
      return toText(field, value);
  }
}

/** The value as the REST API shows it; dates and times in UTC with `+0000`. */
export function fromStored(field: FieldDefinition, value: SqlValue): unknown {
  if (field.type === 'boolean') return value === 1;
  if (value === null || value === undefined) return null;
  if (field.type === 'datetime') return `${String(value).slice(0, -1)}+0000`;
  return value;
}

/** The current time as it is stored: whole seconds, as on the platform. */
export function storedNow(): string {
  return `${new Date().toISOString().slice(0, 19)}.000Z`;
}

function wrongType(field: FieldDefinition, value: unknown): ValueError {
  return new ValueError(
    'INVALID_TYPE_ON_FIELD_IN_RECORD',
    field,
    `value not of required type: ${String(value)}`,
  );
}

function toText(field: FieldDefinition, value: unknown): string | null {
  if (typeof value !== 'string')
    throw wrongType(field, typeof value === 'object' ? JSON.stringify(value) : value);
  const trimmed = field.type === 'textarea' ? value.replace(/\r\n?/g, '\n').trimEnd() : value.trim();
  return trimmed === '' ? null : trimmed;
}

function toBoolean(field: FieldDefinition, value: unknown): number {
  if (value === true || value === 'true') return 1;
  if (value === false || value === 'false') return 0;
  throw wrongType(field, value);
}

function toNumber(field: FieldDefinition, value: unknown): number {
  const parsed = typeof value === 'string' ? Number(value) : value;
  if (typeof parsed !== 'number' || !Number.isFinite(parsed)) throw wrongType(field, value);
  const scale = field.type === 'int' ? 0 : field.scale;
  const rounded = Number(parsed.toFixed(Math.min(scale, 20)));
  const whole = field.precision > 0 ? field.precision - scale : 18;
  if (Math.abs(rounded) >= 10 ** whole) {
    throw new ValueError(
      'NUMBER_OUTSIDE_VALID_RANGE',
      field,
      `value outside of valid range on numeric field: ${parsed}`,
    );
  }
  return rounded;
}

function toDate(field: FieldDefinition, value: unknown): string {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T.*)?$/.exec(String(value));
  const day = match && new Date(`${match[1]}T00:00:00Z`);
  if (!day || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== match[1])
    throw wrongType(field, value);
  return match[1]!;
}

function toDateTime(field: FieldDefinition, value: unknown): string {
  const text = String(value).replace(/([+-]\d{2})(\d{2})$/, '$1:$2');
  const time = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?/.test(text) ? new Date(text) : new Date(Number.NaN);
  if (Number.isNaN(time.getTime())) throw wrongType(field, value);
  return `${time.toISOString().slice(0, 19)}.000Z`;
}

function toReference(field: FieldDefinition, value: unknown): string {
  const id = typeof value === 'string' ? toId18(value) : undefined;
  if (id) return id;
  throw new ValueError('MALFORMED_ID', field, `id value of incorrect type: ${String(value)}`);
}
