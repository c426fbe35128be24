import type { InteractionRow } from '../auditing-ports.ts';

export type ExportFormat = 'csv' | 'jsonl';

/** How a file of interactions is written, line by line. Texts end with their line break. */
export interface ExportLines {
  contentType: string;
  /** What stands before the first row. */
  head(columns: string[]): string;
  row(columns: string[], row: InteractionRow): string;
}

/** A spreadsheet takes what begins so for a formula; blanks before it change nothing for some of them. */
const FORMULA = /^[\s\0]*[=+\-@＝＋－＠]/;
const NEEDS_QUOTES = /[",\r\n]/;

/**
 * CSV is RFC 4180 in UTF-8 with a byte order mark, so that spreadsheets read it as such; a text that one of them would run
 * gets an apostrophe before it. JSON lines hold every value as it is.
 */
export const EXPORT_LINES: Record<ExportFormat, ExportLines> = {
  csv: {
    contentType: 'text/csv; charset=utf-8',
    head: (columns) => `\uFEFF${csvLine(columns)}`,
    row: (columns, row) => csvLine(columns.map((column) => row[column] ?? null)),
  },
  jsonl: {
    contentType: 'application/jsonl; charset=utf-8',
    head: () => '',
    row: (columns, row) =>
      `${JSON.stringify(Object.fromEntries(columns.map((column) => [column, row[column] ?? null])))}\n`,
  },
};

const csvLine = (values: InteractionRow[string][]): string => `${values.map(csvValue).join(',')}\r\n`;

function csvValue(value: InteractionRow[string]): string {
  if (typeof value !== 'string') return value === null ? '' : String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
