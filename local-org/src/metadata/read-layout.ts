/** Page layouts and compact layouts. */
import type { CompactLayoutMetadata, LayoutItem, LayoutMetadata } from './project-metadata.ts';
import { child, flag, nodes, text, texts } from './xml.ts';
import type { XmlNode } from './xml.ts';

/** `fullName` is `Object-Layout Name`. */
export function readLayout(fullName: string, node: XmlNode): LayoutMetadata {
  return {
    fullName,
    object: fullName.slice(0, fullName.indexOf('-')),
    sections: nodes(node, 'layoutSections').map((section) => ({
      label: text(section, 'label'),
      detailHeading: flag(section, 'detailHeading'),
      editHeading: flag(section, 'editHeading'),
      style: text(section, 'style') ?? 'TwoColumnsTopToBottom',
      columns: nodes(section, 'layoutColumns').map((column) => nodes(column, 'layoutItems').map(readItem)),
    })),
    relatedLists: nodes(node, 'relatedLists').map((list) => ({
      relatedList: text(list, 'relatedList') ?? '',
      fields: texts(list, 'fields'),
      sortField: text(list, 'sortField'),
      sortOrder: text(list, 'sortOrder'),
    })),
    quickActions: quickActions(node),
  };
}

export function readCompactLayout(object: string, fullName: string, node: XmlNode): CompactLayoutMetadata {
  const label = text(node, 'label') ?? fullName;
  return { object, fullName, label, fields: texts(node, 'fields'), assigned: false };
}

function readItem(item: XmlNode): LayoutItem {
  const behavior = text(item, 'behavior');
  return {
    field: text(item, 'field'),
    behavior: behavior === 'Readonly' || behavior === 'Required' ? behavior : 'Edit',
    emptySpace: flag(item, 'emptySpace'),
  };
}

/** The platform's action list wins over the older quick action list. */
function quickActions(node: XmlNode): string[] {
  const platform = nodes(child(node, 'platformActionList'), 'platformActionListItems')
    .filter((item) => text(item, 'actionType') === 'QuickAction')
    .sort((a, b) => Number(text(a, 'sortOrder')) - Number(text(b, 'sortOrder')))
    .map((item) => text(item, 'actionName') ?? '');
  if (platform.length > 0) return platform;
  return nodes(child(node, 'quickActionList'), 'quickActionListItems').map(
    (item) => text(item, 'quickActionName') ?? '',
  );
}
