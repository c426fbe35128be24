/** Describe: Schema, SObjectType, SObjectField and their results. Access is the running user's, as on the platform. */
import type { ChildRelationship, FieldDefinition, ObjectDefinition } from '../../ports.ts';
import { fieldToken, objectToken } from '../tokens.ts';
import { primitive, type ApexType } from '../types.ts';
import { EnumValue, ListValue, MapValue, NativeValue, type Value } from '../values.ts';
import { putIntoMap } from './collections.ts';
import type { BuiltinFunction, BuiltinType, Call } from './table.ts';

interface FieldContent {
  objectName: string;
  fieldName: string;
}

const native = (name: string): ApexType => ({ kind: 'native', name });

function object(name: string, call: Call): ObjectDefinition {
  return call.frame.machine.org.schema.object(name)!;
}

function field(content: FieldContent, call: Call): FieldDefinition {
  return call.frame.machine.org.schema.field(content.objectName, content.fieldName)!;
}

function describeMap(entries: [string, NativeValue][], valueType: string, { site }: Call): MapValue {
  const map = new MapValue(primitive('String'), native(valueType));
  map.ignoresCase = true;
  for (const [name, value] of entries) putIntoMap(map, name.toLowerCase(), value, site);
  return map;
}

export const schemaType: BuiltinType = {
  name: 'Schema',
  statics: {
    'getGlobalDescribe()': (_, __, call) => {
      const objects = call.frame.machine.org.schema.objects();
      return describeMap(
        objects.map(({ apiName }) => [apiName, objectToken(apiName)]),
        'SObjectType',
        call,
      );
    },
  },
};

export const objectTokenType: BuiltinType = {
  name: 'SObjectType',
  methods: {
    'getDescribe()': (token: NativeValue) =>
      new NativeValue('DescribeSObjectResult', token.content, token.content as string),
    'toString()': (token: NativeValue) => token.content as string,
  },
};

function objectAccess(right: 'read' | 'create' | 'edit' | 'delete'): BuiltinFunction {
  return (describe: NativeValue, _, { frame }) => {
    const { org, transaction } = frame.machine;
    return org.access.object(transaction.userId, describe.content as string)[right];
  };
}

export const objectDescribeType: BuiltinType = {
  name: 'DescribeSObjectResult',
  methods: {
    'getChildRelationships()': (describe: NativeValue, _, call) => {
      const children = object(describe.content as string, call).childRelationships;
      return new ListValue(
        native('ChildRelationship'),
        children.map((child) => new NativeValue('ChildRelationship', child)),
      );
    },
    'getKeyPrefix()': (describe: NativeValue, _, call) => object(describe.content as string, call).keyPrefix,
    'getLabel()': (describe: NativeValue, _, call) => object(describe.content as string, call).label,
    'getLabelPlural()': (describe: NativeValue, _, call) =>
      object(describe.content as string, call).labelPlural,
    'getName()': (describe: NativeValue) => describe.content as string,
    'getSObjectType()': (describe: NativeValue) => objectToken(describe.content as string),
    'isAccessible()': objectAccess('read'),
    'isCreateable()': objectAccess('create'),
    'isUpdateable()': objectAccess('edit'),
    'isDeletable()': objectAccess('delete'),
    'isCustom()': (describe: NativeValue, _, call) => object(describe.content as string, call).custom,
  },
  properties: { fields: (describe: NativeValue) => new NativeValue('SObjectTypeFields', describe.content) },
};

export const objectFieldsType: BuiltinType = {
  name: 'SObjectTypeFields',
  methods: {
    'getMap()': (fields: NativeValue, _, call) => {
      const own = [...object(fields.content as string, call).fields.values()];
      return describeMap(
        own.map((item) => [item.apiName, fieldToken(fields.content as string, item)]),
        'SObjectField',
        call,
      );
    },
  },
};

export const childRelationshipType: BuiltinType = {
  name: 'ChildRelationship',
  methods: {
    'getChildSObject()': ({ content }: { content: ChildRelationship }) => objectToken(content.childObject),
    'getField()': ({ content }: { content: ChildRelationship }, _, call) =>
      fieldToken(
        content.childObject,
        field({ objectName: content.childObject, fieldName: content.field }, call),
      ),
    'getRelationshipName()': ({ content }: { content: ChildRelationship }) => content.relationshipName,
  },
};

export const fieldTokenType: BuiltinType = {
  name: 'SObjectField',
  methods: {
    'getDescribe()': (token: NativeValue) =>
      new NativeValue('DescribeFieldResult', token.content, token.identity),
    'toString()': ({ content }: { content: FieldContent }) => content.fieldName,
  },
};

function fieldAccess(
  right: 'read' | 'edit',
  allowed: (definition: FieldDefinition) => boolean,
): BuiltinFunction {
  return ({ content }: { content: FieldContent }, _, call) => {
    const { org, transaction } = call.frame.machine;
    return (
      org.access.field(transaction.userId, content.objectName, content.fieldName)[right] &&
      allowed(field(content, call))
    );
  };
}

function fromField(read: (definition: FieldDefinition) => Value): BuiltinFunction {
  return ({ content }: { content: FieldContent }, _, call) => read(field(content, call));
}

export const fieldDescribeType: BuiltinType = {
  name: 'DescribeFieldResult',
  methods: {
    'getLabel()': fromField((definition) => definition.label),
    'getLength()': fromField((definition) => definition.length),
    'getName()': fromField((definition) => definition.apiName),
    'getPicklistValues()': fromField((definition) => {
      const active = definition.picklistValues.filter((value) => value.active);
      return new ListValue(
        native('PicklistEntry'),
        active.map((value) => new NativeValue('PicklistEntry', value)),
      );
    }),
    'getReferenceTo()': fromField(
      (definition) => new ListValue(native('SObjectType'), definition.referenceTo.map(objectToken)),
    ),
    'getRelationshipName()': fromField((definition) => definition.relationshipName),
    'getSObjectField()': ({ content }: { content: FieldContent }, _, call) =>
      fieldToken(content.objectName, field(content, call)),
    'getType()': fromField((definition) => new EnumValue('DisplayType', definition.type.toUpperCase(), 0)),
    'isAccessible()': fieldAccess('read', () => true),
    'isCreateable()': fieldAccess('edit', (definition) => definition.createable),
    'isCustom()': fromField((definition) => definition.custom),
    'isNameField()': fromField((definition) => definition.nameField),
    'isUpdateable()': fieldAccess('edit', (definition) => definition.updateable),
  },
};

export const picklistEntryType: BuiltinType = {
  name: 'PicklistEntry',
  methods: {
    'getLabel()': ({ content }: { content: { label: string } }) => content.label,
    'getValue()': ({ content }: { content: { value: string } }) => content.value,
    'isActive()': () => true,
    'isDefaultValue()': ({ content }: { content: { defaultValue: boolean } }) => content.defaultValue,
  },
};
