import { deleteCredential, listCredentials, setCredential } from '../../administration/manage-credentials.ts';
import { testConnection } from '../../administration/test-connection.ts';
import { viewCatalogue } from '../../administration/view-catalogue.ts';
import type { HttpParts } from '../http-parts.ts';
import { parseInput } from '../parse.ts';
import { callerOf, factsOf } from '../request-facts.ts';
import { INPUTS, type Handler } from '../route-table.ts';

type Name = 'readCatalogue' | 'testModel' | 'listCredentials' | 'setCredential' | 'deleteCredential';

/** Models and credentials, for those who manage them. */
export function administrationRoutes(parts: HttpParts): Record<Name, Handler> {
  const { administration } = parts;
  return {
    readCatalogue: (_request, response) => {
      const today = new Date().toISOString().slice(0, 10);
      response.json(viewCatalogue(administration.catalogue, today));
    },
    testModel: async (request, response) => {
      const gone = new AbortController();
      response.once('close', () => gone.abort());
      const modelId = String(request.params['modelId']);
      const { traceId } = factsOf(request);
      response.json(
        await testConnection(administration, { ...callerOf(request) }, { modelId, traceId }, gone.signal),
      );
    },
    listCredentials: async (request, response) => {
      response.json({ credentials: await listCredentials(administration, callerOf(request)) });
    },
    setCredential: async (request, response) => {
      const input = parseInput(INPUTS.setCredential, request.body);
      const name = String(request.params['name']);
      const { created, credential } = await setCredential(administration, callerOf(request), name, input);
      response.status(created ? 201 : 200).json(credential);
    },
    deleteCredential: async (request, response) => {
      await deleteCredential(administration, callerOf(request), String(request.params['name']));
      response.status(204).end();
    },
  };
}
