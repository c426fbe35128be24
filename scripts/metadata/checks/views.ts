import type { Finding } from '../finding.ts';
import type { Inventory } from '../inventory.ts';
import type { MetadataFile } from '../metadata-file.ts';
import type { ObjectEntry } from '../inventory-objects.ts';
import { folderOf } from '../project-files.ts';
import { childrenOf, descendantsOf, textOf, textsOf } from '../xml.ts';
import type { XmlElement } from '../xml.ts';

/** Columns of list views of custom objects that are not API names. */
const TOKENS = new Set([
  'NAME',
  'OWNER.ALIAS',
  'CREATED_DATE',
  'LAST_UPDATE',
  'CREATEDBY_USER',
  'UPDATEDBY_USER',
]);

function columnFaults(columns: string[], object: ObjectEntry): string[] {
  return columns.flatMap((column) => {
    const field = object.fields.get(column);
    if (!field && !TOKENS.has(column))
      return [`names the column ${column}, which ${object.name} does not have`];
    return field?.type === 'LongTextArea' ? [`names the column ${column}, a long text no list can show`] : [];
  });
}

function filterFaults(filter: XmlElement, object: ObjectEntry): string[] {
  const name = textOf(filter, 'field') ?? '';
  const values = object.fields.get(name)?.values;
  const wanted = (textOf(filter, 'value') ?? '').split(',');
  const unknown = values ? wanted.filter((value) => !values.has(value)) : [];
  return [
    ...columnFaults([name], object),
    ...unknown.map((value) => `filters ${name} by ${value}, which is not one of its values`),
  ];
}

function listViewFaults(view: MetadataFile, object: ObjectEntry): string[] {
  return [
    ...columnFaults(textsOf(view.root, 'columns'), object),
    ...childrenOf(view.root, 'filters').flatMap((filter) => filterFaults(filter, object)),
  ];
}

function compactLayoutFaults(layout: MetadataFile, object: ObjectEntry): string[] {
  return textsOf(layout.root, 'fields')
    .filter((name) => !object.fields.has(name))
    .map((name) => `shows ${name}, which ${object.name} does not have`);
}

/** Fields, picklist values and custom permissions that a formula names. */
function ruleFaults(rule: MetadataFile, object: ObjectEntry, { has }: Inventory): string[] {
  const formula = textOf(rule.root, 'errorConditionFormula') ?? '';
  const fields = [...formula.matchAll(/\b\w+__c\b/g)].map(([name]) => name);
  const display = textOf(rule.root, 'errorDisplayField');
  const permissions = [...formula.matchAll(/\$Permission\.(\w+)/g)].map(([, name = '']) => name);
  const picks = [...formula.matchAll(/ISPICKVAL\((?:PRIORVALUE\()?(\w+)\)?,\s*"([^"]*)"\)/g)];
  return [
    ...[...new Set([...fields, ...(display ? [display] : [])])]
      .filter((name) => !object.fields.has(name))
      .map((name) => `names the field ${name}, which ${object.name} does not have`),
    ...permissions
      .filter((name) => !has('customPermission', name))
      .map((name) => `names the custom permission ${name}, which does not exist`),
    ...picks
      .filter(([, name = '', value = '']) => object.fields.get(name)?.values?.has(value) === false)
      .map(([, name, value]) => `compares ${name} with ${value}, which is not one of its values`),
  ];
}

function searchFaults(file: MetadataFile, object: ObjectEntry): string[] {
  const lists = [
    'customTabListAdditionalFields',
    'lookupDialogsAdditionalFields',
    'searchResultsAdditionalFields',
  ];
  return lists.flatMap((list) =>
    columnFaults(
      descendantsOf(file.root, list).map((one) => one.text),
      object,
    ),
  );
}

type FaultsOf = (file: MetadataFile, object: ObjectEntry, inventory: Inventory) => string[];

const CHECKS: [string, number, FaultsOf][] = [
  ['listView', 1, listViewFaults],
  ['compactLayout', 1, compactLayoutFaults],
  ['validationRule', 1, ruleFaults],
  ['object', 0, searchFaults],
];

/** List views, compact layouts, search layouts and validation rules name what their object and the project have. */
export function checkViews(inventory: Inventory): Finding[] {
  return CHECKS.flatMap(([suffix, position, faultsOf]) =>
    inventory.of(suffix).flatMap((one) => {
      const object = inventory.objects.get(folderOf(one.file, position));
      if (!object)
        return [
          { file: one.file, fault: `belongs to ${folderOf(one.file, position)}, which does not exist` },
        ];
      return faultsOf(one, object, inventory).map((fault) => ({ file: one.file, fault }));
    }),
  );
}
