/** When two values are the same: as keys of sets and maps, by `==`, and by `===`. */
import type { Site } from './ast.ts';
import { lineage } from './class-model.ts';
import { compareDecimals, DecimalValue, decimalOf, stripZeros } from './decimal.ts';
import { UnsupportedApex } from './errors.ts';
import { SObjectValue } from './sobject.ts';
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
} from './values.ts';

const identities = new WeakMap<object, number>();
let nextIdentity = 1;

/** A number that is one object's own for as long as the process lives. */
export function identityOf(value: object): number {
  const known = identities.get(value) ?? nextIdentity++;
  identities.set(value, known);
  return known;
}

/** Values with equal keys are the same element of a set. Strings differ by case here, unlike with `==`. */
export function keyOf(value: Value, site: Site): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return `s:${value}`;
  if (typeof value === 'boolean') return `b:${value}`;
  if (typeof value === 'number' || typeof value === 'bigint') return `n:${value}`;
  if (value instanceof DecimalValue) return `n:${stripZeros(value)}`;
  if (value instanceof IdValue) return `s:${value.text}`;
  if (value instanceof DateValue) return `d:${value.day}`;
  if (value instanceof DatetimeValue) return `t:${value.milliseconds}`;
  if (value instanceof EnumValue) return `e:${value.enumName}.${value.name}`;
  if (value instanceof BlobValue) return `x:${Buffer.from(value.bytes).toString('hex')}`;
  if (value instanceof NativeValue)
    return value.identity ? `o:${value.type}:${value.identity}` : `i:${identityOf(value)}`;
  if (value instanceof ListValue) return `l:[${value.items.map((item) => keyOf(item, site)).join(',')}]`;
  if (value instanceof SetValue) return `u:{${[...value.items.keys()].sort().join(',')}}`;
  if (value instanceof MapValue) return mapKey(value, site);
  if (value instanceof SObjectValue) return recordKey(value, site);
  return instanceKey(value, site);
}

function mapKey(value: MapValue, site: Site): string {
  const entries = [...value.entries].map(([key, entry]) => `${key}=${keyOf(entry.value, site)}`);
  return `m:{${entries.sort().join(',')}}`;
}

function recordKey(value: SObjectValue, site: Site): string {
  const fields = [...value.values].filter(
    ([, field]) => !(field instanceof SObjectValue || field instanceof ListValue),
  );
  return `r:${value.objectName}{${fields
    .map(([name, field]) => `${name}=${keyOf(field, site)}`)
    .sort()
    .join(',')}}`;
}

function instanceKey(value: Instance, site: Site): string {
  for (const model of lineage(value.model)) {
    if (model.methods.has('equals') || model.methods.has('hashcode')) {
      throw new UnsupportedApex(`equals and hashCode of ${model.name} in a comparison`, site);
    }
  }
  return `i:${identityOf(value)}`;
}

/** `==`: text ignores case, an Id equals its text in either length, numbers compare across types. */
export function looseEquals(left: Value, right: Value, site: Site): boolean {
  if (left === null || right === null) return left === right;
  if (left instanceof IdValue || right instanceof IdValue) return idText(left) === idText(right);
  if (typeof left === 'string' && typeof right === 'string')
    return left.toLowerCase() === right.toLowerCase();
  if (isNumeric(left) && isNumeric(right)) return compareDecimals(decimalOf(left), decimalOf(right)) === 0;
  return keyOf(left, site) === keyOf(right, site);
}

/** `===`: the same object; for values without identity, the same value. */
export function exactEquals(left: Value, right: Value, site: Site): boolean {
  const isObject = (value: Value): boolean =>
    value instanceof ListValue ||
    value instanceof SetValue ||
    value instanceof MapValue ||
    value instanceof SObjectValue ||
    value instanceof Instance;
  return isObject(left) || isObject(right) ? left === right : looseEquals(left, right, site);
}

export function isNumeric(value: Value): value is number | bigint | DecimalValue {
  return typeof value === 'number' || typeof value === 'bigint' || value instanceof DecimalValue;
}

function idText(value: Value): Value {
  if (value instanceof IdValue) return value.text;
  return typeof value === 'string' ? (toId18(value) ?? value) : value;
}

/** The 18-character form of an id; undefined when the text is no id. The last three characters record the case. */
export function toId18(text: string): string | undefined {
  if (!/^[A-Za-z0-9]{15}([A-Za-z0-9]{3})?$/.test(text)) return undefined;
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
  let suffix = '';
  for (let chunk = 0; chunk < 3; chunk += 1) {
    let bits = 0;
    for (let index = 0; index < 5; index += 1) {
      if (/[A-Z]/.test(text.charAt(chunk * 5 + index))) bits |= 1 << index;
    }
    suffix += alphabet.charAt(bits);
  }
  const full = text.slice(0, 15) + suffix;
  return text.length === 15 || text.slice(15).toUpperCase() === suffix ? full : undefined;
}
