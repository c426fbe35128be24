/** Formula text → tree. The grammar of validation rules: functions, fields, comparisons, arithmetic, texts, numbers. */

export type Formula =
  | { kind: 'literal'; value: string | number | boolean | null }
  | { kind: 'field'; path: string }
  | { kind: 'call'; name: string; parameters: Formula[] }
  | { kind: 'operator'; operator: string; left: Formula; right: Formula };

interface Cursor {
  tokens: string[];
  position: number;
  source: string;
}

const token =
  /\s*("(?:[^"\\]|\\.)*"|\d+(?:\.\d+)?|[A-Za-z_$][\w$.]*|<=|>=|<>|!=|==|&&|\|\||[=<>+\-*/&!(),])/y;

/** Weakest first. */
const levels = [['||'], ['&&'], ['=', '==', '<>', '!='], ['<', '<=', '>', '>='], ['+', '-', '&'], ['*', '/']];

/** Throws an Error with the formula and the place that was not understood. */
export function parseFormula(source: string): Formula {
  const cursor = { tokens: tokenize(source), position: 0, source };
  const formula = parseLevel(cursor, 0);
  if (cursor.position < cursor.tokens.length) throw unexpected(cursor);
  return formula;
}

function tokenize(source: string): string[] {
  const tokens: string[] = [];
  token.lastIndex = 0;
  while (source.slice(token.lastIndex).trim() !== '') {
    const at = token.lastIndex;
    const match = token.exec(source);
    if (!match) throw new Error(`formula not understood at "${source.slice(at, at + 20).trim()}": ${source}`);
    tokens.push(match[1]!);
  }
  return tokens;
}

function parseLevel(cursor: Cursor, level: number): Formula {
  const operators = levels[level];
  if (!operators) return parseUnary(cursor);
  let left = parseLevel(cursor, level + 1);
  while (operators.includes(peek(cursor))) {
    const operator = next(cursor);
    left = { kind: 'operator', operator, left, right: parseLevel(cursor, level + 1) };
  }
  return left;
}

function parseUnary(cursor: Cursor): Formula {
  if (peek(cursor) === '!') {
    next(cursor);
    return { kind: 'call', name: 'NOT', parameters: [parseUnary(cursor)] };
  }
  if (peek(cursor) === '-') {
    next(cursor);
    return {
      kind: 'operator',
      operator: '-',
      left: { kind: 'literal', value: 0 },
      right: parseUnary(cursor),
    };
  }
  return parsePrimary(cursor);
}

function parsePrimary(cursor: Cursor): Formula {
  const text = next(cursor);
  if (text === '(') return closed(cursor, parseLevel(cursor, 0));
  if (text.startsWith('"')) return { kind: 'literal', value: text.slice(1, -1).replace(/\\(.)/g, '$1') };
  if (/^\d/.test(text)) return { kind: 'literal', value: Number(text) };
  if (!/^[A-Za-z_$]/.test(text)) throw unexpected({ ...cursor, position: cursor.position - 1 });
  if (peek(cursor) === '(')
    return { kind: 'call', name: text.toUpperCase(), parameters: parseParameters(cursor) };
  const constants: Record<string, boolean | null> = { TRUE: true, FALSE: false, NULL: null };
  const constant = constants[text.toUpperCase()];
  return constant === undefined ? { kind: 'field', path: text } : { kind: 'literal', value: constant };
}

function parseParameters(cursor: Cursor): Formula[] {
  next(cursor);
  const parameters: Formula[] = [];
  while (peek(cursor) !== ')') {
    if (parameters.length > 0 && next(cursor) !== ',')
      throw unexpected({ ...cursor, position: cursor.position - 1 });
    parameters.push(parseLevel(cursor, 0));
  }
  next(cursor);
  return parameters;
}

function closed(cursor: Cursor, formula: Formula): Formula {
  if (next(cursor) !== ')') throw unexpected({ ...cursor, position: cursor.position - 1 });
  return formula;
}

function peek(cursor: Cursor): string {
  return cursor.tokens[cursor.position] ?? '';
}

function next(cursor: Cursor): string {
  const text = cursor.tokens[cursor.position];
  if (text === undefined) throw unexpected(cursor);
  cursor.position += 1;
  return text;
}

function unexpected(cursor: Cursor): Error {
  return new Error(
    `formula not understood at "${cursor.tokens[cursor.position] ?? 'its end'}": ${cursor.source}`,
  );
}
