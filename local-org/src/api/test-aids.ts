/** Not Salesforce: what tests ask of the local org. Loopback only, like the whole server. */
import { bodyRow } from './records.ts';
import { ok } from './route.ts';
import type { ApiAnswer, ApiCall, RouteRow } from './route.ts';

const base = { family: 'local-org', status: 'supported' as const, testedBy: 'server.test.ts', open: true };

export const testAidRoutes: RouteRow[] = [
  {
    ...base,
    method: 'GET',
    path: '/local-org/api-calls',
    notes: 'API calls since the start or the last reset, by user and route',
    handler: (call) => ok({ total: call.parts.apiCalls.total(), byPath: call.parts.apiCalls.byPath() }),
  },
  {
    ...base,
    method: 'DELETE',
    path: '/local-org/api-calls',
    notes: 'counts from zero again',
    handler: resetCalls,
  },
  {
    ...base,
    method: 'POST',
    path: '/local-org/outage',
    notes: '{mode: down | none}: the APIs answer 503',
    handler: setOutage,
  },
];

function resetCalls(call: ApiCall): ApiAnswer {
  call.parts.apiCalls.reset();
  return { status: 204 };
}

function setOutage(call: ApiCall): ApiAnswer {
  call.parts.outage.mode = bodyRow(call.body).mode === 'down' ? 'down' : 'none';
  return ok(call.parts.outage);
}
