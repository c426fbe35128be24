/** `/lightning/shell/*`: what the shell in the browser asks about pages. Records themselves come from the UI API. */
import { Router, type Request, type Response } from 'express';
import { OrgError } from '../../errors.ts';
import { pageTree } from '../pages/flexi-page.ts';
import { homeLists } from '../pages/home-data.ts';
import { allItems, navigationApps, navigationItem } from '../pages/navigation-data.ts';
import type { PageContext } from '../pages/object-presentation.ts';
import { createRecentRecords } from '../pages/recent-records.ts';
import { searchEverything, searchObject, type FoundRecord } from '../pages/search.ts';
import { objectDataRoutes } from './object-data-routes.ts';
import { answer, readableObject, text, type ShellDataParts } from './page-answer.ts';
import { recordDataRoutes } from './record-data-routes.ts';
import { userOf } from './session-guard.ts';

const LOOKUP_HITS = 10;

function session(parts: ShellDataParts, response: Response): void {
  const user = userOf(response);
  const context = { ...parts, userId: user.id };
  const { id, name, firstName, username, title, email } = user;
  response.set('Cache-Control', 'no-store').json({
    user: { id, name, firstName, username, title, email },
    organizationName: parts.org.organizationName,
    apps: navigationApps(context),
    items: allItems(context),
  });
}

function tabPage(context: PageContext, name: string): unknown {
  const item = navigationItem(context, name);
  const tab = context.metadata.tabs.find((each) => each.fullName === name);
  if (!item || !tab)
    throw new OrgError('NOT_FOUND', "This tab doesn't exist, or you don't have access to it.");
  if (tab.kind === 'object') return { ...item, redirect: item.url };
  if (tab.kind === 'lwc') return { ...item, component: tab.target };
  const page = context.metadata.flexiPages.find((each) => each.fullName === tab.target);
  if (!page) throw new Error(`The tab ${name} names the page ${tab.target}, which is not in the project.`);
  return { ...item, page: pageTree(context, page) };
}

/** With `object` (a list of names) a look-up's search, else the header's. */
function search(context: PageContext, { query }: Request): FoundRecord[] {
  const wanted = text(query.q).trim();
  const objects = text(query.object).split(',').filter(Boolean);
  if (objects.length > 0) {
    const readable = objects.filter((name) => context.org.access.object(context.userId, name).read);
    return readable.flatMap((name) =>
      searchObject(context, readableObject(context, name), wanted, LOOKUP_HITS),
    );
  }
  return wanted.length < 2 ? [] : searchEverything(context, wanted, query.perObject === '50' ? 50 : 5);
}

export function shellDataRoutes(parts: ShellDataParts): Router {
  const router = Router();
  const recent = createRecentRecords();
  router.get('/session', (_request, response) => session(parts, response));
  router.get(
    '/home',
    answer(parts, (context) => homeLists(context, recent.ids(context.userId))),
  );
  router.get(
    '/tabs/:name',
    answer(parts, (context, { params }) => tabPage(context, text(params.name))),
  );
  router.get('/search', answer(parts, search));
  router.use('/objects', objectDataRoutes(parts, recent));
  router.use('/records', recordDataRoutes(parts, recent));
  return router;
}
