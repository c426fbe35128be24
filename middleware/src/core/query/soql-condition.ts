/**
 * The strict grammar of what an admin may write as filter and order of a related list, and anybody as the filter of a
 * batch. Everything outside it is rejected: no subqueries, no binds, no functions, no clause keywords, no comments. What
 * passes is written again from its parts, so nothing reaches the query that was not understood.
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
  /** Where each token begins, and behind the last of them where the text ends. */
  places: number[];
  at: number;
  fields: string[];
}

/** Why and where a text is outside the grammar. `token` is a piece of the text, which may be a value: see `parseFilter`. */
class OutsideTheGrammar extends Error {
  readonly why: string;
  readonly token: string;
  readonly place: number;

  constructor(why: string, token: string, place: number) {
    super(why);
    this.why = why;
    this.token = token;
    this.place = place;
  }
}

/** Reads a filter such as `IsClosed = false AND (Priority = 'High' OR CreatedDate = LAST_N_DAYS:30)`. Throws MAPPING_INVALID. */
export function parseFilter(text: string): Condition {
  return quoting('filter', text, () => readFilter(text));
}

/** The same for what a person types. Throws BATCH_FILTER_INVALID with the place, and never a piece of the text: it may be a value. */
export function parseTypedFilter(text: string): Condition {
  try {
    return readFilter(text);
  } catch (thrown) {
    if (!(thrown instanceof OutsideTheGrammar)) throw thrown;
    throw new CoreError('BATCH_FILTER_INVALID', `at character ${thrown.place + 1}: ${thrown.why}`);
  }
}

/** Reads an order such as `CreatedDate DESC NULLS LAST, Name`. Throws MAPPING_INVALID. */
export function parseOrder(text: string): Condition {
  return quoting('order', text, () => readOrder(text));
}

function readFilter(text: string): Condition {
  const cursor = tokenise(text);
  const soql = readGroup(cursor, 0);
  if (cursor.at < cursor.tokens.length) throw rejected(cursor, 'this is not expected here');
  return { soql, fields: cursor.fields };
}

function readOrder(text: string): Condition {
  const cursor = tokenise(text);
  const parts: string[] = [];
  do {
    let part = readField(cursor);
    if (['asc', 'desc'].includes(peek(cursor))) part += ` ${next(cursor).toUpperCase()}`;
    if (peek(cursor) === 'nulls') {
      cursor.at += 1;
      const where = next(cursor).toUpperCase();
      if (where !== 'FIRST' && where !== 'LAST') throw rejected(cursor, 'NULLS needs FIRST or LAST', 1);
      part += ` NULLS ${where}`;
    }
    parts.push(part);
  } while (accept(cursor, ','));
  if (cursor.at < cursor.tokens.length) throw rejected(cursor, 'this is not expected here');
  return { soql: parts.join(', '), fields: cursor.fields };
}

function readGroup(cursor: Cursor, depth: number): string {
  if (depth > 10) throw rejected(cursor, 'too many nested parentheses');
  const parts = [readTerm(cursor, depth)];
  const joiner = peek(cursor);
  while ((joiner === 'and' || joiner === 'or') && accept(cursor, joiner)) parts.push(readTerm(cursor, depth));
  if (['and', 'or'].includes(peek(cursor))) {
    throw rejected(cursor, 'AND and OR are mixed: put parentheses around one of them');
  }
  return parts.join(` ${joiner.toUpperCase()} `);
}

function readTerm(cursor: Cursor, depth: number): string {
  if (accept(cursor, 'not')) {
    if (depth > 10) throw rejected(cursor, 'too many nested parentheses');
    return `(NOT ${readTerm(cursor, depth + 1)})`;
  }
  if (accept(cursor, '(')) {
    const inside = readGroup(cursor, depth + 1);
    if (!accept(cursor, ')')) throw rejected(cursor, 'a parenthesis is not closed');
    return `(${inside})`;
  }
  const field = readField(cursor);
  let operator = next(cursor).toLowerCase();
  if (operator === 'not' && accept(cursor, 'in')) operator = 'not in';
  if (OPERATORS.has(operator)) return `${field} ${operator.toUpperCase()} ${readLiteral(cursor)}`;
  if (!LIST_OPERATORS.has(operator)) throw rejected(cursor, 'an operator is expected', 1);
  if (!accept(cursor, '(')) throw rejected(cursor, `${operator.toUpperCase()} needs a list in parentheses`);
  const values = [readLiteral(cursor)];
  while (accept(cursor, ',')) values.push(readLiteral(cursor));
  if (!accept(cursor, ')')) throw rejected(cursor, 'a list is not closed');
  return `${field} ${operator.toUpperCase()} (${values.join(', ')})`;
}

function readField(cursor: Cursor): string {
  const field = next(cursor);
  if (!FIELD.test(field) || RESERVED.has(field.toLowerCase()))
    throw rejected(cursor, 'a field is expected', 1);
  cursor.fields.push(field);
  return field;
}

function readLiteral(cursor: Cursor): string {
  const literal = next(cursor);
  if (!LITERAL.test(literal)) throw rejected(cursor, 'a value is expected', 1);
  return literal;
}

function tokenise(text: string): Cursor {
  const tokens: string[] = [];
  const places: number[] = [];
  for (let at = 0; at < text.length;) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text)?.[0];
    if (!token) throw new OutsideTheGrammar('this character is not allowed', text.charAt(at), at);
    if (token.trim()) {
      tokens.push(token);
      places.push(at);
    }
    at += token.length;
  }
  return { tokens, places: [...places, text.length], at: 0, fields: [] };
}

const peek = (cursor: Cursor): string => (cursor.tokens[cursor.at] ?? '').toLowerCase();
const next = (cursor: Cursor): string => cursor.tokens[cursor.at++] ?? '';

function accept(cursor: Cursor, token: string): boolean {
  if (peek(cursor) !== token) return false;
  cursor.at += 1;
  return true;
}

/** `back`: how many tokens before the cursor the wrong one stands. */
function rejected(cursor: Cursor, why: string, back = 0): OutsideTheGrammar {
  const at = Math.min(Math.max(0, cursor.at - back), cursor.tokens.length);
  return new OutsideTheGrammar(why, cursor.tokens[at] ?? '', cursor.places[at] ?? 0);
}

/** For what an admin configured: the text is quoted, so that it is found. */
function quoting<T>(what: string, text: string, read: () => T): T {
  try {
    return read();
  } catch (thrown) {
    if (!(thrown instanceof OutsideTheGrammar)) throw thrown;
    const where = thrown.token ? `at "${thrown.token}"` : 'at its end';
    throw new CoreError('MAPPING_INVALID', `The ${what} "${text}" is not accepted: ${where}, ${thrown.why}`);
  }
}
