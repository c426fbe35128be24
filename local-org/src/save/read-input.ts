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

/** What is being read: `before` is the row an upsert found, whose fixed parent may be named again. */
export interface InputKind {
  operation: 'insert' | 'update';
  before?: StoredRow;
}

/** Reads a row for insert or update. In user mode a field must be visible and editable, as the platform asks. */
export function readInput(situation: SaveSituation, row: Row, kind: InputKind): Input {
  const values: StoredRow = {};
  const errors: SaveError[] = [];
  const denied: string[] = [];
  for (const [name, value] of Object.entries(row)) {
    const field = fieldOf(situation, name) ?? (isNested(value) ? parentField(situation, name) : undefined);
    if (!field && notFields.has(name.toLowerCase())) continue;
    if (!field || !mayRead(situation, field)) {
      errors.push(
        saveError('INVALID_FIELD', `No such column '${name}' on sobject of type ${situation.object.apiName}`),
      );
      continue;
    }
    if (mayWrite(situation, field, kind.operation)) addValue(situation, field, value, values, errors);
    else if (!isEcho(situation, field, kind, value)) denied.push(field.apiName);
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

/** A nested parent names a look-up by its relationship. */
function parentField(situation: SaveSituation, name: string): FieldDefinition | undefined {
  const wanted = name.toLowerCase();
  for (const field of situation.object.fields.values())
    if (field.relationshipName?.toLowerCase() === wanted) return field;
  return undefined;
}

function addValue(
  situation: SaveSituation,
  field: FieldDefinition,
  value: unknown,
  values: StoredRow,
  errors: SaveError[],
): void {
  try {
    if (field.type !== 'reference' || !isNested(value)) {
      values[field.apiName] = toStored(field, value);
      return;
    }
    const found = resolveParent(situation, field, value as Row);
    if (typeof found === 'string') values[field.apiName] = found;
    else errors.push(found);
  } catch (error) {
    if (!(error instanceof ValueError)) throw error;
    errors.push(error.saveError);
  }
}

function mayRead(situation: SaveSituation, field: FieldDefinition): boolean {
  return situation.context.mode === 'system' || rights(situation, field).read;
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

/**
 * Apex hands back whole records: the system fields in them are not an attempt to write. And an upsert that finds its
 * record names the parent it needs for a new one: the same parent is no attempt to move the record.
 */
function isEcho(situation: SaveSituation, field: FieldDefinition, kind: InputKind, value: unknown): boolean {
  const { operation, before } = kind;
  if (operation === 'insert' ? field.createable : field.updateable) return false;
  if (situation.context.mode === 'system') return true;
  if (!field.masterDetail || !before) return false;
  const named: StoredRow = {};
  addValue(situation, field, value, named, []);
  return before[field.apiName] === named[field.apiName];
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
