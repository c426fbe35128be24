/** Schema tokens: `Account.SObjectType`, `Account.Name` as a field token, `Account.class`. */
import type { FieldDefinition } from '../ports.ts';
import type { Call } from './builtins/table.ts';
import { typeName, type ApexType } from './types.ts';
import { NativeValue } from './values.ts';

/** The token of an object; its content is the object's name in the schema's spelling. */
export function objectToken(objectName: string): NativeValue {
  return new NativeValue('SObjectType', objectName, objectName);
}

export function fieldToken(objectName: string, field: FieldDefinition): NativeValue {
  return new NativeValue(
    'SObjectField',
    { objectName, fieldName: field.apiName },
    `${objectName}.${field.apiName}`,
  );
}

/** `X.class`. */
export function classToken(type: ApexType): NativeValue {
  return new NativeValue('Type', type, typeName(type));
}

/** What `Type.name` means for an object's type; undefined when it is none of its tokens. */
export function typeToken(type: ApexType, name: string, call: Call): NativeValue | undefined {
  const { schema } = call.frame.machine.org;
  if (type.kind !== 'sobject' || !type.name) return undefined;
  if (name.toLowerCase() === 'sobjecttype') return objectToken(type.name);
  const field = schema.field(type.name, name);
  return field && fieldToken(type.name, field);
}
