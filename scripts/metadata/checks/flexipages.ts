import type { Finding } from '../finding.ts';
import type { Inventory } from '../inventory.ts';
import type { MetadataFile } from '../metadata-file.ts';
import { STANDARD_COMPONENTS, TEMPLATE_REGIONS } from '../standard-objects.ts';
import { childOf, childrenOf, descendantsOf, textOf } from '../xml.ts';
import type { XmlElement } from '../xml.ts';

/** The target a component must declare to stand on a page of this type. */
const TARGETS: Record<string, string> = {
  RecordPage: 'lightning__RecordPage',
  AppPage: 'lightning__AppPage',
  HomePage: 'lightning__HomePage',
};

function componentFaults(page: MetadataFile, name: string, inventory: Inventory): string[] {
  if (name.includes(':'))
    return STANDARD_COMPONENTS.has(name) ? [] : [`places ${name}, which is not a component of Lightning`];
  const bundle = inventory.bundles.get(name);
  if (!bundle) return [`places the component ${name}, which does not exist`];
  const target = TARGETS[textOf(page.root, 'type') ?? ''] ?? '';
  const object = textOf(page.root, 'sobjectType');
  if (!bundle.exposed || !bundle.targets.has(target))
    return [`places the component ${name}, which is not exposed for ${target}`];
  if (object && bundle.objects.length > 0 && !bundle.objects.includes(object))
    return [`places the component ${name}, which is not meant for ${object}`];
  return [];
}

function regionFaults(page: MetadataFile): string[] {
  const template = textOf(childOf(page.root, 'template') ?? page.root, 'name') ?? '';
  const allowed = TEMPLATE_REGIONS[template];
  if (!allowed) return [`uses the unknown template ${template}`];
  const regions = childrenOf(page.root, 'flexiPageRegions');
  const own = regions.filter((region) => textOf(region, 'type') === 'Region');
  const facets = new Set(
    regions.filter((one) => textOf(one, 'type') === 'Facet').map((one) => textOf(one, 'name') ?? ''),
  );
  const used = descendantsOf(page.root, 'componentInstanceProperties')
    .map((property) => textOf(property, 'value') ?? '')
    .filter((value) => value.startsWith('Facet-'));
  return [
    ...own
      .map((region) => textOf(region, 'name') ?? '')
      .filter((name) => !allowed.includes(name))
      .map((name) => `fills the region ${name}, which ${template} does not have`),
    ...used.filter((name) => !facets.has(name)).map((name) => `uses the facet ${name}, which does not exist`),
    ...[...facets]
      .filter((name) => !used.includes(name))
      .map((name) => `has the facet ${name}, which nothing uses`),
  ];
}

function fieldFaults(item: XmlElement, page: MetadataFile, inventory: Inventory): string[] {
  const name = (textOf(item, 'fieldItem') ?? '').replace(/^Record\./, '');
  const object = textOf(page.root, 'sobjectType') ?? '';
  return inventory.objects.get(object)?.fields.has(name)
    ? []
    : [`shows ${name}, which ${object} does not have`];
}

function faultsOf(page: MetadataFile, inventory: Inventory): string[] {
  const object = textOf(page.root, 'sobjectType');
  const identifiers = descendantsOf(page.root, 'identifier').map((one) => one.text);
  const twice = identifiers.filter((name, index) => identifiers.indexOf(name) !== index);
  const record = textOf(page.root, 'type') === 'RecordPage';
  const known = object ? inventory.objects.has(object) : !record;
  return [
    ...(known ? [] : [`is a page of ${object ?? 'no object'}, which does not exist`]),
    ...descendantsOf(page.root, 'componentName').flatMap((one) => componentFaults(page, one.text, inventory)),
    ...descendantsOf(page.root, 'fieldInstance').flatMap((item) => fieldFaults(item, page, inventory)),
    ...regionFaults(page),
    ...twice.map((name) => `uses the identifier ${name} twice`),
  ];
}

/** Lightning pages place components that exist and may stand there, in regions their template has. */
export function checkFlexiPages(inventory: Inventory): Finding[] {
  return inventory
    .of('flexipage')
    .flatMap((page) => faultsOf(page, inventory).map((fault) => ({ file: page.file, fault })));
}
