import type { Finding } from '../finding.ts';
import type { Inventory } from '../inventory.ts';
import type { MetadataFile } from '../metadata-file.ts';
import { childrenOf, textOf, textsOf } from '../xml.ts';
import type { XmlElement } from '../xml.ts';

function tabFaults({ name, root }: MetadataFile, inventory: Inventory): string[] {
  const page = textOf(root, 'flexiPage');
  const component = textOf(root, 'lwcComponent');
  if (textOf(root, 'customObject') === 'true' && !inventory.objects.get(name)?.custom)
    return [`is a tab of the object ${name}, which does not exist`];
  if (page && !inventory.has('flexipage', page)) return [`opens the page ${page}, which does not exist`];
  if (component && !inventory.bundles.get(component)?.targets.has('lightning__Tab'))
    return [`opens the component ${component}, which is not exposed for lightning__Tab`];
  return [];
}

function overrideFaults(override: XmlElement, object: string, inventory: Inventory): string[] {
  if (textOf(override, 'type') !== 'Flexipage') return [];
  const name = textOf(override, 'content') ?? '';
  const page = inventory.of('flexipage').find((one) => one.name === name);
  if (!page) return [`shows the page ${name}, which does not exist`];
  const owner = textOf(page.root, 'sobjectType');
  return owner === object ? [] : [`shows ${object} on the page ${name}, which is made for ${owner}`];
}

function applicationFaults({ root }: MetadataFile, inventory: Inventory): string[] {
  const tabs = textsOf(root, 'tabs');
  const missing = tabs.filter((tab) => {
    const standard = /^standard-(\w+)$/.exec(tab)?.[1];
    return standard ? standard !== 'home' && !inventory.objects.has(standard) : !inventory.has('tab', tab);
  });
  const overrides = childrenOf(root, 'actionOverrides');
  return [
    ...missing.map((tab) => `has the tab ${tab}, which does not exist`),
    ...overrides.flatMap((one) => overrideFaults(one, textOf(one, 'pageOrSobjectType') ?? '', inventory)),
  ];
}

function quickActionFaults({ name, root }: MetadataFile, inventory: Inventory): string[] {
  const [objectName = ''] = name.split('.');
  const faults = inventory.objects.has(objectName) ? [] : [`belongs to ${objectName}, which does not exist`];
  const component = textOf(root, 'lightningWebComponent');
  if (!component) return faults;
  const bundle = inventory.bundles.get(component);
  if (!bundle) return [...faults, `runs the component ${component}, which does not exist`];
  if (!bundle.exposed || !bundle.targets.has('lightning__RecordAction'))
    return [...faults, `runs the component ${component}, which is not exposed for lightning__RecordAction`];
  const subtype = textOf(root, 'actionSubtype');
  if (subtype !== (bundle.actionType ?? 'ScreenAction'))
    return [
      ...faults,
      `is a ${subtype}, but the component ${component} is a ${bundle.actionType ?? 'ScreenAction'}`,
    ];
  return faults;
}

function objectFaults({ name, root }: MetadataFile, inventory: Inventory): string[] {
  const assigned = textOf(root, 'compactLayoutAssignment');
  const known = inventory
    .of('compactLayout')
    .some((one) => one.name === assigned && one.file.includes(`/${name}/`));
  return [
    ...(assigned && assigned !== 'SYSTEM' && !known
      ? [`assigns the compact layout ${assigned}, which does not exist`]
      : []),
    ...childrenOf(root, 'actionOverrides').flatMap((one) => overrideFaults(one, name, inventory)),
  ];
}

const CHECKS: [string, (file: MetadataFile, inventory: Inventory) => string[]][] = [
  ['tab', tabFaults],
  ['app', applicationFaults],
  ['quickAction', quickActionFaults],
  ['object', objectFaults],
];

/** Tabs, applications, quick actions and page activations lead to things that exist. */
export function checkNavigation(inventory: Inventory): Finding[] {
  return CHECKS.flatMap(([suffix, faultsOf]) =>
    inventory
      .of(suffix)
      .flatMap((one) => faultsOf(one, inventory).map((fault) => ({ file: one.file, fault }))),
  );
}
