/** `/m/*`: the project's components and the `@salesforce/*` modules, compiled when the browser asks. */
import { Router, type Response } from 'express';
import type { ProjectMetadata } from '../../metadata/project-metadata.ts';
import type { Org } from '../../ports.ts';
import { ComponentError, moduleThatThrows } from './component-error.ts';
import { componentEntry, componentModule } from './component-module.ts';
import { salesforceModule } from './salesforce-module.ts';

export interface ModuleParts {
  org: Org;
  metadata: ProjectMetadata;
  /** Called with each compile error, for the server's own log. */
  onError?: (message: string) => void;
}

/** Sends what `make` returns; a `ComponentError` becomes a module that throws it in the browser. */
function sendModule(response: Response, parts: ModuleParts, make: () => string): void {
  response.type('text/javascript').set('Cache-Control', 'no-cache');
  try {
    response.send(make());
  } catch (error) {
    if (!(error instanceof ComponentError)) throw error;
    parts.onError?.(error.message);
    response.send(moduleThatThrows(error.message));
  }
}

/** Routes below `/m`. `userOf` gives the signed-in user of a request; without one the answer is 401. */
export function moduleRoutes(parts: ModuleParts, userOf: (response: Response) => string): Router {
  const router = Router();
  const component = (name: string) => parts.metadata.lightningComponents.find((each) => each.name === name);
  router.get('/c/:name', (request, response) => {
    const { name } = request.params;
    sendModule(response, parts, () => componentEntry(component(name), name));
  });
  router.get('/c/:name/*path', (request, response) => {
    const { name, path } = request.params;
    sendModule(response, parts, () => componentModule(component(name), name, path.join('/')));
  });
  router.get('/@salesforce/*path', (request, response) => {
    const context = { org: parts.org, metadata: parts.metadata, userId: userOf(response) };
    sendModule(response, parts, () => salesforceModule(request.params.path.join('/'), context));
  });
  return router;
}
