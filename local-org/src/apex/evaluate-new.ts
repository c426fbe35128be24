/** `new`: objects, records, lists, sets, maps, arrays. */
import type { Expression, Site } from './ast.ts';
import { builtinConstruct } from './builtins/call.ts';
import { elementsOf, makeSet, putIntoMap } from './builtins/collections.ts';
import { putRecords } from './builtins/map.ts';
import { convert } from './convert.ts';
import { InvalidApex, UnsupportedApex } from './errors.ts';
import { typeIn, type Frame } from './frame.ts';
import { throwNullPointer } from './platform-exceptions.ts';
import { apexTypeOf, parentField } from './records.ts';
import { SObjectValue } from './sobject.ts';
import { typeName, type ApexType } from './types.ts';
import { ListValue, MapValue, SetValue, type Value } from './values.ts';

type Of<K extends Expression['kind']> = Extract<Expression, { kind: K }>;

export async function evaluateNew(expression: Of<'new'>, frame: Frame): Promise<Value> {
  const { site } = expression;
  const type = typeIn(frame, expression.type, site);
  if (type.kind === 'sobject') return newRecord(expression, type, frame);
  if (expression.named.length > 0) throw new InvalidApex(`Named arguments for ${typeName(type)}`, site);
  const values: Value[] = [];
  for (const argument of expression.arguments) values.push(await frame.machine.evaluate(argument, frame));
  switch (type.kind) {
    case 'class':
      return frame.machine.construct(type.model, values, site);
    case 'native':
      return builtinConstruct(type.name, values, { frame, site });
    case 'list':
    case 'set':
    case 'map':
      return copyCollection(type, values, frame, site);
    default:
      throw new InvalidApex(`Type cannot be constructed: ${typeName(type)}`, site);
  }
}

async function newRecord(
  expression: Of<'new'>,
  type: ApexType & { kind: 'sobject' },
  frame: Frame,
): Promise<SObjectValue> {
  const { site } = expression;
  if (!type.name) throw new InvalidApex('Type cannot be constructed: SObject', site);
  if (expression.arguments.length > 0) throw new InvalidApex(`${type.name} takes named fields`, site);
  const { schema } = frame.machine.org;
  const record = new SObjectValue(type.name);
  for (const { name, value } of expression.named) {
    const field = schema.field(type.name, name);
    if (!field && parentField(type.name, name, schema))
      throw new UnsupportedApex(`assigning the relationship ${name}`, site);
    if (!field) throw new InvalidApex(`Field does not exist: ${name} on ${type.name}`, site);
    record.set(
      field.apiName,
      convert(await frame.machine.evaluate(value, frame), apexTypeOf(field, site), site),
    );
  }
  return record;
}

/** `new List<T>()`, `new List<T>(collection)`, `new Map<Id, T>(records)`. */
function copyCollection(
  type: ApexType & { kind: 'list' | 'set' | 'map' },
  values: Value[],
  frame: Frame,
  site: Site,
): Value {
  const [source] = values;
  if (values.length > 0 && source === null) throwNullPointer(site);
  if (type.kind === 'map') return newMap(type, source, frame, site);
  if (source !== undefined && !(source instanceof ListValue || source instanceof SetValue)) {
    throw new UnsupportedApex(`new ${typeName(type)}(…)`, site);
  }
  const items = source ? elementsOf(source) : [];
  if (type.kind === 'set') return makeSet(type.element, items, site);
  return new ListValue(
    type.element,
    items.map((item) => convert(item, type.element, site)),
  );
}

function newMap(
  type: ApexType & { kind: 'map' },
  source: Value | undefined,
  frame: Frame,
  site: Site,
): MapValue {
  const map = new MapValue(type.key, type.value);
  if (source instanceof ListValue) putRecords(map, source.items, { frame, site });
  else if (source instanceof MapValue) {
    for (const { key, value } of source.entries.values()) {
      putIntoMap(map, convert(key, type.key, site), convert(value, type.value, site), site);
    }
  } else if (source !== undefined) throw new UnsupportedApex(`new ${typeName(type)}(…)`, site);
  return map;
}

export async function evaluateNewItems(expression: Of<'new-items'>, frame: Frame): Promise<Value> {
  const type = typeIn(frame, expression.type, expression.site);
  const items: Value[] = [];
  for (const item of expression.items) items.push(await frame.machine.evaluate(item, frame));
  if (type.kind === 'set') return makeSet(type.element, items, expression.site);
  if (type.kind !== 'list')
    throw new InvalidApex(`${typeName(type)} does not take elements`, expression.site);
  return new ListValue(
    type.element,
    items.map((item) => convert(item, type.element, expression.site)),
  );
}

export async function evaluateNewMap(expression: Of<'new-map'>, frame: Frame): Promise<Value> {
  const { site } = expression;
  const type = typeIn(frame, expression.type, site);
  if (type.kind !== 'map') throw new InvalidApex(`${typeName(type)} does not take entries`, site);
  const map = new MapValue(type.key, type.value);
  for (const entry of expression.entries) {
    const key = convert(await frame.machine.evaluate(entry.key, frame), type.key, site);
    putIntoMap(map, key, convert(await frame.machine.evaluate(entry.value, frame), type.value, site), site);
  }
  return map;
}

export async function evaluateNewArray(expression: Of<'new-array'>, frame: Frame): Promise<Value> {
  const type = typeIn(frame, expression.type, expression.site);
  const size = await frame.machine.evaluate(expression.size, frame);
  if (type.kind !== 'list' || typeof size !== 'number')
    throw new InvalidApex('Array size must be an Integer', expression.site);
  return new ListValue(
    type.element,
    Array.from({ length: size }, () => null),
  );
}
