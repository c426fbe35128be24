/** Related lists of a record page: which there are, from the layout or the standard table, and their rows. */
import type { LayoutRelatedList } from '../../metadata/project-metadata.ts';
import type { ObjectDefinition } from '../../ports.ts';
import { soqlText } from './list-view-filter.ts';
import { fieldLabel, iconOfObject, layoutOf, nameFieldOf, type PageContext } from './object-presentation.ts';
import { STANDARD_PRESENTATION } from './standard-presentation.ts';
import { fieldOfColumn } from './layout-columns.ts';
import { selectList, tableColumns, tableRows, type TableColumn, type TableRow } from './table.ts';

/** Names the Metadata API gives the standard lists → the child object; the look-up follows from the parent. */
const STANDARD_LISTS: Record<string, string> = {
  RelatedContactList: 'Contact',
  RelatedOpportunityList: 'Opportunity',
  RelatedCaseList: 'Case',
  RelatedCommentsList: 'CaseComment',
  RelatedEmailMessageList: 'EmailMessage',
};

/** Lists the local org shows elsewhere (the activity panel) or has no data for; the platform hides empty ones too. */
const SHOWN_ELSEWHERE = new Set([
  'RelatedActivityList',
  'RelatedHistoryList',
  'RelatedNoteList',
  'RelatedFileList',
]);

const ROWS = 6;

const UNSORTED = { sortField: null, sortOrder: null };

export interface RelatedList {
  /** `Child__c.Lookup__c`. */
  id: string;
  label: string;
  icon: string;
  objectApiName: string;
  parentField: string;
  columns: TableColumn[];
  /** SOQL of the order the layout asks for; the newest first when it asks for none. */
  order: string;
  canCreate: boolean;
}

interface Wanted {
  id: string;
  fields: string[];
  sortField: string | null;
  sortOrder: string | null;
}

function canonical(object: ObjectDefinition, list: string): string | undefined {
  if (SHOWN_ELSEWHERE.has(list)) return undefined;
  const standard = STANDARD_LISTS[list];
  const only = object.childRelationships.find((each) => each.childObject === standard);
  if (only) return `${only.childObject}.${only.field}`;
  const [child, field] = list.split('.');
  const relationship = object.childRelationships.find((each) => {
    if (each.relationshipName === list) return true;
    return each.childObject === child && (each.field === field || each.field === `${field}Id`);
  });
  return relationship ? `${relationship.childObject}.${relationship.field}` : list;
}

function fromLayout(object: ObjectDefinition, list: LayoutRelatedList): Wanted[] {
  const id = canonical(object, list.relatedList);
  return id ? [{ id, fields: list.fields, sortField: list.sortField, sortOrder: list.sortOrder }] : [];
}

function wantedLists(context: PageContext, object: ObjectDefinition): Wanted[] {
  const layout = layoutOf(context, object.apiName);
  if (layout) return layout.relatedLists.flatMap((list) => fromLayout(object, list));
  const standard = STANDARD_PRESENTATION[object.apiName];
  if (standard) return standard.relatedLists.map(([id, fields]) => ({ id, fields, ...UNSORTED }));
  const own = object.childRelationships.filter(
    (each) => each.relationshipName && each.childObject.endsWith('__c'),
  );
  return own.map((each) => ({ id: `${each.childObject}.${each.field}`, fields: [], ...UNSORTED }));
}

/** The columns of a list whose layout names none: the standard list's, then the child's own list columns. */
function standardFields(object: ObjectDefinition, child: ObjectDefinition, id: string): string[] {
  const list = STANDARD_PRESENTATION[object.apiName]?.relatedLists.find(([known]) => known === id);
  return list?.[1] ?? STANDARD_PRESENTATION[child.apiName]?.columns ?? [nameFieldOf(child), 'CreatedDate'];
}

/** Two lists of the same object are told apart by their look-up. */
function labelOf(child: ObjectDefinition, parentField: string, shown: Wanted[]): string {
  const twice = shown.filter(({ id }) => id.startsWith(`${child.apiName}.`)).length > 1;
  const field = child.fields.get(parentField);
  return twice && field ? `${child.labelPlural} (${fieldLabel(child, field)})` : child.labelPlural;
}

function childOf(context: PageContext, object: ObjectDefinition, id: string): ObjectDefinition | undefined {
  const [childName = '', parentField = ''] = id.split('.');
  const child = context.org.schema.object(childName);
  if (child?.fields.has(parentField)) return child;
  // The standard table names objects that this org may not have; a layout must not.
  if (!layoutOf(context, object.apiName)) return undefined;
  throw new Error(
    `The layout of ${object.label} names the related list ${id}, which the local org does not know.`,
  );
}

function orderOf(child: ObjectDefinition, { sortField, sortOrder }: Wanted): string {
  const field = sortField && fieldOfColumn(child, sortField);
  return field && child.fields.has(field)
    ? `${field} ${sortOrder === 'Asc' ? 'ASC' : 'DESC'}`
    : 'CreatedDate DESC';
}

function relatedList(
  context: PageContext,
  object: ObjectDefinition,
  wanted: Wanted,
  all: Wanted[],
): RelatedList[] {
  const { id, fields } = wanted;
  const child = childOf(context, object, id);
  const access = child && context.org.access.object(context.userId, child.apiName);
  if (!child || !access?.read) return [];
  const parentField = id.slice(id.indexOf('.') + 1);
  const named = fields.map((column) => fieldOfColumn(child, column));
  return [
    {
      id,
      label: labelOf(child, parentField, all),
      icon: iconOfObject(context, child.apiName),
      objectApiName: child.apiName,
      parentField,
      columns: tableColumns(context, child, named.length > 0 ? named : standardFields(object, child, id)),
      order: orderOf(child, wanted),
      canCreate: access.create,
    },
  ];
}

/** The related lists this person sees on a record of the object. Throws `Error` naming a list the schema does not have. */
export function relatedListsOf(context: PageContext, object: ObjectDefinition): RelatedList[] {
  const all = wantedLists(context, object);
  return all.flatMap((wanted) => relatedList(context, object, wanted, all));
}

/** Newest first; `all` lifts the limit of six to 200 for the page that shows one list alone. */
export function relatedRows(
  context: PageContext,
  list: RelatedList,
  recordId: string,
  all: boolean,
): { rows: TableRow[]; total: number } {
  const child = context.org.schema.object(list.objectApiName);
  if (!child) throw new Error(`There is no object ${list.objectApiName}.`);
  const where = `WHERE ${list.parentField} = ${soqlText(recordId)}`;
  const access = { userId: context.userId, mode: 'user' } as const;
  const total = context.org.query(`SELECT COUNT() FROM ${child.apiName} ${where}`, access).totalSize;
  const soql = `SELECT ${selectList(context, child, list.columns)} FROM ${child.apiName} ${where} ORDER BY ${list.order}, Id LIMIT ${all ? 200 : ROWS}`;
  return { rows: tableRows(context, child, list.columns, context.org.query(soql, access).records), total };
}
