import type { MetadataFile } from './metadata-file.ts';
import { folderOf } from './project-files.ts';
import { ALWAYS_VISIBLE, BARE_OBJECTS, readStandardObjects, SYSTEM_FIELDS } from './standard-objects.ts';
import type { StandardField } from './standard-objects.ts';
import { descendantsOf, textOf } from './xml.ts';
import type { XmlElement } from './xml.ts';

export interface FieldEntry {
  name: string;
  type: string;
  /** Every record must have a value: layouts must show the field, permission sets must not name it. */
  required: boolean;
  /** Field-level security governs it. */
  governable: boolean;
  masterDetail: boolean;
  referenceTo: string[];
  /** Values of a restricted picklist; null for other fields. */
  values: Set<string> | null;
  custom: boolean;
}

export interface ObjectEntry {
  name: string;
  custom: boolean;
  /** The object's own file, when the project has one. */
  file: string | null;
  root: XmlElement | null;
  fields: Map<string, FieldEntry>;
}

function plainField(name: string, type: string): FieldEntry {
  const flags = { required: false, governable: false, masterDetail: false, custom: false };
  return { name, type, ...flags, referenceTo: [], values: null };
}

function systemFields(): Map<string, FieldEntry> {
  return new Map(SYSTEM_FIELDS.map((name) => [name, plainField(name, 'System')]));
}

function standardField(object: string, field: StandardField): FieldEntry {
  const full = `${object}.${field.apiName}`;
  const fixed = field.required || field.nameField || field.owner || ALWAYS_VISIBLE.has(full);
  return {
    ...plainField(field.apiName, 'Standard'),
    required: field.required ?? false,
    governable: !fixed,
    referenceTo: field.referenceTo ?? [],
  };
}

function customField({ name, root }: MetadataFile): FieldEntry {
  const type = textOf(root, 'type') ?? '';
  const masterDetail = type === 'MasterDetail';
  const required = masterDetail || textOf(root, 'required') === 'true';
  const values = descendantsOf(root, 'value').map((value) => textOf(value, 'fullName') ?? '');
  return {
    name,
    type,
    required,
    governable: !required,
    masterDetail,
    referenceTo: [textOf(root, 'referenceTo')].filter((target) => target !== null),
    values: type.endsWith('icklist') ? new Set(values) : null,
    custom: true,
  };
}

function customObject(name: string): ObjectEntry {
  const fields = systemFields();
  fields.set('Name', { ...plainField('Name', 'Name') });
  return { name, custom: true, file: null, root: null, fields };
}

/** The project's objects and the standard ones, each with its fields. */
export function readObjects(
  objectFiles: MetadataFile[],
  fieldFiles: MetadataFile[],
): Map<string, ObjectEntry> {
  const objects = new Map<string, ObjectEntry>();
  for (const { apiName, fields } of readStandardObjects()) {
    const own = fields.map((field) => [field.apiName, standardField(apiName, field)] as const);
    const all = new Map([...systemFields(), ...own]);
    objects.set(apiName, { name: apiName, custom: false, file: null, root: null, fields: all });
  }
  for (const name of BARE_OBJECTS)
    objects.set(name, { name, custom: false, file: null, root: null, fields: systemFields() });
  for (const { file, name, root } of objectFiles)
    objects.set(name, { ...(objects.get(name) ?? customObject(name)), file, root });
  for (const field of fieldFiles)
    objects.get(folderOf(field.file, 1))?.fields.set(field.name, customField(field));
  return objects;
}
