/** SObject methods that take a field by name or token. */
import type { Site } from '../ast.ts';
import { convert } from '../convert.ts';
import { throwApex } from '../platform-exceptions.ts';
import { apexTypeOf, childRelationship, parentField, readField, spelledName } from '../records.ts';
import { SObjectValue } from '../sobject.ts';
import { objectToken } from '../tokens.ts';
import { objectType, primitive } from '../types.ts';
import { ListValue, MapValue, type NativeValue, type Value } from '../values.ts';
import { putIntoMap } from './collections.ts';
import type { BuiltinType, Call } from './table.ts';

function known(record: SObjectValue, name: string, { frame, site }: Call) {
  const field = frame.machine.org.schema.field(record.objectName, name);
  return field ?? throwApex('SObjectException', `Invalid field ${name} for ${record.objectName}`, site);
}

function get(record: SObjectValue, name: string, call: Call): Value {
  return readField(record, known(record, name, call).apiName, call.frame.machine.org.schema, call.site);
}

function put(record: SObjectValue, name: string, value: Value, call: Call): Value {
  const field = known(record, name, call);
  const before = record.values.get(name.toLowerCase()) ?? null;
  setField(record, field.apiName, convert(value, apexTypeOf(field, call.site), call.site), call.site);
  return before;
}

/** Sets a field. Throws the platform's FinalException for records a trigger may only read. */
export function setField(record: SObjectValue, name: string, value: Value, site: Site): void {
  if (record.readOnly) throwApex('FinalException', 'Record is read-only', site);
  record.set(name, value);
}

/** Adds an error that refuses the row; `field` null = the whole record. */
export function addError(record: SObjectValue, field: string | null, message: string): void {
  record.errors.push({
    statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
    message,
    fields: field ? [field] : [],
  });
}

const nameOf = (token: NativeValue): string => (token.content as { fieldName: string }).fieldName;

function populated(record: SObjectValue, { site, frame }: Call): MapValue {
  const map = new MapValue(primitive('String'), objectType);
  for (const [name, value] of record.values) {
    const spelled = spelledName(record.objectName, name, frame.machine.org.schema);
    putIntoMap(map, spelled, value, site);
  }
  return map;
}

function copy(record: SObjectValue, keepId: boolean): SObjectValue {
  const result = new SObjectValue(record.objectName);
  for (const [name, value] of record.values) if (keepId || name !== 'id') result.set(name, value);
  return result;
}

function related(record: SObjectValue, name: string, call: Call): Value {
  const { schema } = call.frame.machine.org;
  if (!parentField(record.objectName, name, schema) && !childRelationship(record.objectName, name, schema)) {
    throwApex('SObjectException', `Invalid relationship ${name} for ${record.objectName}`, call.site);
  }
  return readField(record, name, schema, call.site);
}

export const sobjectType: BuiltinType = {
  name: 'SObject',
  methods: {
    'addError(String)': (record: SObjectValue, [message]) => addError(record, null, message),
    'addError(String,String)': (record: SObjectValue, [name, message], call) =>
      addError(record, known(record, name, call).apiName, message),
    'addError(SObjectField,String)': (record: SObjectValue, [token, message]) =>
      addError(record, nameOf(token), message),
    'clone()': (record: SObjectValue) => copy(record, false),
    'clone(Boolean)': (record: SObjectValue, [keepId]) => copy(record, keepId),
    'get(String)': (record: SObjectValue, [name], call) => get(record, name, call),
    'get(SObjectField)': (record: SObjectValue, [token], call) => get(record, nameOf(token), call),
    'getPopulatedFieldsAsMap()': (record: SObjectValue, _, call) => populated(record, call),
    'getSObject(String)': (record: SObjectValue, [name], call) => related(record, name, call),
    'getSObjects(String)': (record: SObjectValue, [name], call) => {
      const children = related(record, name, call);
      return children instanceof ListValue && children.items.length === 0 ? null : children;
    },
    'getSObjectType()': (record: SObjectValue) => objectToken(record.objectName),
    'hasErrors()': (record: SObjectValue) => record.errors.length > 0,
    'isSet(String)': (record: SObjectValue, [name]) => record.values.has(name.toLowerCase()),
    'isSet(SObjectField)': (record: SObjectValue, [token]) => record.values.has(nameOf(token).toLowerCase()),
    'put(String,Object?)': (record: SObjectValue, [name, value], call) => put(record, name, value, call),
    'put(SObjectField,Object?)': (record: SObjectValue, [token, value], call) =>
      put(record, nameOf(token), value, call),
  },
};
