/** WHERE and HAVING as SQL. The AST is a chain with counts of parentheses, so the SQL is written from left to right. */
import type { Condition, HavingClause, Operator, ValueQueryCondition, WhereClause } from 'soql-parser-js';
import type { FieldDefinition } from '../ports.ts';
import type { SqlValue } from '../store/database.ts';
import { compare, not } from './compare.ts';
import type { Sql } from './compare.ts';
import { assertComparable, fieldExpression, functionExpression } from './expression.ts';
import { operands, unquote } from './literals.ts';
import { malformed } from './parse.ts';
import type { Scope } from './scope.ts';

/** Compiles `(SELECT Field FROM Object …)` of a semi-join. */
export type SubqueryCompiler = (condition: ValueQueryCondition, field: FieldDefinition) => Sql;

/** Throws MALFORMED_QUERY where AND and OR stand side by side without parentheses, as the platform does. */
export function compileConditions(
  scope: Scope,
  clause: WhereClause | HavingClause,
  subquery: SubqueryCompiler,
): Sql {
  const words: string[] = [];
  const parameters: SqlValue[] = [];
  const joiners: Set<string>[] = [new Set()];
  let rest: WhereClause | HavingClause | undefined = clause;
  const negated = hasNot(clause);
  while (rest) {
    const left = rest.left as Partial<Condition> | null;
    openParentheses(words, joiners, left?.openParen ?? 0);
    if (left && ('field' in left || 'fn' in left)) {
      const compiled = compileCondition(scope, left as Condition, subquery);
      words.push(negated ? `IFNULL(${compiled.sql}, 0)` : compiled.sql);
      parameters.push(...compiled.parameters);
    }
    closeParentheses(words, joiners, (left as { closeParen?: number } | null)?.closeParen ?? 0);
    const operator = 'operator' in rest ? rest.operator : undefined;
    if (operator) join(words, joiners, operator);
    rest = 'right' in rest ? rest.right : undefined;
  }
  return { sql: words.join(' '), parameters };
}

/** Only under a NOT must "unknown" become false; elsewhere the bare comparison lets SQLite use its indexes. */
function hasNot(clause: WhereClause | HavingClause): boolean {
  if ('operator' in clause && clause.operator === 'NOT') return true;
  return 'right' in clause && hasNot(clause.right);
}

function openParentheses(words: string[], joiners: Set<string>[], count: number): void {
  for (let index = 0; index < count; index += 1) {
    words.push('(');
    joiners.push(new Set());
  }
}

function closeParentheses(words: string[], joiners: Set<string>[], count: number): void {
  for (let index = 0; index < count; index += 1) {
    words.push(')');
    joiners.pop();
  }
}

function join(words: string[], joiners: Set<string>[], operator: string): void {
  if (operator !== 'NOT') {
    const level = joiners.at(-1)!;
    level.add(operator);
    if (level.size > 1) throw malformed(`unexpected token: '${operator}'`);
  }
  words.push(operator);
}

function compileCondition(
  scope: Scope,
  condition: Condition | ValueQueryCondition,
  subquery: SubqueryCompiler,
): Sql {
  if (!('operator' in condition)) throw malformed('unexpected token: NOT');
  const expression =
    'fn' in condition ? functionExpression(scope, condition.fn) : fieldExpression(scope, condition.field);
  assertComparable(expression, 'filtered');
  const { field, sql } = expression;
  const operator = condition.operator.toUpperCase() as Operator;
  if ('valueQuery' in condition) {
    const inner = subquery(condition, field);
    const member = { sql: `${sql} IN (${inner.sql})`, parameters: inner.parameters };
    return operator === 'NOT IN' ? not(member) : member;
  }
  const { binds, now } = scope.compilation;
  if (operator === 'LIKE') return compare(sql, field, operator, likePatterns(condition, scope));
  return compare(sql, field, operator, operands(field, condition.value, condition.literalType, binds, now));
}

/** LIKE keeps its escaped wildcards, which an ordinary text literal gives up. */
function likePatterns(condition: Condition, scope: Scope): { value: string }[] {
  if (!('value' in condition)) throw malformed('LIKE needs a text');
  const { binds, now } = scope.compilation;
  if (condition.literalType === 'STRING') {
    const texts = Array.isArray(condition.value) ? condition.value : [condition.value];
    return texts.map((text) => ({ value: unquote(text, true) }));
  }
  const text = { apiName: 'LIKE', type: 'string' } as FieldDefinition;
  return operands(text, condition.value, condition.literalType, binds, now) as { value: string }[];
}
