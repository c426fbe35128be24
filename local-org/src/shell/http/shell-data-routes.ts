/** `/lightning/shell/*`: what the shell in the browser asks about pages. Records themselves come from the UI API. */
import { Router, type Request, type Response } from 'express';
import { OrgError, statusOf } from '../../errors.ts';
import type { ProjectMetadata } from '../../metadata/project-metadata.ts';
import type { ObjectDefinition, Org } from '../../ports.ts';
import { activitiesOf } from '../pages/activities.ts';
import { pageTree } from '../pages/flexi-page.ts';
import { defaultListView, listPage, listViewsOf } from '../pages/list-views.ts';
import { allItems, navigationApps, navigationItem } from '../pages/navigation-data.ts';
import { iconOfObject, type PageContext } from '../pages/object-presentation.ts';
import { createRecentRecords } from '../pages/recent-records.ts';
import { objectPage, recordPage } from '../pages/record-page.ts';
import { relatedListsOf, relatedRows } from '../pages/related-lists.ts';
import { searchEverything, searchObject } from '../pages/search.ts';
import { homeLists } from '../pages/home-data.ts';
import { userOf } from './session-guard.ts';

export interface ShellDataParts {
  org: Org;
  metadata: ProjectMetadata;
}

const NO_RECORD = "The record you asked for does not exist, or you don't have access to it.";

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function readableObject(context: PageContext, name: string | undefined): ObjectDefinition {
  const object = context.org.schema.object(name ?? '');
  if (!object || !context.org.access.object(context.userId, object.apiName).read) {
    throw new OrgError('NOT_FOUND', `There is no object ${name ?? ''}, or you don't have access to it.`);
  }
  return object;
}

function listRequest(
  request: Request,
  filterName: string,
  recentIds: string[],
): Parameters<typeof listPage>[2] {
  const { sortBy, direction, offset, search } = request.query;
  return {
    filterName,
    sortBy: text(sortBy) || undefined,
    descending: direction === 'desc',
    offset: Math.max(0, Number.parseInt(text(offset) || '0', 10)),
    search: text(search).trim() || undefined,
    recentIds,
  };
}

function tabPage(context: PageContext, name: string): unknown {
  const item = navigationItem(context, name);
  const tab = context.metadata.tabs.find((each) => each.fullName === name);
  if (!item || !tab)
    throw new OrgError('NOT_FOUND', "This tab doesn't exist, or you don't have access to it.");
  if (tab.kind === 'object') return { ...item, redirect: item.url };
  if (tab.kind === 'lwc') return { ...item, component: tab.target };
  const page = context.metadata.flexiPages.find((each) => each.fullName === tab.target);
  if (!page)
    throw new OrgError(
      'NOT_FOUND',
      `The tab ${name} names the page ${tab.target}, which is not in the project.`,
    );
  return { ...item, page: pageTree(context, page) };
}

/** One route's answer; errors of the org keep their code, anything else is a fault of the project and shown as such. */
function answer(parts: ShellDataParts, work: (context: PageContext, request: Request) => unknown) {
  return (request: Request, response: Response): void => {
    const context = { ...parts, userId: userOf(response).id };
    response.set('Cache-Control', 'no-store');
    try {
      response.json(work(context, request));
    } catch (error) {
      const code = error instanceof OrgError ? error.code : 'PAGE_ERROR';
      const status = error instanceof OrgError ? statusOf(code) : 500;
      response.status(status).json([{ errorCode: code, message: (error as Error).message }]);
    }
  };
}

export function shellDataRoutes(parts: ShellDataParts): Router {
  const router = Router();
  const recent = createRecentRecords();
  router.get('/session', (_request, response) => {
    const user = userOf(response);
    const context = { ...parts, userId: user.id };
    const { id, name, firstName, username, title, email } = user;
    response.set('Cache-Control', 'no-store').json({
      user: { id, name, firstName, username, title, email },
      organizationName: parts.org.organizationName,
      apps: navigationApps(context),
      items: allItems(context),
    });
  });
  router.get(
    '/home',
    answer(parts, (context) => homeLists(context, recent.ids(context.userId))),
  );
  router.get(
    '/tabs/:name',
    answer(parts, (context, { params }) => tabPage(context, text(params.name))),
  );
  router.get(
    '/search',
    answer(parts, (context, { query }) => {
      const wanted = text(query.q).trim();
      const object = text(query.object);
      if (object) return searchObject(context, readableObject(context, object), wanted, 10);
      return wanted.length < 2
        ? []
        : searchEverything(context, wanted, Number(query.perObject) === 50 ? 50 : 5);
    }),
  );
  router.get(
    '/objects/:object',
    answer(parts, (context, { params }) => objectPage(context, readableObject(context, text(params.object)))),
  );
  router.get(
    '/objects/:object/list-views',
    answer(parts, (context, { params }) => {
      const object = readableObject(context, text(params.object));
      const views = listViewsOf(context, object);
      const { label, labelPlural, apiName } = object;
      const canCreate = context.org.access.object(context.userId, apiName).create;
      const named = views.map((view) => ({
        name: view.fullName,
        label: view.label,
        filtered: view.filters.length > 0,
      }));
      return {
        apiName,
        label,
        labelPlural,
        icon: iconOfObject(context, apiName),
        canCreate,
        views: named,
        default: defaultListView(views),
      };
    }),
  );
  router.get(
    '/objects/:object/lists/:filterName',
    answer(parts, (context, request) => {
      const object = readableObject(context, text(request.params.object));
      return listPage(
        context,
        object,
        listRequest(request, text(request.params.filterName), recent.ids(context.userId)),
      );
    }),
  );
  router.get(
    '/records/:id',
    answer(parts, (context, { params, query }) => {
      const page = recordPage(context, text(params.id), text(query.app));
      if (!page) throw new OrgError('NOT_FOUND', NO_RECORD);
      recent.add(context.userId, page.recordId);
      return page;
    }),
  );
  router.get(
    '/records/:id/activities',
    answer(parts, (context, { params }) => activitiesOf(context, text(params.id), new Date().toISOString())),
  );
  router.get(
    '/records/:id/related/:list',
    answer(parts, (context, { params, query }) => {
      const object = context.org.schema.objectOfId(text(params.id));
      const list = object && relatedListsOf(context, object).find((each) => each.id === params.list);
      if (!object || !list)
        throw new OrgError('NOT_FOUND', `There is no related list ${text(params.list)} here.`);
      return { ...list, ...relatedRows(context, list, text(params.id), query.all === 'true') };
    }),
  );
  return router;
}
