import type { HttpParts } from '../http-parts.ts';
import type { Handler } from '../route-table.ts';

/** Whether the process lives, and whether it can take runs. */
export function healthRoutes(parts: HttpParts): { health: Handler; readiness: Handler } {
  return {
    health: (_request, response) => {
      response.json({ status: 'ok' });
    },
    readiness: async (_request, response) => {
      const database = await parts.database.check().then(
        () => 'ok',
        () => 'unreachable',
      );
      const ready = database === 'ok';
      response.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'not ready', database });
    },
  };
}
