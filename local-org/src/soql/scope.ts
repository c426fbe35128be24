/** One level of a query: its object, its alias and the parents joined so far. Access is checked where names resolve. */
import { OrgError, unknownObject } from '../errors.ts';
import type { Access, AccessContext, FieldDefinition, ObjectDefinition, Schema } from '../ports.ts';
import type { Sharing } from '../access/sharing.ts';
import { table } from '../store/tables.ts';
import type { Binds } from './parse.ts';

/** What compiling a query needs to know, the same for all its levels. */
export interface Compilation {
  schema: Schema;
  access: Access;
  sharing: Sharing;
  context: AccessContext;
  binds: Binds;
  now: Date;
  /** Deleted rows too. */
  all: boolean;
  /** Contents of files instead of their addresses. */
  blobs: boolean;
  /** Aliases are unique in the whole statement. */
  aliases: { next: number };
}

export interface Scope {
  compilation: Compilation;
  object: ObjectDefinition;
  alias: string;
  /** The name the query gives its object (`FROM Case c`). */
  ownName: string | null;
  joins: Map<string, Parent>;
  joinSql: string[];
}

/** A joined parent: a concrete object, or the polymorphic one the platform calls Name. */
export interface Parent {
  relationshipName: string;
  field: FieldDefinition;
  /** SQL of the look-up's value. */
  key: string;
  /** null when the look-up may point to several objects. */
  scope: Scope | null;
}

export interface Column {
  sql: string;
  field: FieldDefinition;
  object: ObjectDefinition;
  /** Parents walked to reach it, outermost first. */
  path: Parent[];
  alias: string;
}

/** The scope of a FROM object. Throws INVALID_TYPE when it is unknown or not readable. */
export function openScope(compilation: Compilation, objectName: string, ownName: string | null): Scope {
  const object = compilation.schema.object(objectName);
  if (!object || !mayRead(compilation, object.apiName)) throw unknownObject(objectName);
  return newScope(compilation, object, ownName);
}

/** Joins one concrete object on a look-up's value; rows the user may not see are as good as missing. */
export function joinObject(scope: Scope, objectName: string, key: string, relationshipName: string): Scope {
  const { compilation } = scope;
  const object = compilation.schema.object(objectName);
  if (!object || !mayRead(compilation, object.apiName)) throw unknownRelationship(relationshipName);
  const joined = newScope(compilation, object, null);
  joined.joinSql = scope.joinSql;
  const condition = visible(compilation, object.apiName, joined.alias);
  const on = [`${joined.alias}."Id" = ${key}`, ...(condition ? [condition] : [])];
  scope.joinSql.push(`LEFT JOIN ${table(object)} ${joined.alias} ON ${on.join(' AND ')}`);
  return joined;
}

/** The sharing condition of an object for this asker; null when none applies. */
export function visible(compilation: Compilation, objectName: string, alias: string): string | null {
  const { context, sharing } = compilation;
  return context.mode === 'system' ? null : sharing.readable(objectName, alias, context.userId);
}

export function mayRead(compilation: Compilation, objectName: string): boolean {
  const { context, access } = compilation;
  return context.mode === 'system' || access.object(context.userId, objectName).read;
}

export function maySee(scope: Scope, field: FieldDefinition): boolean {
  const { context, access } = scope.compilation;
  return context.mode === 'system' || access.field(context.userId, scope.object.apiName, field.apiName).read;
}

export function unknownRelationship(name: string, place = 'field path'): OrgError {
  const advice =
    "If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name.";
  const reference = 'Please reference your WSDL or the describe call for the appropriate names.';
  const code = place === 'field path' ? 'INVALID_FIELD' : 'INVALID_TYPE';
  return new OrgError(code, `Didn't understand relationship '${name}' in ${place}. ${advice} ${reference}`);
}

function newScope(compilation: Compilation, object: ObjectDefinition, ownName: string | null): Scope {
  const alias = `t${compilation.aliases.next++}`;
  return { compilation, object, alias, ownName, joins: new Map(), joinSql: [] };
}
