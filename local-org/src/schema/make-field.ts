/** Builds field definitions: what a type implies when a source does not say otherwise. */
import type { FieldDefinition, FieldType, PicklistValue } from '../ports.ts';

export type FieldSource = Pick<FieldDefinition, 'apiName' | 'label' | 'type'> & Partial<FieldDefinition>;

/** Lengths the API reports for types whose length nobody writes down. */
const impliedLength: Partial<Record<FieldType, number>> = {
  id: 18,
  reference: 18,
  picklist: 255,
  multipicklist: 4099,
  email: 80,
  phone: 40,
  url: 255,
};

/** A complete definition from what its source says; references become nullable look-ups that are set to null on delete. */
export function makeField(source: FieldSource): FieldDefinition {
  const field: FieldDefinition = {
    custom: source.apiName.endsWith('__c'),
    length: impliedLength[source.type] ?? 0,
    precision: source.type === 'int' ? 9 : 0,
    scale: 0,
    required: false,
    unique: false,
    externalId: false,
    caseSensitive: false,
    autoNumber: null,
    nameField: false,
    calculated: false,
    createable: true,
    updateable: true,
    helpText: null,
    defaultValue: null,
    picklistValues: [],
    restrictedPicklist: false,
    referenceTo: [],
    relationshipName: null,
    childRelationshipName: null,
    deleteConstraint: source.type === 'reference' ? 'SetNull' : null,
    masterDetail: false,
    writeRequiresMasterRead: false,
    ...source,
  };
  if (field.type === 'boolean' && field.defaultValue === null) field.defaultValue = false;
  return field;
}

/** Picklist values from plain texts or [value, label] pairs, with one of them the default. */
export function picklistValues(
  values: (string | [string, string])[],
  defaultValue: unknown,
): PicklistValue[] {
  return values.map((entry) => {
    const [value, label] = typeof entry === 'string' ? [entry, entry] : entry;
    return { value, label, active: true, defaultValue: value === defaultValue };
  });
}

const readOnly = { createable: false, updateable: false };

/** The fields every object has. */
export function systemFields(): FieldDefinition[] {
  return [
    makeField({ apiName: 'Id', label: 'Record ID', type: 'id', required: true, ...readOnly }),
    makeField({ apiName: 'IsDeleted', label: 'Deleted', type: 'boolean', ...readOnly }),
    makeField({ apiName: 'CreatedDate', label: 'Created Date', type: 'datetime', ...readOnly }),
    userReference('CreatedById', 'Created By ID', 'CreatedBy'),
    makeField({ apiName: 'LastModifiedDate', label: 'Last Modified Date', type: 'datetime', ...readOnly }),
    userReference('LastModifiedById', 'Last Modified By ID', 'LastModifiedBy'),
    makeField({ apiName: 'SystemModstamp', label: 'System Modstamp', type: 'datetime', ...readOnly }),
  ];
}

/** Fields of objects that people open in a tab; the local org never fills them. */
export function viewedFields(): FieldDefinition[] {
  return ['LastViewedDate', 'LastReferencedDate'].map((apiName) =>
    makeField({ apiName, label: apiName.replace(/(.)([A-Z])/g, '$1 $2'), type: 'datetime', ...readOnly }),
  );
}

/** The owner; custom objects may be owned by a queue, so theirs is polymorphic. */
export function ownerField(): FieldDefinition {
  const owner = { apiName: 'OwnerId', label: 'Owner ID', relationshipName: 'Owner', required: true };
  return makeField({
    ...owner,
    type: 'reference',
    referenceTo: ['Group', 'User'],
    deleteConstraint: 'Restrict',
  });
}

function userReference(apiName: string, label: string, relationshipName: string): FieldDefinition {
  return makeField({
    apiName,
    label,
    type: 'reference',
    referenceTo: ['User'],
    relationshipName,
    ...readOnly,
  });
}
