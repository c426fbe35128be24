/** `/lightning/shell/records/*`: what a record's page consists of, its related lists and activities. */
import { Router, type Request } from 'express';
import { OrgError } from '../../errors.ts';
import { activitiesOf } from '../pages/activities.ts';
import type { PageContext } from '../pages/object-presentation.ts';
import type { RecentRecords } from '../pages/recent-records.ts';
import { recordPage, type RecordPage } from '../pages/record-page.ts';
import { relatedListsOf, relatedRows } from '../pages/related-lists.ts';
import { answer, text, type ShellDataParts } from './page-answer.ts';

const NO_RECORD = "The record you asked for does not exist, or you don't have access to it.";

function page(context: PageContext, { params, query }: Request, recent: RecentRecords): RecordPage {
  const found = recordPage(context, text(params.id), text(query.app));
  if (!found) throw new OrgError('NOT_FOUND', NO_RECORD);
  recent.add(context.userId, found.recordId);
  return found;
}

function relatedList(context: PageContext, { params, query }: Request): unknown {
  const id = text(params.id);
  const object = context.org.schema.objectOfId(id);
  const list = object && relatedListsOf(context, object).find((each) => each.id === params.list);
  if (!list) throw new OrgError('NOT_FOUND', `There is no related list ${text(params.list)} here.`);
  return { ...list, ...relatedRows(context, list, id, query.all === 'true') };
}

export function recordDataRoutes(parts: ShellDataParts, recent: RecentRecords): Router {
  const router = Router();
  router.get(
    '/:id',
    answer(parts, (context, request) => page(context, request, recent)),
  );
  router.get(
    '/:id/activities',
    answer(parts, (context, { params }) => activitiesOf(context, text(params.id), new Date().toISOString())),
  );
  router.get('/:id/related/:list', answer(parts, relatedList));
  return router;
}
