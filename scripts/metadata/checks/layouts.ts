import type { Finding } from '../finding.ts';
import type { Inventory } from '../inventory.ts';
import type { MetadataFile } from '../metadata-file.ts';
import type { ObjectEntry } from '../inventory-objects.ts';
import { COLUMN_TOKEN, STANDARD_RELATED_LISTS } from '../standard-objects.ts';
import { childrenOf, descendantsOf, textOf, textsOf } from '../xml.ts';
import type { XmlElement } from '../xml.ts';

/** Parts of a compound name: the layout shows `Name` for them. */
const NAME_PARTS = new Set(['FirstName', 'LastName', 'Salutation']);

function fieldFaults(layout: MetadataFile, object: ObjectEntry): string[] {
  const items = descendantsOf(layout.root, 'layoutItems').filter((item) => textOf(item, 'field') !== null);
  const behaviors = new Map(items.map((item) => [textOf(item, 'field') ?? '', textOf(item, 'behavior')]));
  const names = items.map((item) => textOf(item, 'field') ?? '');
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  const required = [...object.fields.values()].filter(
    (field) => field.required && !NAME_PARTS.has(field.name),
  );
  return [
    ...names
      .filter((name) => !object.fields.has(name))
      .map((name) => `shows the field ${name}, which ${object.name} does not have`),
    ...twice.map((name) => `shows the field ${name} twice`),
    ...required
      .filter((field) => !behaviors.has(field.name))
      .map((field) => `lacks the required field ${field.name}`),
    ...required
      .filter((field) => behaviors.has(field.name) && behaviors.get(field.name) !== 'Required')
      .map((field) => `shows the required field ${field.name} without the behavior Required`),
  ];
}

function relatedListFaults(list: XmlElement, object: ObjectEntry, inventory: Inventory): string[] {
  const name = textOf(list, 'relatedList') ?? '';
  const [childName = '', lookup = ''] = name.split('.');
  if (STANDARD_RELATED_LISTS.has(name))
    return textsOf(list, 'fields')
      .filter((column) => !COLUMN_TOKEN.test(column))
      .map((column) => `names the unknown column ${column} in ${name}`);
  const child = inventory.objects.get(childName);
  if (!child?.fields.get(lookup)?.referenceTo.includes(object.name))
    return [`has the related list ${name}, but no such lookup leads to ${object.name}`];
  const columns = [...textsOf(list, 'fields'), textOf(list, 'sortField') ?? 'NAME'];
  return columns
    .filter((column) => !child.fields.has(column) && !COLUMN_TOKEN.test(column))
    .map((column) => `names the unknown column ${column} in ${name}`);
}

/** Nobody finds a field of ours that stands on no page: the record page of a custom object is its one layout. */
function forgottenFields(layout: MetadataFile, object: ObjectEntry): string[] {
  if (!object.custom) return [];
  const shown = new Set(descendantsOf(layout.root, 'field').map((field) => field.text));
  return [...object.fields.values()]
    .filter((field) => field.name.endsWith('__c') && !shown.has(field.name))
    .map((field) => `does not show the field ${field.name}`);
}

function actionFaults(layout: MetadataFile, inventory: Inventory): string[] {
  const platform = descendantsOf(layout.root, 'platformActionListItems')
    .filter((item) => textOf(item, 'actionType') === 'QuickAction')
    .map((item) => textOf(item, 'actionName') ?? '');
  const quick = descendantsOf(layout.root, 'quickActionName').map((name) => name.text);
  return [...platform, ...quick]
    .filter((name) => !inventory.has('quickAction', name))
    .map((name) => `names the quick action ${name}, which does not exist`);
}

function faultsOf(layout: MetadataFile, inventory: Inventory): string[] {
  const objectName = layout.name.slice(0, layout.name.indexOf('-'));
  const object = inventory.objects.get(objectName);
  if (!object) return [`is a layout of ${objectName}, which does not exist`];
  return [
    ...fieldFaults(layout, object),
    ...forgottenFields(layout, object),
    ...childrenOf(layout.root, 'relatedLists').flatMap((list) => relatedListFaults(list, object, inventory)),
    ...actionFaults(layout, inventory),
  ];
}

/** Layouts show fields that exist, every required one and every one of ours among them, and name lists and actions that exist. */
export function checkLayouts(inventory: Inventory): Finding[] {
  return inventory
    .of('layout')
    .flatMap((layout) => faultsOf(layout, inventory).map((fault) => ({ file: layout.file, fault })));
}
