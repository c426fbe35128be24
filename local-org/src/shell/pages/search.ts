/** Finds records by name, for the search box of the header and for look-up fields. */
import type { ObjectDefinition } from '../../ports.ts';
import { soqlPattern } from './list-view-filter.ts';
import { iconOfObject, nameFieldOf, visibleField, type PageContext } from './object-presentation.ts';

export interface FoundRecord {
  id: string;
  objectApiName: string;
  objectLabel: string;
  name: string;
  /** A second line that tells namesakes apart. */
  detail: string;
  icon: string;
}

/** Searched by the header's box, in this order. */
const GLOBAL = [
  'Account',
  'Contact',
  'Lead',
  'Opportunity',
  'Case',
  'AI_Prompt__c',
  'AI_Model__c',
  'Data_Context_Mapping__c',
];

/** The first of these the object has and the person may read is the second line. */
const DETAILS = [
  'Subject',
  'AccountId',
  'Company',
  'Title',
  'BillingCity',
  'StageName',
  'Object_Api_Name__c',
  'Email',
];

function detailPath(context: PageContext, object: ObjectDefinition): string | undefined {
  const name = DETAILS.find((each) => visibleField(context, object.apiName, each));
  if (name !== 'AccountId') return name;
  return context.org.access.object(context.userId, 'Account').read ? 'Account.Name' : undefined;
}

function conditionFor(context: PageContext, object: ObjectDefinition, text: string): string {
  const searched = [nameFieldOf(object)];
  if (object.apiName === 'Case' && visibleField(context, 'Case', 'Subject')) searched.push('Subject');
  return searched.map((field) => `${field} LIKE ${soqlPattern('%', text, '%')}`).join(' OR ');
}

/** Up to `limit` records of one object whose name holds the text; with no text, those changed last. */
export function searchObject(
  context: PageContext,
  object: ObjectDefinition,
  text: string,
  limit: number,
): FoundRecord[] {
  const name = nameFieldOf(object);
  if (name === 'Id') return [];
  const detail = detailPath(context, object);
  const fields = [...new Set(['Id', name, ...(detail ? [detail] : [])])].join(', ');
  const where = text ? ` WHERE ${conditionFor(context, object, text)}` : '';
  const order = text ? name : 'LastModifiedDate DESC';
  const soql = `SELECT ${fields} FROM ${object.apiName}${where} ORDER BY ${order} LIMIT ${limit}`;
  const icon = iconOfObject(context, object.apiName);
  return context.org.query(soql, { userId: context.userId, mode: 'user' }).records.map((row) => {
    const account = row.Account as { Name?: string } | null | undefined;
    const shown = detail === 'Account.Name' ? account?.Name : detail && row[detail];
    const found = { objectApiName: object.apiName, objectLabel: object.label, icon };
    return {
      ...found,
      id: String(row.Id),
      name: String(row[name] ?? ''),
      detail: shown ? String(shown) : '',
    };
  });
}

/** The header's search: a few records of each main object this person may read. */
export function searchEverything(context: PageContext, text: string, perObject: number): FoundRecord[] {
  return GLOBAL.flatMap((name) => {
    const object = context.org.schema.object(name);
    if (!object || !context.org.access.object(context.userId, name).read) return [];
    return searchObject(context, object, text, perObject);
  });
}
