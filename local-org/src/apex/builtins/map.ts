/** Map. */
import { convert } from '../convert.ts';
import { keyOf } from '../key.ts';
import { SObjectValue } from '../sobject.ts';
import { toText } from '../text.ts';
import { ListValue, MapValue, SetValue, type Value } from '../values.ts';
import { addToSet, getFromMap, mapKeyOf, putIntoMap } from './collections.ts';
import type { BuiltinType, Call } from './table.ts';

function copyInto(target: MapValue, source: MapValue, { site }: Call): void {
  for (const { key, value } of source.entries.values()) {
    putIntoMap(target, convert(key, target.key, site), convert(value, target.value, site), site);
  }
}

/** `new Map<Id, SObject>(records)` and `putAll(records)`: by the records' ids. */
export function putRecords(target: MapValue, records: Value[], { site }: Call): void {
  for (const record of records) {
    if (record instanceof SObjectValue)
      putIntoMap(target, convert(record.id, target.key, site), record, site);
  }
}

export const mapType: BuiltinType = {
  name: 'Map',
  methods: {
    'clear()': (map: MapValue) => map.entries.clear(),
    'clone()': (map: MapValue, _, call) => {
      const copy = new MapValue(map.key, map.value);
      copyInto(copy, map, call);
      return copy;
    },
    'containsKey(K?)': (map: MapValue, [key], { site }) => map.entries.has(mapKeyOf(map, key, site)),
    'equals(Object?)': (map: MapValue, [other], { site }) =>
      other !== null && keyOf(map, site) === keyOf(other, site),
    'get(K?)': (map: MapValue, [key], { site }) => getFromMap(map, key, site),
    'isEmpty()': (map: MapValue) => map.entries.size === 0,
    'keySet()': (map: MapValue, _, { site }) => {
      const keys = new SetValue(map.key);
      for (const { key } of map.entries.values()) addToSet(keys, key, site);
      return keys;
    },
    'put(K?,V?)': (map: MapValue, [key, value], { site }) => putIntoMap(map, key, value, site),
    'putAll(Map)': (map: MapValue, [other], call) => copyInto(map, other, call),
    'putAll(List)': (map: MapValue, [records], call) => putRecords(map, records.items, call),
    'remove(K?)': (map: MapValue, [key], { site }) => {
      const text = mapKeyOf(map, key, site);
      const before = map.entries.get(text)?.value ?? null;
      map.entries.delete(text);
      return before;
    },
    'size()': (map: MapValue) => map.entries.size,
    'toString()': (map: MapValue) => toText(map),
    'values()': (map: MapValue) =>
      new ListValue(
        map.value,
        [...map.entries.values()].map((entry) => entry.value),
      ),
  },
};
