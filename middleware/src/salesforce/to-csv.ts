/** Records as the CSV of a bulk job: a header of API names, every value in quotes, lines that end with LF; null is nothing. */
export function toCsv(records: Record<string, unknown>[]): string {
  const names = [...new Set(records.flatMap((record) => Object.keys(record)))];
  const lines = records.map((record) => names.map((name) => quoted(record[name])).join(','));
  return `${[names.map(quoted).join(','), ...lines].join('\n')}\n`;
}

const quoted = (value: unknown): string =>
  value === null || value === undefined ? '' : `"${String(value).replaceAll('"', '""')}"`;
