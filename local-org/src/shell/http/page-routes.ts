/** The addresses of the shell's pages: all answer the same document, unknown ones with status 404. */
import { Router, type Request, type Response } from 'express';
import type { Org } from '../../ports.ts';
import type { BundleState } from './bundle-state.ts';
import { brokenPage, notFoundPage, preparingPage } from './page-frame.ts';
import { shellPage, type ShellPage } from './shell-page.ts';

const PAGES = [
  '/lightning/page/home',
  '/lightning/page/search',
  '/lightning/o/:object/:action',
  '/lightning/r/:object/:recordId/view',
  '/lightning/r/:object/:recordId/edit',
  '/lightning/r/:object/:recordId/related/:list/view',
  '/lightning/n/:tab',
];

export interface PageParts {
  org: Org;
  bundles: BundleState;
  connectOrigins: string[];
}

/** The middleware accepts one origin per org, so `localhost` is led to the address the org was registered with. */
function otherAddress(org: Org, request: Request): string | undefined {
  const host = request.get('host');
  if (!org.origin || !host?.startsWith('localhost:') || host === new URL(org.origin).host) return undefined;
  return `${org.origin}${request.originalUrl}`;
}

function createPageSender(parts: PageParts) {
  let page: ShellPage | undefined;
  return (request: Request, response: Response, status: number): void => {
    const elsewhere = otherAddress(parts.org, request);
    if (elsewhere) return response.redirect(302, elsewhere);
    response.type('html').set('Cache-Control', 'no-store');
    const vendor = parts.bundles.vendor();
    if (vendor) {
      page ??= shellPage(vendor, parts.connectOrigins);
      response.status(status).set('Content-Security-Policy', page.contentSecurityPolicy).send(page.html);
      return;
    }
    void parts.bundles.prepare();
    const failure = parts.bundles.failure();
    if (failure !== undefined) response.status(500).send(brokenPage(failure));
    else response.status(202).send(preparingPage(parts.bundles.progress()));
  };
}

export function pageRoutes(parts: PageParts): Router {
  const router = Router();
  const send = createPageSender(parts);
  router.get('/lightning', (_request, response) => response.redirect(302, '/lightning/page/home'));
  router.get(PAGES, (request, response) => send(request, response, 200));
  router.get('/lightning/*path', (request, response) => send(request, response, 404));
  return router;
}

/** Last route for browsers: a page instead of an API error for an address nothing answers. */
export function unknownPage(request: Request, response: Response): void {
  response.status(404).type('html').send(notFoundPage(request.path));
}
