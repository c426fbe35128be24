/** Assert: failing ends the test; no `catch` of the program sees it. */
import { isInstance } from '../convert.ts';
import { looseEquals } from '../key.ts';
import { throwApex } from '../platform-exceptions.ts';
import { toText } from '../text.ts';
import type { ApexType } from '../types.ts';
import type { NativeValue, Value } from '../values.ts';
import type { BuiltinType, Call } from './table.ts';

function fail(what: string, message: Value, call: Call): never {
  throwApex(
    'AssertException',
    message === null ? `Assertion Failed: ${what}` : `Assertion Failed: ${toText(message)}: ${what}`,
    call.site,
  );
}

/** Text is compared with its case here, although `==` ignores it. */
function same(expected: Value, actual: Value, call: Call): boolean {
  return typeof expected === 'string' && typeof actual === 'string'
    ? expected === actual
    : looseEquals(expected, actual, call.site);
}

export const assertions = {
  areEqual(expected: Value, actual: Value, message: Value, call: Call): void {
    if (!same(expected, actual, call))
      fail(`Expected: ${toText(expected)}, Actual: ${toText(actual)}`, message, call);
  },
  areNotEqual(expected: Value, actual: Value, message: Value, call: Call): void {
    if (same(expected, actual, call)) fail(`Same value: ${toText(actual)}`, message, call);
  },
  isTrue(value: Value, message: Value, call: Call): void {
    if (value !== true) fail(`Expected: true, Actual: ${toText(value)}`, message, call);
  },
  isFalse(value: Value, message: Value, call: Call): void {
    if (value !== false) fail(`Expected: false, Actual: ${toText(value)}`, message, call);
  },
};

function isType(value: Value, type: NativeValue): boolean {
  return isInstance(value, type.content as ApexType);
}

export const assertType: BuiltinType = {
  name: 'Assert',
  statics: {
    'areEqual(Object?,Object?)': (_, [expected, actual], call) =>
      assertions.areEqual(expected, actual, null, call),
    'areEqual(Object?,Object?,String?)': (_, [expected, actual, message], call) =>
      assertions.areEqual(expected, actual, message, call),
    'areNotEqual(Object?,Object?)': (_, [expected, actual], call) =>
      assertions.areNotEqual(expected, actual, null, call),
    'areNotEqual(Object?,Object?,String?)': (_, [expected, actual, message], call) =>
      assertions.areNotEqual(expected, actual, message, call),
    'fail()': (_, __, call) => fail('Assert.fail', null, call),
    'fail(String?)': (_, [message], call) => fail('Assert.fail', message, call),
    'isFalse(Boolean?)': (_, [value], call) => assertions.isFalse(value, null, call),
    'isFalse(Boolean?,String?)': (_, [value, message], call) => assertions.isFalse(value, message, call),
    'isTrue(Boolean?)': (_, [value], call) => assertions.isTrue(value, null, call),
    'isTrue(Boolean?,String?)': (_, [value, message], call) => assertions.isTrue(value, message, call),
    'isNull(Object?)': (_, [value], call) => assertions.areEqual(null, value, null, call),
    'isNull(Object?,String?)': (_, [value, message], call) => assertions.areEqual(null, value, message, call),
    'isNotNull(Object?)': (_, [value], call) => assertions.areNotEqual(null, value, null, call),
    'isNotNull(Object?,String?)': (_, [value, message], call) =>
      assertions.areNotEqual(null, value, message, call),
    'isInstanceOfType(Object?,Type)': (_, [value, type], call) =>
      assertions.isTrue(isType(value, type), null, call),
    'isInstanceOfType(Object?,Type,String?)': (_, [value, type, message], call) =>
      assertions.isTrue(isType(value, type), message, call),
    'isNotInstanceOfType(Object?,Type)': (_, [value, type], call) =>
      assertions.isTrue(!isType(value, type), null, call),
  },
};
