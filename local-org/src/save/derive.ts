/** What the platform fills in by itself on standard objects. Pure: the row after the change → fields to set. */
import type { StoredRow } from '../store/records.ts';

export interface DeriveContext {
  before: StoredRow | null;
  /** Names of the fields the client gave. */
  given: Set<string>;
  /** Stored current time. */
  now: string;
  /** The account of a contact, opportunity, case or account id. */
  accountOf: (id: string) => string | null;
}

/** Probability and forecast category by stage, as a new org has them. */
const stages: Record<string, [probability: number, forecast: string]> = {
  Prospecting: [10, 'Pipeline'],
  Qualification: [10, 'Pipeline'],
  'Needs Analysis': [20, 'Pipeline'],
  'Value Proposition': [50, 'Pipeline'],
  'Id. Decision Makers': [60, 'Pipeline'],
  'Perception Analysis': [70, 'Pipeline'],
  'Proposal/Price Quote': [75, 'Pipeline'],
  'Negotiation/Review': [90, 'Pipeline'],
  'Closed Won': [100, 'Closed'],
  'Closed Lost': [0, 'Omitted'],
};

type Derive = (row: StoredRow, context: DeriveContext) => StoredRow;

const rules: Record<string, Derive> = {
  Contact: fullName,
  Lead: fullName,
  User: fullName,
  Opportunity: opportunity,
  Case: supportCase,
  Task: task,
  Event: calendarEvent,
};

/** The fields the platform sets on this row; empty for objects without such rules. */
export function derive(objectName: string, row: StoredRow, context: DeriveContext): StoredRow {
  return rules[objectName]?.(row, context) ?? {};
}

function fullName(row: StoredRow): StoredRow {
  return { Name: [row.FirstName, row.LastName].filter(Boolean).join(' ') || null };
}

function opportunity(row: StoredRow, context: DeriveContext): StoredRow {
  const stage = stages[String(row.StageName)];
  const staged = context.before?.StageName !== row.StageName && stage;
  const probability = staged && !context.given.has('Probability') ? stage[0] : row.Probability;
  const category = staged && !context.given.has('ForecastCategoryName') ? stage[1] : row.ForecastCategoryName;
  const close = new Date(`${row.CloseDate}T00:00:00Z`);
  const quarter = Math.floor(close.getUTCMonth() / 3) + 1;
  const amount = typeof row.Amount === 'number' ? (row.Amount * Number(probability ?? 0)) / 100 : null;
  return {
    Probability: probability ?? null,
    ExpectedRevenue: amount === null ? null : Number(amount.toFixed(2)),
    IsClosed: row.StageName === 'Closed Won' || row.StageName === 'Closed Lost' ? 1 : 0,
    IsWon: row.StageName === 'Closed Won' ? 1 : 0,
    ForecastCategoryName: category ?? null,
    ForecastCategory: typeof category === 'string' ? category.replaceAll(' ', '') : null,
    ...(row.CloseDate
      ? {
          FiscalQuarter: quarter,
          FiscalYear: close.getUTCFullYear(),
          Fiscal: `${close.getUTCFullYear()} ${quarter}`,
        }
      : {}),
  };
}

/** A case takes its contact's account when none is given, and remembers when it was closed. */
function supportCase(row: StoredRow, context: DeriveContext): StoredRow {
  const closed = row.Status === 'Closed';
  const fromContact =
    !row.AccountId && row.ContactId && !context.before ? context.accountOf(String(row.ContactId)) : null;
  return {
    IsClosed: closed ? 1 : 0,
    ClosedDate: closed ? (context.before?.ClosedDate ?? null) || context.now : null,
    ...(fromContact ? { AccountId: fromContact } : {}),
  };
}

function task(row: StoredRow, context: DeriveContext): StoredRow {
  const closed = row.Status === 'Completed';
  return {
    IsClosed: closed ? 1 : 0,
    IsHighPriority: row.Priority === 'High' ? 1 : 0,
    CompletedDateTime: closed ? (context.before?.CompletedDateTime ?? null) || context.now : null,
    AccountId: relatedAccount(row, context),
  };
}

/** An event has a start and either an end or a length; the others follow from them. */
function calendarEvent(row: StoredRow, context: DeriveContext): StoredRow {
  const account = { AccountId: relatedAccount(row, context) };
  const start = row.ActivityDateTime ?? row.StartDateTime;
  if (typeof start !== 'string') return account;
  const end =
    typeof row.EndDateTime === 'string' && !context.given.has('DurationInMinutes') ? row.EndDateTime : null;
  const minutes = end ? (Date.parse(end) - Date.parse(start)) / 60_000 : Number(row.DurationInMinutes ?? 60);
  return {
    ...account,
    ActivityDateTime: start,
    StartDateTime: start,
    ActivityDate: start.slice(0, 10),
    DurationInMinutes: minutes,
    EndDateTime: new Date(Date.parse(start) + minutes * 60_000).toISOString(),
  };
}

function relatedAccount(row: StoredRow, context: DeriveContext): string | null {
  const what = row.WhatId ? context.accountOf(String(row.WhatId)) : null;
  return what ?? (row.WhoId ? context.accountOf(String(row.WhoId)) : null);
}
