/** The fields a client sent → stored values, with every refusal a field can give: unknown, read-only, of a wrong kind. */
import { saveError } from '../errors.ts';
import type { FieldDefinition, Row, SaveError } from '../ports.ts';
import type { StoredRow } from '../store/records.ts';
import { toStored, ValueError } from '../store/values.ts';
import { resolveParent } from './references.ts';
import type { SaveSituation } from './save-engine.ts';

/** Names that come with a row and are not fields. */
const notFields = new Set(['attributes', 'id', 'type']);

export interface Input {
  values: StoredRow;
  errors: SaveError[];
}

/** Reads a row for insert or update. In user mode a field must be visible and editable, as the platform asks. */
export function readInput(situation: SaveSituation, row: Row, operation: 'insert' | 'update'): Input {
  const values: StoredRow = {};
  const errors: SaveError[] = [];
  const denied: string[] = [];
  for (const [name, value] of Object.entries(row)) {
    const field = fieldOf(situation, name);
    if (!field && notFields.has(name.toLowerCase())) continue;
    if (!field && isNested(value) && addParent(situation, name, value as Row, values, errors)) continue;
    if (!field || (situation.context.mode === 'user' && !rights(situation, field).read)) {
      errors.push(
        saveError('INVALID_FIELD', `No such column '${name}' on sobject of type ${situation.object.apiName}`),
      );
    } else if (!mayWrite(situation, field, operation)) {
      if (!isEcho(situation, field, operation)) denied.push(field.apiName);
    } else {
      addValue(field, value, values, errors);
    }
  }
  if (denied.length > 0) errors.push(deniedFields(denied));
  return { values, errors };
}

function fieldOf(situation: SaveSituation, name: string): FieldDefinition | undefined {
  const field = situation.object.fields.get(name.toLowerCase());
  return field?.type === 'id' ? undefined : field;
}

function isNested(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

/** A nested parent names a look-up by its relationship; true when it did. */
function addParent(
  situation: SaveSituation,
  name: string,
  parent: Row,
  values: StoredRow,
  errors: SaveError[],
): boolean {
  const field = [...situation.object.fields.values()].find(
    (entry) => entry.relationshipName?.toLowerCase() === name.toLowerCase(),
  );
  if (!field) return false;
  const found = resolveParent(situation, field, parent);
  if (typeof found === 'string') values[field.apiName] = found;
  else errors.push(found);
  return true;
}

function addValue(field: FieldDefinition, value: unknown, values: StoredRow, errors: SaveError[]): void {
  try {
    values[field.apiName] = toStored(field, value);
  } catch (error) {
    if (!(error instanceof ValueError)) throw error;
    errors.push(error.saveError);
  }
}

function rights(situation: SaveSituation, field: FieldDefinition): { read: boolean; edit: boolean } {
  const { engine, context, object } = situation;
  return engine.access.field(context.userId, object.apiName, field.apiName);
}

function mayWrite(situation: SaveSituation, field: FieldDefinition, operation: 'insert' | 'update'): boolean {
  const { mode } = situation.context;
  if (!(operation === 'insert' ? field.createable : field.updateable)) return false;
  return mode === 'system' || rights(situation, field).edit;
}

/** Apex hands back whole records: the system fields in them are not an attempt to write. */
function isEcho(situation: SaveSituation, field: FieldDefinition, operation: 'insert' | 'update'): boolean {
  return (
    situation.context.mode === 'system' && !(operation === 'insert' ? field.createable : field.updateable)
  );
}

function deniedFields(names: string[]): SaveError {
  const advice =
    'Please check the security settings of this field and verify that it is read/write for your profile or permission set.';
  return saveError(
    'INVALID_FIELD_FOR_INSERT_UPDATE',
    `Unable to create/update fields: ${names.join(', ')}. ${advice}`,
    names,
  );
}
