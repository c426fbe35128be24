/** Look-ups over the object definitions, case-insensitive as on the platform. */
import { createHash } from 'node:crypto';
import type { ChildRelationship, ObjectDefinition, Schema } from '../ports.ts';

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** A schema whose objects may be added to later (a deployment); `add` replaces an object of the same name. */
export interface MutableSchema extends Schema {
  add(objects: ObjectDefinition[]): void;
}

/** Links children to parents and gives custom objects their key prefixes. Throws when a look-up's target is unknown. */
export function createSchema(initial: ObjectDefinition[]): MutableSchema {
  const byName = new Map<string, ObjectDefinition>();
  const byPrefix = new Map<string, ObjectDefinition>();
  const add = (objects: ObjectDefinition[]): void => {
    for (const object of objects) byName.set(object.apiName.toLowerCase(), object);
    byPrefix.clear();
    const all = [...byName.values()].sort((a, b) => (a.apiName < b.apiName ? -1 : 1));
    for (const object of all.filter((entry) => entry.keyPrefix)) byPrefix.set(object.keyPrefix, object);
    for (const object of all.filter((entry) => !entry.keyPrefix)) {
      object.keyPrefix = freePrefix(object.apiName, byPrefix);
      byPrefix.set(object.keyPrefix, object);
    }
    pointFilesAtAll(all);
    linkChildren(all, byName);
  };
  add(initial);
  return {
    add,
    objects: () => [...byName.values()],
    object: (name) => byName.get(name.toLowerCase()),
    field: (objectName, fieldName) =>
      byName.get(objectName.toLowerCase())?.fields.get(fieldName.toLowerCase()),
    objectOfId: (id) => byPrefix.get(id.slice(0, 3)),
  };
}

/** A custom object's prefix comes from its name, so that adding an object never changes another one's ids. */
function freePrefix(apiName: string, taken: Map<string, unknown>): string {
  const hash = createHash('sha256').update(apiName).digest();
  for (let start = hash.readUInt16BE(0); ; start += 1) {
    const prefix = `a${digits[Math.floor(start / 62) % 62]}${digits[start % 62]}`;
    if (!taken.has(prefix)) return prefix;
  }
}

/** Standard objects that files can be attached to; every custom object can have files too. */
const withFiles = new Set(['Account', 'Case', 'Contact', 'Event', 'Lead', 'Opportunity', 'Task', 'User']);

function pointFilesAtAll(objects: ObjectDefinition[]): void {
  const targets = objects.filter((object) => object.custom || withFiles.has(object.apiName));
  for (const object of objects.filter((entry) => entry.apiName.startsWith('Content'))) {
    for (const name of ['linkedentityid', 'firstpublishlocationid']) {
      const field = object.fields.get(name);
      if (field) field.referenceTo = targets.map((target) => target.apiName);
    }
  }
}

function linkChildren(objects: ObjectDefinition[], byName: Map<string, ObjectDefinition>): void {
  for (const object of objects) object.childRelationships = [];
  for (const child of objects) {
    for (const field of child.fields.values()) {
      if (field.type !== 'reference' || systemReference.has(field.apiName)) continue;
      for (const target of field.referenceTo) {
        const parent = byName.get(target.toLowerCase());
        if (!parent)
          throw new Error(`${child.apiName}.${field.apiName} refers to ${target}, which does not exist`);
        parent.childRelationships.push(relationship(child, field.apiName, field.childRelationshipName));
      }
    }
  }
}

/** Nobody queries all records a user ever touched; the platform gives these relationships no name either. */
const systemReference = new Set([
  'CreatedById',
  'LastModifiedById',
  'OwnerId',
  'ContentModifiedById',
  'FirstPublishLocationId',
  'LatestPublishedVersionId',
]);

function relationship(
  child: ObjectDefinition,
  field: string,
  relationshipName: string | null,
): ChildRelationship {
  return { childObject: child.apiName, field, relationshipName };
}
