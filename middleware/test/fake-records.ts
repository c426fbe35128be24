import { toId18 } from '../src/salesforce-id.ts';
import type { FakeOrg, FakePerson } from './fake-org.ts';

/** What the fake org says of lists of cases, and of a field of theirs that is written. It decides no policy. */

type Row = Record<string, unknown>;
export type FakeAnswer = { status: number; body: unknown };

/** Few, so that lists have more than one page. */
const PAGE = 3;
const LONGEST_SUMMARY = 80;

/** The facts of a case's fields that a batch looks at; the others of the fake org are described by name only. */
export const CASE_FACTS: Row = {
  Subject: { filterable: true, type: 'string', updateable: true },
  Description: { filterable: false },
  AI_Summary__c: { type: 'textarea', length: LONGEST_SUMMARY, updateable: true },
};

const seenBy = (org: FakeOrg, person: FakePerson): Row[] =>
  [...org.cases.values()].filter((one) => one['ownerOnly'] !== true || !person.hiddenFields?.length);

/** The answer to a query of ids or of values to be written over; null for every other query. */
export function answerList(org: FakeOrg, person: FakePerson, query: string): FakeAnswer | null {
  const [, condition] = /^SELECT Id FROM Case WHERE (.*) ORDER BY Id$/.exec(query) ?? [];
  const isListView = /^SELECT Id FROM Case USING SCOPE mine/.test(query);
  const [, wanted] = /^SELECT Id, LastModifiedDate, \w+ FROM Case WHERE Id IN \((.*)\)$/.exec(query) ?? [];
  if (wanted !== undefined) {
    const ids: string[] = wanted.match(/\w{18}/g) ?? [];
    const found = seenBy(org, person).filter((one) => ids.includes(String(one['Id'])));
    return { status: 200, body: { totalSize: found.length, done: true, records: found.map(withTime) } };
  }
  if (condition === undefined && !isListView) return null;
  const ids = seenBy(org, person)
    .filter((one) => condition === undefined || holds(one, condition))
    .map((one) => String(one['Id']));
  return page(ids, 0);
}

/** `Field = 'value'` alone is understood. */
function holds(record: Row, condition: string): boolean {
  const [, field = '', value] = /^(\w+) = '(.*)'$/.exec(condition) ?? [];
  return record[field] === value;
}

function page(ids: string[], from: number): FakeAnswer {
  const records = ids.slice(from, from + PAGE).map((Id) => ({ Id }));
  const done = from + PAGE >= ids.length;
  const next = done ? {} : { nextRecordsUrl: `/services/data/v67.0/query/${ids.join('_')}-${from + PAGE}` };
  return { status: 200, body: { totalSize: ids.length, done, records, ...next } };
}

/** Further pages, list views, and writing a case; null for what is none of them. */
export function answerRecords(
  org: FakeOrg,
  { method = '', path, since, body }: { method?: string; path: string; since: string; body: string },
): FakeAnswer | null {
  const [, locator, from] = /\/query\/(\w+)-(\d+)$/.exec(path) ?? [];
  if (locator) return page(locator.split('_'), Number(from));
  const [, listView, describes] = /\/sobjects\/Case\/listviews\/(\w+)(\/describe)?$/.exec(path) ?? [];
  if (listView === LIST_VIEW_ID)
    return { status: 200, body: describes ? { query: LIST_VIEW_QUERY } : { label: 'My open cases' } };
  if (listView) return { status: 404, body: [{ errorCode: 'NOT_FOUND', message: 'not there' }] };
  const [, id = ''] = /\/sobjects\/Case\/(\w{18})$/.exec(path) ?? [];
  const record = org.cases.get(id);
  if (method !== 'PATCH' || !record) return null;
  org.beforeWrite(id);
  if (org.failure) return { status: 503, body: [{ errorCode: org.failure.errorCode, message: '' }] };
  if (Date.parse(timeOf(record)) > Date.parse(since))
    return { status: 412, body: [{ errorCode: 'PRECONDITION_FAILED', message: '' }] };
  Object.assign(record, JSON.parse(body), { LastModifiedDate: new Date().toISOString() });
  return { status: 204, body: null };
}

export const LIST_VIEW_ID = toId18('00BFK0000000001');
const LIST_VIEW_QUERY =
  'SELECT CaseNumber, toLabel(Priority), Id FROM Case USING SCOPE mine WHERE IsClosed = false ORDER BY Subject ASC';

/** A case that nobody changed since it was there is an old one. */
const timeOf = (record: Row): string => String(record['LastModifiedDate'] ?? '2026-01-01T00:00:00.000Z');

/** The org knows no parts of a second. */
const withTime = (record: Row): Row => ({
  ...record,
  LastModifiedDate: timeOf(record).replace(/\.\d+Z$/, '.000+0000'),
});
