/** Apps, tabs, quick actions and list views. */
import type {
  ActionOverrideMetadata,
  ApplicationMetadata,
  ListViewMetadata,
  QuickActionMetadata,
  TabMetadata,
} from './project-metadata.ts';
import { child, nodes, text, texts } from './xml.ts';
import type { XmlNode } from './xml.ts';

/** Column names that are not field names; others are taken as they are. */
const listColumns: Record<string, string> = {
  NAME: 'Name',
  CREATED_DATE: 'CreatedDate',
  LAST_UPDATE: 'LastModifiedDate',
  'OWNER.ALIAS': 'OwnerId',
  'CORE.USERS.ALIAS': 'OwnerId',
  'CORE.USERS.FULL_NAME': 'OwnerId',
  'CREATEDBY_USER.ALIAS': 'CreatedById',
  CREATEDBY_USER: 'CreatedById',
  UPDATEDBY_USER: 'LastModifiedById',
};

export function readApplication(fullName: string, node: XmlNode): ApplicationMetadata {
  return {
    fullName,
    label: text(node, 'label') ?? fullName,
    description: text(node, 'description'),
    navType: text(node, 'navType') ?? 'Standard',
    tabs: texts(node, 'tabs'),
    headerColor: text(child(node, 'brand'), 'headerColor'),
    actionOverrides: nodes(node, 'actionOverrides').flatMap((entry) =>
      readActionOverride(text(entry, 'pageOrSobjectType') ?? '', entry),
    ),
  };
}

/** A FlexiPage override of an action; other kinds of override give nothing. */
export function readActionOverride(object: string, node: XmlNode): ActionOverrideMetadata[] {
  const flexiPage = text(node, 'content');
  if (!flexiPage || text(node, 'type')?.toLowerCase() !== 'flexipage') return [];
  return [
    { actionName: text(node, 'actionName') ?? '', object, flexiPage, formFactor: text(node, 'formFactor') },
  ];
}

export function readTab(fullName: string, node: XmlNode): TabMetadata {
  const flexiPage = text(node, 'flexiPage');
  const component = text(node, 'lwcComponent');
  const kind = flexiPage ? 'flexiPage' : component ? 'lwc' : 'object';
  return {
    fullName,
    kind,
    target: flexiPage ?? component ?? fullName,
    label: text(node, 'label'),
    motif: text(node, 'motif'),
  };
}

/** `fullName` is `Object.Name`, or `Name` for a global action. */
export function readQuickAction(fullName: string, node: XmlNode): QuickActionMetadata {
  const dot = fullName.indexOf('.');
  return {
    fullName,
    object: dot > 0 ? fullName.slice(0, dot) : null,
    label: text(node, 'label') ?? text(node, 'standardLabel') ?? fullName.slice(dot + 1),
    type: text(node, 'type') ?? '',
    actionSubtype: text(node, 'actionSubtype'),
    lightningWebComponent: text(node, 'lightningWebComponent'),
    icon: text(node, 'icon'),
  };
}

export function readListView(object: string, fullName: string, node: XmlNode): ListViewMetadata {
  return {
    object,
    fullName,
    label: text(node, 'label') ?? fullName,
    filterScope: text(node, 'filterScope') ?? 'Everything',
    columns: texts(node, 'columns').map(fieldOfColumn),
    filters: nodes(node, 'filters').map((filter) => ({
      field: fieldOfColumn(text(filter, 'field') ?? ''),
      operation: text(filter, 'operation') ?? 'equals',
      value: text(filter, 'value') ?? '',
    })),
    booleanFilter: text(node, 'booleanFilter'),
  };
}

function fieldOfColumn(column: string): string {
  return listColumns[column] ?? column;
}
