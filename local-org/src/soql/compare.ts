/** One comparison as SQL that is always true or false, never unknown: SOQL's NOT of an empty field is true. */
import type { Operator } from 'soql-parser-js';
import type { FieldDefinition } from '../ports.ts';
import type { SqlValue } from '../store/database.ts';
import type { Operand } from './literals.ts';
import { malformed } from './parse.ts';

export interface Sql {
  sql: string;
  parameters: SqlValue[];
}

type Order = '<' | '<=' | '>' | '>=';

/** `operands` has one entry except for lists. Text compares without regard to case, also outside of ASCII. */
export function compare(sql: string, field: FieldDefinition, operator: Operator, operands: Operand[]): Sql {
  switch (operator) {
    case '=':
    case 'IN':
      return anyOf(
        operands.map((operand) => equals(sql, field, operand)),
        '0',
      );
    case '!=':
    case 'NOT IN':
      return not(
        anyOf(
          operands.map((operand) => equals(sql, field, operand)),
          '0',
        ),
      );
    case 'LIKE':
      return anyOf(
        operands.map((operand) => like(sql, field, operand)),
        '0',
      );
    case 'INCLUDES':
      return anyOf(
        operands.map((operand) => includes(sql, field, operand)),
        '0',
      );
    case 'EXCLUDES':
      return not(
        anyOf(
          operands.map((operand) => includes(sql, field, operand)),
          '0',
        ),
      );
    default:
      return ordered(sql, operator, operands[0]!);
  }
}

export function not(condition: Sql): Sql {
  return { sql: `NOT IFNULL(${condition.sql}, 0)`, parameters: condition.parameters };
}

function anyOf(conditions: Sql[], none: string): Sql {
  if (conditions.length === 0) return { sql: none, parameters: [] };
  const sql = conditions.map((condition) => condition.sql).join(' OR ');
  return { sql: `(${sql})`, parameters: conditions.flatMap((condition) => condition.parameters) };
}

function equals(sql: string, field: FieldDefinition, operand: Operand): Sql {
  if ('range' in operand) {
    return { sql: `(${sql} >= ? AND ${sql} < ?)`, parameters: [operand.range.start, operand.range.end] };
  }
  if (operand.value === null) return { sql: `${sql} IS NULL`, parameters: [] };
  if (field.type === 'boolean') return { sql: `IFNULL(${sql}, 0) = ?`, parameters: [operand.value] };
  if (typeof operand.value !== 'string' || isExact(field))
    return { sql: `${sql} = ?`, parameters: [operand.value] };
  if (isAscii(operand.value)) return { sql: `${sql} = ? COLLATE NOCASE`, parameters: [operand.value] };
  return { sql: `sf_lower(${sql}) = ?`, parameters: [operand.value.toLowerCase()] };
}

/** Dates compare by day: `> TODAY` is from tomorrow on, `<= TODAY` ends with today. */
function ordered(sql: string, operator: Operator, operand: Operand): Sql {
  if (!['<', '<=', '>', '>='].includes(operator))
    throw malformed(`unsupported by the local org: operator ${operator}`);
  if ('value' in operand) {
    if (operand.value === null) throw malformed(`unexpected token: 'null'`);
    return { sql: `${sql} ${operator} ?`, parameters: [operand.value] };
  }
  const { start, end } = operand.range;
  const bounds: Record<Order, Sql> = {
    '<': { sql: `${sql} < ?`, parameters: [start] },
    '<=': { sql: `${sql} < ?`, parameters: [end] },
    '>': { sql: `${sql} >= ?`, parameters: [end] },
    '>=': { sql: `${sql} >= ?`, parameters: [start] },
  };
  return bounds[operator as Order];
}

function like(sql: string, field: FieldDefinition, operand: Operand): Sql {
  if (!('value' in operand) || typeof operand.value !== 'string' || isExact(field)) {
    throw malformed(`invalid operator on ${field.type} field`);
  }
  const ascii = isAscii(operand.value);
  const parameter = ascii ? operand.value : operand.value.toLowerCase();
  return { sql: `${ascii ? sql : `sf_lower(${sql})`} LIKE ? ESCAPE '\\'`, parameters: [parameter] };
}

/** `'a;b'` asks for both values. */
function includes(sql: string, field: FieldDefinition, operand: Operand): Sql {
  if (field.type !== 'multipicklist') throw malformed(`invalid operator on ${field.type} field`);
  const wanted = 'value' in operand ? String(operand.value).split(';') : [];
  const one = `instr(';' || ${sql} || ';', ?) > 0`;
  return { sql: `(${wanted.map(() => one).join(' AND ')})`, parameters: wanted.map((value) => `;${value};`) };
}

function isExact(field: FieldDefinition): boolean {
  return ['id', 'reference', 'date', 'datetime', 'boolean', 'int', 'double', 'currency', 'percent'].includes(
    field.type,
  );
}

function isAscii(text: string): boolean {
  // eslint-disable-next-line no-control-regex
  return /^[\x00-\x7f]*$/.test(text);
}
