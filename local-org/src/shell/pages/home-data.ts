/** The home page: what the person looked at last and what waits for them. */
import { soqlText } from './list-view-filter.ts';
import { iconOfObject, nameFieldOf, type PageContext } from './object-presentation.ts';

export interface HomeEntry {
  id: string;
  objectApiName: string;
  name: string;
  detail: string;
  icon: string;
}

export interface HomeList {
  title: string;
  icon: string;
  empty: string;
  entries: HomeEntry[];
  /** Where the whole list is; null when there is none. */
  moreUrl: string | null;
}

const SHOWN = 6;

interface Wanted {
  title: string;
  object: string;
  detail: string[];
  where: string;
  order: string;
  empty: string;
}

function wanted(userId: string): Wanted[] {
  const mine = `OwnerId = ${soqlText(userId)}`;
  return [
    {
      title: 'My Open Cases',
      object: 'Case',
      detail: ['Subject', 'CaseNumber', 'Priority', 'Status'],
      where: `${mine} AND IsClosed = FALSE`,
      order: 'CreatedDate DESC',
      empty: 'No open case is yours.',
    },
    {
      title: 'My Open Opportunities',
      object: 'Opportunity',
      detail: ['StageName', 'CloseDate'],
      where: `${mine} AND IsClosed = FALSE`,
      order: 'CloseDate',
      empty: 'No open opportunity is yours.',
    },
    {
      title: 'My Leads',
      object: 'Lead',
      detail: ['Company', 'Status'],
      where: mine,
      order: 'CreatedDate DESC',
      empty: 'No lead is yours.',
    },
    {
      title: 'My Tasks',
      object: 'Task',
      detail: ['ActivityDate', 'Priority'],
      where: `${mine} AND Status != 'Completed'`,
      order: 'ActivityDate NULLS LAST',
      empty: 'Nothing is due.',
    },
  ];
}

function list(
  context: PageContext,
  { title, object: name, detail, where, order, empty }: Wanted,
): HomeList[] {
  const object = context.org.schema.object(name);
  const { userId, org } = context;
  if (!object || !org.access.object(userId, name).read) return [];
  const shown = detail.filter(
    (field) => org.schema.field(name, field) && org.access.field(userId, name, field).read,
  );
  const nameField = nameFieldOf(object);
  const shownName = name === 'Case' && shown.includes('Subject') ? 'Subject' : nameField;
  const soql = `SELECT ${[...new Set(['Id', nameField, ...shown])].join(', ')} FROM ${name} WHERE ${where} ORDER BY ${order} LIMIT ${SHOWN}`;
  const icon = iconOfObject(context, name);
  const entries = org.query(soql, { userId, mode: 'user' }).records.map((row) => ({
    id: String(row.Id),
    objectApiName: name,
    name: String(row[shownName] ?? row[nameField] ?? ''),
    detail: shown
      .filter((field) => field !== shownName)
      .map((field) => row[field])
      .filter(Boolean)
      .join(' · '),
    icon,
  }));
  return [{ title, icon, empty, entries, moreUrl: `/lightning/o/${name}/list` }];
}

function recentEntry(context: PageContext, id: string): HomeEntry[] {
  const object = context.org.schema.objectOfId(id);
  if (!object || !context.org.access.object(context.userId, object.apiName).read) return [];
  const name = nameFieldOf(object);
  const soql = `SELECT Id${name === 'Id' ? '' : `, ${name}`} FROM ${object.apiName} WHERE Id = ${soqlText(id)}`;
  const [row] = context.org.query(soql, { userId: context.userId, mode: 'user' }).records;
  if (!row) return [];
  const icon = iconOfObject(context, object.apiName);
  return [{ id, objectApiName: object.apiName, name: String(row[name] ?? id), detail: object.label, icon }];
}

/** Lists for the objects the person may read; the recent records last. */
export function homeLists(context: PageContext, recentIds: string[]): HomeList[] {
  const entries = recentIds.slice(0, SHOWN).flatMap((id) => recentEntry(context, id));
  const empty = 'Records you open appear here.';
  const recent = { title: 'Recent Records', icon: 'standard:recent', empty, entries, moreUrl: null };
  return [...wanted(context.userId).flatMap((each) => list(context, each)), recent];
}
