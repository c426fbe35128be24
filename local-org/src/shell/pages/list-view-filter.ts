/** Turns the filters of list view metadata into the condition of a SOQL query. */
import type { ListViewFilter, ListViewMetadata } from '../../metadata/project-metadata.ts';
import type { FieldDefinition, ObjectDefinition } from '../../ports.ts';

const UNQUOTED = new Set(['int', 'double', 'currency', 'percent', 'boolean', 'date', 'datetime']);

const COMPARISONS: Record<string, string> = {
  equals: '=',
  notEqual: '!=',
  lessThan: '<',
  greaterThan: '>',
  lessOrEqual: '<=',
  greaterOrEqual: '>=',
};

function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
}

/** Text as a SOQL literal. */
export function soqlText(value: string): string {
  return `'${escaped(value)}'`;
}

/** A LIKE pattern around a value whose own `%` and `_` mean themselves. */
export function soqlPattern(before: string, value: string, after: string): string {
  return `'${before}${escaped(value).replace(/[%_]/g, '\\$&')}${after}'`;
}

function literal(field: FieldDefinition, value: string): string {
  if (field.type === 'boolean') return /^(1|true)$/i.test(value) ? 'TRUE' : 'FALSE';
  if (value === '') return 'NULL';
  return UNQUOTED.has(field.type) ? value : soqlText(value);
}

function comparison(field: FieldDefinition, operator: string, values: string[]): string {
  const literals = values.map((value) => literal(field, value));
  if (literals.length === 1) return `${field.apiName} ${operator} ${literals[0]}`;
  if (operator === '=') return `${field.apiName} IN (${literals.join(', ')})`;
  if (operator === '!=') return `${field.apiName} NOT IN (${literals.join(', ')})`;
  return `(${literals.map((each) => `${field.apiName} ${operator} ${each}`).join(' OR ')})`;
}

function anyOf(conditions: string[]): string {
  return conditions.length === 1 ? (conditions[0] ?? '') : `(${conditions.join(' OR ')})`;
}

function condition(field: FieldDefinition, filter: ListViewFilter): string {
  const values = filter.value.split(',').map((value) => value.trim());
  const operator = COMPARISONS[filter.operation];
  if (operator) return comparison(field, operator, values);
  const like = (before: string, after: string): string[] =>
    values.map((value) => `${field.apiName} LIKE ${soqlPattern(before, value, after)}`);
  if (filter.operation === 'contains') return anyOf(like('%', '%'));
  if (filter.operation === 'startsWith') return anyOf(like('', '%'));
  if (filter.operation === 'notContain')
    return like('%', '%')
      .map((each) => `(NOT ${each})`)
      .join(' AND ');
  if (filter.operation === 'includes' || filter.operation === 'excludes') {
    return `${field.apiName} ${filter.operation.toUpperCase()} (${values.map(soqlText).join(', ')})`;
  }
  throw new Error(`The list view filter operation ${filter.operation} is not supported by the local org.`);
}

/**
 * The WHERE condition of a list view for one person, or '' when it shows everything.
 * Throws an `Error` naming the field or operation the local org does not know.
 */
export function listViewCondition(object: ObjectDefinition, view: ListViewMetadata, userId: string): string {
  const conditions = view.filters.map((filter) => {
    const field = object.fields.get(filter.field);
    if (!field)
      throw new Error(`List view ${view.fullName}: ${object.apiName} has no field ${filter.field}.`);
    return condition(field, filter);
  });
  const filtered = view.booleanFilter
    ? view.booleanFilter.replace(/\d+/g, (number) => conditions[Number(number) - 1] ?? number)
    : conditions.join(' AND ');
  if (view.filterScope !== 'Mine') return filtered;
  const mine = `OwnerId = ${soqlText(userId)}`;
  return filtered ? `${mine} AND (${filtered})` : mine;
}
