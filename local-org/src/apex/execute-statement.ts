/** Statements: each kind has one row; the larger ones live in files of their own. */
import type { Statement } from './ast.ts';
import { convert } from './convert.ts';
import { recordsOf, save } from './dml.ts';
import { UnsupportedApex } from './errors.ts';
import { condition } from './evaluate-expression.ts';
import { executeSwitch } from './execute-switch.ts';
import { executeThrow, executeTry } from './execute-try.ts';
import { Scope, typeIn, type Completion, type Frame } from './frame.ts';
import { throwApex, throwNullPointer } from './platform-exceptions.ts';
import { SObjectValue } from './sobject.ts';
import { IdValue, ListValue, SetValue } from './values.ts';

type Kind = Statement['kind'];
type Of<K extends Kind> = Extract<Statement, { kind: K }>;
type Executors = { [K in Kind]: (statement: Of<K>, frame: Frame) => Promise<Completion> };

const executors: Executors = {
  block: (statement, frame) => executeAll(statement.statements, { ...frame, scope: new Scope(frame.scope) }),
  local: executeLocal,
  expression: async (statement, frame) => {
    await frame.machine.evaluate(statement.expression, frame);
    return null;
  },
  if: async (statement, frame) => {
    const test = condition(await frame.machine.evaluate(statement.test, frame), statement.test);
    if (test) return execute(statement.then, frame);
    return statement.otherwise ? execute(statement.otherwise, frame) : null;
  },
  switch: executeSwitch,
  'for-each': executeForEach,
  for: executeFor,
  while: executeWhile,
  try: executeTry,
  return: async (statement, frame) => {
    const value = statement.value ? await frame.machine.evaluate(statement.value, frame) : null;
    return {
      kind: 'return',
      value: frame.returnType ? convert(value, frame.returnType, statement.site) : value,
    };
  },
  throw: executeThrow,
  break: async () => ({ kind: 'break' }),
  continue: async () => ({ kind: 'continue' }),
  dml: executeDml,
  'run-as': executeRunAs,
};

export function execute(statement: Statement, frame: Frame): Promise<Completion> {
  frame.machine.transaction.tick(statement.site);
  const executor = executors[statement.kind] as (statement: Statement, frame: Frame) => Promise<Completion>;
  return executor(statement, frame);
}

/** Runs statements in the frame's own scope until one of them leaves. */
export async function executeAll(statements: Statement[], frame: Frame): Promise<Completion> {
  for (const statement of statements) {
    const completion = await execute(statement, frame);
    if (completion) return completion;
  }
  return null;
}

async function executeLocal(statement: Of<'local'>, frame: Frame): Promise<Completion> {
  const type = typeIn(frame, statement.type, statement.site);
  for (const { name, value, site } of statement.variables) {
    const given = value ? convert(await frame.machine.evaluate(value, frame), type, site) : null;
    frame.scope.declare(name, { type, value: given, final: statement.final && value !== null }, site);
  }
  return null;
}

/** What a loop does with how its body ended: undefined = go round again. */
function afterBody(completion: Completion): { leave: Completion } | undefined {
  if (completion?.kind === 'break') return { leave: null };
  return completion?.kind === 'return' ? { leave: completion } : undefined;
}

async function executeForEach(statement: Of<'for-each'>, frame: Frame): Promise<Completion> {
  const items = await frame.machine.evaluate(statement.items, frame);
  if (items === null) throwNullPointer(statement.site);
  if (!(items instanceof ListValue || items instanceof SetValue))
    throw new UnsupportedApex('for over something that is no list or set', statement.site);
  const type = typeIn(frame, statement.type, statement.site);
  const all = items instanceof ListValue ? items.items : [...items.items.values()];
  const count = all.length;
  for (const item of all) {
    if ((items instanceof ListValue ? items.items.length : items.items.size) !== count) {
      throwApex('FinalException', 'Cannot modify a collection while it is being iterated.', statement.site);
    }
    const scope = new Scope(frame.scope);
    scope.declare(
      statement.variable,
      { type, value: convert(item, type, statement.site), final: false },
      statement.site,
    );
    const end = afterBody(await execute(statement.body, { ...frame, scope }));
    if (end) return end.leave;
  }
  return null;
}

async function executeFor(statement: Of<'for'>, frame: Frame): Promise<Completion> {
  const inner = { ...frame, scope: new Scope(frame.scope) };
  await executeAll(statement.before, inner);
  const goesOn = async (): Promise<boolean> =>
    statement.test === null || condition(await frame.machine.evaluate(statement.test, inner), statement.test);
  while (await goesOn()) {
    const end = afterBody(await execute(statement.body, inner));
    if (end) return end.leave;
    for (const after of statement.after) await frame.machine.evaluate(after, inner);
  }
  return null;
}

async function executeWhile(statement: Of<'while'>, frame: Frame): Promise<Completion> {
  const goesOn = async (): Promise<boolean> =>
    condition(await frame.machine.evaluate(statement.test, frame), statement.test);
  let first = statement.checkAfter;
  while (first || (await goesOn())) {
    first = false;
    const end = afterBody(await execute(statement.body, frame));
    if (end) return end.leave;
  }
  return null;
}

async function executeDml(statement: Of<'dml'>, frame: Frame): Promise<Completion> {
  const { operation, site, field } = statement;
  const records = recordsOf(await frame.machine.evaluate(statement.value, frame), site);
  const externalIdField = field?.split('.').at(-1) ?? null;
  const mode = statement.mode ?? frame.defaultMode;
  await save({ operation, records, mode, allOrNone: true, externalIdField }, frame, site);
  return null;
}

async function executeRunAs(statement: Of<'run-as'>, frame: Frame): Promise<Completion> {
  const { transaction } = frame.machine;
  if (!transaction.options.test) throw new UnsupportedApex('System.runAs outside a test', statement.site);
  const user = await frame.machine.evaluate(statement.user, frame);
  const id = user instanceof SObjectValue && user.objectName === 'User' ? user.id : null;
  if (!(id instanceof IdValue))
    throw new UnsupportedApex('System.runAs with something that is no saved user', statement.site);
  return transaction.runAs(id.text, () => execute(statement.body, frame));
}
