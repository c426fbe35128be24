/** Declared types at work: implicit conversion on assignment, casts, and instanceof. */
import type { Site } from './ast.ts';
import { descendsFrom, implementsPlatform } from './class-model.ts';
import { startOf } from './dates.ts';
import { DecimalValue, decimalOf } from './decimal.ts';
import { InvalidApex } from './errors.ts';
import { toId18 } from './key.ts';
import { throwApex } from './platform-exceptions.ts';
import { SObjectValue } from './sobject.ts';
import { objectType, primitive, typeName, type ApexType, type PrimitiveName } from './types.ts';
import {
  BlobValue,
  DateValue,
  DatetimeValue,
  EnumValue,
  IdValue,
  Instance,
  ListValue,
  MapValue,
  SetValue,
  type NativeValue,
  type Value,
} from './values.ts';

const converters: Record<PrimitiveName, (value: Value, site: Site) => Value | undefined> = {
  String: (value) => (typeof value === 'string' ? value : value instanceof IdValue ? value.text : undefined),
  Id: (value, site) =>
    value instanceof IdValue ? value : typeof value === 'string' ? makeId(value, site) : undefined,
  Boolean: (value) => (typeof value === 'boolean' ? value : undefined),
  Integer: (value) => (typeof value === 'number' ? value : undefined),
  Long: (value) =>
    typeof value === 'bigint' ? value : typeof value === 'number' ? BigInt(value) : undefined,
  Decimal: (value) =>
    typeof value === 'number' || typeof value === 'bigint' || value instanceof DecimalValue
      ? decimalOf(value)
      : undefined,
  Date: (value) => (value instanceof DateValue ? value : undefined),
  Datetime: (value) =>
    value instanceof DatetimeValue ? value : value instanceof DateValue ? startOf(value) : undefined,
  Blob: (value) => (value instanceof BlobValue ? value : undefined),
};

/** Throws a StringException for text that is no id. */
export function makeId(text: string, site: Site): IdValue {
  const full = toId18(text.trim());
  return full ? new IdValue(full) : throwApex('StringException', `Invalid id: ${text}`, site);
}

/**
 * The value as the declared type holds it: an Integer becomes a Long, text an Id, the one row of a query its record.
 * Throws InvalidApex where the platform's compiler would refuse the assignment.
 */
export function convert(value: Value, type: ApexType, site: Site): Value {
  const converted = tryConvert(value, type, site);
  if (converted !== undefined) return converted;
  throw new InvalidApex(`Illegal assignment from ${typeName(typeOf(value))} to ${typeName(type)}`, site);
}

/** As convert; undefined when the value does not fit. */
export function tryConvert(value: Value, type: ApexType, site: Site): Value | undefined {
  if (value === null || type.kind === 'object') return value;
  switch (type.kind) {
    case 'primitive':
      return converters[type.name](value, site);
    case 'list':
    case 'set':
    case 'map':
      return fitsCollection(value, type) ? value : undefined;
    case 'class':
      return fitsClass(value, type) ? value : undefined;
    case 'sobject':
      return toRecord(value, type.name, site);
    case 'native':
      return fitsNative(value, type.name) ? value : undefined;
  }
}

/** `(Type) value`. Throws a TypeException when the value is of another type. */
export function cast(value: Value, type: ApexType, site: Site): Value {
  const numeric = castNumber(value, type);
  const converted = numeric ?? tryConvert(value, type, site);
  if (converted !== undefined) return converted;
  const from = typeName(typeOf(value));
  throwApex('TypeException', `Invalid conversion from runtime type ${from} to ${typeName(type)}`, site);
}

function castNumber(value: Value, type: ApexType): Value | undefined {
  if (type.kind !== 'primitive' || type.name !== 'Integer') return undefined;
  if (typeof value === 'bigint') return Number(BigInt.asIntN(32, value));
  return value instanceof DecimalValue ? Math.trunc(value.toNumber()) : undefined;
}

/** `value instanceof Type`; false for null. */
export function isInstance(value: Value, type: ApexType): boolean {
  if (value === null) return false;
  const own = typeOf(value);
  if (type.kind === 'primitive')
    return (
      own.kind === 'primitive' && (own.name === type.name || (type.name === 'String' && own.name === 'Id'))
    );
  if (type.kind === 'sobject')
    return value instanceof SObjectValue && (type.name === null || value.objectName === type.name);
  return tryConvert(value, type, { file: '', line: 0, column: 0 }) !== undefined;
}

/** The type a value has by itself. */
export function typeOf(value: Value): ApexType {
  if (value === null) return objectType;
  if (typeof value === 'string') return primitive('String');
  if (typeof value === 'boolean') return primitive('Boolean');
  if (typeof value === 'number') return primitive('Integer');
  if (typeof value === 'bigint') return primitive('Long');
  if (value instanceof DecimalValue) return primitive('Decimal');
  if (value instanceof IdValue) return primitive('Id');
  if (value instanceof DateValue) return primitive('Date');
  if (value instanceof DatetimeValue) return primitive('Datetime');
  if (value instanceof BlobValue) return primitive('Blob');
  if (value instanceof ListValue) return { kind: 'list', element: value.element };
  if (value instanceof SetValue) return { kind: 'set', element: value.element };
  if (value instanceof MapValue) return { kind: 'map', key: value.key, value: value.value };
  if (value instanceof SObjectValue) return { kind: 'sobject', name: value.objectName };
  if (value instanceof Instance) return { kind: 'class', model: value.model };
  if (value instanceof EnumValue)
    return value.model ? { kind: 'class', model: value.model } : { kind: 'native', name: value.enumName };
  return { kind: 'native', name: (value as NativeValue).type };
}

/** May a collection of `own` elements stand where `wanted` elements are declared? */
function fitsElement(own: ApexType, wanted: ApexType): boolean {
  if (wanted.kind === 'object') return true;
  if (wanted.kind === 'sobject')
    return own.kind === 'sobject' && (wanted.name === null || own.name === null || own.name === wanted.name);
  if (wanted.kind === 'class' && own.kind === 'class') return descendsFrom(own.model, wanted.model);
  if (wanted.kind === 'list' && own.kind === 'list') return fitsElement(own.element, wanted.element);
  return typeName(own) === typeName(wanted);
}

function fitsCollection(value: Value, type: ApexType): boolean {
  if (type.kind === 'list') return value instanceof ListValue && fitsElement(value.element, type.element);
  if (type.kind === 'set') return value instanceof SetValue && fitsElement(value.element, type.element);
  if (type.kind !== 'map' || !(value instanceof MapValue)) return false;
  return fitsElement(value.key, type.key) && fitsElement(value.value, type.value);
}

function fitsClass(value: Value, type: ApexType & { kind: 'class' }): boolean {
  if (value instanceof Instance) return descendsFrom(value.model, type.model);
  return value instanceof EnumValue && value.model === type.model;
}

function fitsNative(value: Value, name: string): boolean {
  if (value instanceof Instance) return implementsPlatform(value.model, name);
  if (value instanceof EnumValue) return value.model === null && value.enumName === name;
  const own = typeOf(value);
  return own.kind === 'native' && own.name === name;
}

function toRecord(value: Value, objectName: string | null, site: Site): Value | undefined {
  if (value instanceof SObjectValue)
    return objectName === null || value.objectName === objectName ? value : undefined;
  if (!(value instanceof ListValue) || !value.fromQuery) return undefined;
  if (value.items.length === 0)
    throwApex('QueryException', 'List has no rows for assignment to SObject', site);
  if (value.items.length > 1)
    throwApex('QueryException', 'List has more than 1 row for assignment to SObject', site);
  return toRecord(value.items[0]!, objectName, site);
}
