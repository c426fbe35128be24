/** The browser's side of the local org: login, pages, components and the calls the pages make. */
import { join } from 'node:path';
import { Router, type NextFunction, type Request, type Response } from 'express';
import type { ShellParts } from '../shell-parts.ts';
import { moduleRoutes } from './compile/module-routes.ts';
import { apexRoutes } from './http/apex-routes.ts';
import { assetRoutes } from './http/asset-routes.ts';
import { createBundleState } from './http/bundle-state.ts';
import { trustedOrigins } from './http/content-security-policy.ts';
import { loginRoutes } from './http/login-routes.ts';
import { pageRoutes, unknownPage } from './http/page-routes.ts';
import { sameOriginOnly } from './http/same-origin.ts';
import { requireSession, userOf } from './http/session-guard.ts';
import { shellDataRoutes } from './http/shell-data-routes.ts';

export interface ShellOptions extends ShellParts {
  /** Trusted site name → the address an admin gave it in this org. */
  cspTrustedSites?: Record<string, string>;
  /** Told about bundle progress and components that do not compile. */
  onMessage?: (text: string) => void;
}

function headers(_request: Request, response: Response, next: NextFunction): void {
  response.set({ 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'same-origin' });
  next();
}

/** Express' own error page would show a stack; a missing file is simply not there. */
function missingFile(
  error: { status?: number },
  _request: Request,
  response: Response,
  next: NextFunction,
): void {
  if (error.status && error.status < 500) response.status(404).type('text').send('Not found');
  else next(error);
}

function ownPath(path: string): boolean {
  return !/^\/(services|id|secur|cometd)(\/|$)/.test(path);
}

/**
 * Routes for `/`, `/login`, `/logout`, `/lightning/**`, `/m/**` and the assets. Mount it after the APIs: what a browser asks
 * for and nothing answers ends here with a page. The bundles are built at once for an org that keeps its data, and
 * otherwise when the first page is asked for. Throws `Error` for a trusted site that is not in the metadata.
 */
export function createShell(options: ShellOptions): Router {
  const { org, metadata, sessions, apex } = options;
  const onMessage = options.onMessage ?? (() => undefined);
  const cacheDirectory = join(options.projectDirectory, '.data', 'lwc-vendor');
  const bundles = createBundleState(cacheDirectory, onMessage);
  const connectOrigins = trustedOrigins(metadata.cspTrustedSites, options.cspTrustedSites ?? {});
  const router = Router();
  router.use(['/slds', '/shell-assets', '/vendor'], headers);
  router.use(assetRoutes(cacheDirectory), missingFile);
  router.use(headers, loginRoutes({ org, metadata, sessions }));
  router.use(['/lightning', '/m'], requireSession({ org, sessions }), sameOriginOnly);
  router.use(
    '/m',
    moduleRoutes({ org, metadata, onError: onMessage }, (response) => userOf(response).id),
  );
  router.use('/lightning/apex', apexRoutes(org, apex));
  router.use('/lightning/shell', shellDataRoutes({ org, metadata }));
  router.use(pageRoutes({ org, bundles, connectOrigins }));
  router.get('/*path', (request, response, next) => {
    if (ownPath(request.path) && request.accepts(['json', 'html']) === 'html') unknownPage(request, response);
    else next();
  });
  if (options.dataDirectory !== null) void bundles.prepare();
  return router;
}
