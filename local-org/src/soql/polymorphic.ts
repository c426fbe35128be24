/** Look-ups to several objects (Owner, Who, What): the platform shows their common fields as an object called Name. */
import { unknownField } from '../errors.ts';
import type { FieldDefinition, ObjectDefinition } from '../ports.ts';
import { makeField } from '../schema/make-field.ts';
import { quote, table } from '../store/tables.ts';
import { joinObject, mayRead, visible } from './scope.ts';
import type { Column, Parent, Scope } from './scope.ts';

/** The fields of Name, as the platform's describe lists them; `Type` is the object behind the id. */
const nameFields = [
  'Id',
  'Name',
  'Type',
  'FirstName',
  'LastName',
  'Alias',
  'Email',
  'IsActive',
  'Phone',
  'Title',
  'Username',
  'ProfileId',
  'UserRoleId',
];

/** Relationships that lead on from Name; they belong to users. */
const nameRelationships = new Set(['profile', 'userrole']);

/** A field of Name as a column: the first of the possible objects that has the row gives the value. */
export function nameEntityColumn(scope: Scope, parent: Parent, fieldName: string, path: Parent[]): Column {
  const name = nameFields.find((entry) => entry.toLowerCase() === fieldName.toLowerCase());
  if (!name) throw unknownField(fieldName, 'Name');
  const targets = parent.field.referenceTo.flatMap((target) => scope.compilation.schema.object(target) ?? []);
  const values = targets.flatMap((target) => valueIn(scope, parent, target, name) ?? []);
  const sql = values.length === 0 ? 'NULL' : `COALESCE(${[...values, 'NULL'].join(', ')})`;
  const field = makeField({ apiName: name, label: name, type: fieldType(targets, name), length: 255 });
  return { sql, field, object: scope.object, path, alias: scope.alias };
}

/** Joins the user behind a polymorphic owner, for `Owner.Profile.Name`; undefined for other relationships. */
export function resolveThroughName(
  scope: Scope,
  parent: Parent,
  relationshipName: string,
): Scope | undefined {
  if (!nameRelationships.has(relationshipName.toLowerCase()) || !parent.field.referenceTo.includes('User'))
    return undefined;
  return joinObject(scope, 'User', parent.key, parent.relationshipName);
}

function valueIn(scope: Scope, parent: Parent, target: ObjectDefinition, name: string): string | undefined {
  const { compilation } = scope;
  if (!mayRead(compilation, target.apiName)) return undefined;
  const field = name === 'Name' ? nameField(target) : target.fields.get(name.toLowerCase());
  if (name !== 'Type' && (!field || !readable(scope, target, field))) return undefined;
  const alias = `t${compilation.aliases.next++}`;
  const condition = visible(compilation, target.apiName, alias);
  const where = [`${alias}."Id" = ${parent.key}`, ...(condition ? [condition] : [])].join(' AND ');
  const value = name === 'Type' ? `'${target.apiName}'` : `${alias}.${quote(field!.apiName)}`;
  return `(SELECT ${value} FROM ${table(target)} ${alias} WHERE ${where})`;
}

function readable(scope: Scope, target: ObjectDefinition, field: FieldDefinition): boolean {
  const { access, context } = scope.compilation;
  return context.mode === 'system' || access.field(context.userId, target.apiName, field.apiName).read;
}

function nameField(object: ObjectDefinition): FieldDefinition | undefined {
  return [...object.fields.values()].find((field) => field.nameField);
}

function fieldType(targets: ObjectDefinition[], name: string): FieldDefinition['type'] {
  if (name === 'Name' || name === 'Type') return 'string';
  const field = targets.map((target) => target.fields.get(name.toLowerCase())).find(Boolean);
  return field?.type ?? 'string';
}
