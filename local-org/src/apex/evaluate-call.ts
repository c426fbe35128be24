/** Method calls: of the program's classes, of the platform's, static and not. */
import type { Expression, MethodDeclaration, Site } from './ast.ts';
import { builtinMethod, builtinStatic } from './builtins/call.ts';
import { addError } from './builtins/sobject.ts';
import { isException, lineage, type ClassModel } from './class-model.ts';
import { enumConstant, enumConstants } from './enums.ts';
import { InvalidApex, UnsupportedApex } from './errors.ts';
import { namedType } from './evaluate-name.ts';
import type { Frame } from './frame.ts';
import { chooseMethod } from './overloads.ts';
import { throwApex, throwNullPointer } from './platform-exceptions.ts';
import { SObjectValue } from './sobject.ts';
import { toText } from './text.ts';
import type { ApexType } from './types.ts';
import { Instance, ListValue, type Value } from './values.ts';

type CallExpression = Extract<Expression, { kind: 'call' }>;

export async function evaluateCall(expression: CallExpression, frame: Frame): Promise<Value> {
  const { target, name, site } = expression;
  if (!target) return callOwn(expression, frame);
  const fieldError = await callFieldError(expression, frame);
  if (fieldError) return null;
  const type = namedType(target, frame);
  if (type) return callStatic(type, name, await evaluateAll(expression.arguments, frame), frame, site);
  const self = await frame.machine.evaluate(target, frame);
  if (self === null) {
    if (expression.safe) return null;
    throwNullPointer(site);
  }
  return callMethod(self, name, await evaluateAll(expression.arguments, frame), frame, site);
}

async function evaluateAll(expressions: Expression[], frame: Frame): Promise<Value[]> {
  const values: Value[] = [];
  for (const expression of expressions) values.push(await frame.machine.evaluate(expression, frame));
  return values;
}

/** `foo(…)` and `super.foo(…)`: the object's own method, else a static of the class or of the classes around it. */
async function callOwn(expression: CallExpression, frame: Frame): Promise<Value> {
  const { name, site } = expression;
  const values = await evaluateAll(expression.arguments, frame);
  const start = expression.super ? frame.model?.superclass : (frame.self?.model ?? frame.model);
  if (frame.self && start) {
    const found = findMethod(start, name, values, frame, site, false);
    if (found) return frame.machine.invoke(found.model, found.method, frame.self, values, site);
    if (isException(frame.self.model)) return builtinMethod(frame.self, name, values, { frame, site });
  }
  for (let model = frame.model; model; model = model.outer) {
    const found = findMethod(model, name, values, frame, site, true);
    if (found) return frame.machine.invoke(found.model, found.method, null, values, site);
  }
  throw new InvalidApex(`Method does not exist or incorrect signature: ${name}`, site);
}

/** The nearest method of that name whose parameters fit. */
function findMethod(
  model: ClassModel,
  name: string,
  values: Value[],
  frame: Frame,
  site: Site,
  isStatic: boolean,
): { model: ClassModel; method: MethodDeclaration } | undefined {
  for (const current of lineage(model)) {
    const overloads = (current.methods.get(name.toLowerCase()) ?? []).filter(
      (method) => method.static === isStatic,
    );
    const method = chooseMethod(overloads, current, values, frame, site);
    if (method?.body) return { model: current, method };
  }
  return undefined;
}

async function callMethod(
  self: Value,
  name: string,
  values: Value[],
  frame: Frame,
  site: Site,
): Promise<Value> {
  if (self instanceof Instance) {
    const found = findMethod(self.model, name, values, frame, site, false);
    if (found) return frame.machine.invoke(found.model, found.method, self, values, site);
    if (!isException(self.model) && !['equals', 'hashcode', 'tostring'].includes(name.toLowerCase())) {
      throw new InvalidApex(`Method does not exist or incorrect signature: ${self.model.name}.${name}`, site);
    }
  }
  return builtinMethod(self, name, values, { frame, site });
}

async function callStatic(
  type: ApexType,
  name: string,
  values: Value[],
  frame: Frame,
  site: Site,
): Promise<Value> {
  if (type.kind !== 'class') return builtinStatic(type, name, values, { frame, site });
  const { model } = type;
  const found = findMethod(model, name, values, frame, site, true);
  if (found) return frame.machine.invoke(found.model, found.method, null, values, site);
  if (model.declaration.kind === 'enum') return callEnum(model, name, values, site);
  // `Outer.method()` inside the class may name an instance method of the object itself.
  throw new InvalidApex(`Method does not exist or incorrect signature: ${model.name}.${name}`, site);
}

function callEnum(model: ClassModel, name: string, values: Value[], site: Site): Value {
  if (name.toLowerCase() === 'values')
    return new ListValue({ kind: 'class', model }, [...enumConstants(model)]);
  if (name.toLowerCase() !== 'valueof') throw new UnsupportedApex(`${model.name}.${name}`, site);
  const text = toText(values[0] ?? null);
  return (
    enumConstant(model, text) ??
    throwApex('NoDataFoundException', `No enum constant ${model.name}.${text}`, site)
  );
}

/** `record.Field__c.addError(…)`: the field is named, not read. */
async function callFieldError(expression: CallExpression, frame: Frame): Promise<boolean> {
  const { target, name, site } = expression;
  if (name.toLowerCase() !== 'adderror' || target?.kind !== 'field' || namedType(target.target, frame))
    return false;
  const record = await frame.machine.evaluate(target.target, frame);
  if (!(record instanceof SObjectValue)) return false;
  const field = frame.machine.org.schema.field(record.objectName, target.name);
  if (!field) return false;
  const [message, ...others] = await evaluateAll(expression.arguments, frame);
  if (others.length > 0) throw new UnsupportedApex('addError with an escape flag', site);
  addError(record, field.apiName, toText(message ?? null));
  return true;
}

/** `this(…)` and `super(…)` as the first statement of a constructor. */
export async function evaluateConstructorCall(
  expression: Extract<Expression, { kind: 'constructor-call' }>,
  frame: Frame,
): Promise<Value> {
  const { self, model } = frame;
  if (!self || !model) throw new InvalidApex(`${expression.which}() outside a constructor`, expression.site);
  const target = expression.which === 'this' ? model : model.superclass;
  const values = await evaluateAll(expression.arguments, frame);
  if (!target || target.builtIn)
    throw new UnsupportedApex('super() of a class of the platform', expression.site);
  await frame.machine.runConstructor(target, self, values, expression.site);
  if (expression.which === 'super') await frame.machine.initialise(model, self);
  return null;
}
