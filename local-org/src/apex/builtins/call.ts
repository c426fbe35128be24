/** Finds builtins by type and name and calls them. Anything not in the tables is refused by its name. */
import type { Site } from '../ast.ts';
import { isException } from '../class-model.ts';
import { typeOf } from '../convert.ts';
import { InvalidApex, UnsupportedApex } from '../errors.ts';
import { SObjectValue } from '../sobject.ts';
import { typeName, type ApexType } from '../types.ts';
import { EnumValue, Instance, NativeValue, type Value } from '../values.ts';
import { aggregateResultType } from './aggregate-result.ts';
import { choose } from './arguments.ts';
import { assertType } from './assert.ts';
import { accessLevelType, databaseType, loggingLevelType, resultTypeTables } from './database.ts';
import { dateType, datetimeType } from './date-types.ts';
import { blobType, cryptoType, encodingType, idType } from './encoding.ts';
import { exceptionType } from './exception.ts';
import { calloutMockType, httpType, requestType, responseType } from './http.ts';
import { jsonType } from './json.ts';
import { listType } from './list.ts';
import { mapType } from './map.ts';
import { booleanType, decimalType, integerType, longType, mathType } from './numbers.ts';
import { matcherType, patternType } from './pattern.ts';
import {
  enumType,
  featureType,
  limitsType,
  objectMethods,
  systemType,
  typeType,
  userInfoType,
} from './platform.ts';
import * as schema from './schema.ts';
import { restContextType, restRequestType, restResponseType } from './rest.ts';
import { setType } from './set.ts';
import { sobjectType } from './sobject.ts';
import { stringType } from './string.ts';
import { readSignatures, type BuiltinType, type Call, type SignatureTable } from './table.ts';
import { testType } from './test.ts';
import { triggerType } from './trigger.ts';

const types: BuiltinType[] = [
  stringType,
  integerType,
  longType,
  decimalType,
  booleanType,
  dateType,
  datetimeType,
  idType,
  blobType,
  listType,
  setType,
  mapType,
  sobjectType,
  aggregateResultType,
  exceptionType,
  enumType,
  typeType,
  objectMethods,
  patternType,
  matcherType,
  mathType,
  encodingType,
  cryptoType,
  jsonType,
  httpType,
  requestType,
  responseType,
  calloutMockType,
  restContextType,
  restRequestType,
  restResponseType,
  systemType,
  userInfoType,
  featureType,
  limitsType,
  testType,
  assertType,
  triggerType,
  databaseType,
  accessLevelType,
  loggingLevelType,
  ...resultTypeTables,
  schema.schemaType,
  schema.objectTokenType,
  schema.objectDescribeType,
  schema.objectFieldsType,
  schema.childRelationshipType,
  schema.fieldTokenType,
  schema.fieldDescribeType,
  schema.picklistEntryType,
];

interface Loaded {
  type: BuiltinType;
  methods: SignatureTable;
  statics: SignatureTable;
  constructors: SignatureTable;
}

const loaded = new Map<string, Loaded>(
  types.map((type) => [
    type.name,
    {
      type,
      methods: readSignatures(type.methods),
      statics: readSignatures(type.statics),
      constructors: readSignatures(type.constructors),
    },
  ]),
);

/** Types a program may name although they have no table: interfaces, and enums the platform only hands out. */
const nameOnly = ['Comparable', 'Callable', 'DisplayType', 'StatusCode', 'TriggerOperation'];

/** Every name of the platform a program may use as a type or in front of a dot. */
export const nativeTypeNames: ReadonlySet<string> = new Set([...types.map((type) => type.name), ...nameOnly]);

/** Every signature of every table, for the list of what is supported. */
export function supportedSignatures(): string[] {
  return types.flatMap((type) =>
    [...Object.keys(type.methods ?? {}), ...Object.keys(type.statics ?? {})].map(
      (signature) => `${type.name}.${signature}`,
    ),
  );
}

function tableOf(value: Value): string {
  if (value instanceof SObjectValue) return 'SObject';
  if (value instanceof EnumValue) return 'Enum';
  if (value instanceof Instance) return isException(value.model) ? 'Exception' : 'Object';
  if (value instanceof NativeValue) return value.type;
  return typeName(typeOf(value)).replace(/<.*$/, '');
}

async function run(
  table: SignatureTable | undefined,
  self: Value,
  name: string,
  values: Value[],
  call: Call,
): Promise<Value | undefined> {
  const overloads = table?.get(name.toLowerCase());
  const chosen = overloads && choose(overloads, self, values, call.site);
  if (!chosen) return undefined;
  return (await chosen.signature.run(self, chosen.values, call)) ?? null;
}

function describeCall(owner: string, name: string, values: Value[]): string {
  return `${owner}.${name}(${values.map((value) => (value === null ? 'null' : typeName(typeOf(value)))).join(', ')})`;
}

/** `value.name(…)`. */
export async function builtinMethod(self: Value, name: string, values: Value[], call: Call): Promise<Value> {
  const owner = tableOf(self);
  for (const table of [owner, 'Object']) {
    // Null is an answer; undefined means that the table has no such method.
    const result = await run(loaded.get(table)?.methods, self, name, values, call);
    if (result !== undefined) return result;
  }
  throw new UnsupportedApex(`method ${describeCall(owner, name, values)}`, call.site);
}

/** `Type.name(…)`. */
export async function builtinStatic(
  type: ApexType,
  name: string,
  values: Value[],
  call: Call,
): Promise<Value> {
  const owner = typeName(type).replace(/<.*$/, '');
  const result = await run(loaded.get(owner)?.statics, null, name, values, call);
  if (result !== undefined) return result;
  throw new UnsupportedApex(`method ${describeCall(owner, name, values)}`, call.site);
}

/** `new Type(…)` for a class of the platform. */
export async function builtinConstruct(name: string, values: Value[], call: Call): Promise<Value> {
  const result = await run(loaded.get(name)?.constructors, null, '', values, call);
  if (result !== undefined) return result;
  throw new UnsupportedApex(`new ${describeCall(name, '', values).replace('.', '')}`, call.site);
}

/** `value.name` of a platform object. */
export async function builtinProperty(self: Value, name: string, call: Call): Promise<Value> {
  const owner = tableOf(self);
  const property = Object.entries(loaded.get(owner)?.type.properties ?? {}).find(
    ([key]) => key.toLowerCase() === name.toLowerCase(),
  );
  if (property) return (await property[1](self, [], call)) ?? null;
  throw new InvalidApex(`Variable does not exist: ${name} on ${typeName(typeOf(self))}`, call.site);
}

/** How `value.name = …` (or `Type.name = …`, with a null value) is done for the platform's types; with the type wanted. */
export function builtinSetter(
  owner: string,
  name: string,
  site: Site,
): { type: string; set: (self: Value, value: Value, call: Call) => void } {
  const { setters = {}, propertyTypes = {} } = loaded.get(owner)?.type ?? {};
  const key = Object.keys(setters).find((entry) => entry.toLowerCase() === name.toLowerCase());
  if (key) return { type: propertyTypes[key]!, set: setters[key]! };
  throw new InvalidApex(`Field is not writeable: ${owner}.${name}`, site);
}

/** `Type.NAME` of the platform: enum constants and context variables. */
export function builtinConstant(type: ApexType, name: string, call: Call): Value {
  const owner = typeName(type);
  const constant = Object.entries(loaded.get(owner)?.type.constants ?? {}).find(
    ([key]) => key.toLowerCase() === name.toLowerCase(),
  );
  if (constant) return constant[1](call);
  throw new UnsupportedApex(`${owner}.${name}`, call.site);
}
