/** Who sees a file: its owner, and whoever sees a record it is attached to. The rules are SQL over a table alias. */
import type { ObjectDefinition, Schema } from '../ports.ts';
import { table } from '../store/tables.ts';

export interface FileRules {
  schema: Schema;
  mayRead(objectName: string): boolean;
  /** The condition on a row of the object; null when every row will do. */
  rule(object: ObjectDefinition, alias: string, level: 'read' | 'edit'): string | null;
}

const fileObjects = new Set(['ContentVersion', 'ContentDocument', 'ContentDocumentLink']);

/** Whether the object is one of those that make up a file. */
export function isFile(objectName: string): boolean {
  return fileObjects.has(objectName);
}

/** The condition under which the user may read, change or delete a row of a file's objects. */
export function fileRule(
  rules: FileRules,
  objectName: string,
  alias: string,
  userId: string,
  level: 'read' | 'edit' | 'delete',
): string {
  if (objectName === 'ContentDocument') return documentRule(rules, alias, userId, level);
  if (objectName === 'ContentDocumentLink' && level === 'read') {
    const attached = attachedRule(rules, alias, userId, 'read');
    return `(${attached} OR ${ownDocument(`${alias}."ContentDocumentId"`, userId)})`;
  }
  // Versions and links go with their document.
  const inner = documentRule(rules, 'document', userId, level === 'read' ? 'read' : 'edit');
  return `EXISTS (SELECT 1 FROM "ContentDocument" document WHERE document."Id" = ${alias}."ContentDocumentId" AND ${inner})`;
}

function documentRule(
  rules: FileRules,
  alias: string,
  userId: string,
  level: 'read' | 'edit' | 'delete',
): string {
  const owned = `${alias}."OwnerId" = '${userId}'`;
  if (level === 'delete') return owned;
  const shared = level === 'edit' ? ` AND link."ShareType" IN ('C', 'I')` : '';
  const attached = attachedRule(rules, 'link', userId, level);
  const links = `link."ContentDocumentId" = ${alias}."Id" AND link."IsDeleted" = 0${shared}`;
  return `(${owned} OR EXISTS (SELECT 1 FROM "ContentDocumentLink" link WHERE ${links} AND ${attached}))`;
}

function ownDocument(id: string, userId: string): string {
  return `EXISTS (SELECT 1 FROM "ContentDocument" own WHERE own."Id" = ${id} AND own."OwnerId" = '${userId}')`;
}

/** The link points to the user or to a record they may read (or change). Each kind of record has its own rule. */
function attachedRule(rules: FileRules, link: string, userId: string, level: 'read' | 'edit'): string {
  const entity = `${link}."LinkedEntityId"`;
  const targets = rules.schema.field('ContentDocumentLink', 'LinkedEntityId')!.referenceTo;
  const kinds = targets
    .filter((name) => name !== 'User' && rules.mayRead(name))
    .map((name) => {
      const object = rules.schema.object(name)!;
      const own = rules.rule(object, 'attached', level);
      const row = `SELECT 1 FROM ${table(object)} attached WHERE attached."Id" = ${entity} AND attached."IsDeleted" = 0`;
      return `(substr(${entity}, 1, 3) = '${object.keyPrefix}' AND EXISTS (${row}${own ? ` AND ${own}` : ''}))`;
    });
  return `(${[`${entity} = '${userId}'`, ...kinds].join(' OR ')})`;
}
