/** The org's schema: the standard objects, with the project's objects and fields from source added. */
import { readFileSync } from 'node:fs';
import { folderAbove, sourceFiles } from '../metadata/source-tree.ts';
import type { SourceFile } from '../metadata/source-tree.ts';
import { child, text, parseXml } from '../metadata/xml.ts';
import type { XmlNode } from '../metadata/xml.ts';
import type { FieldDefinition, ObjectDefinition } from '../ports.ts';
import { fieldMap } from './field-map.ts';
import { makeField, ownerField, systemFields, viewedFields } from './make-field.ts';
import { readCustomField } from './read-custom-field.ts';
import { standardObjects } from './standard-objects.ts';

const sharingModels: Record<string, ObjectDefinition['sharingModel']> = {
  Private: 'Private',
  Read: 'Read',
  ReadWrite: 'ReadWrite',
  ReadWriteTransfer: 'ReadWrite',
  FullAccess: 'ReadWrite',
  ControlledByParent: 'ControlledByParent',
};

/** Reads all objects; throws an Error naming the file or component for what the local org does not support. */
export function loadObjects(projectDirectory: string): ObjectDefinition[] {
  const objects = new Map(standardObjects().map((object) => [object.apiName, object]));
  const files = sourceFiles(projectDirectory);
  refuseUnsupported(files);
  for (const file of files.filter((entry) => entry.suffix === 'object')) {
    addObject(objects, file.name, parseXml(readFileSync(file.path, 'utf8'), file.path).node);
  }
  for (const file of files.filter((entry) => entry.suffix === 'field')) {
    addField(objects, folderAbove(file.path, 2), parseXml(readFileSync(file.path, 'utf8'), file.path).node);
  }
  for (const object of objects.values()) finishOwnership(object);
  return [...objects.values()];
}

/** Adds a custom object, or the sharing model of a standard one. */
export function addObject(objects: Map<string, ObjectDefinition>, apiName: string, node: XmlNode): void {
  const sharing = text(node, 'sharingModel');
  const known = objects.get(apiName);
  if (known) {
    if (sharing) known.sharingModel = sharingModels[sharing] ?? known.sharingModel;
    return;
  }
  if (!apiName.endsWith('__c'))
    throw new Error(`${apiName}: the local org knows neither this object nor its kind`);
  const name = nameField(child(node, 'nameField'));
  const fields = [...systemFields(), name, ...viewedFields()];
  objects.set(apiName, {
    apiName,
    label: text(node, 'label') ?? apiName,
    labelPlural: text(node, 'pluralLabel') ?? apiName,
    keyPrefix: '',
    custom: true,
    sharingModel: sharingModels[sharing ?? 'ReadWrite'] ?? 'ReadWrite',
    fields: fieldMap(fields),
    childRelationships: [],
  });
}

/** Adds a custom field to its object; a settings file of a standard field (`Name`, `OwnerId`) changes nothing. */
export function addField(objects: Map<string, ObjectDefinition>, objectName: string, node: XmlNode): void {
  const object = objects.get(objectName);
  if (!object) throw new Error(`${objectName}.${text(node, 'fullName')}: there is no object of that name`);
  if (!text(node, 'fullName')?.endsWith('__c')) return;
  const field = readCustomField(objectName, node);
  object.fields.set(field.apiName, field);
}

/** A detail has its master's owner; every other custom object has its own. */
export function finishOwnership(object: ObjectDefinition): void {
  if (!object.custom) return;
  const detail = [...object.fields.values()].some((field) => field.masterDetail);
  if (!detail) object.fields.set('OwnerId', ownerField());
}

function nameField(node: XmlNode): FieldDefinition {
  const label = text(node, 'label') ?? 'Name';
  const autoNumber = text(node, 'type') === 'AutoNumber' ? (text(node, 'displayFormat') ?? '{0}') : null;
  const writable = { createable: !autoNumber, updateable: !autoNumber };
  return makeField({
    apiName: 'Name',
    label,
    type: 'string',
    length: 80,
    nameField: true,
    autoNumber,
    ...writable,
  });
}

function refuseUnsupported(files: SourceFile[]): void {
  const refused = files.find((file) => ['globalValueSet', 'md'].includes(file.suffix));
  if (refused) throw new Error(`${refused.path}: the local org does not support ${refused.suffix} metadata`);
}
