/** A parsed query → a plan. Levels compile themselves: sub-queries become plans of their own, semi-joins become SQL. */
import type {
  GroupByClause,
  OrderByClause,
  Query,
  QueryBase,
  Subquery,
  ValueQueryCondition,
} from 'soql-parser-js';
import type { FieldDefinition, ObjectDefinition } from '../ports.ts';
import { quote, table } from '../store/tables.ts';
import type { SqlValue } from '../store/database.ts';
import { compileAggregate } from './aggregate.ts';
import type { Sql } from './compare.ts';
import { orderBy } from './order.ts';
import { malformed, unsupportedSoql } from './parse.ts';
import type { ChildrenOutput, Plan } from './plan.ts';
import { mayRead, maySee, openScope, unknownRelationship, visible } from './scope.ts';
import type { Compilation, Scope } from './scope.ts';
import { column, selectField } from './select.ts';
import type { Selection } from './select.ts';
import { compileConditions } from './where.ts';

/** Levels below the first, as API version 58 and later allow. */
const deepestChild = 5;

/** Throws Salesforce's errors for names that do not exist or may not be seen, and names what is not supported. */
export function compileQuery(compilation: Compilation, query: Query): Plan {
  refuseUnsupported(query);
  const scope = openScope(compilation, query.sObject ?? '', query.sObjectAlias ?? null);
  if (scope.object.apiName === 'ContentDocumentLink') refuseWideLinks(query);
  const conditions = baseConditions(scope, query);
  if (isAggregate(query)) return compileAggregate(scope, query, () => conditions());
  return compileRecords(scope, query, conditions, 0, null);
}

function compileRecords(
  scope: Scope,
  query: QueryBase,
  conditions: () => Sql,
  depth: number,
  foreignKey: string | null,
): Plan {
  const child = (subquery: Subquery): ChildrenOutput => compileChildren(scope, subquery, depth + 1);
  const selection: Selection = {
    scope,
    columns: [`${scope.alias}."Id"`],
    outputs: [],
    limit: query.limit,
    child,
  };
  if (foreignKey) selection.columns.push(foreignKey);
  for (const entry of query.fields ?? []) selectField(selection, entry);
  const where = conditions();
  const order = orderBy(scope, list<OrderByClause>(query.orderBy));
  const columns = selection.columns.map((sql, index) => `${sql} AS c${index}`).join(', ');
  const base = `SELECT ${columns} FROM ${table(scope.object)} ${scope.alias} ${scope.joinSql.join(' ')}`;
  const tail = [...order, `${scope.alias}."Id"`].join(', ');
  return {
    object: scope.object,
    sql: `${base} WHERE ${where.sql} ORDER BY ${tail}${foreignKey ? '' : page(query)}`,
    parameters: where.parameters,
    outputs: selection.outputs,
    kind: 'records',
    limitPerParent: foreignKey ? (query.limit ?? null) : null,
  };
}

function compileChildren(parent: Scope, subquery: Subquery, depth: number): ChildrenOutput {
  if (depth > deepestChild)
    throw malformed(`SOQL statements cannot be nested more than ${deepestChild} levels`);
  refuseUnsupported(subquery);
  if (isAggregate(subquery)) throw unsupportedSoql('aggregates in a sub-query');
  const { child, field, name } = childRelationship(parent, subquery.relationshipName);
  const scope = openScope(parent.compilation, child.apiName, subquery.sObjectAlias ?? null);
  const key = `${scope.alias}.${quote(field.apiName)}`;
  const inner = baseConditions(scope, subquery);
  const conditions = (): Sql => {
    const own = inner();
    return { sql: `${key} IN (SELECT value FROM json_each(?)) AND ${own.sql}`, parameters: own.parameters };
  };
  return { kind: 'children', name, plan: compileRecords(scope, subquery, conditions, depth, key) };
}

function childRelationship(
  parent: Scope,
  relationshipName: string,
): { child: ObjectDefinition; field: FieldDefinition; name: string } {
  const { compilation } = parent;
  const link = parent.object.childRelationships.find(
    (entry) => entry.relationshipName?.toLowerCase() === relationshipName.toLowerCase(),
  );
  const child = link && compilation.schema.object(link.childObject);
  const field = link && compilation.schema.field(link.childObject, link.field);
  if (!child || !field || !mayRead(compilation, child.apiName)) {
    throw unknownRelationship(relationshipName, 'FROM part of query call');
  }
  const scope = openScope(compilation, child.apiName, null);
  if (!maySee(scope, field)) throw unknownRelationship(relationshipName, 'FROM part of query call');
  return { child, field, name: link.relationshipName! };
}

/** WHERE of one level: deleted rows, sharing, scope and the query's own conditions. */
function baseConditions(scope: Scope, query: QueryBase): () => Sql {
  return () => {
    const { compilation, alias, object } = scope;
    const sharing = visible(compilation, object.apiName, alias);
    const parts = [compilation.all ? '1' : `${alias}."IsDeleted" = 0`, ...(sharing ? [sharing] : [])];
    if (query.usingScope?.toLowerCase() === 'mine')
      parts.push(`${alias}."OwnerId" = '${compilation.context.userId}'`);
    const parameters: SqlValue[] = [];
    if (query.where) {
      const own = compileConditions(scope, query.where, (condition) => semiJoin(compilation, condition));
      parts.push(`(${own.sql})`);
      parameters.push(...own.parameters);
    }
    return { sql: parts.join(' AND '), parameters };
  };
}

function semiJoin(compilation: Compilation, condition: ValueQueryCondition): Sql {
  const query = condition.valueQuery;
  const scope = openScope(compilation, query.sObject ?? '', query.sObjectAlias ?? null);
  const [entry, ...more] = query.fields ?? [];
  if (!entry || more.length > 0) throw malformed('A semi join sub-select may only query a single ID field');
  const selection: Selection = {
    scope,
    columns: [],
    outputs: [],
    limit: query.limit,
    child: () => refuseChild(),
  };
  selectField(selection, entry);
  const [output] = selection.outputs;
  if (output?.kind !== 'value' || !['id', 'reference'].includes(output.field.type)) {
    throw malformed(`Invalid field in a semi join sub-select: it must be an ID`);
  }
  const value = selection.columns[Number(column(selection, selection.columns.at(-1)!).slice(1))]!;
  const where = baseConditions(scope, query)();
  const from = `FROM ${table(scope.object)} ${scope.alias} ${scope.joinSql.join(' ')}`;
  const sql = `SELECT ${value} ${from} WHERE ${where.sql} AND ${value} IS NOT NULL${page(query)}`;
  return { sql, parameters: where.parameters };
}

function refuseChild(): never {
  throw malformed('Nesting of semi join sub-selects is not supported');
}

function page(query: QueryBase): string {
  const limit = query.limit === undefined ? '' : ` LIMIT ${query.limit}`;
  return query.offset === undefined ? limit : `${limit || ' LIMIT -1'} OFFSET ${query.offset}`;
}

function isAggregate(query: QueryBase): boolean {
  return (
    list<GroupByClause>(query.groupBy).length > 0 ||
    (query.fields ?? []).some((entry) => entry.type === 'FieldFunctionExpression' && entry.isAggregateFn)
  );
}

/** The platform lets nobody list the links of all files. */
function refuseWideLinks(query: QueryBase): void {
  const named = new Set(['id', 'contentdocumentid', 'linkedentityid']);
  let rest = query.where as { left?: unknown; right?: unknown } | undefined;
  for (; rest; rest = rest.right as typeof rest) {
    const left = rest.left as { field?: string; operator?: string } | null;
    const narrow = ['=', 'IN'].includes(left?.operator?.toUpperCase() ?? '');
    if (narrow && named.has(left?.field?.toLowerCase() ?? '')) return;
  }
  throw malformed(
    "Implementation restriction: ContentDocumentLink requires a filter by a single Id on ContentDocumentId or LinkedEntityId using the equals operator or multiple Id's using the IN operator.",
  );
}

function refuseUnsupported(query: QueryBase): void {
  if (query.withDataCategory) throw unsupportedSoql('WITH DATA CATEGORY');
  const scope = query.usingScope?.toLowerCase();
  if (scope && scope !== 'mine' && scope !== 'everything')
    throw unsupportedSoql(`USING SCOPE ${query.usingScope}`);
}

function list<T>(value: T | T[] | undefined): T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
