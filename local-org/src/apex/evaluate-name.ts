/** Names and dots: variables, fields, properties, static members, enum constants, and types named in front of a dot. */
import type { Expression, FieldDeclaration, Site } from './ast.ts';
import { lineage, type ClassModel } from './class-model.ts';
import { builtinConstant, builtinProperty } from './builtins/call.ts';
import { convert } from './convert.ts';
import { enumConstant } from './enums.ts';
import { InvalidApex } from './errors.ts';
import { frameFor, typeIn, type Frame, type Machine, type Variable } from './frame.ts';
import { throwNullPointer } from './platform-exceptions.ts';
import { parentField, readField } from './records.ts';
import { SObjectValue } from './sobject.ts';
import { typeToken } from './tokens.ts';
import type { ApexType } from './types.ts';
import { Instance, ListValue, type Value } from './values.ts';

/** Where a plain name leads from a frame. */
export type Place =
  | { kind: 'local'; variable: Variable }
  | { kind: 'instance'; self: Instance; model: ClassModel; field: FieldDeclaration }
  | { kind: 'static'; model: ClassModel; field: FieldDeclaration };

/** Locals first, then fields of the object and its superclasses, then statics of the class and the classes around it. */
export function findPlace(name: string, frame: Frame): Place | undefined {
  const variable = frame.scope.find(name);
  if (variable) return { kind: 'local', variable };
  for (let model = frame.model; model; model = model.outer) {
    const found = findField(model, name);
    if (found?.field.static) return { kind: 'static', ...found };
    if (found && frame.self && model === frame.model) return { kind: 'instance', self: frame.self, ...found };
  }
  return undefined;
}

export function findField(
  model: ClassModel,
  name: string,
): { model: ClassModel; field: FieldDeclaration } | undefined {
  for (const current of lineage(model)) {
    const field = current.fields.get(name.toLowerCase());
    if (field) return { model: current, field };
  }
  return undefined;
}

export async function evaluateName(expression: Expression & { kind: 'name' }, frame: Frame): Promise<Value> {
  const place = findPlace(expression.name, frame);
  if (!place) throw new InvalidApex(`Variable does not exist: ${expression.name}`, expression.site);
  return readPlace(place, frame.machine, frame.accessor);
}

/** `inside` is the property whose accessor asks, if any. */
export async function readPlace(
  place: Place,
  machine: Machine,
  inside: FieldDeclaration | null = null,
): Promise<Value> {
  if (place.kind === 'local') return place.variable.value;
  const { field, model } = place;
  const self = place.kind === 'instance' ? place.self : null;
  if (field.getter && field !== inside) {
    const completion = await machine.execute(field.getter, propertyFrame(machine, model, self, field));
    return completion?.kind === 'return' ? completion.value : null;
  }
  const fields = self?.fields ?? (await machine.statics(model));
  return fields.get(field.name.toLowerCase()) ?? null;
}

export function propertyFrame(
  machine: Machine,
  model: ClassModel,
  self: Instance | null,
  field: FieldDeclaration,
): Frame {
  const frame = frameFor(machine, model, self, `${model.name}.${field.name}`);
  frame.returnType = typeIn(frame, field.type, field.site);
  frame.accessor = field;
  return frame;
}

/** The type an expression names (`Schema`, `TemplateParser.TagKind`), when it is not a variable. */
export function namedType(expression: Expression, frame: Frame): ApexType | undefined {
  const path = pathOf(expression);
  if (!path || findPlace(path[0]!, frame)) return undefined;
  return frame.machine.program.named(path.join('.'), frame.model);
}

function pathOf(expression: Expression): string[] | undefined {
  if (expression.kind === 'name') return [expression.name];
  if (expression.kind !== 'field' || expression.safe) return undefined;
  const before = pathOf(expression.target);
  return before && [...before, expression.name];
}

export async function evaluateField(
  expression: Expression & { kind: 'field' },
  frame: Frame,
): Promise<Value> {
  const { site, name } = expression;
  const type = namedType(expression.target, frame);
  if (type) return readStatic(type, name, frame, site);
  const target = await frame.machine.evaluate(expression.target, frame);
  if (target === null) {
    if (expression.safe || isEmptyRelationship(expression.target, frame)) return null;
    throwNullPointer(site);
  }
  return readMember(target, name, frame, site);
}

/** `contact.Account.Name` is null, not an error, when the contact has no account: the dot follows a relationship. */
function isEmptyRelationship(target: Expression, frame: Frame): boolean {
  if (target.kind !== 'field') return false;
  const { schema } = frame.machine.org;
  return schema.objects().some((object) => parentField(object.apiName, target.name, schema) !== undefined);
}

async function readMember(target: Value, name: string, frame: Frame, site: Site): Promise<Value> {
  if (target instanceof SObjectValue) return readField(target, name, frame.machine.org.schema, site);
  if (target instanceof Instance) {
    const found = findField(target.model, name);
    if (found && !found.field.static)
      return readPlace({ kind: 'instance', self: target, ...found }, frame.machine, frame.accessor);
  }
  if (target instanceof ListValue && target.fromQuery) {
    // `[SELECT …].Field` reads the one row of the query.
    const row = convert(target, { kind: 'sobject', name: null }, site) as SObjectValue;
    return readField(row, name, frame.machine.org.schema, site);
  }
  return builtinProperty(target, name, { frame, site });
}

async function readStatic(type: ApexType, name: string, frame: Frame, site: Site): Promise<Value> {
  if (type.kind === 'class') {
    const constant = enumConstant(type.model, name);
    if (constant) return constant;
    const found = findField(type.model, name);
    if (found?.field.static) return readPlace({ kind: 'static', ...found }, frame.machine, frame.accessor);
    throw new InvalidApex(`Variable does not exist: ${type.model.name}.${name}`, site);
  }
  return typeToken(type, name, { frame, site }) ?? builtinConstant(type, name, { frame, site });
}
