/** A field name or function call of a query as an SQL expression with a type. */
import type { FunctionExp } from 'soql-parser-js';
import { OrgError } from '../errors.ts';
import type { FieldDefinition } from '../ports.ts';
import { makeField } from '../schema/make-field.ts';
import { aggregateFunctions, dateFunctions } from './functions.ts';
import { malformed, unsupportedSoql } from './parse.ts';
import { resolveColumn } from './resolve.ts';
import type { Column, Scope } from './scope.ts';

export interface Expression {
  sql: string;
  field: FieldDefinition;
  aggregate: boolean;
  /** The column behind it; null for COUNT() and nested functions. */
  column: Column | null;
}

/** Resolves a plain field. */
export function fieldExpression(scope: Scope, name: string): Expression {
  const column = resolveColumn(scope, name);
  return { sql: column.sql, field: column.field, aggregate: false, column };
}

/** Resolves an aggregate or date function; throws MALFORMED_QUERY naming a function that is not supported. */
export function functionExpression(scope: Scope, call: FunctionExp): Expression {
  const name = (call.functionName ?? '').toUpperCase();
  const [argument] = call.parameters ?? [];
  const aggregate = aggregateFunctions[name];
  if (aggregate) return aggregateExpression(scope, name, argument, aggregate);
  const dateFunction = dateFunctions[name];
  if (!dateFunction) throw unsupportedSoql(`function ${call.functionName}`);
  const inner = argumentExpression(scope, argument);
  if (inner.field.type !== 'date' && inner.field.type !== 'datetime') {
    throw malformed(`field ${inner.field.apiName} does not support ${name}`);
  }
  const field = makeField({ apiName: name, label: name, type: dateFunction.type });
  return { sql: dateFunction.sql(inner.sql), field, aggregate: false, column: null };
}

/** Throws when a field cannot stand in that clause: long texts and addresses are stored, not compared. */
export function assertComparable(expression: Expression, verb: string): void {
  const { type, length, apiName } = expression.field;
  if ((type === 'textarea' && length > 255) || type === 'address' || type === 'base64') {
    throw new OrgError('INVALID_FIELD', `field '${apiName}' can not be ${verb} in a query call`);
  }
}

function aggregateExpression(
  scope: Scope,
  name: string,
  argument: string | FunctionExp | undefined,
  aggregate: (typeof aggregateFunctions)[string],
): Expression {
  if (argument === undefined) {
    const count = makeField({ apiName: 'COUNT', label: 'COUNT', type: 'int' });
    return { sql: 'COUNT(*)', field: count, aggregate: true, column: null };
  }
  const inner = argumentExpression(scope, argument);
  const numeric = ['int', 'double', 'currency', 'percent'].includes(inner.field.type);
  if ((name === 'SUM' || name === 'AVG') && !numeric) {
    throw malformed(`field ${inner.field.apiName} does not support aggregate operator ${name}`);
  }
  const field = makeField({ ...inner.field, type: aggregate.type ?? inner.field.type });
  return { sql: aggregate.sql(inner.sql), field, aggregate: true, column: null };
}

function argumentExpression(scope: Scope, argument: string | FunctionExp | undefined): Expression {
  if (typeof argument === 'string') return fieldExpression(scope, argument);
  if (!argument) throw malformed('a function needs a field');
  const name = (argument.functionName ?? '').toLowerCase();
  if (name === 'converttimezone' || name === 'convertcurrency')
    return argumentExpression(scope, argument.parameters?.[0]);
  return functionExpression(scope, argument);
}
