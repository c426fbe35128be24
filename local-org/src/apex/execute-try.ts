/** `throw`, and `try` with its catches and its finally. */
import type { CatchClause, Statement } from './ast.ts';
import { descendsFrom, isException } from './class-model.ts';
import { InvalidApex, ThrownException } from './errors.ts';
import { Scope, typeIn, type Completion, type Frame } from './frame.ts';
import { isUncatchable, throwNullPointer } from './platform-exceptions.ts';
import { Instance } from './values.ts';

type Of<K extends Statement['kind']> = Extract<Statement, { kind: K }>;

export async function executeThrow(statement: Of<'throw'>, frame: Frame): Promise<Completion> {
  const exception = await frame.machine.evaluate(statement.value, frame);
  if (exception === null) throwNullPointer(statement.site);
  if (!(exception instanceof Instance) || !isException(exception.model)) {
    throw new InvalidApex('Throw expression must be of type exception', statement.site);
  }
  // The trace tells where it was thrown, not where it was made.
  exception.exception!.stack = [{ site: statement.site, place: `Class.${frame.place}` }];
  throw new ThrownException(exception);
}

export async function executeTry(statement: Of<'try'>, frame: Frame): Promise<Completion> {
  if (!statement.finally) return runCatching(statement, frame);
  let completion: Completion = null;
  try {
    completion = await runCatching(statement, frame);
  } catch (error) {
    // A finally that leaves by itself replaces the exception that was under way, as in Java.
    const last = await frame.machine.execute(statement.finally, frame);
    if (last && error instanceof ThrownException) return last;
    throw error;
  }
  return (await frame.machine.execute(statement.finally, frame)) ?? completion;
}

async function runCatching(statement: Of<'try'>, frame: Frame): Promise<Completion> {
  try {
    return await frame.machine.execute(statement.body, frame);
  } catch (error) {
    if (!(error instanceof ThrownException) || isUncatchable(error.exception)) throw error;
    const clause = statement.catches.find((candidate) =>
      catches(candidate, error.exception, statement, frame),
    );
    if (!clause) throw error;
    const last = error.exception.exception!.stack.at(-1);
    if (last?.place === '') last.place = `Class.${frame.place}`;
    const scope = new Scope(frame.scope);
    const type = typeIn(frame, clause.type, statement.site);
    scope.declare(clause.variable, { type, value: error.exception, final: false }, statement.site);
    return frame.machine.execute(clause.body, { ...frame, scope });
  }
}

function catches(clause: CatchClause, exception: Instance, statement: Statement, frame: Frame): boolean {
  const type = typeIn(frame, clause.type, statement.site);
  if (type.kind !== 'class' || !isException(type.model)) {
    throw new InvalidApex(`Catch of ${clause.type.name}, which is no exception`, statement.site);
  }
  return descendsFrom(exception.model, type.model);
}
