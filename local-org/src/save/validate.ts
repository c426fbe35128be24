/** The database's rules for one row: required, length, restricted picklists, e-mail form, unique values, look-ups. */
import { saveError } from '../errors.ts';
import type { FieldDefinition, ObjectDefinition, SaveError } from '../ports.ts';
import type { SqlValue } from '../store/database.ts';
import { findByValue } from '../store/records.ts';
import type { StoredRow } from '../store/records.ts';
import { quote, table } from '../store/tables.ts';
import { checkReference } from './references.ts';
import type { Draft, SaveSituation } from './save-engine.ts';

/** Fields that are unique only together. */
const uniqueTogether: Record<string, string[]> = {
  PermissionSetAssignment: ['PermissionSetId', 'AssigneeId'],
  ContentDocumentLink: ['LinkedEntityId', 'ContentDocumentId'],
};

/** All that is wrong with the row as it would be written; `row` is complete, `draft.changes` what is being set. */
export function validateRow(situation: SaveSituation, draft: Draft, row: StoredRow): SaveError[] {
  const { object } = draft;
  const errors = [...missingFields(object, row)];
  for (const name of Object.keys(draft.changes)) {
    const field = object.fields.get(name.toLowerCase())!;
    const error = checkValue(situation, draft, field, row[name] ?? null);
    if (error) errors.push(error);
  }
  return [...errors, ...duplicatePair(situation, draft, row)];
}

function missingFields(object: ObjectDefinition, row: StoredRow): SaveError[] {
  const missing = [...object.fields.values()]
    .filter((field) => isRequired(field) && (row[field.apiName] ?? null) === null)
    .map((field) => field.apiName);
  if (missing.length === 0) return [];
  return [
    saveError('REQUIRED_FIELD_MISSING', `Required fields are missing: [${missing.join(', ')}]`, missing),
  ];
}

function isRequired(field: FieldDefinition): boolean {
  if (field.type === 'id' || field.calculated || field.autoNumber) return false;
  return field.required;
}

function checkValue(
  situation: SaveSituation,
  draft: Draft,
  field: FieldDefinition,
  value: SqlValue,
): SaveError | null {
  if (value === null) return null;
  if (field.type === 'reference') {
    return draft.before?.[field.apiName] === value ? null : checkReference(situation, field, value);
  }
  if (typeof value === 'string') {
    const error = checkText(field, value);
    if (error) return error;
  }
  return field.unique || field.externalId ? checkUnique(situation, draft, field, value) : null;
}

function checkText(field: FieldDefinition, value: string): SaveError | null {
  if (field.type === 'picklist' || field.type === 'multipicklist') return checkPicklist(field, value);
  if (field.length > 0 && !['date', 'datetime'].includes(field.type) && value.length > field.length) {
    const message = `${field.label}: data value too large: ${value.slice(0, 255)} (max length=${field.length})`;
    return saveError('STRING_TOO_LONG', message, [field.apiName]);
  }
  if (field.type === 'email' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)) {
    return saveError('INVALID_EMAIL_ADDRESS', `${field.label}: invalid email address: ${value}`, [
      field.apiName,
    ]);
  }
  return null;
}

function checkPicklist(field: FieldDefinition, value: string): SaveError | null {
  if (!field.restrictedPicklist) return null;
  const values = field.type === 'multipicklist' ? value.split(';') : [value];
  const bad = values.find(
    (entry) => !field.picklistValues.some((known) => known.active && known.value === entry),
  );
  if (bad === undefined) return null;
  const message = `${field.label}: bad value for restricted picklist field: ${bad}`;
  return saveError('INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', message, [field.apiName]);
}

function checkUnique(
  situation: SaveSituation,
  draft: Draft,
  field: FieldDefinition,
  value: SqlValue,
): SaveError | null {
  if (!field.unique) return null;
  const other = findByValue(situation.engine.database, draft.object, field, value).find(
    (row) => row.Id !== draft.id,
  );
  return other ? duplicate(field.apiName, String(other.Id)) : null;
}

function duplicatePair(situation: SaveSituation, draft: Draft, row: StoredRow): SaveError[] {
  const names = uniqueTogether[draft.object.apiName];
  if (!names || draft.id) return [];
  const where = names.map((name) => `${quote(name)} = ?`).join(' AND ');
  const sql = `SELECT "Id" FROM ${table(draft.object)} WHERE "IsDeleted" = 0 AND ${where}`;
  const values = names.map((name) => row[name] ?? null);
  const other = situation.engine.database.get(sql, values);
  return other ? [duplicate(names.join(','), String(other.Id))] : [];
}

function duplicate(fields: string, id: string): SaveError {
  const message = `duplicate value found: ${fields} duplicates value on record with id: ${id.slice(0, 15)}`;
  return saveError('DUPLICATE_VALUE', message, []);
}
