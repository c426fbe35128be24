/** HTTP: Express in front of the coverage table. Everything the APIs answer goes through `answer`. */
import express from 'express';
import type { Express, NextFunction, Request, Response } from 'express';
import { answer } from './api/dispatch.ts';
import type { ApiAnswer, ApiParts, RouteRow } from './api/route.ts';
import { coverage } from './coverage.ts';
import { errorBody, notFound, OrgError } from './errors.ts';
import { ownHostOnly } from './own-host.ts';
import { sameOriginOnly } from './shell/http/same-origin.ts';

const largestBody = '50mb';

/** Bulk jobs take more. */
const largestUpload = '150mb';

/** The application without the shell. `shell` is mounted after the APIs. */
export function createServer(parts: ApiParts, shell?: express.Router): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  // The APIs take the session cookie too, so pages of other origins are kept out of everything that changes something.
  app.use(ownHostOnly, sameOriginOnly);
  app.use(singleSlash);
  // A class gets its request's body as it was sent, whatever it is.
  app.use('/services/apexrest', express.raw({ limit: largestBody, type: () => true }));
  app.use('/services', express.json({ limit: largestBody, strict: false, type: 'application/json' }));
  app.use('/services', express.raw({ limit: largestBody, type: 'multipart/form-data' }));
  app.use('/services/data', express.text({ limit: largestUpload, type: 'text/csv' }));
  app.use('/services/Soap', express.text({ limit: largestBody, type: 'text/xml' }));
  app.use('/local-org', express.json());
  app.use('/services', express.urlencoded({ extended: false, limit: largestBody }));
  app.use(apiRouter(parts, coverage));
  app.use(['/services', '/id'], (_request, response) =>
    send(response, { status: 404, body: errorBody(notFound()) }),
  );
  if (shell) app.use(shell);
  app.use(failure);
  return app;
}

/** One Express route per row of the table. */
export function apiRouter(parts: ApiParts, rows: RouteRow[]): express.Router {
  const router = express.Router({ caseSensitive: true });
  for (const row of rows) {
    const method = row.method.toLowerCase() as 'get' | 'post' | 'patch' | 'put' | 'delete';
    router[method](row.path, async (request: Request, response: Response) => {
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
      );
      const incoming = {
        method: request.method,
        url: request.originalUrl,
        body: request.body as unknown,
        headers,
        gone: () => request.socket.destroyed || request.socket.readableEnded,
      };
      send(response, await answer(parts, row, incoming, request.params as Record<string, string>));
    });
  }
  return router;
}

function send(response: Response, result: ApiAnswer): void {
  response.status(result.status);
  for (const [name, value] of Object.entries(result.headers ?? {})) response.setHeader(name, value);
  if (result.bytes) response.end(result.bytes);
  else if (result.body === undefined) response.end();
  else response.json(result.body);
}

/** Clients that store the instance address with its slash ask for `//services`. */
function singleSlash(request: Request, _response: Response, next: NextFunction): void {
  request.url = request.url.replace(/^\/{2,}/, '/');
  request.originalUrl = request.originalUrl.replace(/^\/{2,}/, '/');
  next();
}

function failure(
  error: Error & { type?: string; status?: number },
  _request: Request,
  response: Response,
  next: NextFunction,
): void {
  if (response.headersSent) return next(error);
  if (error.type === 'entity.parse.failed') {
    return send(response, { status: 400, body: errorBody(new OrgError('JSON_PARSER_ERROR', error.message)) });
  }
  const status = error.status && error.status < 500 ? error.status : 500;
  const code = status === 500 ? 'UNKNOWN_EXCEPTION' : 'BAD_REQUEST';
  if (status === 500) process.stderr.write(`${error.stack ?? error.message}\n`);
  send(response, {
    status,
    body: errorBody(new OrgError(code, status === 500 ? 'An unexpected error occurred' : error.message)),
  });
}
