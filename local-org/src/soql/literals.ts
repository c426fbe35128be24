/** Literals and binds of a condition as values to compare with a column. */
import type { LiteralType } from 'soql-parser-js';
import { OrgError } from '../errors.ts';
import type { FieldDefinition } from '../ports.ts';
import type { SqlValue } from '../store/database.ts';
import { toId18 } from '../store/ids.ts';
import { dateLiteral } from './date-literals.ts';
import type { DayRange } from './date-literals.ts';
import { bindValue, malformed } from './parse.ts';
import type { Binds } from './parse.ts';

/** A value, or the days a date literal stands for. */
export type Operand = { value: SqlValue } | { range: DayRange };

const numeric = new Set(['int', 'double', 'currency', 'percent']);

/** All operands of a condition: one, or those of an IN list. Throws Salesforce's errors on values of a wrong kind. */
export function operands(
  field: FieldDefinition,
  raw: string | string[],
  literalType: LiteralType | LiteralType[] | undefined,
  binds: Binds,
  now: Date,
): Operand[] {
  const texts = Array.isArray(raw) ? raw : [raw];
  return texts.flatMap((text, index) => {
    const type = Array.isArray(literalType) ? literalType[index] : literalType;
    if (type === 'APEX_BIND_VARIABLE') return bound(field, bindValue(binds, text));
    return [literal(field, text, type, now)];
  });
}

/** The characters of a quoted SOQL text. `keepWildcards` leaves `\%` and `\_` for LIKE. */
export function unquote(text: string, keepWildcards = false): string {
  const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
  return text.slice(1, -1).replace(/\\(.)/gs, (whole, character: string) => {
    if (keepWildcards && (character === '%' || character === '_' || character === '\\')) return whole;
    return escapes[character] ?? character;
  });
}

function literal(field: FieldDefinition, text: string, type: LiteralType | undefined, now: Date): Operand {
  switch (type) {
    case 'NULL':
      return { value: null };
    case 'STRING':
      return { value: comparable(field, unquote(text)) };
    case 'BOOLEAN':
      if (field.type !== 'boolean') throw wrongKind(field);
      return { value: text.toUpperCase() === 'TRUE' ? 1 : 0 };
    case 'INTEGER':
    case 'DECIMAL':
      if (!numeric.has(field.type)) throw wrongKind(field);
      return { value: Number(text) };
    case 'DATE':
    case 'DATETIME':
    case 'DATE_LITERAL':
    case 'DATE_N_LITERAL':
      return temporal(field, text, type, now);
    default:
      throw malformed(`unsupported by the local org: ${type ?? 'unknown'} literal ${text}`);
  }
}

function temporal(field: FieldDefinition, text: string, type: LiteralType, now: Date): Operand {
  if (field.type !== 'date' && field.type !== 'datetime') throw wrongKind(field);
  if (type === 'DATE') return field.type === 'date' ? { value: text } : throwKind(field);
  if (type === 'DATETIME') return field.type === 'datetime' ? { value: storedTime(text) } : throwKind(field);
  const range = dateLiteral(text, now);
  if (!range) throw malformed(`unsupported by the local org: date literal ${text}`);
  return { range };
}

function throwKind(field: FieldDefinition): never {
  throw wrongKind(field);
}

/** Binds arrive typed: lists spread, dates and booleans take their stored form. */
function bound(field: FieldDefinition, value: unknown): Operand[] {
  if (value instanceof Set || Array.isArray(value)) return [...value].flatMap((entry) => bound(field, entry));
  if (value === null || value === undefined) return [{ value: null }];
  if (typeof value === 'boolean') return [{ value: value ? 1 : 0 }];
  if (typeof value === 'number') return [{ value }];
  if (value instanceof Date) {
    return [
      { value: field.type === 'date' ? value.toISOString().slice(0, 10) : storedTime(value.toISOString()) },
    ];
  }
  if (field.type === 'datetime') return [{ value: storedTime(String(value)) }];
  if (field.type === 'date') return [{ value: String(value).slice(0, 10) }];
  return [{ value: comparable(field, String(value)) }];
}

/** A text as it is stored: ids in 18 characters, empty text as null. */
function comparable(field: FieldDefinition, text: string): SqlValue {
  if (text === '') return null;
  if (field.type === 'id' || field.type === 'reference') {
    const id = toId18(text);
    if (!id) throw new OrgError('INVALID_QUERY_FILTER_OPERATOR', `invalid ID field: ${text}`);
    return id;
  }
  if (numeric.has(field.type) || ['boolean', 'date', 'datetime'].includes(field.type)) throw wrongKind(field);
  return text;
}

function storedTime(text: string): string {
  const time = new Date(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  if (Number.isNaN(time.getTime())) throw malformed(`not a date and time: ${text}`);
  return time.toISOString();
}

function wrongKind(field: FieldDefinition): OrgError {
  const quoted = ['boolean', 'date', 'datetime'].includes(field.type) || numeric.has(field.type);
  const advice = quoted ? 'should not be enclosed in quotes' : 'should be enclosed in quotes';
  return new OrgError(
    'INVALID_FIELD',
    `value of filter criterion for field '${field.apiName}' must be of type ${field.type} and ${advice}`,
  );
}
