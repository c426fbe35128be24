/** Look-ups in DML: by id, or by an external id of the parent (`Account: { "Number__c": "7" }`). */
import { saveError } from '../errors.ts';
import type { FieldDefinition, Row, SaveError } from '../ports.ts';
import { findByValue } from '../store/records.ts';
import { toStored } from '../store/values.ts';
import type { SqlValue } from '../store/database.ts';
import { quote, table } from '../store/tables.ts';
import type { SaveSituation } from './save-engine.ts';

/** The id a nested parent stands for. The error says that nothing, or nothing the asker may see, has that key. */
export function resolveParent(
  situation: SaveSituation,
  field: FieldDefinition,
  parent: Row,
): string | SaveError {
  const { schema, database } = situation.engine;
  for (const target of field.referenceTo) {
    const object = schema.object(target);
    for (const [name, value] of Object.entries(parent)) {
      const key = object?.fields.get(name.toLowerCase());
      if (!object || !key || !(key.externalId || key.unique)) continue;
      const [found] = findByValue(database, object, key, toStored(key, value));
      if (found && isReadable(situation, object.apiName, String(found.Id))) return String(found.Id);
      const message = `Foreign key external ID: ${String(value).toLowerCase()} not found for field ${key.apiName} in entity ${object.apiName}`;
      return saveError('INVALID_FIELD', message);
    }
  }
  return saveError('INVALID_FIELD', `${field.relationshipName}: the parent needs one external id field`);
}

/** Checks that a look-up points to a living record of the right kind that the asker may read. */
export function checkReference(
  situation: SaveSituation,
  field: FieldDefinition,
  id: SqlValue,
): SaveError | null {
  if (typeof id !== 'string') return null;
  const target = situation.engine.schema.objectOfId(id);
  if (!target || !field.referenceTo.includes(target.apiName)) {
    return saveError('FIELD_INTEGRITY_EXCEPTION', `${field.label}: id value of incorrect type: ${id}`, [
      field.apiName,
    ]);
  }
  if (isReadable(situation, target.apiName, id)) return checkMaster(situation, field, target.apiName, id);
  if (isDeleted(situation, target.apiName, id)) {
    return saveError('ENTITY_IS_DELETED', 'entity is deleted', [field.apiName]);
  }
  return saveError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', [field.apiName]);
}

/** A detail is part of its master: adding one is editing it, unless the relationship says that reading is enough. */
function checkMaster(
  situation: SaveSituation,
  field: FieldDefinition,
  target: string,
  id: string,
): SaveError | null {
  if (!field.masterDetail || field.writeRequiresMasterRead) return null;
  if (mayTouch(situation, target, id, 'editable')) return null;
  const code = 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY';
  return saveError(code, `insufficient access rights on cross-reference id: ${id.slice(0, 15)}`, []);
}

/** Whether the asker may read this record; a record that does not exist may not be read either. */
export function isReadable(situation: SaveSituation, objectName: string, id: string): boolean {
  return mayTouch(situation, objectName, id, 'readable');
}

/** Whether the record lies in the recycle bin and the asker could read it there. */
export function isDeleted(situation: SaveSituation, objectName: string, id: string): boolean {
  return mayTouch(situation, objectName, id, 'readable', 1);
}

/** Whether sharing lets the asker read, change or delete this record. */
export function mayTouch(
  situation: SaveSituation,
  objectName: string,
  id: string,
  level: 'readable' | 'editable' | 'deletable',
  deleted: 0 | 1 = 0,
): boolean {
  const { context, engine } = situation;
  const object = engine.schema.object(objectName)!;
  const checked = context.mode === 'user';
  if (checked && !engine.access.object(context.userId, objectName).read) return false;
  const condition = checked ? engine.sharing[level](objectName, 'r', context.userId) : null;
  const where = `r.${quote('Id')} = ? AND r."IsDeleted" = ${deleted}${condition ? ` AND ${condition}` : ''}`;
  return engine.database.get(`SELECT 1 AS found FROM ${table(object)} r WHERE ${where}`, [id]) !== undefined;
}
