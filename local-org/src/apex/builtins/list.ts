/** List. */
import type { Site } from '../ast.ts';
import { implementsPlatform } from '../class-model.ts';
import { convert } from '../convert.ts';
import { UnsupportedApex } from '../errors.ts';
import { compareValues } from '../evaluate-operator.ts';
import { keyOf } from '../key.ts';
import { throwApex } from '../platform-exceptions.ts';
import { toText } from '../text.ts';
import { objectToken } from '../tokens.ts';
import { EnumValue, Instance, ListValue, type Value } from '../values.ts';
import { elementsOf } from './collections.ts';
import type { BuiltinType } from './table.ts';

/** The index itself, when the list has it. Throws the platform's ListException when not. */
export function checkIndex(list: ListValue, index: number, site: Site): number {
  if (index < 0 || index >= list.items.length)
    throwApex('ListException', `List index out of bounds: ${index}`, site);
  return index;
}

function indexOf(list: ListValue, value: Value, site: Site): number {
  const wanted = keyOf(value, site);
  return list.items.findIndex((item) => keyOf(item, site) === wanted);
}

/** Null first, as the platform sorts. Enums sort by their order; objects need Comparable, which the subset leaves out. */
function sort(list: ListValue, site: Site): void {
  list.items.sort((left, right) => {
    if (left === null || right === null) return left === right ? 0 : left === null ? -1 : 1;
    if (left instanceof EnumValue && right instanceof EnumValue) return left.ordinal - right.ordinal;
    if (left instanceof Instance) {
      const comparable = implementsPlatform(left.model, 'Comparable');
      throw new UnsupportedApex(
        comparable ? 'sorting Comparable objects' : `sorting ${left.model.name}`,
        site,
      );
    }
    if (typeof left === 'string' && typeof right === 'string')
      return left < right ? -1 : left > right ? 1 : 0;
    return compareValues(left, right, site);
  });
}

export const listType: BuiltinType = {
  name: 'List',
  methods: {
    'add(T?)': (list: ListValue, [value]) => void list.items.push(value),
    'add(Integer,T?)': (list: ListValue, [index, value], { site }) => {
      if (index !== list.items.length) checkIndex(list, index, site);
      list.items.splice(index, 0, value);
    },
    'addAll(Iterable)': (list: ListValue, [values], { site }) => {
      for (const value of [...elementsOf(values)]) list.items.push(convert(value, list.element, site));
    },
    'clear()': (list: ListValue) => void list.items.splice(0),
    'clone()': (list: ListValue) => new ListValue(list.element, [...list.items]),
    'contains(T?)': (list: ListValue, [value], { site }) => indexOf(list, value, site) >= 0,
    'equals(Object?)': (list: ListValue, [other], { site }) =>
      other !== null && keyOf(list, site) === keyOf(other, site),
    'get(Integer)': (list: ListValue, [index], { site }) => list.items[checkIndex(list, index, site)]!,
    'getSObjectType()': (list: ListValue) =>
      list.element.kind === 'sobject' && list.element.name ? objectToken(list.element.name) : null,
    'indexOf(T?)': (list: ListValue, [value], { site }) => indexOf(list, value, site),
    'isEmpty()': (list: ListValue) => list.items.length === 0,
    'remove(Integer)': (list: ListValue, [index], { site }) =>
      list.items.splice(checkIndex(list, index, site), 1)[0]!,
    'set(Integer,T?)': (list: ListValue, [index, value], { site }) => {
      list.items[checkIndex(list, index, site)] = value;
    },
    'size()': (list: ListValue) => list.items.length,
    'sort()': (list: ListValue, _, { site }) => sort(list, site),
    'toString()': (list: ListValue) => toText(list),
  },
};
