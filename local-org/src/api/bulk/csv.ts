/** CSV as Bulk API 2.0 reads and writes it: quotes doubled, any of its delimiters, LF or CRLF. */

const delimiters: Record<string, string> = {
  BACKQUOTE: '`',
  CARET: '^',
  COMMA: ',',
  PIPE: '|',
  SEMICOLON: ';',
  TAB: '\t',
};

/** How a job's CSV is written. */
export interface CsvForm {
  columnDelimiter: string;
  lineEnding: 'LF' | 'CRLF';
}

/** Whether a delimiter of that name exists. */
export function isDelimiter(name: string): boolean {
  return name in delimiters;
}

/** The cells of every line; a line without any text is left out. */
export function parseCsv(text: string, form: CsvForm): string[][] {
  const delimiter = delimiters[form.columnDelimiter]!;
  const lines: string[][] = [];
  let line: string[] = [];
  let position = text.startsWith('\uFEFF') ? 1 : 0;
  const end = (): void => {
    if (line.length > 1 || line[0] !== '') lines.push(line);
    line = [];
  };
  while (position < text.length) {
    const cell = text[position] === '"' ? quotedCell(text, position) : plainCell(text, position, delimiter);
    line.push(cell.text);
    position = cell.end;
    if (text[position] === delimiter) {
      position += 1;
      if (position === text.length) line.push('');
      continue;
    }
    if (text[position] === '\r') position += 1;
    position += 1;
    end();
  }
  if (line.length > 0) end();
  return lines;
}

function plainCell(text: string, start: number, delimiter: string): { text: string; end: number } {
  let end = start;
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return { text: text.slice(start, end), end };
}

function quotedCell(text: string, start: number): { text: string; end: number } {
  let end = text.indexOf('"', start + 1);
  while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
  const last = end < 0 ? text.length : end;
  return { text: text.slice(start + 1, last).replaceAll('""', '"'), end: last + 1 };
}

/** Lines with every cell in quotes, as the platform answers. */
export function writeCsv(lines: string[][], form: CsvForm): string {
  const ending = form.lineEnding === 'CRLF' ? '\r\n' : '\n';
  const delimiter = delimiters[form.columnDelimiter]!;
  const cells = (line: string[]): string =>
    line.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter);
  return lines.map((line) => cells(line) + ending).join('');
}
