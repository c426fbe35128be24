/** The way of a draft into the store: before triggers, what the platform derives, the rules, the row, after triggers. */
import type { Row, SaveError, SaveOperation } from '../ports.ts';
import {
  insertRecord,
  nextAutoNumber,
  nextId,
  readRecord,
  toApiRow,
  updateRecord,
} from '../store/records.ts';
import type { StoredRow } from '../store/records.ts';
import { storedNow, toStored, ValueError } from '../store/values.ts';
import { derive } from './derive.ts';
import { checkFile, insertVersion, retitleDocument } from './files.ts';
import type { Draft, SaveSituation } from './save-engine.ts';
import { validateRow } from './validate.ts';

/** Writes all drafts without errors; drafts that fail on the way get their errors. Call inside a transaction. */
export async function writeDrafts(situation: SaveSituation, drafts: Draft[]): Promise<void> {
  const inserts = drafts.filter((draft) => draft.created && draft.errors.length === 0);
  const updates = drafts.filter((draft) => !draft.created && draft.errors.length === 0);
  await writeGroup(situation, inserts, 'insert');
  await writeGroup(situation, updates, 'update');
}

async function writeGroup(
  situation: SaveSituation,
  drafts: Draft[],
  operation: 'insert' | 'update',
): Promise<void> {
  if (drafts.length === 0) return;
  for (const draft of drafts) applyOwner(situation, draft);
  await beforeTriggers(situation, drafts, operation);
  for (const draft of drafts) {
    if (draft.errors.length === 0) writeOne(situation, draft);
  }
  await afterTriggers(situation, drafts, operation);
}

function applyOwner(situation: SaveSituation, draft: Draft): void {
  if (draft.created && draft.object.fields.has('ownerid')) draft.changes.OwnerId ??= situation.context.userId;
}

async function beforeTriggers(
  situation: SaveSituation,
  drafts: Draft[],
  operation: 'insert' | 'update',
): Promise<void> {
  const runner = situation.engine.triggers();
  if (!runner) return;
  const newRows = drafts.map((draft) =>
    toApiRow(draft.object, { ...emptyRow(draft), ...draft.before, ...draft.changes }),
  );
  const errors = await fire(situation, operation, 'before', newRows, drafts);
  drafts.forEach((draft, index) => {
    draft.errors.push(...(errors.get(index) ?? []));
    if (draft.errors.length === 0) takeChanges(draft, newRows[index]!);
  });
}

async function afterTriggers(
  situation: SaveSituation,
  drafts: Draft[],
  operation: 'insert' | 'update',
): Promise<void> {
  const runner = situation.engine.triggers();
  const written = drafts.filter((draft) => draft.errors.length === 0);
  if (!runner || written.length === 0) return;
  const newRows = written.map((draft) =>
    toApiRow(draft.object, readRecord(situation.engine.database, draft.object, draft.id!)!),
  );
  const errors = await fire(situation, operation, 'after', newRows, written);
  written.forEach((draft, index) => draft.errors.push(...(errors.get(index) ?? [])));
}

async function fire(
  situation: SaveSituation,
  operation: SaveOperation,
  when: 'before' | 'after',
  newRows: Row[],
  drafts: Draft[],
): Promise<Map<number, SaveError[]>> {
  const oldRows = operation === 'update' ? drafts.map((draft) => toApiRow(draft.object, draft.before!)) : [];
  const { context, object } = situation;
  return situation.engine
    .triggers()!
    .fire({ objectName: object.apiName, operation, when, newRows, oldRows, context });
}

/** A before trigger edits the row in place; what differs from what was about to be written is a change. */
function takeChanges(draft: Draft, row: Row): void {
  const planned: StoredRow = { ...emptyRow(draft), ...draft.before, ...draft.changes };
  for (const [name, value] of Object.entries(row)) {
    const field = draft.object.fields.get(name.toLowerCase());
    if (!field || field.type === 'address' || field.type === 'id') continue;
    try {
      const stored = toStored(field, value);
      if (stored !== (planned[field.apiName] ?? null)) draft.changes[field.apiName] = stored;
    } catch (error) {
      if (!(error instanceof ValueError)) throw error;
      draft.errors.push(error.saveError);
    }
  }
}

function emptyRow(draft: Draft): StoredRow {
  const row: StoredRow = {};
  for (const field of draft.object.fields.values()) {
    if (field.type !== 'address' && field.type !== 'id')
      row[field.apiName] = field.type === 'boolean' ? 0 : null;
  }
  return row;
}

function writeOne(situation: SaveSituation, draft: Draft): void {
  const now = storedNow();
  const { object } = draft;
  const planned: StoredRow = { ...emptyRow(draft), ...draft.before, ...draft.changes };
  const given = new Set(Object.keys(draft.changes));
  const derived = derive(object.apiName, planned, {
    before: draft.before,
    given,
    now,
    accountOf: (id) => accountOf(situation, id),
  });
  Object.assign(planned, derived);
  draft.errors.push(...validateRow(situation, draft, planned));
  if (draft.errors.length === 0) draft.errors.push(...checkFile(situation, draft, planned));
  if (draft.errors.length === 0) draft.errors.push(...brokenRules(situation, draft, planned));
  if (draft.errors.length > 0) return;
  const { userId } = situation.context;
  const stamp = { LastModifiedDate: now, LastModifiedById: userId, SystemModstamp: now };
  if (draft.created)
    return insertDraftRow(situation, draft, { ...planned, ...stamp, CreatedDate: now, CreatedById: userId });
  updateRecord(situation.engine.database, object, draft.id!, { ...draft.changes, ...derived, ...stamp });
  if (object.apiName === 'ContentVersion') retitleDocument(situation, planned);
}

function brokenRules({ engine, context }: SaveSituation, draft: Draft, row: StoredRow): SaveError[] {
  const holds = (customPermission: string) =>
    engine.access.customPermission(context.userId, customPermission);
  return engine.validationRules(draft.object.apiName, row, draft.before, holds);
}

function insertDraftRow(situation: SaveSituation, draft: Draft, row: StoredRow): void {
  const { database } = situation.engine;
  const { object } = draft;
  draft.id = nextId(database, object);
  for (const field of object.fields.values()) {
    if (field.autoNumber) row[field.apiName] = nextAutoNumber(database, object, field);
  }
  // A custom object without a name shows its id as the name, as on the platform.
  if (object.custom) row.Name ??= draft.id;
  if (object.apiName === 'ContentVersion') insertVersion(situation, { ...row, Id: draft.id });
  else insertRecord(database, object, { ...row, Id: draft.id });
}

function accountOf(situation: SaveSituation, id: string): string | null {
  const object = situation.engine.schema.objectOfId(id);
  if (!object) return null;
  if (object.apiName === 'Account') return id;
  const account = readRecord(situation.engine.database, object, id)?.AccountId;
  return typeof account === 'string' ? account : null;
}
