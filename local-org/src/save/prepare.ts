/** Rows of a request → drafts: which record each is about, whether the asker may, and what the client set. */
import { OrgError, saveError } from '../errors.ts';
import type { FieldDefinition, Row, SaveError, SaveRequest } from '../ports.ts';
import { toId18 } from '../store/ids.ts';
import { findByValue, readRecord } from '../store/records.ts';
import type { StoredRow } from '../store/records.ts';
import { toStored, ValueError } from '../store/values.ts';
import { readInput } from './read-input.ts';
import { isDeleted, isReadable, mayTouch } from './references.ts';
import type { Draft, SaveSituation } from './save-engine.ts';

/** One draft per row, in order; a row that cannot be saved carries its errors. */
export function prepareDrafts(situation: SaveSituation, request: SaveRequest): Draft[] {
  if (request.operation === 'insert')
    return request.rows.map((row, index) => insertDraft(situation, row, index));
  if (request.operation === 'update')
    return request.rows.map((row, index) => updateDraft(situation, row, index, idOf(row)));
  const key = upsertKey(situation, request.externalIdField ?? 'Id');
  const seen = new Set<string>();
  return request.rows.map((row, index) => upsertDraft(situation, row, index, key, seen));
}

/** The value of `Id` in a row, whatever its case. */
export function idOf(row: Row): string | undefined {
  const name = Object.keys(row).find((entry) => entry.toLowerCase() === 'id');
  return name && typeof row[name] === 'string' ? (row[name] as string) : undefined;
}

/** The error of a record that is not there for the asker; null when it is. */
export function missing(situation: SaveSituation, id: string | undefined): { id: string } | SaveError {
  if (!id) return saveError('MISSING_ARGUMENT', 'Id not specified in an update call', ['Id']);
  const full = toId18(id);
  if (!full || situation.engine.schema.objectOfId(full)?.apiName !== situation.object.apiName) {
    return saveError('MALFORMED_ID', `${situation.object.label} ID: id value of incorrect type: ${id}`, [
      'Id',
    ]);
  }
  const { apiName } = situation.object;
  if (isReadable(situation, apiName, full)) return { id: full };
  if (isDeleted(situation, apiName, full)) return saveError('ENTITY_IS_DELETED', 'entity is deleted');
  return saveError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
}

function insertDraft(situation: SaveSituation, row: Row, index: number): Draft {
  const draft = emptyDraft(situation, index);
  const { engine, context, object } = situation;
  if (idOf(row))
    return fail(
      draft,
      saveError('INVALID_FIELD_FOR_INSERT_UPDATE', 'cannot specify Id in an insert call', ['Id']),
    );
  if (context.mode === 'user' && !engine.access.object(context.userId, object.apiName).create) {
    return fail(draft, refused('inserted', situation));
  }
  const input = readInput(situation, row, { operation: 'insert' });
  draft.changes = { ...defaults(situation), ...input.values };
  draft.errors = input.errors;
  return draft;
}

function updateDraft(
  situation: SaveSituation,
  row: Row,
  index: number,
  id: string | undefined,
  upsert = false,
): Draft {
  const draft = emptyDraft(situation, index);
  const found = missing(situation, id);
  if ('statusCode' in found) return fail(draft, found);
  const { engine, context, object } = situation;
  draft.id = found.id;
  draft.before = readRecord(engine.database, object, found.id)!;
  draft.created = false;
  if (context.mode === 'user' && !engine.access.object(context.userId, object.apiName).edit) {
    return fail(draft, refused('updated', situation));
  }
  if (!mayTouch(situation, object.apiName, found.id, 'editable')) {
    return fail(
      draft,
      saveError('INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id'),
    );
  }
  const input = readInput(situation, row, {
    operation: 'update',
    ...(upsert ? { before: draft.before } : {}),
  });
  draft.changes = input.values;
  draft.errors = input.errors;
  return draft;
}

function upsertDraft(
  situation: SaveSituation,
  row: Row,
  index: number,
  key: FieldDefinition,
  seen: Set<string>,
): Draft {
  const name = Object.keys(row).find((entry) => entry.toLowerCase() === key.apiName.toLowerCase());
  const value = name ? row[name] : undefined;
  if (key.type === 'id')
    return value ? updateDraft(situation, row, index, String(value)) : insertDraft(situation, row, index);
  if (value === undefined || value === null || value === '') {
    return fail(
      emptyDraft(situation, index),
      saveError('MISSING_ARGUMENT', `${key.apiName} not specified`, [key.apiName]),
    );
  }
  const token = String(value).toLowerCase();
  if (seen.has(token)) {
    const message = `Duplicate external id specified: ${String(value)}`;
    return fail(emptyDraft(situation, index), saveError('DUPLICATE_VALUE', message, [key.apiName]));
  }
  seen.add(token);
  const rest = Object.fromEntries(Object.entries(row).filter(([entry]) => entry !== name));
  try {
    const match = matchOf(situation, key, value);
    return match ? updateDraft(situation, rest, index, match, true) : insertDraft(situation, row, index);
  } catch (error) {
    if (error instanceof ValueError) return fail(emptyDraft(situation, index), error.saveError);
    if (!(error instanceof OrgError)) throw error;
    return fail(emptyDraft(situation, index), saveError(error.code, error.message));
  }
}

/** The id of the one record with this key; undefined when there is none. */
function matchOf(situation: SaveSituation, key: FieldDefinition, value: unknown): string | undefined {
  const [match, ...more] = findByValue(
    situation.engine.database,
    situation.object,
    key,
    toStored(key, value),
  );
  if (more.length > 0) {
    const message = `${key.apiName}: more than one record found for external id field`;
    throw new OrgError('DUPLICATE_EXTERNAL_ID', message);
  }
  return match && String(match.Id);
}

function upsertKey(situation: SaveSituation, name: string): FieldDefinition {
  const field = situation.object.fields.get(name.toLowerCase());
  if (field && (field.type === 'id' || field.externalId)) return field;
  throw new OrgError(
    'INVALID_FIELD',
    `Field name provided, ${name} is not an External ID or indexed field for ${situation.object.apiName}`,
  );
}

function defaults(situation: SaveSituation): StoredRow {
  const row: StoredRow = {};
  for (const field of situation.object.fields.values()) {
    if (field.defaultValue !== null && field.type !== 'address')
      row[field.apiName] = toStored(field, field.defaultValue);
  }
  return row;
}

function emptyDraft(situation: SaveSituation, index: number): Draft {
  return { index, object: situation.object, id: null, before: null, changes: {}, created: true, errors: [] };
}

function fail(draft: Draft, error: SaveError): Draft {
  return { ...draft, errors: [error] };
}

function refused(verb: string, situation: SaveSituation): SaveError {
  return saveError(
    'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
    `entity type cannot be ${verb}: ${situation.object.label}`,
  );
}
