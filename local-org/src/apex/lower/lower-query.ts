/** A SOQL literal → the text the org understands, with its binds taken out and numbered. */
import {
  BoundExpressionContext,
  type ExpressionContext,
  type QueryContext,
  type SoqlLiteralContext,
} from '@apexdevtools/apex-parser';
import type { Expression, Query } from '../ast.ts';
import { UnsupportedApex } from '../errors.ts';
import { siteOf, sourceOf, type TreeNode } from '../parse.ts';

interface Cut {
  start: number;
  stop: number;
  text: string;
}

/** `lower` turns a bind's expression into ours; it is handed in, because queries stand inside expressions. */
export function lowerQuery(
  node: SoqlLiteralContext,
  file: string,
  lower: (node: ExpressionContext) => Expression,
): Query {
  const query = node.query();
  refuseWhatOrgsDoNotRun(query, file);
  const binds = findBinds(query).map((bind, index) => ({ node: bind, name: `b${index}` }));
  const cuts = binds.map((bind) => cutOf(bind.node, `:${bind.name}`));
  const mode = modeOf(query, file);
  const withClause = query.withClause();
  if (withClause) cuts.push(cutOf(withClause, ''));
  return {
    text: applyCuts(query, cuts),
    binds: binds.map((bind) => ({ name: bind.name, value: lower(bind.node.expression()) })),
    mode,
    count: /^count\(\)$/i.test(query.selectList().getText()),
    objectName: query.fromNameList().fieldName(0).getText(),
  };
}

function refuseWhatOrgsDoNotRun(query: QueryContext, file: string): void {
  const clauses: [TreeNode | null, string][] = [
    [query.groupByClause(), 'GROUP BY in Apex (AggregateResult)'],
    [query.usingScope(), 'USING SCOPE'],
    [query.updateList(), 'UPDATE TRACKING and VIEWSTAT'],
  ];
  for (const [clause, name] of clauses) {
    if (clause) throw new UnsupportedApex(name, siteOf(clause, file));
  }
  const lock = query.forClauses();
  if (lock && lock.getText() !== '') throw new UnsupportedApex('FOR clause of a query', siteOf(lock, file));
}

function modeOf(query: QueryContext, file: string): Query['mode'] {
  const clause = query.withClause();
  if (!clause) return null;
  if (clause.USER_MODE()) return 'user';
  if (clause.SYSTEM_MODE()) return 'system';
  throw new UnsupportedApex(`${sourceOf(clause)} (use WITH USER_MODE)`, siteOf(clause, file));
}

function findBinds(node: unknown): BoundExpressionContext[] {
  if (node instanceof BoundExpressionContext) return [node];
  const children = (node as { children?: unknown[] }).children ?? [];
  return children.flatMap(findBinds);
}

function cutOf(node: TreeNode, text: string): Cut {
  return { start: node.start.start, stop: (node.stop ?? node.start).stop, text };
}

function applyCuts(query: TreeNode, cuts: Cut[]): string {
  const source = sourceOf(query);
  const base = query.start.start;
  let text = '';
  let position = 0;
  for (const cut of cuts.sort((left, right) => left.start - right.start)) {
    text += source.slice(position, cut.start - base) + cut.text;
    position = cut.stop - base + 1;
  }
  return (text + source.slice(position)).trim();
}
