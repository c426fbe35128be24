/** Which fields a UI API request means: `fields`, `optionalFields` and layouts, as SOQL paths. */
import { OrgError } from '../errors.ts';
import type { Access, ObjectDefinition, Schema } from '../ports.ts';
import { systemNames } from './record-representation.ts';

export interface Asking {
  schema: Schema;
  access: Access;
  userId: string;
}

export interface Wanted {
  /** Paths for the SELECT list. */
  paths: string[];
  /** First names that belong in the answer. */
  shown: Set<string>;
}

/** `fields` must exist and be visible, else INVALID_FIELD; `optionalFields` and layout fields are left out silently. */
export function wantedFields(asking: Asking, object: ObjectDefinition, query: URLSearchParams): Wanted {
  const required = listed(query, 'fields').map((name) => ownPath(object, name));
  const optional = listed(query, 'optionalFields').map((name) => ownPath(object, name));
  for (const path of required) {
    if (!canSee(asking, object, path.split('.'))) {
      throw new OrgError('INVALID_FIELD', `No such column '${path}' on entity '${object.apiName}'.`);
    }
  }
  const layout = query.has('layoutTypes') ? layoutFields(asking, object) : [];
  const seen = [
    ...required,
    ...[...optional, ...layout].filter((path) => canSee(asking, object, path.split('.'))),
  ];
  const shown = new Set(seen.map((path) => declared(object, path.split('.')[0]!)));
  return { paths: withIds(object, seen), shown };
}

/** Every visible field and, for look-ups, the name of the parent: what a full layout needs. */
export function layoutFields(asking: Asking, object: ObjectDefinition): string[] {
  return [...object.fields.values()].flatMap((field) => {
    const parent =
      field.type === 'reference' && field.relationshipName ? parentName(asking, field.referenceTo) : null;
    return parent ? [field.apiName, `${field.relationshipName}.${parent}`] : [field.apiName];
  });
}

function listed(query: URLSearchParams, name: string): string[] {
  return query
    .getAll(name)
    .flatMap((value) => value.split(','))
    .map((value) => value.trim())
    .filter(Boolean);
}

/** `Case.Account.Name` → `Account.Name`. */
function ownPath(object: ObjectDefinition, name: string): string {
  const [first, ...rest] = name.split('.');
  return first?.toLowerCase() === object.apiName.toLowerCase() && rest.length > 0 ? rest.join('.') : name;
}

function parentName(asking: Asking, targets: string[]): string | null {
  if (targets.length > 1) return 'Name';
  const target = asking.schema.object(targets[0]!);
  if (!target || !asking.access.object(asking.userId, target.apiName).read) return null;
  return [...target.fields.values()].find((field) => field.nameField)?.apiName ?? null;
}

function canSee(asking: Asking, object: ObjectDefinition, parts: string[]): boolean {
  const [first, ...rest] = parts as [string, ...string[]];
  const { access, schema, userId } = asking;
  if (rest.length === 0) return access.field(userId, object.apiName, first).read;
  const link = [...object.fields.values()].find(
    (field) => field.relationshipName?.toLowerCase() === first.toLowerCase(),
  );
  if (!link || !access.field(userId, object.apiName, link.apiName).read) return false;
  if (link.referenceTo.length > 1) return rest.length === 1;
  const target = schema.object(link.referenceTo[0]!);
  return target !== undefined && canSee(asking, target, rest);
}

function declared(object: ObjectDefinition, name: string): string {
  const link = [...object.fields.values()].find(
    (field) => field.relationshipName?.toLowerCase() === name.toLowerCase(),
  );
  return object.fields.get(name)?.apiName ?? link?.relationshipName ?? name;
}

/** Adds the ids that a record representation needs; each path once. */
function withIds(object: ObjectDefinition, paths: string[]): string[] {
  const own = systemNames.filter((name) => object.fields.has(name));
  const parents = paths.flatMap((path) => {
    const parts = path.split('.').slice(0, -1);
    return parts.map((_, index) => [...parts.slice(0, index + 1), 'Id'].join('.'));
  });
  const unique = new Map([...own, ...paths, ...parents].map((path) => [path.toLowerCase(), path]));
  return [...unique.values()];
}
