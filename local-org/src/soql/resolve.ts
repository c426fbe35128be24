/** Names of a query → columns: own fields, fields of parents up to five levels away, and of polymorphic parents. */
import { OrgError, unknownField } from '../errors.ts';
import { quote } from '../store/tables.ts';
import { unsupportedSoql } from './parse.ts';
import { nameEntityColumn, resolveThroughName } from './polymorphic.ts';
import { joinObject, maySee, unknownRelationship } from './scope.ts';
import type { Column, Parent, Scope } from './scope.ts';

const deepestParent = 5;

/** Resolves `Owner.Profile.Name`; throws INVALID_FIELD for what does not exist or may not be seen. */
export function resolveColumn(scope: Scope, fieldPath: string): Column {
  const parts = fieldPath.split('.');
  const named = parts.length > 1 && isOwnName(scope, parts[0]!) ? parts.slice(1) : parts;
  if (named.length > deepestParent + 1) {
    throw new OrgError(
      'INVALID_QUERY_SCOPE',
      'relationship queries may not go more than 5 levels to the parent',
    );
  }
  return walk(scope, named, []);
}

/** The parent behind a relationship name, joined on first use. */
export function joinParent(scope: Scope, relationshipName: string): Parent {
  const known = scope.joins.get(relationshipName.toLowerCase());
  if (known) return known;
  const field = [...scope.object.fields.values()].find(
    (entry) => entry.relationshipName?.toLowerCase() === relationshipName.toLowerCase(),
  );
  if (!field || !maySee(scope, field)) throw unknownRelationship(relationshipName);
  const key = `${scope.alias}.${quote(field.apiName)}`;
  const parent: Parent = { relationshipName: field.relationshipName!, field, key, scope: null };
  if (field.referenceTo.length === 1)
    parent.scope = joinObject(scope, field.referenceTo[0]!, key, relationshipName);
  scope.joins.set(relationshipName.toLowerCase(), parent);
  return parent;
}

function isOwnName(scope: Scope, name: string): boolean {
  const lower = name.toLowerCase();
  return lower === scope.ownName?.toLowerCase() || lower === scope.object.apiName.toLowerCase();
}

function walk(scope: Scope, parts: string[], path: Parent[]): Column {
  const [first, ...rest] = parts as [string, ...string[]];
  if (rest.length === 0) return ownColumn(scope, first, path);
  const parent = joinParent(scope, first);
  const deeper = [...path, parent];
  if (parent.scope) return walk(parent.scope, rest, deeper);
  if (rest.length === 1) return nameEntityColumn(scope, parent, rest[0]!, deeper);
  const through = resolveThroughName(scope, parent, rest[0]!);
  if (!through) throw unsupportedSoql(`${first}.${rest[0]} on a polymorphic relationship; use TYPEOF`);
  return walk(through, rest, deeper);
}

function ownColumn(scope: Scope, name: string, path: Parent[]): Column {
  const field = scope.object.fields.get(name.toLowerCase());
  if (!field || !maySee(scope, field)) throw unknownField(name, scope.object.apiName);
  return {
    sql: `${scope.alias}.${quote(field.apiName)}`,
    field,
    object: scope.object,
    path,
    alias: scope.alias,
  };
}
