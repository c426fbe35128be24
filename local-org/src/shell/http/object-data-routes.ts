/** `/lightning/shell/objects/*`: an object's layout, its list views and their rows. */
import { Router, type Request } from 'express';
import { defaultListView, listPage, listViewsOf, type ListPageRequest } from '../pages/list-views.ts';
import { iconOfObject, type PageContext } from '../pages/object-presentation.ts';
import type { RecentRecords } from '../pages/recent-records.ts';
import { objectPage } from '../pages/record-page.ts';
import { answer, readableObject, text, type ShellDataParts } from './page-answer.ts';

function listViews(context: PageContext, objectName: string): unknown {
  const object = readableObject(context, objectName);
  const views = listViewsOf(context, object);
  const { label, labelPlural, apiName } = object;
  return {
    apiName,
    label,
    labelPlural,
    icon: iconOfObject(context, apiName),
    canCreate: context.org.access.object(context.userId, apiName).create,
    views: views.map((view) => ({ name: view.fullName, label: view.label })),
    default: defaultListView(views),
  };
}

function listRequest({ params, query }: Request, recentIds: string[]): ListPageRequest {
  const { sortBy, direction, offset, search } = query;
  return {
    filterName: text(params.filterName),
    sortBy: text(sortBy) || undefined,
    descending: direction === 'desc',
    offset: Math.max(0, Number.parseInt(text(offset), 10) || 0),
    search: text(search).trim() || undefined,
    recentIds,
  };
}

export function objectDataRoutes(parts: ShellDataParts, recent: RecentRecords): Router {
  const router = Router();
  const objectName = (request: Request): string => text(request.params.object);
  router.get(
    '/:object',
    answer(parts, (context, request) => objectPage(context, readableObject(context, objectName(request)))),
  );
  router.get(
    '/:object/list-views',
    answer(parts, (context, request) => listViews(context, objectName(request))),
  );
  router.get(
    '/:object/lists/:filterName',
    answer(parts, (context, request) => {
      const object = readableObject(context, objectName(request));
      return listPage(context, object, listRequest(request, recent.ids(context.userId)));
    }),
  );
  return router;
}
