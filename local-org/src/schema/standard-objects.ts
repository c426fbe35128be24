/** The standard objects this org knows: true API names, types, lengths and relationship names, one JSON file each. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FieldDefinition, FieldType, ObjectDefinition } from '../ports.ts';
import { fieldMap } from './field-map.ts';
import { makeField, ownerField, picklistValues, systemFields, viewedFields } from './make-field.ts';

interface StandardField {
  apiName: string;
  label: string;
  type: FieldType;
  readOnly?: boolean;
  owner?: boolean;
  values?: (string | [string, string])[];
  restricted?: boolean;
  autoNumberStart?: number;
}

interface StandardObject {
  apiName: string;
  label: string;
  labelPlural: string;
  keyPrefix: string;
  sharingModel: ObjectDefinition['sharingModel'];
  fields: (StandardField & Partial<FieldDefinition>)[];
}

const directory = join(import.meta.dirname, 'standard-objects');

/** Fresh definitions of all standard objects; the caller may add the project's fields to them. */
export function standardObjects(): ObjectDefinition[] {
  const files = readdirSync(directory).filter((name) => name.endsWith('.json'));
  return files.map((name) =>
    complete(JSON.parse(readFileSync(join(directory, name), 'utf8')) as StandardObject),
  );
}

function complete(source: StandardObject): ObjectDefinition {
  const own = source.fields.map(completeField);
  const tabbed = source.fields.some((field) => field.owner);
  const all = [...systemFields(), ...own, ...(tabbed ? viewedFields() : [])];
  const { apiName, label, labelPlural, keyPrefix, sharingModel } = source;
  return {
    apiName,
    label,
    labelPlural,
    keyPrefix,
    sharingModel,
    custom: false,
    fields: fieldMap(all),
    childRelationships: [],
  };
}

function completeField(source: StandardObject['fields'][number]): FieldDefinition {
  const { readOnly, owner, values, restricted, autoNumberStart, ...rest } = source;
  if (owner) return { ...ownerField(), ...rest };
  const field = makeField({ ...rest, custom: false, restrictedPicklist: restricted ?? false });
  if (values) field.picklistValues = picklistValues(values, field.defaultValue);
  if (readOnly || field.autoNumber)
    Object.assign(field, { createable: false, updateable: false, calculated: true });
  if (autoNumberStart) field.autoNumber = `${field.autoNumber}@${autoNumberStart}`;
  return field;
}
