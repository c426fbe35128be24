/** SOQL text → AST. The grammar is soql-parser-js's; what it leaves out (ALL ROWS, binds in LIMIT) is done here. */
import soqlParser from 'soql-parser-js';
import type { Query } from 'soql-parser-js';
import { OrgError } from '../errors.ts';

export type Binds = Record<string, unknown>;

export interface ParsedQuery {
  query: Query;
  /** The text ends with ALL ROWS: deleted records are included. */
  allRows: boolean;
}

/** All options spelt out: with one undefined the library builds a new parser for every query (30 ms). */
const parserOptions = { allowApexBindVariables: true, ignoreParseErrors: false, logErrors: false };

/** Throws MALFORMED_QUERY with the parser's reason. */
export function parseSoql(soql: string, binds: Binds): ParsedQuery {
  const trailing = /\s+ALL\s+ROWS\s*$/i;
  const text = soql
    .replace(trailing, '')
    .replace(/\b(LIMIT|OFFSET)\s+:\s*([\w.]+)/gi, (_, word: string, name: string) => {
      return `${word} ${Number(bindValue(binds, name))}`;
    });
  try {
    return { query: soqlParser.parseQuery(text, parserOptions), allRows: trailing.test(soql) };
  } catch (error) {
    if (error instanceof OrgError) throw error;
    throw malformed(shortReason((error as Error).message));
  }
}

export function malformed(message: string): OrgError {
  return new OrgError('MALFORMED_QUERY', message);
}

/** Says which SOQL feature the local org does not have; nothing is passed over silently. */
export function unsupportedSoql(feature: string): OrgError {
  return malformed(`unsupported by the local org: ${feature}`);
}

/** The value of `:name`; names are case-insensitive as Apex variables are. */
export function bindValue(binds: Binds, name: string): unknown {
  const key = Object.keys(binds).find((entry) => entry.toLowerCase() === name.toLowerCase());
  if (key === undefined)
    throw malformed(`Bind variables only allowed in Apex code: there is no value for :${name}`);
  return binds[key];
}

/** The parser lists every token it would have taken; the platform names only the one it met. */
function shortReason(message: string): string {
  const met = /but found:?\s*(?:-->\s*)?'([^']*)'/.exec(message) ?? /but found: ?(.*)$/.exec(message);
  if (!met) return message.split('\n')[0] ?? message;
  return met[1] ? `unexpected token: '${met[1]}'` : 'unexpected end of query';
}
