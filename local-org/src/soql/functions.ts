/** SOQL functions as tables: name → SQL. A function that is in no table is refused by name. */
import type { FieldType } from '../ports.ts';

/** Aggregates; the result's type, or the argument's own type where null. */
export const aggregateFunctions: Record<
  string,
  { sql: (argument: string) => string; type: FieldType | null }
> = {
  COUNT: { sql: (argument) => `COUNT(${argument})`, type: 'int' },
  COUNT_DISTINCT: { sql: (argument) => `COUNT(DISTINCT ${argument})`, type: 'int' },
  SUM: { sql: (argument) => `SUM(${argument})`, type: null },
  AVG: { sql: (argument) => `AVG(${argument})`, type: 'double' },
  MIN: { sql: (argument) => `MIN(${argument})`, type: null },
  MAX: { sql: (argument) => `MAX(${argument})`, type: null },
};

const part = (format: string) => (argument: string) => `CAST(strftime('${format}', ${argument}) AS INTEGER)`;
const quarter = (argument: string): string => `((CAST(strftime('%m', ${argument}) AS INTEGER) + 2) / 3)`;

/** Parts of a date, in UTC; fiscal years are calendar years in this org. */
export const dateFunctions: Record<string, { sql: (argument: string) => string; type: FieldType }> = {
  CALENDAR_YEAR: { sql: part('%Y'), type: 'int' },
  CALENDAR_QUARTER: { sql: quarter, type: 'int' },
  CALENDAR_MONTH: { sql: part('%m'), type: 'int' },
  FISCAL_YEAR: { sql: part('%Y'), type: 'int' },
  FISCAL_QUARTER: { sql: quarter, type: 'int' },
  FISCAL_MONTH: { sql: part('%m'), type: 'int' },
  DAY_IN_MONTH: { sql: part('%d'), type: 'int' },
  DAY_IN_YEAR: { sql: part('%j'), type: 'int' },
  DAY_IN_WEEK: { sql: (argument) => `(CAST(strftime('%w', ${argument}) AS INTEGER) + 1)`, type: 'int' },
  HOUR_IN_DAY: { sql: part('%H'), type: 'int' },
  DAY_ONLY: { sql: (argument) => `substr(${argument}, 1, 10)`, type: 'date' },
};
