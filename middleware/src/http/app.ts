import express, { type Express, type Request, type Response, type NextFunction } from 'express';
import helmet from 'helmet';
import { AppError } from '../errors.ts';
import { authenticate } from './authenticate.ts';
import type { HttpParts } from './http-parts.ts';
import { factsOf, nameRequest } from './request-facts.ts';
import { respondWithError } from './respond-with-error.ts';
import { ROUTES, type Handler, type RouteId } from './route-table.ts';
import { allowLightningOrigin } from './lightning-origin.ts';
import { administrationRoutes } from './routes/administration.ts';
import { auditRoutes } from './routes/audit.ts';
import { exportFileRoute } from './routes/export-file.ts';
import { batchMakingRoutes, batchRoutes } from './routes/batches.ts';
import { healthRoutes } from './routes/health.ts';
import { maskingRoutes } from './routes/masking.ts';
import { runRoutes } from './routes/runs.ts';
import { runActionRoutes } from './routes/run-actions.ts';
import { startRunRoute } from './routes/start-run.ts';
import { streamRoute } from './routes/stream.ts';
import { tellRequest } from './tell-request.ts';

const BODY_LIMIT = '1mb';
/** A million ids are 21 MB. */
const BATCH_BODY_LIMIT = '32mb';

/** The door of the service: every request meets these in this order. */
export function createApp(parts: HttpParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(helmet());
  app.use(nameRequest);
  app.use(tellRequest(parts.log, parts.counts ?? null));

  addRoutes(app, 'open', healthRoutes(parts));

  app.use(['/v1/runs/:runId/events', '/v1/audit/exports/:runId/file'], allowLightningOrigin(parts.registry));
  addRoutes(app, 'ticket', { ...streamRoute(parts), ...exportFileRoute(parts) });

  app.use('/v1', keepNowhere, requireOrgToken(parts));
  app.use('/v1/batches', express.json({ limit: BATCH_BODY_LIMIT }));
  app.use(express.json({ limit: BODY_LIMIT }));
  addRoutes(app, 'org token', {
    ...startRunRoute(parts),
    ...runRoutes(parts),
    ...runActionRoutes(parts),
    ...administrationRoutes(parts),
    ...maskingRoutes(parts),
    ...auditRoutes(parts),
    ...batchRoutes(parts),
    ...batchMakingRoutes(parts),
  });

  app.use(() => {
    throw new AppError('ROUTE_NOT_FOUND');
  });
  app.use(respondWithError(parts.log));
  return app;
}

/** Hangs the handlers of one kind of access on their rows of the table; a row without a handler is a mistake of ours. */
function addRoutes(app: Express, access: string, handlers: Partial<Record<RouteId, Handler>>): void {
  for (const route of ROUTES.filter((row) => row.access === access)) {
    const handler = handlers[route.id];
    if (!handler) throw new Error(`The route ${route.id} has no handler.`);
    app[route.method](route.path, handler);
  }
}

/** What is answered here is for one person: no proxy and no browser keeps it. */
function keepNowhere(_request: Request, response: Response, next: NextFunction): void {
  response.set('cache-control', 'no-store');
  next();
}

function requireOrgToken(parts: HttpParts) {
  return async (request: Request, _response: Response, next: NextFunction): Promise<void> => {
    factsOf(request).caller = await authenticate(parts.registry, request.get('authorization'));
    next();
  };
}
