/** Assignment to variables, fields, properties, list elements and record fields; `+=` and `++` read the place first. */
import type { Expression, FieldDeclaration, Site } from './ast.ts';
import { builtinConstant, builtinProperty, builtinSetter } from './builtins/call.ts';
import { checkIndex } from './builtins/list.ts';
import { setField } from './builtins/sobject.ts';
import type { ClassModel } from './class-model.ts';
import { convert } from './convert.ts';
import { InvalidApex, UnsupportedApex } from './errors.ts';
import { findField, findPlace, namedType, propertyFrame, readPlace } from './evaluate-name.ts';
import { applyBinary, operatorOf } from './evaluate-operator.ts';
import { typeIn, type Frame } from './frame.ts';
import { throwNullPointer } from './platform-exceptions.ts';
import { apexTypeOf, parentField, readField } from './records.ts';
import { SObjectValue } from './sobject.ts';
import { Instance, ListValue, NativeValue, type Value } from './values.ts';

/** A place that was evaluated once: `list[next()] += 1` calls `next` once. */
interface Slot {
  read(): Promise<Value>;
  /** Converts to the declared type and gives what was stored. */
  write(value: Value): Promise<Value>;
}

type Of<K extends Expression['kind']> = Extract<Expression, { kind: K }>;

export async function assign(expression: Of<'assign'>, frame: Frame): Promise<Value> {
  const slot = await slotOf(expression.target, frame);
  const operator = operatorOf(expression.operator);
  if (!operator) return slot.write(await frame.machine.evaluate(expression.value, frame));
  const before = await slot.read();
  const value = await frame.machine.evaluate(expression.value, frame);
  return slot.write(applyBinary(operator, before, value, expression.site));
}

export async function increment(expression: Of<'increment'>, frame: Frame): Promise<Value> {
  const slot = await slotOf(expression.target, frame);
  const before = await slot.read();
  const after = await slot.write(
    applyBinary(expression.operator === '++' ? '+' : '-', before, 1, expression.site),
  );
  return expression.prefix ? after : before;
}

async function slotOf(target: Expression, frame: Frame): Promise<Slot> {
  if (target.kind === 'name') return nameSlot(target, frame);
  if (target.kind === 'field') return fieldSlot(target, frame);
  if (target.kind === 'index') return indexSlot(target, frame);
  throw new InvalidApex('Expression cannot be assigned', target.site);
}

function nameSlot(target: Of<'name'>, frame: Frame): Slot {
  const place = findPlace(target.name, frame);
  if (!place) throw new InvalidApex(`Variable does not exist: ${target.name}`, target.site);
  if (place.kind !== 'local') {
    return memberSlot(
      place.model,
      place.field,
      place.kind === 'instance' ? place.self : null,
      frame,
      target.site,
    );
  }
  const { variable } = place;
  return {
    read: async () => variable.value,
    write: async (value) => {
      if (variable.final)
        throw new InvalidApex(`Final variable has already been set: ${target.name}`, target.site);
      variable.value = convert(value, variable.type, target.site);
      return variable.value;
    },
  };
}

async function fieldSlot(target: Of<'field'>, frame: Frame): Promise<Slot> {
  const type = namedType(target.target, frame);
  if (type?.kind === 'class') {
    const found = findField(type.model, target.name);
    if (found?.field.static) return memberSlot(found.model, found.field, null, frame, target.site);
  }
  if (type?.kind === 'native') return nativeSlot(null, type.name, target, frame);
  const owner = await frame.machine.evaluate(target.target, frame);
  if (owner === null) throwNullPointer(target.site);
  if (owner instanceof NativeValue) return nativeSlot(owner, owner.type, target, frame);
  if (owner instanceof SObjectValue) return recordSlot(owner, target.name, frame, target.site);
  const found = owner instanceof Instance ? findField(owner.model, target.name) : undefined;
  if (!found) throw new InvalidApex(`Variable does not exist: ${target.name}`, target.site);
  return memberSlot(found.model, found.field, owner as Instance, frame, target.site);
}

/** A property of the platform's: of a value, or of a type such as RestContext. */
function nativeSlot(owner: NativeValue | null, typeName: string, target: Of<'field'>, frame: Frame): Slot {
  const { name, site } = target;
  const call = { frame, site };
  const setter = builtinSetter(typeName, name, site);
  const type = typeIn(frame, { name: setter.type, arguments: [] }, site);
  return {
    read: async () =>
      owner
        ? builtinProperty(owner, name, call)
        : builtinConstant({ kind: 'native', name: typeName }, name, call),
    write: async (value) => {
      const converted = convert(value, type, site);
      setter.set(owner, converted, call);
      return converted;
    },
  };
}

function memberSlot(
  model: ClassModel,
  field: FieldDeclaration,
  self: Instance | null,
  frame: Frame,
  site: Site,
): Slot {
  const { machine } = frame;
  const type = typeIn({ ...frame, model }, field.type, site);
  return {
    read: () =>
      readPlace(
        self ? { kind: 'instance', self, model, field } : { kind: 'static', model, field },
        machine,
        frame.accessor,
      ),
    write: async (value) => {
      const converted = convert(value, type, site);
      if (field.modifiers.includes('final') && !isInitialising(frame, model)) {
        throw new InvalidApex(
          `Final members can only be set in their declaration or in a constructor: ${field.name}`,
          site,
        );
      }
      if (field.setter && field !== frame.accessor) {
        const inner = propertyFrame(machine, model, self, field);
        inner.scope.declare('value', { type, value: converted, final: false }, site);
        // A setter gives nothing back.
        inner.returnType = null;
        await machine.execute(field.setter, inner);
      } else {
        (self?.fields ?? (await machine.statics(model))).set(field.name.toLowerCase(), converted);
      }
      return converted;
    },
  };
}

/** Constructors and initialisers are the frames whose place ends in `<init>`. */
function isInitialising(frame: Frame, model: ClassModel): boolean {
  return frame.place === `${model.name}.<init>`;
}

function recordSlot(record: SObjectValue, name: string, frame: Frame, site: Site): Slot {
  const { schema } = frame.machine.org;
  const field = schema.field(record.objectName, name);
  const isParent = parentField(record.objectName, name, schema) !== undefined;
  if (!field && isParent) throw new UnsupportedApex(`assigning the relationship ${name}`, site);
  if (!field) throw new InvalidApex(`Field does not exist: ${name} on ${record.objectName}`, site);
  return {
    read: async () => readField(record, name, schema, site),
    write: async (value) => {
      const converted = convert(value, apexTypeOf(field, site), site);
      setField(record, field.apiName, converted, site);
      return converted;
    },
  };
}

async function indexSlot(target: Of<'index'>, frame: Frame): Promise<Slot> {
  const list = await frame.machine.evaluate(target.target, frame);
  const index = await frame.machine.evaluate(target.index, frame);
  if (list === null || index === null) throwNullPointer(target.site);
  if (!(list instanceof ListValue) || typeof index !== 'number')
    throw new UnsupportedApex('[ ] on something that is no list', target.site);
  return {
    read: async () => list.items[checkIndex(list, index, target.site)]!,
    write: async (value) => {
      const converted = convert(value, list.element, target.site);
      list.items[checkIndex(list, index, target.site)] = converted;
      return converted;
    },
  };
}
