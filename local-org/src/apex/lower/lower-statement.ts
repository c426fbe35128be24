/** Statements of the tree → our statements. What has no row here is refused by name. */
import type * as tree from '@apexdevtools/apex-parser';
import type { CatchClause, DmlOperation, Expression, Site, Statement } from '../ast.ts';
import { UnsupportedApex } from '../errors.ts';
import { siteOf } from '../parse.ts';
import { lowerArguments, lowerExpression } from './lower-expression.ts';
import { lowerSwitch } from './lower-switch.ts';
import { lowerType } from './lower-type.ts';
import { refuseReserved } from './reserved-words.ts';

export function lowerBlock(node: tree.BlockContext, file: string): Statement {
  const statements = node.statement_list().map((statement) => lowerStatement(statement, file));
  return { kind: 'block', statements, site: siteOf(node, file) };
}

/** Throws UnsupportedApex for a construct outside the subset. */
export function lowerStatement(node: tree.StatementContext, file: string): Statement {
  const site = siteOf(node, file);
  const lowered =
    lowerSimple(node, file, site) ?? lowerControl(node, file, site) ?? lowerDml(node, file, site);
  if (lowered) return lowered;
  if (node.mergeStatement()) throw new UnsupportedApex('merge statement', site);
  throw new UnsupportedApex(`statement ${node.getText().slice(0, 40)}`, site);
}

function lowerSimple(node: tree.StatementContext, file: string, site: Site): Statement | null {
  const block = node.block();
  if (block) return lowerBlock(block, file);
  const local = node.localVariableDeclarationStatement();
  if (local) return lowerLocal(local.localVariableDeclaration(), file);
  const expression = node.expressionStatement();
  if (expression)
    return { kind: 'expression', expression: lowerExpression(expression.expression(), file), site };
  const returned = node.returnStatement();
  if (returned) return { kind: 'return', value: lowerOptional(returned.expression(), file), site };
  const thrown = node.throwStatement();
  if (thrown) return { kind: 'throw', value: lowerExpression(thrown.expression(), file), site };
  if (node.breakStatement()) return { kind: 'break', site };
  if (node.continueStatement()) return { kind: 'continue', site };
  return null;
}

function lowerOptional(node: tree.ExpressionContext | null, file: string): Expression | null {
  return node ? lowerExpression(node, file) : null;
}

function localName(node: tree.IdContext, file: string): string {
  refuseReserved(node.getText(), siteOf(node, file));
  return node.getText();
}

function lowerLocal(node: tree.LocalVariableDeclarationContext, file: string): Statement {
  const variables = node
    .variableDeclarators()
    .variableDeclarator_list()
    .map((variable) => ({
      name: localName(variable.id(), file),
      value: lowerOptional(variable.expression(), file),
      site: siteOf(variable, file),
    }));
  const final = node.modifier_list().some((modifier) => modifier.FINAL());
  return { kind: 'local', type: lowerType(node.typeRef()), variables, final, site: siteOf(node, file) };
}

function lowerControl(node: tree.StatementContext, file: string, site: Site): Statement | null {
  const branch = node.ifStatement();
  if (branch) {
    const [then, otherwise] = branch.statement_list().map((statement) => lowerStatement(statement, file));
    const test = lowerExpression(branch.parExpression().expression(), file);
    return { kind: 'if', test, then: then!, otherwise: otherwise ?? null, site };
  }
  const choice = node.switchStatement();
  if (choice) return lowerSwitch(choice, file, (block) => lowerBlock(block, file));
  const loop = node.forStatement();
  if (loop) return lowerFor(loop, file, site);
  const whileLoop = node.whileStatement();
  if (whileLoop) {
    const test = lowerExpression(whileLoop.parExpression().expression(), file);
    return { kind: 'while', test, body: bodyOf(whileLoop.statement(), file, site), checkAfter: false, site };
  }
  const doLoop = node.doWhileStatement();
  if (doLoop) {
    const test = lowerExpression(doLoop.parExpression().expression(), file);
    return { kind: 'while', test, body: lowerBlock(doLoop.block(), file), checkAfter: true, site };
  }
  const attempt = node.tryStatement();
  return attempt ? lowerTry(attempt, file, site) : null;
}

function bodyOf(node: tree.StatementContext | null, file: string, site: Site): Statement {
  return node ? lowerStatement(node, file) : { kind: 'block', statements: [], site };
}

function lowerFor(node: tree.ForStatementContext, file: string, site: Site): Statement {
  const control = node.forControl();
  const body = bodyOf(node.statement(), file, site);
  const each = control.enhancedForControl();
  if (each) {
    const items = lowerExpression(each.expression(), file);
    return {
      kind: 'for-each',
      type: lowerType(each.typeRef()),
      variable: localName(each.id(), file),
      items,
      body,
      site,
    };
  }
  const start = control.forInit();
  const declared = start?.localVariableDeclaration();
  const before: Statement[] = declared
    ? [lowerLocal(declared, file)]
    : lowerArguments(start?.expressionList() ?? null, file).map((expression) => ({
        kind: 'expression',
        expression,
        site,
      }));
  const after = lowerArguments(control.forUpdate()?.expressionList() ?? null, file);
  return { kind: 'for', before, test: lowerOptional(control.expression(), file), after, body, site };
}

function lowerTry(node: tree.TryStatementContext, file: string, site: Site): Statement {
  const catches: CatchClause[] = node.catchClause_list().map((clause) => ({
    type: { name: clause.qualifiedName().getText(), arguments: [] },
    variable: localName(clause.id(), file),
    body: lowerBlock(clause.block(), file),
  }));
  const last = node.finallyBlock();
  const body = lowerBlock(node.block(), file);
  return { kind: 'try', body, catches, finally: last ? lowerBlock(last.block(), file) : null, site };
}

interface DmlContext {
  expression(): tree.ExpressionContext;
  accessLevel(): tree.AccessLevelContext | null;
}

function lowerDml(node: tree.StatementContext, file: string, site: Site): Statement | null {
  const operations: [DmlOperation, DmlContext | null][] = [
    ['insert', node.insertStatement()],
    ['update', node.updateStatement()],
    ['upsert', node.upsertStatement()],
    ['delete', node.deleteStatement()],
    ['undelete', node.undeleteStatement()],
  ];
  for (const [operation, statement] of operations) {
    if (!statement) continue;
    const level = statement.accessLevel();
    const mode = level ? (level.SYSTEM() ? 'system' : 'user') : null;
    const field = operation === 'upsert' ? (node.upsertStatement().qualifiedName()?.getText() ?? null) : null;
    return {
      kind: 'dml',
      operation,
      value: lowerExpression(statement.expression(), file),
      mode,
      field,
      site,
    };
  }
  const runAs = node.runAsStatement();
  if (!runAs) return null;
  const [user] = lowerArguments(runAs.expressionList(), file);
  if (!user) throw new UnsupportedApex('System.runAs without a user', site);
  return { kind: 'run-as', user, body: lowerBlock(runAs.block(), file), site };
}
