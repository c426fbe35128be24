/**
 * Record access as SQL conditions: organisation-wide defaults, the owner, roles above the owner, and what the platform
 * implies between accounts and their children. Conditions are texts over a table alias and hold ids only.
 */
import type { Access, ObjectDefinition, Schema } from '../ports.ts';
import { quote, table } from '../store/tables.ts';
import { fileRule, isFile } from './file-sharing.ts';
import type { FileRules } from './file-sharing.ts';

export interface Sharing {
  /** The condition under which the user may read a row of this object; null when every row. */
  readable(objectName: string, alias: string, userId: string): string | null;
  /** The same for changing a row. */
  editable(objectName: string, alias: string, userId: string): string | null;
  /** The same for deleting a row: owners, roles above them, and those who modify all. */
  deletable(objectName: string, alias: string, userId: string): string | null;
}

export interface SharingSource {
  schema: Schema;
  access: Access;
  /** The user and everybody in roles below theirs, as 18-character ids. */
  ownersBelow(userId: string): string[];
  /** What the user's role gives on children of accounts they own: `None`, `Read` or `Edit`. */
  childAccess(userId: string, child: 'Contact' | 'Case' | 'Opportunity'): string;
}

type Level = 'read' | 'edit' | 'delete';

const activities = new Set(['Task', 'Event']);

/** Builds the sharing rules of an org. */
export function createSharing(source: SharingSource): Sharing {
  const condition = (level: Level) => (objectName: string, alias: string, userId: string) => {
    const object = source.schema.object(objectName);
    return object ? rule(source, object, alias, userId, level, 0) : null;
  };
  return { readable: condition('read'), editable: condition('edit'), deletable: condition('delete') };
}

function rule(
  source: SharingSource,
  object: ObjectDefinition,
  alias: string,
  userId: string,
  level: Level,
  depth: number,
): string | null {
  const rights = source.access.object(userId, object.apiName);
  if (level === 'read' ? rights.viewAll : rights.modifyAll) return null;
  if (isFile(object.apiName))
    return fileRule(fileRules(source, userId, depth), object.apiName, alias, userId, level);
  if (activities.has(object.apiName)) return activityRule(source, object, alias, userId, level, depth);
  if (object.sharingModel === 'ControlledByParent')
    return parentRule(source, object, alias, userId, level, depth);
  if (level === 'read' && object.sharingModel !== 'Private') return null;
  if (level === 'edit' && object.sharingModel === 'ReadWrite') return null;
  if (!object.fields.has('ownerid')) return level === 'read' ? null : '0';
  const owner = ownerRule(source, alias, userId);
  return level === 'delete' ? owner : anyOf([owner, ...impliedRules(source, object, alias, userId, level)]);
}

/** Files ask the rules of what they are attached to, with the same guard against rules that go in a circle. */
function fileRules(source: SharingSource, userId: string, depth: number): FileRules {
  return {
    schema: source.schema,
    mayRead: (name) => source.access.object(userId, name).read,
    rule: (object, alias, level) => rule(source, object, alias, userId, level, depth + 1),
  };
}

function ownerRule(source: SharingSource, alias: string, userId: string): string {
  const owners = source.ownersBelow(userId).map((id) => `'${id}'`);
  return `${alias}."OwnerId" IN (${owners.join(', ')})`;
}

/** A detail follows its parent; a contact without an account belongs to its owner alone. */
function parentRule(
  source: SharingSource,
  object: ObjectDefinition,
  alias: string,
  userId: string,
  level: Level,
  depth: number,
): string | null {
  const link =
    object.fields.get('accountid') ?? [...object.fields.values()].find((field) => field.masterDetail);
  const parentField = link ?? object.fields.get('parentid');
  const parent = parentField && source.schema.object(parentField.referenceTo[0]!);
  if (!parentField || !parent) return '0';
  const parentLevel = level === 'delete' ? 'edit' : level;
  const through = exists(
    source,
    parent,
    `${alias}.${quote(parentField.apiName)}`,
    userId,
    parentLevel,
    depth,
  );
  if (through === null) return null;
  if (!object.fields.has('ownerid')) return through;
  return anyOf([
    through,
    `(${alias}.${quote(parentField.apiName)} IS NULL AND ${ownerRule(source, alias, userId)})`,
  ]);
}

/** Activities default to Private: their owner changes them; whoever sees the record they are about reads them. */
function activityRule(
  source: SharingSource,
  object: ObjectDefinition,
  alias: string,
  userId: string,
  level: Level,
  depth: number,
): string | null {
  const owner = ownerRule(source, alias, userId);
  if (level !== 'read') return owner;
  const links = ['whatid', 'whoid'].flatMap((name) => {
    const field = object.fields.get(name)!;
    return field.referenceTo.map((target) => {
      const parent = source.schema.object(target)!;
      if (!source.access.object(userId, target).read) return '0';
      const column = `${alias}.${quote(field.apiName)}`;
      return exists(source, parent, column, userId, 'read', depth) ?? `${column} LIKE '${parent.keyPrefix}%'`;
    });
  });
  return anyOf([owner, ...links]);
}

/** `column` points to a row of `parent` the user has that access to; null when every row will do. */
function exists(
  source: SharingSource,
  parent: ObjectDefinition,
  column: string,
  userId: string,
  level: Level,
  depth: number,
): string | null {
  const alias = `shared${depth}`;
  const condition = rule(source, parent, alias, userId, level, depth + 1);
  return (
    condition &&
    `EXISTS (SELECT 1 FROM ${table(parent)} ${alias} WHERE ${alias}."Id" = ${column} AND ${condition})`
  );
}

/** Owners of a contact, opportunity or case read its account; account owners get what their role says on the children. */
function impliedRules(
  source: SharingSource,
  object: ObjectDefinition,
  alias: string,
  userId: string,
  level: Level,
): string[] {
  if (object.apiName === 'Account' && level === 'read') {
    return ['Contact', 'Opportunity', 'Case']
      .map((name) => source.schema.object(name)!)
      .filter((child) => child.sharingModel === 'Private')
      .map((child) => {
        const owned = ownerRule(source, 'implied', userId);
        return `EXISTS (SELECT 1 FROM ${table(child)} implied WHERE implied."AccountId" = ${alias}."Id" AND implied."IsDeleted" = 0 AND ${owned})`;
      });
  }
  if (object.apiName === 'Case' || object.apiName === 'Opportunity') {
    const granted = source.childAccess(userId, object.apiName);
    if (granted !== 'Edit' && !(granted === 'Read' && level === 'read')) return [];
    const owned = ownerRule(source, 'implied', userId);
    return [
      `EXISTS (SELECT 1 FROM "Account" implied WHERE implied."Id" = ${alias}."AccountId" AND ${owned})`,
    ];
  }
  return [];
}

function anyOf(conditions: (string | null)[]): string | null {
  if (conditions.includes(null)) return null;
  return `(${conditions.join(' OR ')})`;
}
