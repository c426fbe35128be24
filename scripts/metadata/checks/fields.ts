import type { Finding } from '../finding.ts';
import type { Inventory } from '../inventory.ts';
import type { MetadataFile } from '../metadata-file.ts';
import { folderOf } from '../project-files.ts';
import { descendantsOf, textOf } from '../xml.ts';
import type { XmlElement } from '../xml.ts';

const number = (root: XmlElement, name: string) => Number(textOf(root, name) ?? Number.NaN);
const has = (root: XmlElement, name: string) => (textOf(root, name) ?? '') !== '';

/** What the platform asks of each field type; each line answers with the fault or null. */
const RULES: Record<string, (root: XmlElement) => string | null> = {
  Text: (root) => (number(root, 'length') <= 255 ? null : 'has no length from 1 to 255'),
  LongTextArea: (root) => {
    const length = number(root, 'length');
    if (!(length >= 256 && length <= 131_072)) return 'has no length from 256 to 131072';
    return has(root, 'visibleLines') ? null : 'has no visibleLines';
  },
  Number: (root) =>
    number(root, 'precision') <= 18 && number(root, 'scale') <= number(root, 'precision')
      ? null
      : 'has no precision up to 18 with a scale inside it',
  Checkbox: (root) => (has(root, 'defaultValue') ? null : 'has no defaultValue'),
  MultiselectPicklist: (root) => (has(root, 'visibleLines') ? null : 'has no visibleLines'),
  Lookup: (root) =>
    textOf(root, 'required') === 'true' && textOf(root, 'deleteConstraint') === 'SetNull'
      ? 'is required and yet emptied when its parent is deleted'
      : null,
};

function picklistFaults(root: XmlElement): string[] {
  const values = descendantsOf(root, 'value');
  const names = values.map((value) => textOf(value, 'fullName') ?? '');
  const defaults = values.filter((value) => textOf(value, 'default') === 'true');
  return [
    ...names
      .filter((name, index) => names.indexOf(name) !== index)
      .map((name) => `has the value ${name} twice`),
    ...(defaults.length > 1 ? ['has more than one default value'] : []),
  ];
}

function faultsOf({ file, name, root }: MetadataFile, inventory: Inventory): string[] {
  const rule = RULES[textOf(root, 'type') ?? '']?.(root) ?? null;
  const target = textOf(root, 'referenceTo');
  return [
    ...(has(root, 'inlineHelpText') ? [] : ['has no help text']),
    ...(has(root, 'description') ? [] : ['has no description']),
    ...(textOf(root, 'fullName') === name ? [] : [`is named ${textOf(root, 'fullName')} inside`]),
    ...(inventory.objects.has(folderOf(file, 1))
      ? []
      : [`belongs to ${folderOf(file, 1)}, which does not exist`]),
    ...(target && !inventory.objects.has(target) ? [`refers to ${target}, which does not exist`] : []),
    ...(rule ? [rule] : []),
    ...picklistFaults(root),
  ];
}

/** Two lookups to one object may not give it the same child relationship. */
function relationshipFaults(inventory: Inventory): Finding[] {
  const seen = new Set<string>();
  return inventory.of('field').flatMap(({ file, root }) => {
    const name = textOf(root, 'relationshipName');
    const key = `${textOf(root, 'referenceTo')}.${name}`;
    if (!name || !seen.has(key)) {
      if (name) seen.add(key);
      return [];
    }
    return [{ file, fault: `gives ${key} a second time as its child relationship` }];
  });
}

/** The platform keeps the history of so many fields of one object, its name among them. */
const MOST_TRACKED = 20;

function historyFaults(inventory: Inventory): Finding[] {
  return [...inventory.objects.values()].flatMap(({ name, custom, file, root }) => {
    if (!custom || !file || !root) return [];
    const fields = inventory.of('field').filter((field) => folderOf(field.file, 1) === name);
    const tracked = [root, ...fields.map((field) => field.root)].flatMap((one) =>
      descendantsOf(one, 'trackHistory').filter((flag) => flag.text === 'true'),
    );
    const on = textOf(root, 'enableHistory') === 'true';
    return [
      ...(tracked.length > MOST_TRACKED
        ? [
            {
              file,
              fault: `tracks the history of ${tracked.length} fields; the platform tracks ${MOST_TRACKED}`,
            },
          ]
        : []),
      ...(tracked.length > 0 && !on ? [{ file, fault: 'has fields with history, but keeps none' }] : []),
    ];
  });
}

/** A detail object is controlled by its parent, and only a detail object is. */
function sharingFaults(inventory: Inventory): Finding[] {
  return [...inventory.objects.values()].flatMap(({ custom, file, root, fields }) => {
    if (!custom || !file || !root) return [];
    const detail = [...fields.values()].some((field) => field.masterDetail);
    const controlled = textOf(root, 'sharingModel') === 'ControlledByParent';
    return detail === controlled
      ? []
      : [{ file, fault: 'has a sharing model that does not fit its master-detail field' }];
  });
}

/** Custom fields are explained to people and hold what the platform asks of their type. */
export function checkFields(inventory: Inventory): Finding[] {
  const own = inventory
    .of('field')
    .flatMap((field) => faultsOf(field, inventory).map((fault) => ({ file: field.file, fault })));
  return [...own, ...relationshipFaults(inventory), ...sharingFaults(inventory), ...historyFaults(inventory)];
}
