/** Related lists of a record page: which there are, from the layout or the standard table, and their rows. */
import type { LayoutRelatedList } from '../../metadata/project-metadata.ts';
import type { ObjectDefinition } from '../../ports.ts';
import { soqlText } from './list-view-filter.ts';
import { fieldLabel, iconOfObject, layoutOf, nameFieldOf, type PageContext } from './object-presentation.ts';
import { STANDARD_PRESENTATION } from './standard-presentation.ts';
import { selectList, tableColumns, tableRows, type TableColumn, type TableRow } from './table.ts';

/** Names the Metadata API gives the standard lists → child object and look-up. */
const STANDARD_LISTS: Record<string, string> = {
  RelatedContactList: 'Contact.AccountId',
  RelatedOpportunityList: 'Opportunity.AccountId',
  RelatedCaseList: 'Case.AccountId',
  RelatedCommentsList: 'CaseComment.ParentId',
  RelatedEmailMessageList: 'EmailMessage.ParentId',
  'Case.CaseComments': 'CaseComment.ParentId',
  'Contact.Cases': 'Case.ContactId',
};

/** Lists the local org shows elsewhere (the activity panel) or has no data for; the platform hides empty ones too. */
const SHOWN_ELSEWHERE = new Set([
  'RelatedActivityList',
  'RelatedHistoryList',
  'RelatedNoteList',
  'RelatedFileList',
]);

const ROWS = 6;

export interface RelatedList {
  /** `Child__c.Lookup__c`. */
  id: string;
  label: string;
  icon: string;
  objectApiName: string;
  parentField: string;
  columns: TableColumn[];
  canCreate: boolean;
}

interface Wanted {
  id: string;
  fields: string[];
}

function canonical(object: ObjectDefinition, list: string): string | undefined {
  if (SHOWN_ELSEWHERE.has(list)) return undefined;
  if (STANDARD_LISTS[list]) return STANDARD_LISTS[list];
  const [child, field] = list.split('.');
  const relationship = object.childRelationships.find((each) => {
    if (each.relationshipName === list) return true;
    return each.childObject === child && (each.field === field || each.field === `${field}Id`);
  });
  return relationship ? `${relationship.childObject}.${relationship.field}` : list;
}

function fromLayout(object: ObjectDefinition, list: LayoutRelatedList): Wanted[] {
  const id = canonical(object, list.relatedList);
  return id ? [{ id, fields: list.fields }] : [];
}

function wantedLists(context: PageContext, object: ObjectDefinition): Wanted[] {
  const layout = layoutOf(context, object.apiName);
  if (layout) return layout.relatedLists.flatMap((list) => fromLayout(object, list));
  const standard = STANDARD_PRESENTATION[object.apiName];
  if (standard) return standard.relatedLists.map(([id, fields]) => ({ id, fields }));
  const own = object.childRelationships.filter(
    (each) => each.relationshipName && each.childObject.endsWith('__c'),
  );
  return own.map((each) => ({ id: `${each.childObject}.${each.field}`, fields: [] }));
}

/** The columns of a list whose layout names none: the standard list's, then the child's own list columns. */
function standardFields(object: ObjectDefinition, child: ObjectDefinition, id: string): string[] {
  const list = STANDARD_PRESENTATION[object.apiName]?.relatedLists.find(([known]) => known === id);
  return list?.[1] ?? STANDARD_PRESENTATION[child.apiName]?.columns ?? [nameFieldOf(child), 'CreatedDate'];
}

/** Layouts write the child's name column in several ways. */
function childFields(child: ObjectDefinition, fields: string[]): string[] {
  return fields.map((field) => {
    const bare = field.includes('.') ? field.slice(field.indexOf('.') + 1) : field;
    if (bare === 'NAME' || bare === 'FULL_NAME') return nameFieldOf(child);
    return child.fields.has(bare) || !child.fields.has(`${bare}Id`) ? bare : `${bare}Id`;
  });
}

/** Two lists of the same object are told apart by their look-up. */
function labelOf(child: ObjectDefinition, parentField: string, shown: Wanted[]): string {
  const twice = shown.filter(({ id }) => id.startsWith(`${child.apiName}.`)).length > 1;
  const field = child.fields.get(parentField);
  return twice && field ? `${child.labelPlural} (${fieldLabel(child, field)})` : child.labelPlural;
}

/** The related lists this person sees on a record of the object. Throws `Error` naming a list the schema does not have. */
export function relatedListsOf(context: PageContext, object: ObjectDefinition): RelatedList[] {
  const wanted = wantedLists(context, object);
  return wanted.flatMap(({ id, fields }) => {
    const [childName = '', parentField = ''] = id.split('.');
    const child = context.org.schema.object(childName);
    if (!child || !child.fields.has(parentField)) {
      if (STANDARD_PRESENTATION[object.apiName] && !layoutOf(context, object.apiName)) return [];
      throw new Error(
        `The layout of ${object.label} names the related list ${id}, which the local org does not know.`,
      );
    }
    const access = context.org.access.object(context.userId, child.apiName);
    if (!access.read) return [];
    const named = fields.length > 0 ? childFields(child, fields) : standardFields(object, child, id);
    const columns = tableColumns(context, child, named);
    const label = labelOf(child, parentField, wanted);
    const icon = iconOfObject(context, child.apiName);
    return [
      { id, label, icon, objectApiName: child.apiName, parentField, columns, canCreate: access.create },
    ];
  });
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
  const soql = `SELECT ${selectList(context, child, list.columns)} FROM ${child.apiName} ${where} ORDER BY CreatedDate DESC, Id LIMIT ${all ? 200 : ROWS}`;
  return { rows: tableRows(context, child, list.columns, context.org.query(soql, access).records), total };
}
