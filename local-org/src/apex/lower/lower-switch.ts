/** `switch on` of the tree → our statement. */
import type * as tree from '@apexdevtools/apex-parser';
import type { Expression, Statement, WhenClause } from '../ast.ts';
import { siteOf, sourceOf } from '../parse.ts';
import { lowerExpression } from './lower-expression.ts';
import { readString } from './lower-literal.ts';
import { lowerType } from './lower-type.ts';

/** `lowerBody` lowers a block; it is handed in, because a switch is a statement that holds statements. */
export function lowerSwitch(
  node: tree.SwitchStatementContext,
  file: string,
  lowerBody: (block: tree.BlockContext) => Statement,
): Statement {
  const clauses = node.whenControl_list().map((control): WhenClause => {
    const when = control.whenValue();
    const type = when.typeRef();
    return {
      values: type || when.ELSE() ? null : when.whenLiteral_list().map((literal) => lowerWhen(literal, file)),
      type: type ? { type: lowerType(type), variable: when.id().getText() } : null,
      body: lowerBody(control.block()),
      site: siteOf(control, file),
    };
  });
  return {
    kind: 'switch',
    value: lowerExpression(node.expression(), file),
    clauses,
    site: siteOf(node, file),
  };
}

/** An enum constant stands alone, so it becomes a name; the switch finds it in the enum of its value. */
function lowerWhen(node: tree.WhenLiteralContext, file: string): Expression {
  const site = siteOf(node, file);
  const inner = node.whenLiteral();
  if (inner) return lowerWhen(inner, file);
  const name = node.qualifiedName();
  if (name) return { kind: 'name', name: name.getText(), site };
  if (node.NULL()) return { kind: 'literal', value: null, site };
  if (node.StringLiteral()) return { kind: 'literal', value: readString(sourceOf(node), site), site };
  const text = node.getText();
  if (node.LongLiteral()) return { kind: 'literal', value: BigInt(text.slice(0, -1)), site };
  return { kind: 'literal', value: Number(text), site };
}
