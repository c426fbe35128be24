/** DML: one request of rows of one object, all or as many as possible, in one transaction. */
import { OrgError, unknownObject } from '../errors.ts';
import type { AccessContext, SaveRequest, SaveResult } from '../ports.ts';
import { deleteDrafts, prepareDeletes, undeleteRows } from './delete.ts';
import { prepareDrafts } from './prepare.ts';
import type { Draft, SaveEngine, SaveSituation } from './save-engine.ts';
import { writeDrafts } from './write.ts';

/** Thrown inside the transaction to undo it; carries what each row has to say. */
class Refused extends Error {
  readonly drafts: Draft[];

  constructor(drafts: Draft[]) {
    super('rows were refused');
    this.drafts = drafts;
  }
}

/** Saves the rows and tells the fate of each, in order. Throws OrgError only for what concerns the whole request. */
export async function saveRows(
  engine: SaveEngine,
  request: SaveRequest,
  context: AccessContext,
): Promise<SaveResult[]> {
  const object = engine.schema.object(request.objectName);
  const readable =
    object && (context.mode === 'system' || engine.access.object(context.userId, object.apiName).read);
  if (!object || !readable) throw unknownObject(request.objectName);
  const situation = { engine, object, context };
  const results = await engine.database.transaction(async () => {
    await engine.database.beginWriting();
    return request.allOrNone ? saveAll(situation, request) : savePossible(situation, request);
  });
  engine.changed(object.apiName);
  return results;
}

async function saveAll(situation: SaveSituation, request: SaveRequest): Promise<SaveResult[]> {
  try {
    return await situation.engine.database.transaction(async () => {
      const drafts = await attempt(situation, request, new Map());
      if (drafts.some((draft) => draft.errors.length > 0)) throw new Refused(drafts);
      return drafts.map((draft) => result(draft, request));
    });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return error.drafts.map((draft) => undone(draft));
  }
}

/** Rows refused only after they were written (by a trigger) are undone by trying again without them. */
async function savePossible(situation: SaveSituation, request: SaveRequest): Promise<SaveResult[]> {
  const refused = new Map<number, Draft>();
  for (;;) {
    try {
      return await situation.engine.database.transaction(async () => {
        const drafts = await attempt(situation, request, refused);
        const late = drafts.filter((draft) => draft.errors.length > 0 && !refused.has(draft.index));
        if (late.length > 0) throw new Refused(late);
        return drafts.map((draft) => result(draft, request));
      });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      for (const draft of error.drafts) refused.set(draft.index, draft);
    }
  }
}

async function attempt(
  situation: SaveSituation,
  request: SaveRequest,
  refused: Map<number, Draft>,
): Promise<Draft[]> {
  const fresh = await prepare(situation, request);
  const drafts = fresh.map((draft) => refused.get(draft.index) ?? draft);
  for (const draft of drafts) {
    const fault = draft.errors.length === 0 ? situation.engine.fault(draft.created) : null;
    if (fault) draft.errors.push(fault);
  }
  if (request.allOrNone && drafts.some((draft) => draft.errors.length > 0)) return drafts;
  if (request.operation === 'delete') await deleteDrafts(situation, drafts);
  else if (request.operation !== 'undelete') await writeDrafts(situation, drafts);
  return drafts;
}

async function prepare(situation: SaveSituation, request: SaveRequest): Promise<Draft[]> {
  if (request.operation === 'delete') return prepareDeletes(situation, request.rows);
  if (request.operation === 'undelete') return undeleteRows(situation, request.rows);
  return prepareDrafts(situation, request);
}

function result(draft: Draft, request: SaveRequest): SaveResult {
  const success = draft.errors.length === 0;
  const created =
    success && draft.created && (request.operation === 'insert' || request.operation === 'upsert');
  return { id: success || !draft.created ? draft.id : null, success, created, errors: draft.errors };
}

/** A row that only went down with a neighbour has no errors of its own. */
function undone(draft: Draft): SaveResult {
  return { id: draft.created ? null : draft.id, success: false, created: false, errors: draft.errors };
}

/** The first refusal as an exception, for callers that save one row. */
export function throwFirst(results: SaveResult[]): void {
  const [error] = results.flatMap((entry) => entry.errors);
  if (error) throw new OrgError(error.statusCode, error.message, error.fields);
}
