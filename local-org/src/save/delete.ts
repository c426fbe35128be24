/** Deleting and restoring: into the recycle bin, with details, never out from under a restricting look-up. */
import { saveError } from '../errors.ts';
import type { FieldDefinition, ObjectDefinition, SaveError } from '../ports.ts';
import { toId18 } from '../store/ids.ts';
import { readRecord, toApiRow, updateRecord } from '../store/records.ts';
import { quote, table } from '../store/tables.ts';
import { storedNow } from '../store/values.ts';
import { idOf, missing } from './prepare.ts';
import { mayTouch } from './references.ts';
import type { Draft, SaveSituation } from './save-engine.ts';
import type { Row } from '../ports.ts';

interface Link {
  child: ObjectDefinition;
  field: FieldDefinition;
}

/** One draft per row; a row the asker may not delete carries its errors. */
export function prepareDeletes(situation: SaveSituation, rows: Row[]): Draft[] {
  return rows.map((row, index) => {
    const { object, context, engine } = situation;
    const draft: Draft = { index, object, id: null, before: null, changes: {}, created: false, errors: [] };
    const found = missing(situation, idOf(row));
    if ('statusCode' in found) return { ...draft, errors: [found] };
    draft.id = found.id;
    draft.before = readRecord(engine.database, object, found.id)!;
    const allowed =
      context.mode === 'system' ||
      (engine.access.object(context.userId, object.apiName).delete &&
        mayTouch(situation, object.apiName, found.id, 'deletable'));
    if (!allowed)
      draft.errors = [
        saveError('INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id'),
      ];
    return draft;
  });
}

/** Deletes all drafts without errors, with their triggers. */
export async function deleteDrafts(situation: SaveSituation, drafts: Draft[]): Promise<void> {
  const living = drafts.filter((draft) => draft.errors.length === 0);
  await fire(situation, living, 'before');
  const done = living.filter((draft) => draft.errors.length === 0);
  const stamp = storedNow();
  for (const draft of done) draft.errors.push(...deleteRecord(situation, draft.object, draft.id!, stamp));
  await fire(
    situation,
    done.filter((draft) => draft.errors.length === 0),
    'after',
  );
}

/** Brings records back from the recycle bin together with the details that went with them. */
export function undeleteRows(situation: SaveSituation, rows: Row[]): Draft[] {
  return rows.map((row, index) => {
    const { object, engine } = situation;
    const id = toId18(idOf(row) ?? '');
    const before = id ? readRecord(engine.database, object, id) : undefined;
    const draft: Draft = {
      index,
      object,
      id: id ?? null,
      before: before ?? null,
      changes: {},
      created: false,
      errors: [],
    };
    if (!id || before?.IsDeleted !== 1) {
      return { ...draft, errors: [saveError('UNDELETE_FAILED', 'Entity is not in the recycle bin')] };
    }
    restore(situation, object, id, String(before.SystemModstamp));
    return draft;
  });
}

function restore(situation: SaveSituation, object: ObjectDefinition, id: string, deletedAt: string): void {
  const { database } = situation.engine;
  updateRecord(database, object, id, { IsDeleted: 0, SystemModstamp: storedNow() });
  for (const { child, field } of links(situation, object)) {
    if (field.deleteConstraint !== 'Cascade') continue;
    const sql = `SELECT "Id" FROM ${table(child)} WHERE ${quote(field.apiName)} = ? AND "IsDeleted" = 1 AND "SystemModstamp" = ?`;
    for (const row of database.all(sql, [id, deletedAt]))
      restore(situation, child, String(row.Id), deletedAt);
  }
}

function deleteRecord(
  situation: SaveSituation,
  object: ObjectDefinition,
  id: string,
  stamp: string,
): SaveError[] {
  const { database } = situation.engine;
  for (const link of links(situation, object)) {
    const children = childrenOf(situation, link, id);
    if (children.length === 0) continue;
    if (link.field.deleteConstraint === 'Restrict') return [restricted(object, link, children)];
    for (const childId of children) {
      if (link.field.deleteConstraint === 'Cascade') {
        const errors = deleteRecord(situation, link.child, childId, stamp);
        if (errors.length > 0) return errors;
      } else {
        updateRecord(database, link.child, childId, { [link.field.apiName]: null });
      }
    }
  }
  updateRecord(database, object, id, { IsDeleted: 1, SystemModstamp: stamp });
  return [];
}

/** Restricting look-ups first: nothing must be touched when the deletion is refused. */
function links(situation: SaveSituation, object: ObjectDefinition): Link[] {
  const { schema } = situation.engine;
  const found = object.childRelationships.flatMap((entry) => {
    const child = schema.object(entry.childObject);
    const field = schema.field(entry.childObject, entry.field);
    return child && field ? [{ child, field }] : [];
  });
  const order = { Restrict: 0, Cascade: 1, SetNull: 2 };
  return found.sort(
    (a, b) => order[a.field.deleteConstraint ?? 'SetNull'] - order[b.field.deleteConstraint ?? 'SetNull'],
  );
}

function childrenOf(situation: SaveSituation, link: Link, id: string): string[] {
  const sql = `SELECT "Id" FROM ${table(link.child)} WHERE ${quote(link.field.apiName)} = ? AND "IsDeleted" = 0`;
  return situation.engine.database.all(sql, [id]).map((row) => String(row.Id));
}

function restricted(object: ObjectDefinition, link: Link, children: string[]): SaveError {
  const where = `because it is associated with the following ${link.child.labelPlural.toLowerCase()}.: ${children.slice(0, 5).join(', ')}`;
  return saveError('DELETE_FAILED', `Your attempt to delete ${object.label} could not be completed ${where}`);
}

async function fire(situation: SaveSituation, drafts: Draft[], when: 'before' | 'after'): Promise<void> {
  const runner = situation.engine.triggers();
  if (!runner || drafts.length === 0) return;
  const { context, object } = situation;
  const oldRows = drafts.map((draft) => toApiRow(object, draft.before!));
  const errors = await runner.fire({
    objectName: object.apiName,
    operation: 'delete',
    when,
    newRows: [],
    oldRows,
    context,
  });
  drafts.forEach((draft, index) => draft.errors.push(...(errors.get(index) ?? [])));
}
