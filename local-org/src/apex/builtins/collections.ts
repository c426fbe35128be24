/** Changing and reading sets and maps by key; shared by the collection tables. */
import type { Site } from '../ast.ts';
import { convert } from '../convert.ts';
import { keyOf } from '../key.ts';
import type { ApexType } from '../types.ts';
import { ListValue, type MapValue, SetValue, type Value } from '../values.ts';

/** True when the set did not have the value. */
export function addToSet(set: SetValue, value: Value, site: Site): boolean {
  const key = keyOf(value, site);
  if (set.items.has(key)) return false;
  set.items.set(key, value);
  return true;
}

export function makeSet(element: ApexType, values: Value[], site: Site): SetValue {
  const set = new SetValue(element);
  for (const value of values) addToSet(set, convert(value, element, site), site);
  return set;
}

export function mapKeyOf(map: MapValue, key: Value, site: Site): string {
  return keyOf(map.ignoresCase && typeof key === 'string' ? key.toLowerCase() : key, site);
}

export function getFromMap(map: MapValue, key: Value, site: Site): Value {
  return map.entries.get(mapKeyOf(map, key, site))?.value ?? null;
}

/** The value that was there before, or null. */
export function putIntoMap(map: MapValue, key: Value, value: Value, site: Site): Value {
  const text = mapKeyOf(map, key, site);
  const before = map.entries.get(text);
  map.entries.set(text, { key: before?.key ?? key, value });
  return before?.value ?? null;
}

/** The elements of a list or a set, in order. */
export function elementsOf(value: ListValue | SetValue): Value[] {
  return value instanceof ListValue ? value.items : [...value.items.values()];
}
