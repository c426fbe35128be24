/** Set. */
import { convert } from '../convert.ts';
import { keyOf } from '../key.ts';
import { toText } from '../text.ts';
import { SetValue, type Value } from '../values.ts';
import { addToSet, elementsOf } from './collections.ts';
import type { BuiltinType, Call } from './table.ts';

/** True when the set changed. */
function keep(set: SetValue, wanted: (key: string) => boolean): boolean {
  const before = set.items.size;
  for (const key of [...set.items.keys()]) if (!wanted(key)) set.items.delete(key);
  return set.items.size !== before;
}

function keysOf(values: Value, { site }: Call): Set<string> {
  return new Set(elementsOf(values as SetValue).map((value) => keyOf(value, site)));
}

export const setType: BuiltinType = {
  name: 'Set',
  methods: {
    'add(T?)': (set: SetValue, [value], { site }) => addToSet(set, value, site),
    'addAll(Iterable)': (set: SetValue, [values], { site }) => {
      const before = set.items.size;
      for (const value of elementsOf(values)) addToSet(set, convert(value, set.element, site), site);
      return set.items.size !== before;
    },
    'clear()': (set: SetValue) => set.items.clear(),
    'clone()': (set: SetValue, _, { site }) => {
      const copy = new SetValue(set.element);
      for (const value of set.items.values()) addToSet(copy, value, site);
      return copy;
    },
    'contains(T?)': (set: SetValue, [value], { site }) => set.items.has(keyOf(value, site)),
    'containsAll(Iterable)': (set: SetValue, [values], call) =>
      [...keysOf(values, call)].every((key) => set.items.has(key)),
    'equals(Object?)': (set: SetValue, [other], { site }) =>
      other !== null && keyOf(set, site) === keyOf(other, site),
    'isEmpty()': (set: SetValue) => set.items.size === 0,
    'remove(T?)': (set: SetValue, [value], { site }) => set.items.delete(keyOf(value, site)),
    'removeAll(Iterable)': (set: SetValue, [values], call) => {
      const unwanted = keysOf(values, call);
      return keep(set, (key) => !unwanted.has(key));
    },
    'retainAll(Iterable)': (set: SetValue, [values], call) => {
      const wanted = keysOf(values, call);
      return keep(set, (key) => wanted.has(key));
    },
    'size()': (set: SetValue) => set.items.size,
    'toString()': (set: SetValue) => toText(set),
  },
};
