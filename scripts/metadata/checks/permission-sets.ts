import type { Finding } from '../finding.ts';
import type { Inventory } from '../inventory.ts';
import type { MetadataFile } from '../metadata-file.ts';
import { WITHOUT_OBJECT_PERMISSIONS } from '../standard-objects.ts';
import { childrenOf, textOf } from '../xml.ts';
import type { XmlElement } from '../xml.ts';

const flag = (element: XmlElement, name: string) => textOf(element, name) === 'true';

/** What the platform makes one permission depend on: [this, needs that]. */
const IMPLICATIONS = [
  ['allowCreate', 'allowRead'],
  ['allowEdit', 'allowRead'],
  ['allowDelete', 'allowEdit'],
  ['viewAllRecords', 'allowRead'],
  ['modifyAllRecords', 'allowDelete'],
  ['modifyAllRecords', 'viewAllRecords'],
] as const;

function objectFaults(permission: XmlElement, readable: Set<string>, inventory: Inventory): string[] {
  const name = textOf(permission, 'object') ?? '';
  const object = inventory.objects.get(name);
  if (!object) return [`grants the object ${name}, which does not exist`];
  if (WITHOUT_OBJECT_PERMISSIONS.has(name)) return [`names object permissions of ${name}, which has none`];
  const implied = IMPLICATIONS.filter(
    ([given, needed]) => flag(permission, given) && !flag(permission, needed),
  );
  const parents = [...object.fields.values()].filter((field) => field.masterDetail);
  const missing = parents.flatMap((field) => field.referenceTo).filter((parent) => !readable.has(parent));
  return [
    ...implied.map(([given, needed]) => `grants ${given} on ${name} without ${needed}`),
    ...missing.map((parent) => `grants ${name} without its parent ${parent}`),
  ];
}

function fieldFaults(permission: XmlElement, readable: Set<string>, inventory: Inventory): string[] {
  const full = textOf(permission, 'field') ?? '';
  const [objectName = '', fieldName = ''] = full.split('.');
  const field = inventory.objects.get(objectName)?.fields.get(fieldName);
  if (!field) return [`grants the field ${full}, which does not exist`];
  if (field.required)
    return [`grants the field ${full}, which is required: field-level security cannot name it`];
  if (!field.governable) return [`grants the field ${full}, which field-level security does not govern`];
  if (flag(permission, 'editable') && !flag(permission, 'readable'))
    return [`lets edit but not read ${full}`];
  if (!readable.has(objectName) && !WITHOUT_OBJECT_PERMISSIONS.has(objectName))
    return [`grants the field ${full} without reading ${objectName}`];
  return [];
}

function repeated(set: MetadataFile, list: string, key: string): string[] {
  const names = childrenOf(set.root, list).map((entry) => textOf(entry, key) ?? '');
  return names
    .filter((name, index) => names.indexOf(name) !== index)
    .map((name) => `names ${name} twice in ${list}`);
}

function tabExists(tab: string, inventory: Inventory): boolean {
  const standard = /^standard-(\w+)$/.exec(tab)?.[1];
  return standard ? standard === 'home' || inventory.objects.has(standard) : inventory.has('tab', tab);
}

function principalExists(principal: string, inventory: Inventory): boolean {
  const [credential, name] = principal.split('-');
  const file = inventory.of('externalCredential').find((one) => one.name === credential);
  const parameters = file ? childrenOf(file.root, 'externalCredentialParameters') : [];
  return parameters.some(
    (one) => textOf(one, 'parameterName') === name && textOf(one, 'parameterType')?.endsWith('Principal'),
  );
}

/** What a permission set may name besides objects and fields: [list, key, what it is, does it exist]. */
const NAMED: [string, string, string, (name: string, inventory: Inventory) => boolean][] = [
  ['classAccesses', 'apexClass', 'Apex class', (name, { classes }) => classes.has(name)],
  ['tabSettings', 'tab', 'tab', tabExists],
  ['applicationVisibilities', 'application', 'application', (name, { has }) => has('app', name)],
  ['customPermissions', 'name', 'custom permission', (name, { has }) => has('customPermission', name)],
  ['externalCredentialPrincipalAccesses', 'externalCredentialPrincipal', 'principal', principalExists],
];

function namedFaults(set: MetadataFile, inventory: Inventory): string[] {
  return NAMED.flatMap(([list, key, what, exists]) =>
    childrenOf(set.root, list)
      .map((entry) => textOf(entry, key) ?? '')
      .filter((name) => !exists(name, inventory))
      .map((name) => `names the ${what} ${name}, which does not exist`),
  );
}

function faultsOf(set: MetadataFile, inventory: Inventory): string[] {
  const objects = childrenOf(set.root, 'objectPermissions');
  const readable = new Set(
    objects.filter((one) => flag(one, 'allowRead')).map((one) => textOf(one, 'object') ?? ''),
  );
  return [
    ...objects.flatMap((one) => objectFaults(one, readable, inventory)),
    ...childrenOf(set.root, 'fieldPermissions').flatMap((one) => fieldFaults(one, readable, inventory)),
    ...repeated(set, 'objectPermissions', 'object'),
    ...repeated(set, 'fieldPermissions', 'field'),
    ...namedFaults(set, inventory),
  ];
}

/** Classes that browsers, flows or the REST interface may call, and that no permission set opens. */
function unreachableClasses(inventory: Inventory): Finding[] {
  const granted = new Set(
    inventory
      .of('permissionset')
      .flatMap((set) => childrenOf(set.root, 'classAccesses').map((access) => textOf(access, 'apexClass'))),
  );
  return [...inventory.classes]
    .filter(
      ([name, { text }]) =>
        /@(AuraEnabled|InvocableMethod|Http(Get|Post|Put|Patch|Delete))\b[^;{]*\bstatic\b/i.test(text) &&
        !granted.has(name),
    )
    .map(([, { file }]) => ({ file, fault: 'is called from outside Apex, but no permission set grants it' }));
}

/** Custom permissions that Apex asks for by a name it keeps in a constant, or by the name itself. */
function askedPermissions(inventory: Inventory): Finding[] {
  return [...inventory.classes.values()].flatMap(({ file, text }) =>
    [...text.matchAll(/checkPermission\(\s*(?:'(\w+)'|(\w+))\s*\)/g)]
      .map(([, literal, constant = '']) => {
        return literal ?? new RegExp(`\\b${constant}\\s*=\\s*'(\\w+)'`).exec(text)?.[1] ?? constant;
      })
      .filter((name) => !inventory.has('customPermission', name))
      .map((name) => ({ file, fault: `asks for the custom permission ${name}, which does not exist` })),
  );
}

/** Permission sets name only what exists, respect what the platform implies, and open every class people call; Apex asks for permissions there are. */
export function checkPermissionSets(inventory: Inventory): Finding[] {
  const named = inventory
    .of('permissionset')
    .flatMap((set) => faultsOf(set, inventory).map((fault) => ({ file: set.file, fault })));
  return [...named, ...unreachableClasses(inventory), ...askedPermissions(inventory)];
}
