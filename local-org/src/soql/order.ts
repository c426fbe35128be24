/** ORDER BY: empty values first unless said otherwise, picklists in their own order, text without regard to case. */
import type { OrderByClause } from 'soql-parser-js';
import { assertComparable, fieldExpression, functionExpression } from './expression.ts';
import type { Expression } from './expression.ts';
import type { Scope } from './scope.ts';

/** One SQL term per clause. */
export function orderBy(scope: Scope, clauses: OrderByClause[]): string[] {
  return clauses.map((clause) => {
    const expression =
      'fn' in clause ? functionExpression(scope, clause.fn) : fieldExpression(scope, clause.field);
    assertComparable(expression, 'sorted');
    return `${sortKey(expression)} ${clause.order ?? 'ASC'} NULLS ${clause.nulls ?? 'FIRST'}`;
  });
}

function sortKey(expression: Expression): string {
  const { sql, field } = expression;
  if (field.type === 'picklist' && field.picklistValues.length > 0 && !expression.aggregate) {
    const ranks = field.picklistValues.map(
      (entry, index) => `WHEN '${entry.value.replaceAll("'", "''")}' THEN ${index}`,
    );
    return `CASE ${sql} ${ranks.join(' ')} ELSE ${field.picklistValues.length} END`;
  }
  return ['string', 'textarea', 'email', 'phone', 'url', 'combobox'].includes(field.type)
    ? `${sql} COLLATE NOCASE`
    : sql;
}
