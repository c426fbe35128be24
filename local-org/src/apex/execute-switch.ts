/** `switch on`. */
import type { Expression, Statement, WhenClause } from './ast.ts';
import { isInstance } from './convert.ts';
import { enumConstant } from './enums.ts';
import { InvalidApex } from './errors.ts';
import { exactEquals } from './key.ts';
import { Scope, typeIn, type Completion, type Frame } from './frame.ts';
import { EnumValue, type Value } from './values.ts';

export async function executeSwitch(
  statement: Extract<Statement, { kind: 'switch' }>,
  frame: Frame,
): Promise<Completion> {
  const value = await frame.machine.evaluate(statement.value, frame);
  for (const clause of statement.clauses) {
    const scope = await matching(clause, value, frame);
    if (scope) return frame.machine.execute(clause.body, { ...frame, scope });
  }
  return null;
}

/** The scope of the clause's body when the clause takes the value. */
async function matching(clause: WhenClause, value: Value, frame: Frame): Promise<Scope | undefined> {
  const scope = new Scope(frame.scope);
  if (clause.type) {
    const type = typeIn(frame, clause.type.type, clause.site);
    if (!isInstance(value, type)) return undefined;
    scope.declare(clause.type.variable, { type, value, final: false }, clause.site);
    return scope;
  }
  if (clause.values === null) return scope;
  for (const candidate of clause.values) {
    if (await matches(candidate, value, frame)) return scope;
  }
  return undefined;
}

/** Text is compared with its case here, although `==` ignores it. */
async function matches(candidate: Expression, value: Value, frame: Frame): Promise<boolean> {
  if (candidate.kind === 'name' && value instanceof EnumValue) {
    if (value.model && !enumConstant(value.model, candidate.name)) {
      throw new InvalidApex(`${candidate.name} is no constant of ${value.enumName}`, candidate.site);
    }
    return value.name.toLowerCase() === candidate.name.toLowerCase();
  }
  if (candidate.kind === 'name' && value === null) return false;
  const wanted = await frame.machine.evaluate(candidate, frame);
  if (typeof wanted === 'string' && typeof value === 'string') return wanted === value;
  return exactEquals(wanted, value, candidate.site);
}
