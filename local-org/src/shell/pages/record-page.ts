/** Everything the browser needs to draw a record's page: the page tree, layout, highlights, actions, related lists. */
import type { LayoutSection, QuickActionMetadata } from '../../metadata/project-metadata.ts';
import type { ObjectDefinition } from '../../ports.ts';
import { activeRecordPage, pageTree, standardRecordPage, type PageTree } from './flexi-page.ts';
import { soqlText } from './list-view-filter.ts';
import {
  compactFieldsOf,
  fieldLabel,
  iconOfObject,
  layoutOf,
  nameFieldOf,
  sectionsOf,
  visibleField,
  type PageContext,
} from './object-presentation.ts';
import { relatedListsOf, type RelatedList } from './related-lists.ts';

export interface PageField {
  field: string;
  label: string;
  helpText: string | null;
  editable: boolean;
  required: boolean;
}

export interface PageSection {
  label: string;
  showHeading: boolean;
  showEditHeading: boolean;
  /** A `null` entry is an empty space of the layout. */
  columns: (PageField | null)[][];
}

export interface PageAction {
  name: string;
  label: string;
  /** `screen` and `headless` run a component of the project; the others are the shell's own. */
  kind: 'screen' | 'headless' | 'edit' | 'delete';
  component: string | null;
}

export interface ObjectPage {
  objectApiName: string;
  label: string;
  labelPlural: string;
  icon: string;
  nameField: string;
  canCreate: boolean;
  canEdit: boolean;
  canDelete: boolean;
  sections: PageSection[];
}

export interface RecordPage extends ObjectPage {
  recordId: string;
  highlights: PageField[];
  actions: PageAction[];
  relatedLists: RelatedList[];
  page: PageTree;
}

function pageField(
  context: PageContext,
  object: ObjectDefinition,
  name: string,
  behavior: string,
): PageField[] {
  const field = visibleField(context, object.apiName, name);
  if (!field) return [];
  const access = context.org.access.field(context.userId, object.apiName, field.apiName);
  const compound = field.type === 'address' || (field.nameField && !field.updateable && !field.autoNumber);
  // The owner is changed by an action of its own on the platform, never in the form.
  const open = behavior !== 'Readonly' && field.apiName !== 'OwnerId';
  const editable = open && access.edit && (field.updateable || field.createable || compound);
  const label = fieldLabel(object, field);
  const required = editable && (field.required || behavior === 'Required');
  return [{ field: field.apiName, label, helpText: field.helpText, editable, required }];
}

function pageSection(context: PageContext, object: ObjectDefinition, section: LayoutSection): PageSection {
  const columns = section.columns.map((column) =>
    column.flatMap<PageField | null>((item) => {
      if (item.emptySpace || !item.field) return [null];
      return pageField(context, object, item.field, item.behavior);
    }),
  );
  const label = section.label ?? '';
  return {
    label,
    showHeading: section.detailHeading && label !== '',
    showEditHeading: section.editHeading && label !== '',
    columns,
  };
}

/** The object's part of a page: labels, what the person may do, and the layout with the fields they may read. */
export function objectPage(context: PageContext, object: ObjectDefinition): ObjectPage {
  const access = context.org.access.object(context.userId, object.apiName);
  const sections = sectionsOf(context, object).map((each) => pageSection(context, object, each));
  return {
    objectApiName: object.apiName,
    label: object.label,
    labelPlural: object.labelPlural,
    icon: iconOfObject(context, object.apiName),
    nameField: nameFieldOf(object),
    canCreate: access.create,
    canEdit: access.edit,
    canDelete: access.delete,
    sections: sections.filter((section) =>
      section.columns.some((column) => column.some((field) => field !== null)),
    ),
  };
}

function quickAction(action: QuickActionMetadata): PageAction[] {
  if (action.type !== 'LightningWebComponent' || !action.lightningWebComponent) return [];
  const kind = action.actionSubtype === 'Action' ? 'headless' : 'screen';
  return [{ name: action.fullName, label: action.label, kind, component: action.lightningWebComponent }];
}

/** The layout's own actions in its order; an object without a layout offers every action of the project made for it. */
function actionsOf(context: PageContext, page: ObjectPage): PageAction[] {
  const layout = layoutOf(context, page.objectApiName);
  const known = context.metadata.quickActions;
  const named = layout
    ? layout.quickActions.flatMap((name) => known.find((each) => each.fullName === name) ?? [])
    : known.filter((each) => each.object === page.objectApiName);
  const own: PageAction[] = [];
  if (page.canEdit) own.push({ name: 'Edit', label: 'Edit', kind: 'edit', component: null });
  if (page.canDelete) own.push({ name: 'Delete', label: 'Delete', kind: 'delete', component: null });
  return [...named.flatMap(quickAction), ...own];
}

function hasActivities({ org }: PageContext, object: ObjectDefinition): boolean {
  const parents = ['WhatId', 'WhoId'].flatMap((field) => org.schema.field('Task', field)?.referenceTo ?? []);
  return parents.includes(object.apiName);
}

/** The record's page, or undefined when the record does not exist or is not this person's to see: both look the same. */
export function recordPage(context: PageContext, recordId: string, app: string): RecordPage | undefined {
  const object = context.org.schema.objectOfId(recordId);
  if (!object || !context.org.access.object(context.userId, object.apiName).read) return undefined;
  const soql = `SELECT Id FROM ${object.apiName} WHERE Id = ${soqlText(recordId)}`;
  const [record] = context.org.query(soql, { userId: context.userId, mode: 'user' }).records;
  if (!record) return undefined;
  const page = objectPage(context, object);
  const flexiPage = activeRecordPage(context, object.apiName, app);
  return {
    ...page,
    recordId: String(record.Id),
    highlights: compactFieldsOf(context, object.apiName)
      .filter((name) => name !== page.nameField)
      .flatMap((name) => pageField(context, object, name, 'Readonly')),
    actions: actionsOf(context, page),
    relatedLists: relatedListsOf(context, object),
    page: flexiPage ? pageTree(context, flexiPage) : standardRecordPage(hasActivities(context, object)),
  };
}
