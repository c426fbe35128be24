/** JSON.serialize, deserialize and deserializeUntyped. */
import type { ClassModel } from '../class-model.ts';
import { lineage } from '../class-model.ts';
import { dateText, isoText, parseDate, parseDatetime } from '../dates.ts';
import { DecimalValue, parseDecimal } from '../decimal.ts';
import { makeId } from '../convert.ts';
import { enumConstant } from '../enums.ts';
import { UnsupportedApex } from '../errors.ts';
import { typeIn } from '../frame.ts';
import { throwApex } from '../platform-exceptions.ts';
import { fromRow, spelledName } from '../records.ts';
import { SObjectValue } from '../sobject.ts';
import { toText } from '../text.ts';
import { objectType, primitive, typeName, type ApexType } from '../types.ts';
import {
  BlobValue,
  DateValue,
  DatetimeValue,
  EnumValue,
  IdValue,
  Instance,
  ListValue,
  MapValue,
  NativeValue,
  SetValue,
  type Value,
} from '../values.ts';
import { makeSet, putIntoMap } from './collections.ts';
import { parseJson, type JsonValue } from './json-text.ts';
import type { BuiltinType, Call } from './table.ts';

/** Node has JSON.rawJSON; TypeScript's library does not know it yet. */
const { rawJSON: rawJson } = JSON as unknown as { rawJSON(text: string): unknown };

/** The value as JSON.stringify takes it; a number keeps the digits it was written with. */
export function plain(value: Value, call: Call, suppressNulls: boolean): unknown {
  const inner = (item: Value): unknown => plain(item, call, suppressNulls);
  if (value === null || typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number')
    return value;
  if (typeof value === 'bigint' || value instanceof DecimalValue) return rawJson(value.toString());
  if (value instanceof IdValue || value instanceof EnumValue) return toText(value);
  if (value instanceof DateValue) return dateText(value);
  if (value instanceof DatetimeValue) return isoText(value);
  if (value instanceof BlobValue) return Buffer.from(value.bytes).toString('base64');
  if (value instanceof ListValue) return value.items.map(inner);
  if (value instanceof SetValue) return [...value.items.values()].map(inner);
  if (value instanceof MapValue)
    return fromPairs(
      [...value.entries.values()].map(({ key, value: item }) => [toText(key), item]),
      inner,
      suppressNulls,
    );
  if (value instanceof SObjectValue) return recordObject(value, call, inner);
  if (value instanceof NativeValue || value.exception)
    throw new UnsupportedApex(`JSON.serialize of ${toText(value)}`, call.site);
  return fromPairs(instanceFields(value), inner, suppressNulls);
}

function fromPairs(
  pairs: [string, Value][],
  inner: (value: Value) => unknown,
  suppressNulls: boolean,
): Record<string, unknown> {
  const kept = suppressNulls ? pairs.filter(([, value]) => value !== null) : pairs;
  return Object.fromEntries(kept.map(([name, value]) => [name, inner(value)]));
}

function instanceFields(value: Instance): [string, Value][] {
  const fields = [...lineage(value.model)].reverse().flatMap((model) => model.declaration.fields);
  const own = fields.filter((field) => !field.static && !field.modifiers.includes('transient'));
  return own.map((field) => [field.name, value.fields.get(field.name.toLowerCase()) ?? null]);
}

function recordObject(
  record: SObjectValue,
  call: Call,
  inner: (value: Value) => unknown,
): Record<string, unknown> {
  const { schema } = call.frame.machine.org;
  const result: Record<string, unknown> = { attributes: { type: record.objectName } };
  for (const [name, value] of record.values) {
    const spelled = spelledName(record.objectName, name, schema);
    result[spelled] =
      value instanceof ListValue
        ? { totalSize: value.items.length, done: true, records: inner(value) }
        : inner(value);
  }
  return result;
}

/** Maps, lists, text, numbers: what the JSON itself says. */
function untyped(value: JsonValue, call: Call): Value {
  if (Array.isArray(value))
    return new ListValue(
      objectType,
      value.map((item) => untyped(item, call)),
    );
  if (value !== null && typeof value === 'object') {
    if ('number' in value) return readNumber(value.number);
    const map = new MapValue(primitive('String'), objectType);
    for (const [name, item] of value.object) putIntoMap(map, name, untyped(item, call), call.site);
    return map;
  }
  return value;
}

function readNumber(text: string): Value {
  if (!/^-?\d+$/.test(text)) return parseDecimal(text) ?? null;
  const value = Number(text);
  return value >= -2147483648 && value <= 2147483647 ? value : BigInt(text);
}

function mismatch(value: JsonValue, type: ApexType, call: Call): never {
  throwApex(
    'JSONException',
    `Illegal value for ${typeName(type)}: ${JSON.stringify(value)?.slice(0, 60)}`,
    call.site,
  );
}

/** A parsed JSON value as a value of that type; throws a JSONException when it does not fit. */
export function typed(value: JsonValue, type: ApexType, call: Call): Value {
  if (value === null) return null;
  switch (type.kind) {
    case 'object':
      return untyped(value, call);
    case 'primitive':
      return typedPrimitive(value, type, call);
    case 'list':
      return Array.isArray(value)
        ? new ListValue(
            type.element,
            value.map((item) => typed(item, type.element, call)),
          )
        : mismatch(value, type, call);
    case 'set':
      return Array.isArray(value)
        ? makeSet(
            type.element,
            value.map((item) => typed(item, type.element, call)),
            call.site,
          )
        : mismatch(value, type, call);
    case 'map':
      return typedMap(value, type, call);
    case 'class':
      return typedClass(value, type.model, call);
    case 'sobject':
      return typedRecord(value, type, call);
    case 'native':
      throw new UnsupportedApex(`JSON.deserialize into ${type.name}`, call.site);
  }
}

function typedPrimitive(value: JsonValue, type: ApexType & { kind: 'primitive' }, call: Call): Value {
  const isNumber = value !== null && typeof value === 'object' && 'number' in value;
  const text = isNumber ? value.number : typeof value === 'object' ? undefined : String(value);
  if (text === undefined) return mismatch(value, type, call);
  switch (type.name) {
    case 'String':
      return text;
    case 'Id':
      return makeId(text, call.site);
    case 'Boolean':
      return typeof value === 'boolean' ? value : mismatch(value, type, call);
    case 'Integer':
      return isNumber && /^-?\d+$/.test(text) ? Number(text) : mismatch(value, type, call);
    case 'Long':
      return isNumber && /^-?\d+$/.test(text) ? BigInt(text) : mismatch(value, type, call);
    case 'Decimal':
      return parseDecimal(text) ?? mismatch(value, type, call);
    case 'Date':
      return parseDate(text) ?? mismatch(value, type, call);
    case 'Datetime':
      return parseDatetime(text) ?? mismatch(value, type, call);
    case 'Blob':
      return new BlobValue(Buffer.from(text, 'base64'));
  }
}

function typedMap(value: JsonValue, type: ApexType & { kind: 'map' }, call: Call): MapValue {
  if (value === null || typeof value !== 'object' || !('object' in value)) return mismatch(value, type, call);
  const map = new MapValue(type.key, type.value);
  for (const [name, item] of value.object) {
    putIntoMap(map, typed(name, type.key, call), typed(item, type.value, call), call.site);
  }
  return map;
}

function typedClass(value: JsonValue, model: ClassModel, call: Call): Value {
  const type: ApexType = { kind: 'class', model };
  if (model.declaration.kind === 'enum') {
    return (
      (typeof value === 'string' ? enumConstant(model, value) : undefined) ?? mismatch(value, type, call)
    );
  }
  if (value === null || typeof value !== 'object' || !('object' in value)) return mismatch(value, type, call);
  const instance = new Instance(model);
  const given = new Map(value.object.map(([name, item]) => [name.toLowerCase(), item]));
  for (const owner of lineage(model)) {
    for (const field of owner.declaration.fields) {
      if (field.static) continue;
      const fieldType = typeIn({ ...call.frame, model: owner }, field.type, field.site);
      instance.fields.set(
        field.name.toLowerCase(),
        typed(given.get(field.name.toLowerCase()) ?? null, fieldType, call),
      );
    }
  }
  return instance;
}

function typedRecord(value: JsonValue, type: ApexType & { kind: 'sobject' }, call: Call): SObjectValue {
  if (value === null || typeof value !== 'object' || !('object' in value) || !type.name)
    return mismatch(value, type, call);
  const record = new SObjectValue(type.name);
  for (const [name, item] of value.object) {
    const field = call.frame.machine.org.schema.field(type.name, name);
    if (name === 'attributes') continue;
    if (!field || (item !== null && typeof item === 'object' && !('number' in item))) {
      throw new UnsupportedApex(`JSON.deserialize of ${type.name}.${name}`, call.site);
    }
    record.set(
      field.apiName,
      fromRow(item !== null && typeof item === 'object' ? item.number : item, field, call.site),
    );
  }
  return record;
}

/** Parsed JSON; throws a JSONException for anything else. */
export function parse(text: string, call: Call): JsonValue {
  return parseJson(text, (problem) => throwApex('JSONException', problem, call.site));
}

export const jsonType: BuiltinType = {
  name: 'JSON',
  statics: {
    'serialize(Object?)': (_, [value], call) => JSON.stringify(plain(value, call, false)),
    'serialize(Object?,Boolean)': (_, [value, suppress], call) =>
      JSON.stringify(plain(value, call, suppress)),
    'serializePretty(Object?)': (_, [value], call) => JSON.stringify(plain(value, call, false), null, 2),
    'deserialize(String,Type)': (_, [text, type], call) =>
      typed(parse(text, call), type.content as ApexType, call),
    'deserializeUntyped(String)': (_, [text], call) => untyped(parse(text, call), call),
  },
};
