/** UI API object info, picklist values and list views. */
import { notFound } from '../errors.ts';
import { readableObject } from '../api/records.ts';
import { ok } from '../api/route.ts';
import type { ApiAnswer, ApiCall, RouteRow } from '../api/route.ts';
import { masterRecordTypeId } from '../org/describe.ts';
import type { FieldDefinition, FieldType, ObjectDefinition, Row } from '../ports.ts';

const base = '/services/data/:version/ui-api';

const row = (path: string, notes: string, handler: RouteRow['handler']): RouteRow => ({
  family: 'ui-api',
  method: 'GET',
  path: `${base}${path}`,
  status: 'supported',
  testedBy: 'ui-api/ui-api.test.ts',
  notes,
  handler,
});

export const objectInfoRoutes: RouteRow[] = [
  row('/object-info', 'the objects the caller may read', listObjects),
  row('/object-info/:object', 'with the caller’s permissions', objectInfo),
  row('/object-info/:object/picklist-values/:recordType', 'all picklists of the object', allPicklists),
  row('/object-info/:object/picklist-values/:recordType/:field', 'one picklist', onePicklist),
  {
    ...row('/list-ui/:object', 'the list views of the project; their rows are not served', listViews),
    status: 'partial',
  },
];

const dataTypes: Partial<Record<FieldType, string>> = {
  id: 'Reference',
  textarea: 'TextArea',
  multipicklist: 'MultiPicklist',
  datetime: 'DateTime',
  combobox: 'ComboBox',
  encryptedstring: 'EncryptedString',
  base64: 'Base64',
};

function listObjects(call: ApiCall): ApiAnswer {
  const { org } = call.parts;
  const readable = org.schema
    .objects()
    .filter((object) => org.access.object(call.caller.user.id, object.apiName).read);
  const entries = readable.map((object) => {
    const { apiName, keyPrefix, label, labelPlural } = object;
    return [apiName, { apiName, keyPrefix, label, labelPlural, nameFields: nameFields(object) }] as const;
  });
  return ok({ objects: Object.fromEntries(entries) });
}

function objectInfo(call: ApiCall): ApiAnswer {
  const { org } = call.parts;
  const userId = call.caller.user.id;
  const object = readableObject(call, call.parameters.object!);
  const rights = org.access.object(userId, object.apiName);
  const visible = [...object.fields.values()].filter(
    (field) => org.access.field(userId, object.apiName, field.apiName).read,
  );
  return ok({
    apiName: object.apiName,
    childRelationships: childRelationships(object),
    createable: rights.create,
    custom: object.custom,
    defaultRecordTypeId: masterRecordTypeId,
    deletable: rights.delete,
    dependentFields: {},
    feedEnabled: false,
    fields: Object.fromEntries(visible.map((field) => [field.apiName, fieldInfo(call, object, field)])),
    keyPrefix: object.keyPrefix,
    label: object.label,
    labelPlural: object.labelPlural,
    layoutable: true,
    mruEnabled: true,
    nameFields: nameFields(object),
    queryable: true,
    recordTypeInfos: { [masterRecordTypeId]: masterRecordType },
    searchable: true,
    themeInfo: null,
    updateable: rights.edit,
  });
}

const masterRecordType = {
  available: true,
  defaultRecordTypeMapping: true,
  master: true,
  name: 'Master',
  recordTypeId: masterRecordTypeId,
};

function childRelationships(object: ObjectDefinition): Row[] {
  return object.childRelationships.map((entry) => ({
    childObjectApiName: entry.childObject,
    fieldName: entry.field,
    junctionIdListNames: [],
    junctionReferenceTo: [],
    relationshipName: entry.relationshipName,
  }));
}

function fieldInfo(call: ApiCall, object: ObjectDefinition, field: FieldDefinition): Row {
  const { schema, access } = call.parts.org;
  const { edit } = access.field(call.caller.user.id, object.apiName, field.apiName);
  const capitalized = field.type[0]!.toUpperCase() + field.type.slice(1);
  const targets = field.referenceTo.flatMap((name) => schema.object(name) ?? []);
  return {
    apiName: field.apiName,
    calculated: field.calculated,
    ...compoundFacts(field),
    createable: field.createable && edit,
    custom: field.custom,
    dataType: dataTypes[field.type] ?? capitalized,
    extraTypeInfo: field.type === 'textarea' ? 'PlainTextArea' : null,
    filterable: field.type !== 'address',
    filteredLookupInfo: null,
    highScaleNumber: false,
    htmlFormatted: false,
    inlineHelpText: field.helpText,
    label: field.label,
    length: field.length,
    nameField: field.nameField,
    polymorphicForeignKey: field.referenceTo.length > 1,
    precision: field.precision,
    reference: field.type === 'reference',
    referenceTargetField: null,
    referenceToInfos: targets.map((target) => ({ apiName: target.apiName, nameFields: nameFields(target) })),
    relationshipName: field.relationshipName,
    required:
      field.required && field.defaultValue === null && field.apiName !== 'OwnerId' && field.type !== 'id',
    scale: field.scale,
    searchPrefilterable: false,
    sortable: field.type !== 'address',
    unique: field.unique,
    updateable: field.updateable && edit,
  };
}

function compoundFacts(field: FieldDefinition): Row {
  const compound = field.type === 'address';
  return {
    compound,
    compoundComponentName: null,
    compoundFieldName: null,
    controllerName: null,
    controllingFields: [],
  };
}

function nameFields(object: ObjectDefinition): string[] {
  return [...object.fields.values()].filter((field) => field.nameField).map((field) => field.apiName);
}

function allPicklists(call: ApiCall): ApiAnswer {
  const object = readableObject(call, call.parameters.object!);
  const { access } = call.parts.org;
  const fields = [...object.fields.values()]
    .filter((field) => field.type === 'picklist' || field.type === 'multipicklist')
    .filter((field) => access.field(call.caller.user.id, object.apiName, field.apiName).read);
  return ok({
    picklistFieldValues: Object.fromEntries(fields.map((field) => [field.apiName, picklist(field)])),
  });
}

function onePicklist(call: ApiCall): ApiAnswer {
  const object = readableObject(call, call.parameters.object!);
  const field = object.fields.get(call.parameters.field!);
  const visible =
    field && call.parts.org.access.field(call.caller.user.id, object.apiName, field.apiName).read;
  if (!field || !visible || field.picklistValues.length === 0) throw notFound();
  return ok(picklist(field));
}

function picklist(field: FieldDefinition): Row {
  const values = field.picklistValues
    .filter((entry) => entry.active)
    .map(({ label, value }) => ({ attributes: null, label, validFor: [], value }));
  const chosen = field.picklistValues.find((entry) => entry.defaultValue);
  const defaultValue = values.find((entry) => entry.value === chosen?.value) ?? null;
  return { controllerValues: {}, defaultValue, values };
}

function listViews(call: ApiCall): ApiAnswer {
  const object = readableObject(call, call.parameters.object!);
  const views = call.parts.org.metadata.listViews.filter((view) => view.object === object.apiName);
  const lists = views.map((view) => ({
    apiName: view.fullName,
    id: null,
    label: view.label,
    listReference: {
      id: null,
      listViewApiName: view.fullName,
      objectApiName: object.apiName,
      type: 'listView',
    },
  }));
  return ok({ count: lists.length, lists, objectApiName: object.apiName });
}
