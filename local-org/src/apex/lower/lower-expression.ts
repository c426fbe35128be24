/** Expressions of the tree → our expressions. What has no row here is refused by name. */
import * as tree from '@apexdevtools/apex-parser';
import type { AssignOperator, BinaryOperator, Expression } from '../ast.ts';
import { UnsupportedApex } from '../errors.ts';
import { siteOf } from '../parse.ts';
import { lowerCreator } from './lower-creator.ts';
import { lowerLiteral } from './lower-literal.ts';
import { lowerQuery } from './lower-query.ts';
import { lowerType } from './lower-type.ts';

type Lower<Node> = (node: Node, file: string) => Expression;
// The node classes are the keys of a table; each row's function takes exactly its own class.
type NodeClass<Node> = new (...parameters: never[]) => Node;
const rows: { type: NodeClass<unknown>; lower: Lower<never> }[] = [];

function row<Node>(type: NodeClass<Node>, lower: Lower<Node>): void {
  rows.push({ type, lower: lower as Lower<never> });
}

/** Throws UnsupportedApex for a construct outside the subset. */
export function lowerExpression(
  node: tree.ExpressionContext | tree.PrimaryContext,
  file: string,
): Expression {
  const found = rows.find((candidate) => node instanceof candidate.type);
  if (!found) throw new UnsupportedApex(node.constructor.name.replace(/Context$/, ''), siteOf(node, file));
  return found.lower(node as never, file);
}

export function lowerArguments(list: tree.ExpressionListContext | null, file: string): Expression[] {
  return list?.expression_list().map((item) => lowerExpression(item, file)) ?? [];
}

interface TwoSided {
  expression(index: number): tree.ExpressionContext;
}

/** The characters between the two operands: `<`, `=` come as separate tokens. */
function operatorBetween(node: tree.ExpressionContext): string {
  const children = node.children ?? [];
  return children
    .slice(1, -1)
    .map((child) => child.getText())
    .join('');
}

function binary(node: tree.ExpressionContext & TwoSided, file: string): Expression {
  const written = operatorBetween(node);
  const operator = (written === '<>' ? '!=' : written) as BinaryOperator;
  const left = lowerExpression(node.expression(0), file);
  return {
    kind: 'binary',
    operator,
    left,
    right: lowerExpression(node.expression(1), file),
    site: siteOf(node, file),
  };
}

function logic(operator: '&&' | '||' | '??'): Lower<tree.ExpressionContext & TwoSided> {
  return (node, file) => {
    const left = lowerExpression(node.expression(0), file);
    return {
      kind: 'logic',
      operator,
      left,
      right: lowerExpression(node.expression(1), file),
      site: siteOf(node, file),
    };
  };
}

row(tree.PrimaryExpressionContext, (node, file) => lowerExpression(node.primary(), file));
row(tree.SubExpressionContext, (node, file) => lowerExpression(node.expression(), file));
row(tree.LiteralPrimaryContext, (node, file) => lowerLiteral(node.literal(), siteOf(node, file)));
row(tree.ThisPrimaryContext, (node, file) => ({ kind: 'this', site: siteOf(node, file) }));
row(tree.IdPrimaryContext, (node, file) => ({
  kind: 'name',
  name: node.id().getText(),
  site: siteOf(node, file),
}));
row(tree.TypeRefPrimaryContext, (node, file) => ({
  kind: 'class-literal',
  type: lowerType(node.typeRef()),
  site: siteOf(node, file),
}));
row(tree.SoqlPrimaryContext, (node, file) => ({
  kind: 'query',
  query: lowerQuery(node.soqlLiteral(), file, (bind) => lowerExpression(bind, file)),
  site: siteOf(node, file),
}));

for (const type of [
  tree.Arth1ExpressionContext,
  tree.Arth2ExpressionContext,
  tree.CmpExpressionContext,
  tree.EqualityExpressionContext,
  tree.BitAndExpressionContext,
  tree.BitOrExpressionContext,
  tree.BitNotExpressionContext,
  tree.BitExpressionContext,
]) {
  row<tree.ExpressionContext & TwoSided>(type, binary);
}
row(tree.LogAndExpressionContext, logic('&&'));
row(tree.LogOrExpressionContext, logic('||'));
row(tree.CoalExpressionContext, logic('??'));

row(tree.AssignExpressionContext, (node, file) => ({
  kind: 'assign',
  operator: operatorBetween(node) as AssignOperator,
  target: lowerExpression(node.expression(0), file),
  value: lowerExpression(node.expression(1), file),
  site: siteOf(node, file),
}));
row(tree.CondExpressionContext, (node, file) => ({
  kind: 'conditional',
  test: lowerExpression(node.expression(0), file),
  then: lowerExpression(node.expression(1), file),
  otherwise: lowerExpression(node.expression(2), file),
  site: siteOf(node, file),
}));
row(tree.NegExpressionContext, (node, file) => ({
  kind: 'unary',
  operator: node.BANG() ? '!' : '~',
  operand: lowerExpression(node.expression(), file),
  site: siteOf(node, file),
}));
row(tree.PreOpExpressionContext, (node, file) => {
  const operand = lowerExpression(node.expression(), file);
  const site = siteOf(node, file);
  if (node.INC() || node.DEC()) {
    return { kind: 'increment', operator: node.INC() ? '++' : '--', prefix: true, target: operand, site };
  }
  return { kind: 'unary', operator: node.SUB() ? '-' : '+', operand, site };
});
row(tree.PostOpExpressionContext, (node, file) => ({
  kind: 'increment',
  operator: node.INC() ? '++' : '--',
  prefix: false,
  target: lowerExpression(node.expression(), file),
  site: siteOf(node, file),
}));
row(tree.CastExpressionContext, (node, file) => ({
  kind: 'cast',
  type: lowerType(node.typeRef()),
  value: lowerExpression(node.expression(), file),
  site: siteOf(node, file),
}));
row(tree.InstanceOfExpressionContext, (node, file) => ({
  kind: 'instance-of',
  value: lowerExpression(node.expression(), file),
  type: lowerType(node.typeRef()),
  site: siteOf(node, file),
}));
row(tree.ArrayExpressionContext, (node, file) => ({
  kind: 'index',
  target: lowerExpression(node.expression(0), file),
  index: lowerExpression(node.expression(1), file),
  site: siteOf(node, file),
}));
row(tree.NewExpressionContext, (node, file) =>
  lowerCreator(node.creator(), siteOf(node, file), (inner) => lowerExpression(inner, file)),
);
row(tree.MethodCallExpressionContext, (node, file) => {
  const call = node.methodCall();
  const site = siteOf(node, file);
  const values = lowerArguments(call.expressionList(), file);
  if (call.THIS()) return { kind: 'constructor-call', which: 'this', arguments: values, site };
  if (call.SUPER()) return { kind: 'constructor-call', which: 'super', arguments: values, site };
  return {
    kind: 'call',
    target: null,
    name: call.id().getText(),
    arguments: values,
    safe: false,
    super: false,
    site,
  };
});
row(tree.DotExpressionContext, (node, file) => {
  const safe = node.QUESTIONDOT() !== null;
  const call = node.dotMethodCall();
  const site = siteOf(node.anyId() ?? call, file);
  const receiver = node.expression();
  const ofSuper =
    receiver instanceof tree.PrimaryExpressionContext &&
    receiver.primary() instanceof tree.SuperPrimaryContext;
  if (!call) {
    return {
      kind: 'field',
      target: lowerExpression(receiver, file),
      name: node.anyId().getText(),
      safe,
      site,
    };
  }
  const target = ofSuper ? null : lowerExpression(receiver, file);
  const values = lowerArguments(call.expressionList(), file);
  return {
    kind: 'call',
    target,
    name: call.anyId().getText(),
    arguments: values,
    safe,
    super: ofSuper,
    site,
  };
});
