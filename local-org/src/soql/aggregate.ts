/** COUNT(), GROUP BY and HAVING. */
import type { GroupByClause, OrderByClause, Query } from 'soql-parser-js';
import { table } from '../store/tables.ts';
import type { Sql } from './compare.ts';
import { assertComparable, fieldExpression, functionExpression } from './expression.ts';
import { orderBy } from './order.ts';
import { malformed } from './parse.ts';
import type { Output, Plan } from './plan.ts';
import type { Scope } from './scope.ts';
import { aggregateEntry } from './select.ts';
import { compileConditions } from './where.ts';

/** Compiles an aggregate query; `conditions` gives its WHERE. */
export function compileAggregate(scope: Scope, query: Query, conditions: () => Sql): Plan {
  if (isPlainCount(query)) return plainCount(scope, query, conditions());
  const groups = asList<GroupByClause>(query.groupBy).map((clause) => groupSql(scope, clause));
  const { columns, outputs } = entries(scope, query, new Set(groups));
  const where = conditions();
  const having = query.having
    ? compileConditions(scope, query.having, () => {
        throw malformed('sub-queries are not allowed in HAVING');
      })
    : null;
  const order = orderBy(scope, asList<OrderByClause>(query.orderBy));
  const sql = [
    `SELECT ${columns.join(', ')} ${from(scope)} WHERE ${where.sql}`,
    groups.length > 0 ? `GROUP BY ${groups.join(', ')}` : '',
    having ? `HAVING ${having.sql}` : '',
    order.length > 0 ? `ORDER BY ${order.join(', ')}` : '',
    query.limit === undefined ? '' : `LIMIT ${query.limit}`,
    query.offset === undefined ? '' : `${query.limit === undefined ? 'LIMIT -1 ' : ''}OFFSET ${query.offset}`,
  ];
  const parameters = [...where.parameters, ...(having?.parameters ?? [])];
  return {
    object: scope.object,
    sql: sql.join(' '),
    parameters,
    outputs,
    kind: 'aggregate',
    limitPerParent: null,
  };
}

function entries(scope: Scope, query: Query, groups: Set<string>): { columns: string[]; outputs: Output[] } {
  let nameless = 0;
  const columns: string[] = [];
  const outputs: Output[] = [];
  for (const entry of query.fields ?? []) {
    const { name, value } = aggregateEntry(scope, entry, () => `expr${nameless++}`);
    if (!value.aggregate && !groups.has(value.sql)) {
      throw malformed(`Field must be grouped or aggregated: ${value.field.apiName}`);
    }
    const key = `c${columns.length}`;
    columns.push(`${value.sql} AS ${key}`);
    outputs.push({ kind: 'value', name, key, field: value.field, label: false, path: name });
  }
  return { columns, outputs };
}

function groupSql(scope: Scope, clause: GroupByClause): string {
  const expression =
    'fn' in clause ? functionExpression(scope, clause.fn) : fieldExpression(scope, clause.field);
  assertComparable(expression, 'grouped');
  return expression.sql;
}

function isPlainCount(query: Query): boolean {
  const [entry, ...more] = query.fields ?? [];
  if (more.length > 0 || entry?.type !== 'FieldFunctionExpression') return false;
  return entry.functionName.toUpperCase() === 'COUNT' && entry.parameters.length === 0;
}

function plainCount(scope: Scope, query: Query, where: Sql): Plan {
  const limit = query.limit === undefined ? '' : ` LIMIT ${query.limit}`;
  const rows = `SELECT 1 ${from(scope)} WHERE ${where.sql}${limit}`;
  const sql = `SELECT COUNT(*) AS c0 FROM (${rows})`;
  return {
    object: scope.object,
    sql,
    parameters: where.parameters,
    outputs: [],
    kind: 'count',
    limitPerParent: null,
  };
}

function from(scope: Scope): string {
  return `FROM ${table(scope.object)} ${scope.alias} ${scope.joinSql.join(' ')}`;
}

function asList<T>(value: T | T[] | undefined): T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
