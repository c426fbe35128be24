/** The activity panel: open tasks, events and e-mails of a record, what is ahead before what is past. */
import { soqlText } from './list-view-filter.ts';
import type { PageContext } from './object-presentation.ts';

export interface Activity {
  id: string;
  kind: 'Task' | 'Event' | 'EmailMessage';
  subject: string;
  detail: string;
  /** ISO date or date and time; null when none was set. */
  date: string | null;
  open: boolean;
}

const LIMIT = 20;

function rows(context: PageContext, object: string, soql: string): Record<string, unknown>[] {
  if (!context.org.schema.object(object) || !context.org.access.object(context.userId, object).read)
    return [];
  return context.org.query(soql, { userId: context.userId, mode: 'user' }).records;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function tasks(context: PageContext, parent: string): Activity[] {
  const soql = `SELECT Id, Subject, Description, ActivityDate, Status FROM Task WHERE ${parent} ORDER BY ActivityDate DESC NULLS LAST LIMIT ${LIMIT}`;
  return rows(context, 'Task', soql).map((row) => ({
    id: String(row.Id),
    kind: 'Task',
    subject: text(row.Subject),
    detail: text(row.Description),
    date: (row.ActivityDate as string | null) ?? null,
    open: row.Status !== 'Completed',
  }));
}

function events(context: PageContext, parent: string, now: string): Activity[] {
  const soql = `SELECT Id, Subject, Description, StartDateTime FROM Event WHERE ${parent} ORDER BY StartDateTime DESC NULLS LAST LIMIT ${LIMIT}`;
  return rows(context, 'Event', soql).map((row) => ({
    id: String(row.Id),
    kind: 'Event',
    subject: text(row.Subject),
    detail: text(row.Description),
    date: (row.StartDateTime as string | null) ?? null,
    open: text(row.StartDateTime) > now,
  }));
}

/** `now` is an ISO date and time; events after it are ahead. */
export function activitiesOf(context: PageContext, recordId: string, now: string): Activity[] {
  const id = soqlText(recordId);
  const object = context.org.schema.objectOfId(recordId)?.apiName;
  const parent = object === 'Contact' || object === 'Lead' ? `WhoId = ${id}` : `WhatId = ${id}`;
  const found = [...tasks(context, parent), ...events(context, parent, now)];
  return found.sort(
    (left, right) =>
      Number(right.open) - Number(left.open) || (right.date ?? '').localeCompare(left.date ?? ''),
  );
}
