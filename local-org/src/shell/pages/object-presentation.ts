/** How an object is shown to one user: icon, labels, layout, compact layout and related lists, metadata before defaults. */
import type { LayoutMetadata, LayoutSection, ProjectMetadata } from '../../metadata/project-metadata.ts';
import type { FieldDefinition, ObjectDefinition, Org } from '../../ports.ts';
import { STANDARD_PRESENTATION } from './standard-presentation.ts';

export interface PageContext {
  org: Org;
  metadata: ProjectMetadata;
  userId: string;
}

/** `Custom57: Building Block` is the icon `custom:custom57`. */
export function iconOfMotif(motif: string | null | undefined): string {
  const number = /^Custom(\d+)/.exec(motif ?? '')?.[1];
  return number ? `custom:custom${number}` : 'standard:custom_notification';
}

/** The icon of an object: its own on standard objects, that of its tab on custom ones. */
export function iconOfObject(context: PageContext, objectName: string): string {
  const standard = STANDARD_PRESENTATION[objectName];
  if (standard) return standard.icon;
  const tab = context.metadata.tabs.find((each) => each.kind === 'object' && each.target === objectName);
  return tab ? iconOfMotif(tab.motif) : 'standard:record';
}

const LABELS: Record<string, string> = {
  'Account.Phone': 'Phone',
  'Account.Fax': 'Fax',
  'Account.Type': 'Type',
  'Account.Rating': 'Rating',
  'Account.Description': 'Description',
  'Contact.Name': 'Name',
  'Contact.Phone': 'Phone',
  'Contact.Fax': 'Fax',
  'Contact.MobilePhone': 'Mobile',
  'Contact.Description': 'Description',
  'Lead.Name': 'Name',
  'Case.Type': 'Type',
  'Case.SuppliedEmail': 'Web Email',
  'Case.SuppliedName': 'Web Name',
  'Case.SuppliedCompany': 'Web Company',
  'Case.SuppliedPhone': 'Web Phone',
  'Task.WhoId': 'Name',
  'Task.WhatId': 'Related To',
  'Event.WhoId': 'Name',
  'Event.WhatId': 'Related To',
};

/** The label a page shows, which for standard fields is shorter than the API's (`Owner ID` reads "Case Owner"). */
export function fieldLabel(object: ObjectDefinition, field: FieldDefinition): string {
  const known = LABELS[`${object.apiName}.${field.apiName}`];
  if (known) return known;
  if (field.apiName === 'OwnerId' && field.label.startsWith('Owner')) return `${object.label} Owner`;
  return field.type === 'reference' ? field.label.replace(/ ID$/, '') : field.label;
}

/** The field when the object has it and the user may read it. */
export function visibleField(
  context: PageContext,
  objectName: string,
  fieldName: string,
): FieldDefinition | undefined {
  const field = context.org.schema.field(objectName, fieldName);
  if (!field || !context.org.access.field(context.userId, objectName, field.apiName).read) return undefined;
  return field;
}

export function layoutOf(context: PageContext, objectName: string): LayoutMetadata | undefined {
  return context.metadata.layouts.find((layout) => layout.object === objectName);
}

function item(field: string): LayoutSection['columns'][number][number] {
  return { field, behavior: 'Edit', emptySpace: false };
}

function section(label: string, left: string[], right: string[]): LayoutSection {
  const style = right.length > 0 ? 'TwoColumnsTopToBottom' : 'OneColumn';
  const columns = right.length > 0 ? [left.map(item), right.map(item)] : [left.map(item)];
  return { label, detailHeading: true, editHeading: true, style, columns };
}

/** An object nobody laid out shows all its fields, as a new custom object does. */
function everyField(object: ObjectDefinition): LayoutSection[] {
  const own = [...object.fields.values()]
    .filter((field) => field.nameField || field.custom)
    .map((field) => field.apiName);
  const half = Math.ceil(own.length / 2);
  return [
    section('Information', own.slice(0, half), own.slice(half)),
    section('System Information', ['CreatedById'], ['LastModifiedById']),
  ];
}

/** The sections of the object's page layout, before access is looked at. */
export function sectionsOf(context: PageContext, object: ObjectDefinition): LayoutSection[] {
  const layout = layoutOf(context, object.apiName);
  if (layout) return layout.sections;
  const standard = STANDARD_PRESENTATION[object.apiName];
  return standard ? standard.sections.map((each) => section(...each)) : everyField(object);
}

/** Fields of the highlights panel: the object's compact layout, then the standard one, then nothing but the name. */
export function compactFieldsOf(context: PageContext, objectName: string): string[] {
  const own = context.metadata.compactLayouts.filter((each) => each.object === objectName);
  const chosen = own.find((each) => each.assigned) ?? (own.length === 1 ? own[0] : undefined);
  return chosen?.fields ?? STANDARD_PRESENTATION[objectName]?.compact ?? [];
}

/** The API name of the object's name field (`Name`, `CaseNumber`, `Subject`); `Id` for objects without one. */
export function nameFieldOf(object: ObjectDefinition): string {
  return [...object.fields.values()].find((field) => field.nameField)?.apiName ?? 'Id';
}
