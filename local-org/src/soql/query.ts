/** Answers SOQL: parse, compile as the asker, run. Errors point at their place in the text, as the platform's do. */
import type { Sharing } from '../access/sharing.ts';
import { OrgError } from '../errors.ts';
import type { Access, AccessContext, QueryResult, Schema } from '../ports.ts';
import type { Database } from '../store/database.ts';
import { compileQuery } from './compile.ts';
import { executePlan } from './execute.ts';
import { parseSoql } from './parse.ts';
import type { Binds } from './parse.ts';
import type { Plan } from './plan.ts';

export interface QueryEngine {
  schema: Schema;
  access: Access;
  sharing: Sharing;
  database: Database;
}

export interface QueryOptions {
  binds?: Record<string, unknown>;
  /** Deleted records too (queryAll). */
  all?: boolean;
  /** Contents of files in base64; otherwise the address they can be read at. */
  blobs?: boolean;
}

/** Runs the query and gives all its records. */
export function runQuery(
  engine: QueryEngine,
  soql: string,
  context: AccessContext,
  options: QueryOptions = {},
): QueryResult {
  return executePlan(engine.database, engine.schema, planQuery(engine, soql, context, options));
}

/** The compiled query, for those who only want to know its columns. */
export function planQuery(
  engine: QueryEngine,
  soql: string,
  context: AccessContext,
  options: QueryOptions = {},
): Plan {
  const binds: Binds = options.binds ?? {};
  const { query, allRows } = parseSoql(soql, binds);
  const asked = query.withSecurityEnforced || query.withAccessLevel === 'USER_MODE';
  const { schema, access, sharing } = engine;
  const compilation = {
    schema,
    access,
    sharing,
    context: asked ? { ...context, mode: 'user' as const } : context,
    binds,
    now: new Date(),
    all: allRows || options.all === true,
    blobs: options.blobs === true,
    aliases: { next: 0 },
  };
  try {
    return compileQuery(compilation, query);
  } catch (error) {
    throw error instanceof OrgError ? located(error, soql) : error;
  }
}

/** Puts the line, a caret and the position before the message when the name it is about stands in the text. */
function located(error: OrgError, soql: string): OrgError {
  const name = /^(?:No such column|Didn't understand relationship|sObject type) '([^']+)'/.exec(
    error.message,
  )?.[1];
  const found = name ? new RegExp(`\\b${name.replace(/[^\w]/g, '\\$&')}\\b`, 'i').exec(soql) : null;
  if (!found) return error;
  const before = soql.slice(0, found.index).split('\n');
  const line = soql.split('\n')[before.length - 1] ?? '';
  const column = before.at(-1)!.length + 1;
  const pointer = `${' '.repeat(column - 1)}^`;
  const place = `ERROR at Row:${before.length}:Column:${column}`;
  return new OrgError(error.code, `\n${line}\n${pointer}\n${place}\n${error.message}`, error.fields);
}
