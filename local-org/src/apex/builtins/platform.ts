/** System, UserInfo, FeatureManagement, Limits, Type, Enum, and what every object has. */
import { keyOf, identityOf } from '../key.ts';
import { dateOf } from '../dates.ts';
import { toText } from '../text.ts';
import { limits } from '../transaction.ts';
import { DatetimeValue, type EnumValue, IdValue, type NativeValue, type Value } from '../values.ts';
import type { User } from '../../ports.ts';
import { textHash } from './string-functions.ts';
import { assertions } from './assert.ts';
import type { BuiltinFunction, BuiltinType, Call } from './table.ts';

export const systemType: BuiltinType = {
  name: 'System',
  statics: {
    'assert(Boolean?)': (_, values, call) => assertions.isTrue(values[0], null, call),
    'assert(Boolean?,Object?)': (_, values, call) => assertions.isTrue(values[0], values[1], call),
    'assertEquals(Object?,Object?)': (_, values, call) =>
      assertions.areEqual(values[0], values[1], null, call),
    'assertEquals(Object?,Object?,Object?)': (_, values, call) =>
      assertions.areEqual(values[0], values[1], values[2], call),
    'assertNotEquals(Object?,Object?)': (_, values, call) =>
      assertions.areNotEqual(values[0], values[1], null, call),
    'assertNotEquals(Object?,Object?,Object?)': (_, values, call) =>
      assertions.areNotEqual(values[0], values[1], values[2], call),
    'currentTimeMillis()': (_, __, { frame }) => BigInt(frame.machine.now()),
    'debug(Object?)': () => undefined,
    'debug(LoggingLevel,Object?)': () => undefined,
    'now()': (_, __, { frame }) => new DatetimeValue(frame.machine.now()),
    'today()': (_, __, { frame }) => dateOf(new DatetimeValue(frame.machine.now())),
  },
};

function me({ frame }: Call): User | undefined {
  return frame.machine.org.user(frame.machine.transaction.userId);
}

export const userInfoType: BuiltinType = {
  name: 'UserInfo',
  statics: {
    'getUserId()': (_, __, { frame }) => new IdValue(frame.machine.transaction.userId),
    'getUserName()': (_, __, call) => me(call)?.username ?? null,
    'getUserEmail()': (_, __, call) => me(call)?.email ?? null,
    'getName()': (_, __, call) => me(call)?.name ?? null,
    'getFirstName()': (_, __, call) => me(call)?.firstName ?? null,
    'getLastName()': (_, __, call) => me(call)?.lastName ?? null,
    'getOrganizationId()': (_, __, { frame }) => new IdValue(frame.machine.org.organizationId),
    'getOrganizationName()': (_, __, { frame }) => frame.machine.org.organizationName,
  },
};

export const featureType: BuiltinType = {
  name: 'FeatureManagement',
  statics: {
    'checkPermission(String)': (_, [name], { frame }) =>
      frame.machine.org.access.customPermission(frame.machine.transaction.userId, name),
  },
};

export const limitsType: BuiltinType = {
  name: 'Limits',
  statics: {
    'getCallouts()': (_, __, { frame }) => frame.machine.transaction.usage.callouts,
    'getLimitCallouts()': () => limits.callouts,
    'getQueries()': (_, __, { frame }) => frame.machine.transaction.usage.queries,
    'getLimitQueries()': () => limits.queries,
    'getDmlStatements()': (_, __, { frame }) => frame.machine.transaction.usage.dml,
    'getLimitDmlStatements()': () => limits.dml,
  },
};

export const typeType: BuiltinType = {
  name: 'Type',
  methods: {
    'getName()': (type: NativeValue) => type.identity,
    'toString()': (type: NativeValue) => type.identity,
  },
};

export const enumType: BuiltinType = {
  name: 'Enum',
  methods: {
    'name()': (value: EnumValue) => value.name,
    'ordinal()': (value: EnumValue) => value.ordinal,
    'toString()': (value: EnumValue) => value.name,
  },
};

const equals: BuiltinFunction = (self: Value, [other], { site }) =>
  other !== null && keyOf(self, site) === keyOf(other, site);

/** What any value answers when its own type has no such method. */
export const objectMethods: BuiltinType = {
  name: 'Object',
  methods: {
    'equals(Object?)': equals,
    'hashCode()': (self: Value, _, { site }) =>
      typeof self === 'object' && self !== null && keyOf(self, site).startsWith('i:')
        ? identityOf(self)
        : textHash(keyOf(self, site)),
    'toString()': (self: Value) => toText(self),
  },
};
