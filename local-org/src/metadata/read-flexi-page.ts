/** Lightning pages: regions, facets, components and fields. */
import type {
  FlexiPageComponent,
  FlexiPageField,
  FlexiPageMetadata,
  FlexiPageRegion,
} from './project-metadata.ts';
import { child, nodes, text, texts } from './xml.ts';
import type { XmlNode } from './xml.ts';

export function readFlexiPage(fullName: string, node: XmlNode): FlexiPageMetadata {
  return {
    fullName,
    masterLabel: text(node, 'masterLabel') ?? fullName,
    type: text(node, 'type') ?? '',
    sobjectType: text(node, 'sobjectType'),
    template: text(child(node, 'template'), 'name') ?? '',
    regions: nodes(node, 'flexiPageRegions').map(readRegion),
  };
}

function readRegion(region: XmlNode): FlexiPageRegion {
  return {
    name: text(region, 'name') ?? '',
    type: text(region, 'type') ?? 'Region',
    items: nodes(region, 'itemInstances').flatMap(readItem),
  };
}

function readItem(item: XmlNode): (FlexiPageComponent | FlexiPageField)[] {
  const components = nodes(item, 'componentInstance').map(readComponent);
  const fields = nodes(item, 'fieldInstance').map(readField);
  return [...components, ...fields];
}

function readComponent(component: XmlNode): FlexiPageComponent {
  return {
    kind: 'component',
    componentName: text(component, 'componentName') ?? '',
    identifier: text(component, 'identifier') ?? '',
    properties: Object.fromEntries(
      nodes(component, 'componentInstanceProperties').map((property) => [
        text(property, 'name') ?? '',
        value(property),
      ]),
    ),
  };
}

function value(property: XmlNode): string | string[] {
  const list = nodes(property, 'valueList')[0];
  if (!list) return text(property, 'value') ?? '';
  return nodes(list, 'valueListItems').map((entry) => text(entry, 'value') ?? '');
}

function readField(field: XmlNode): FlexiPageField {
  const properties = nodes(field, 'fieldInstanceProperties');
  const behavior = properties.find((property) => texts(property, 'name')[0] === 'uiBehavior');
  return {
    kind: 'field',
    field: (text(field, 'fieldItem') ?? '').replace(/^Record\./, ''),
    identifier: text(field, 'identifier') ?? '',
    uiBehavior: (behavior && text(behavior, 'value')) ?? 'none',
  };
}
