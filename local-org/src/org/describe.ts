/** Describes as the REST API answers them, for one user: what they may not see is not in it. */
import type {
  AccessContext,
  FieldDefinition,
  FieldType,
  ObjectAccess,
  ObjectDefinition,
  Org,
  Row,
} from '../ports.ts';
import { apiVersion } from '../record-url.ts';

type Describing = Pick<Org, 'schema' | 'access'>;

const everything: ObjectAccess = {
  read: true,
  create: true,
  edit: true,
  delete: true,
  viewAll: true,
  modifyAll: true,
};

const soapTypes: Partial<Record<FieldType, string>> = {
  id: 'tns:ID',
  reference: 'tns:ID',
  boolean: 'xsd:boolean',
  int: 'xsd:int',
  double: 'xsd:double',
  currency: 'xsd:double',
  percent: 'xsd:double',
  date: 'xsd:date',
  datetime: 'xsd:dateTime',
  address: 'urn:address',
  base64: 'xsd:base64Binary',
};

/** The rights of the asker on an object; a system context has all. */
export function rightsOn(org: Describing, object: ObjectDefinition, context: AccessContext): ObjectAccess {
  return context.mode === 'system' ? everything : org.access.object(context.userId, object.apiName);
}

/** One entry of the global describe. */
export function describeBrief(org: Describing, object: ObjectDefinition, context: AccessContext): Row {
  const rights = rightsOn(org, object, context);
  const base = `/services/data/v${apiVersion}/sobjects/${object.apiName}`;
  return {
    activateable: false,
    createable: rights.create,
    custom: object.custom,
    customSetting: false,
    deletable: rights.delete,
    deprecatedAndHidden: false,
    feedEnabled: false,
    hasSubtypes: false,
    isInterface: false,
    isSubtype: false,
    keyPrefix: object.keyPrefix,
    label: object.label,
    labelPlural: object.labelPlural,
    layoutable: true,
    mergeable: false,
    mruEnabled: true,
    name: object.apiName,
    queryable: rights.read,
    replicateable: true,
    retrieveable: rights.read,
    searchable: true,
    triggerable: true,
    undeletable: true,
    updateable: rights.edit,
    urls: {
      sobject: base,
      describe: `${base}/describe`,
      rowTemplate: `${base}/{ID}`,
    },
  };
}

/** The full describe of an object. */
export function describeObject(org: Describing, object: ObjectDefinition, context: AccessContext): Row {
  const visible = [...object.fields.values()].filter(
    (field) => fieldRights(org, object, field, context).read,
  );
  return {
    ...describeBrief(org, object, context),
    actionOverrides: [],
    childRelationships: object.childRelationships.map((entry) => ({
      cascadeDelete: org.schema.field(entry.childObject, entry.field)?.deleteConstraint === 'Cascade',
      childSObject: entry.childObject,
      deprecatedAndHidden: false,
      field: entry.field,
      junctionIdListNames: [],
      junctionReferenceTo: [],
      relationshipName: entry.relationshipName,
      restrictedDelete: org.schema.field(entry.childObject, entry.field)?.deleteConstraint === 'Restrict',
    })),
    compactLayoutable: true,
    fields: visible.map((field) => describeField(field, fieldRights(org, object, field, context).edit)),
    namedLayoutInfos: [],
    recordTypeInfos: [masterRecordType()],
    searchLayoutable: true,
    supportedScopes: [
      { label: `All ${object.labelPlural.toLowerCase()}`, name: 'everything' },
      { label: `My ${object.labelPlural.toLowerCase()}`, name: 'mine' },
    ],
  };
}

/** The id every org gives the record type of objects that have none. */
export const masterRecordTypeId = '012000000000000AAA';

function masterRecordType(): Row {
  const flags = { active: true, available: true, defaultRecordTypeMapping: true, master: true };
  return { ...flags, developerName: 'Master', name: 'Master', recordTypeId: masterRecordTypeId, urls: {} };
}

function fieldRights(
  org: Describing,
  object: ObjectDefinition,
  field: FieldDefinition,
  context: AccessContext,
): { read: boolean; edit: boolean } {
  if (context.mode === 'system') return { read: true, edit: true };
  return org.access.field(context.userId, object.apiName, field.apiName);
}

function describeField(field: FieldDefinition, editable: boolean): Row {
  return {
    ...typeFacts(field),
    aggregatable: isComparable(field),
    autoNumber: field.autoNumber !== null,
    calculated: field.calculated && !field.autoNumber,
    calculatedFormula: null,
    caseSensitive: field.caseSensitive,
    compoundFieldName: null,
    createable: field.createable && editable,
    custom: field.custom,
    defaultValue: field.defaultValue,
    defaultedOnCreate: field.defaultValue !== null || field.apiName === 'OwnerId' || !field.createable,
    dependentPicklist: false,
    deprecatedAndHidden: false,
    encrypted: field.type === 'encryptedstring',
    externalId: field.externalId,
    filterable: isComparable(field),
    groupable: isComparable(field) && !['double', 'currency', 'percent', 'datetime'].includes(field.type),
    htmlFormatted: false,
    idLookup: field.type === 'id' || field.externalId || field.unique,
    inlineHelpText: field.helpText,
    label: field.label,
    name: field.apiName,
    nameField: field.nameField,
    nillable: !field.required && field.type !== 'boolean' && !field.autoNumber,
    permissionable: field.custom && !field.required,
    queryByDistance: false,
    sortable: isComparable(field),
    unique: field.unique,
    updateable: field.updateable && editable,
    writeRequiresMasterRead: field.writeRequiresMasterRead,
  };
}

/** Long texts and compound addresses are shown, but neither filtered nor sorted. */
function isComparable(field: FieldDefinition): boolean {
  return !['address', 'base64'].includes(field.type) && !(field.type === 'textarea' && field.length > 255);
}

function typeFacts(field: FieldDefinition): Row {
  return {
    byteLength: field.length * 3,
    cascadeDelete: field.deleteConstraint === 'Cascade',
    digits: field.type === 'int' ? field.precision : 0,
    length: field.length,
    namePointing: field.referenceTo.length > 1,
    picklistValues: field.picklistValues.map((entry) => ({ ...entry, validFor: null })),
    polymorphicForeignKey: field.referenceTo.length > 1,
    precision: field.type === 'int' ? 0 : field.precision,
    referenceTo: field.referenceTo,
    relationshipName: field.relationshipName,
    relationshipOrder: field.masterDetail ? 0 : null,
    restrictedDelete: field.deleteConstraint === 'Restrict',
    restrictedPicklist: field.restrictedPicklist,
    scale: field.scale,
    soapType: soapTypes[field.type] ?? 'xsd:string',
    type: field.type,
  };
}
