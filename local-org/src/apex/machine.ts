/** Wires evaluation together for one transaction: calling methods, making objects, keeping statics. */
import type { Org } from '../ports.ts';
import type { MethodDeclaration, Site } from './ast.ts';
import { isException, lineage, type ClassModel } from './class-model.ts';
import { convert } from './convert.ts';
import { InvalidApex, ThrownException } from './errors.ts';
import { evaluate } from './evaluate-expression.ts';
import { execute } from './execute-statement.ts';
import { frameFor, typeIn, type Frame, type Machine } from './frame.ts';
import { chooseMethod } from './overloads.ts';
import type { Program } from './program.ts';
import type { Transaction } from './transaction.ts';
import { Instance, type ExceptionState, type Value } from './values.ts';

export interface MachineParts {
  program: Program;
  org: Org;
  transaction: Transaction;
  now: () => number;
}

export function createMachine(parts: MachineParts): Machine {
  const machine: Machine = {
    ...parts,
    evaluate,
    execute,
    invoke: (model, method, self, values, site) =>
      parts.transaction.nested(site, () => invoke(machine, model, method, self, values, site)),
    construct: (model, values, site) =>
      parts.transaction.nested(site, () => construct(machine, model, values, site)),
    runConstructor: (model, self, values, site) => runConstructor(machine, model, self, values, site),
    initialise: (model, self) =>
      initialise(frameFor(machine, model, self, `${model.name}.<init>`), self.fields, false),
    statics: (model) => staticsOf(machine, model),
  };
  return machine;
}

async function invoke(
  machine: Machine,
  model: ClassModel,
  method: MethodDeclaration,
  self: Instance | null,
  values: Value[],
  site: Site,
): Promise<Value> {
  if (!self) await machine.statics(model);
  const name = method.kind === 'constructor' ? '<init>' : method.name;
  const frame = frameFor(machine, model, self, `${model.name}.${name}`);
  frame.returnType = method.returnType ? typeIn(frame, method.returnType, method.site) : null;
  for (const [index, parameter] of method.parameters.entries()) {
    const type = typeIn(frame, parameter.type, method.site);
    frame.scope.declare(
      parameter.name,
      { type, value: convert(values[index]!, type, site), final: false },
      method.site,
    );
  }
  if (!method.body) throw new InvalidApex(`Method has no body: ${model.name}.${method.name}`, method.site);
  try {
    const completion = await machine.execute(method.body, frame);
    return completion?.kind === 'return' ? completion.value : null;
  } catch (error) {
    throw addPlace(error, frame, site);
  }
}

/** Notes the caller in the exception's trace. */
function addPlace(error: unknown, frame: Frame, site: Site): unknown {
  if (error instanceof RangeError) throw new InvalidApex(`Recursion too deep: ${error.message}`, site);
  if (!(error instanceof ThrownException)) return error;
  const { stack } = error.exception.exception!;
  const last = stack.at(-1);
  if (last && last.place === '') last.place = `Class.${frame.place}`;
  // The place of the caller is filled in when the exception passes through it.
  if (stack.length < 50) stack.push({ site, place: '' });
  return error;
}

async function construct(
  machine: Machine,
  model: ClassModel,
  values: Value[],
  site: Site,
): Promise<Instance> {
  const { declaration } = model;
  if (declaration.kind !== 'class' || declaration.modifiers.includes('abstract')) {
    throw new InvalidApex(`Type cannot be constructed: ${model.name}`, site);
  }
  await machine.statics(model);
  const self = new Instance(model);
  if (isException(model)) self.exception = { message: null, shown: null, cause: null, stack: [], rows: [] };
  for (const owner of lineage(model)) {
    for (const field of owner.declaration.fields)
      if (!field.static) self.fields.set(field.name.toLowerCase(), null);
  }
  await runConstructor(machine, model, self, values, site);
  return self;
}

async function runConstructor(
  machine: Machine,
  model: ClassModel,
  self: Instance,
  values: Value[],
  site: Site,
): Promise<void> {
  const { constructors } = model.declaration;
  const constructor = chooseMethod(
    constructors,
    model,
    values,
    frameFor(machine, model, self, model.name),
    site,
  );
  if (!constructor && (constructors.length > 0 || (values.length > 0 && !self.exception))) {
    throw new InvalidApex(
      `Constructor not defined: [${model.name}].<Constructor>(${values.length} arguments)`,
      site,
    );
  }
  // `this(…)` and `super(…)` do the rest themselves; see evaluateConstructorCall.
  if (!constructor || !startsWithConstructorCall(constructor)) {
    const parent = model.superclass;
    if (parent && !parent.builtIn)
      await machine.runConstructor(parent, self, constructor ? [] : inherited(self, values), site);
    else if (self.exception && !constructor) fillException(self.exception, values, model, site);
    await machine.initialise(model, self);
  }
  if (constructor) await machine.invoke(model, constructor, self, values, site);
}

function startsWithConstructorCall(constructor: MethodDeclaration): boolean {
  const first = constructor.body?.kind === 'block' ? constructor.body.statements[0] : undefined;
  return first?.kind === 'expression' && first.expression.kind === 'constructor-call';
}

/** Exception classes inherit the constructors of the platform; no other class inherits any. */
function inherited(self: Instance, values: Value[]): Value[] {
  return self.exception ? values : [];
}

/** Exceptions have these constructors by themselves: (), (message), (cause), (message, cause). */
function fillException(state: ExceptionState, values: Value[], model: ClassModel, site: Site): void {
  for (const value of values) {
    if (typeof value === 'string' && model.name === 'AuraHandledException') state.shown = value;
    else if (typeof value === 'string') state.message = value;
    else if (value instanceof Instance && isException(value.model)) state.cause = value;
    else if (value !== null) throw new InvalidApex(`Constructor not defined: ${model.name}`, site);
  }
  state.stack = [{ site, place: '' }];
}

/** Runs initialisers and blocks in the order they are written. */
async function initialise(frame: Frame, into: Map<string, Value>, isStatic: boolean): Promise<void> {
  const { declaration } = frame.model!;
  for (let index = 0; index <= declaration.fields.length; index += 1) {
    for (const block of declaration.initializers) {
      if (block.static === isStatic && block.after === index) await frame.machine.execute(block.body, frame);
    }
    const field = declaration.fields[index];
    if (!field?.value || field.static !== isStatic) continue;
    const type = typeIn(frame, field.type, field.site);
    into.set(
      field.name.toLowerCase(),
      convert(await frame.machine.evaluate(field.value, frame), type, field.site),
    );
  }
}

async function staticsOf(machine: Machine, model: ClassModel): Promise<Map<string, Value>> {
  const { statics } = machine.transaction;
  const known = statics.get(model);
  if (known) return known;
  const fields = new Map<string, Value>();
  for (const field of model.declaration.fields) if (field.static) fields.set(field.name.toLowerCase(), null);
  // Stored before it is filled: an initialiser may use the class itself.
  statics.set(model, fields);
  await initialise(frameFor(machine, model, null, `${model.name}.<init>`), fields, true);
  return fields;
}
