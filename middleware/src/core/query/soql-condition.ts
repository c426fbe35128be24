/**
 * The strict grammar of what an admin may write as filter and order of a related list. Everything outside it is
 * rejected: no subqueries, no binds, no functions, no clause keywords. What passes is written again from its parts,
 * so nothing reaches the query that was not understood.
 */

import { CoreError } from '../core-error.ts';

export interface Condition {
  soql: string;
  /** The fields that it names, as written: `Status`, `Account.Industry`. */
  fields: string[];
}

const TOKEN =
  /\s+|'(?:[^'\\]|\\.)*'|[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z][A-Za-z0-9_]*)*(?::\d{1,4})?|-?\d[\d.]*(?:-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d))?)?|<=|>=|!=|<>|[=<>(),]/y;
const FIELD = /^[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z][A-Za-z0-9_]*){0,5}$/;
const LITERAL =
  /^(?:'(?:[^'\\\r\n]|\\['"\\nrtbfNRTBF_%])*'|-?\d+(?:\.\d+)?|\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d{1,3})?(?:Z|[+-]\d\d:?\d\d))?|true|false|null|(?:YESTERDAY|TODAY|TOMORROW|(?:LAST|THIS|NEXT)_(?:WEEK|MONTH|QUARTER|YEAR|90_DAYS|FISCAL_QUARTER|FISCAL_YEAR)|(?:LAST|NEXT)_N_(?:DAYS|WEEKS|MONTHS|QUARTERS|YEARS):\d{1,4}|N_(?:DAYS|WEEKS|MONTHS|QUARTERS|YEARS)_AGO:\d{1,4}))$/i;
const OPERATORS = new Set(['=', '!=', '<>', '<', '<=', '>', '>=', 'like']);
const LIST_OPERATORS = new Set(['in', 'not in', 'includes', 'excludes']);
const RESERVED = new Set(
  'select from where and or not limit offset order by group having for with update like in includes excludes nulls asc desc using scope typeof end'.split(
    ' ',
  ),
);

interface Cursor {
  tokens: string[];
  at: number;
  fields: string[];
}

/** Reads a filter such as `IsClosed = false AND (Priority = 'High' OR CreatedDate = LAST_N_DAYS:30)`. Throws MAPPING_INVALID. */
export function parseFilter(text: string): Condition {
  const cursor = tokenise(text, 'filter');
  const soql = readGroup(cursor, text, 0);
  if (cursor.at < cursor.tokens.length)
    throw rejected('filter', text, `unexpected ${cursor.tokens[cursor.at]}`);
  return { soql, fields: cursor.fields };
}

/** Reads an order such as `CreatedDate DESC NULLS LAST, Name`. Throws MAPPING_INVALID. */
export function parseOrder(text: string): Condition {
  const cursor = tokenise(text, 'order');
  const parts: string[] = [];
  do {
    let part = readField(cursor, 'order', text);
    if (['asc', 'desc'].includes(peek(cursor))) part += ` ${next(cursor).toUpperCase()}`;
    if (peek(cursor) === 'nulls') {
      cursor.at += 1;
      const where = next(cursor).toUpperCase();
      if (where !== 'FIRST' && where !== 'LAST') throw rejected('order', text, 'NULLS needs FIRST or LAST');
      part += ` NULLS ${where}`;
    }
    parts.push(part);
  } while (accept(cursor, ','));
  if (cursor.at < cursor.tokens.length)
    throw rejected('order', text, `unexpected ${cursor.tokens[cursor.at]}`);
  return { soql: parts.join(', '), fields: cursor.fields };
}

function readGroup(cursor: Cursor, text: string, depth: number): string {
  if (depth > 10) throw rejected('filter', text, 'too many nested parentheses');
  const parts = [readTerm(cursor, text, depth)];
  const joiner = peek(cursor);
  while ((joiner === 'and' || joiner === 'or') && accept(cursor, joiner))
    parts.push(readTerm(cursor, text, depth));
  if (['and', 'or'].includes(peek(cursor))) {
    throw rejected('filter', text, 'AND and OR are mixed: put parentheses around one of them');
  }
  return parts.join(` ${joiner.toUpperCase()} `);
}

function readTerm(cursor: Cursor, text: string, depth: number): string {
  if (accept(cursor, 'not')) return `(NOT ${readTerm(cursor, text, depth + 1)})`;
  if (accept(cursor, '(')) {
    const inside = readGroup(cursor, text, depth + 1);
    if (!accept(cursor, ')')) throw rejected('filter', text, 'a parenthesis is not closed');
    return `(${inside})`;
  }
  const field = readField(cursor, 'filter', text);
  let operator = next(cursor).toLowerCase();
  if (operator === 'not' && accept(cursor, 'in')) operator = 'not in';
  if (OPERATORS.has(operator)) return `${field} ${operator.toUpperCase()} ${readLiteral(cursor, text)}`;
  if (!LIST_OPERATORS.has(operator))
    throw rejected('filter', text, `${operator || 'nothing'} is no operator`);
  if (!accept(cursor, '('))
    throw rejected('filter', text, `${operator.toUpperCase()} needs a list in parentheses`);
  const values = [readLiteral(cursor, text)];
  while (accept(cursor, ',')) values.push(readLiteral(cursor, text));
  if (!accept(cursor, ')')) throw rejected('filter', text, 'a list is not closed');
  return `${field} ${operator.toUpperCase()} (${values.join(', ')})`;
}

function readField(cursor: Cursor, what: string, text: string): string {
  const field = next(cursor);
  if (!FIELD.test(field) || RESERVED.has(field.toLowerCase())) {
    throw rejected(what, text, `${field || 'nothing'} stands where a field is expected`);
  }
  cursor.fields.push(field);
  return field;
}

function readLiteral(cursor: Cursor, text: string): string {
  const literal = next(cursor);
  if (!LITERAL.test(literal))
    throw rejected('filter', text, `${literal || 'nothing'} stands where a value is expected`);
  return literal;
}

function tokenise(text: string, what: string): Cursor {
  const tokens: string[] = [];
  for (let at = 0; at < text.length;) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text)?.[0];
    if (!token) throw rejected(what, text, `${text.charAt(at)} is not allowed`);
    if (token.trim()) tokens.push(token);
    at += token.length;
  }
  return { tokens, at: 0, fields: [] };
}

const peek = (cursor: Cursor): string => (cursor.tokens[cursor.at] ?? '').toLowerCase();
const next = (cursor: Cursor): string => cursor.tokens[cursor.at++] ?? '';

function accept(cursor: Cursor, token: string): boolean {
  if (peek(cursor) !== token) return false;
  cursor.at += 1;
  return true;
}

function rejected(what: string, text: string, why: string): CoreError {
  return new CoreError('MAPPING_INVALID', `The ${what} "${text}" is not accepted: ${why}`);
}
