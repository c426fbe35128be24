/** Not Salesforce: what tests ask of the local org. Loopback only, like the whole server. */
import { OrgError } from '../errors.ts';
import { outageModes } from './outage.ts';
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
    notes:
      '{mode: none | down | limit | lock | storage | hang, calls?: N}: how the org fails, for the next N calls or until it is set again',
    handler: setOutage,
  },
];

function resetCalls(call: ApiCall): ApiAnswer {
  call.parts.apiCalls.reset();
  return { status: 204 };
}

function setOutage(call: ApiCall): ApiAnswer {
  const { mode, calls = null } = bodyRow(call.body);
  const known = outageModes.find((entry) => entry === mode);
  if (!known) throw new OrgError('INVALID_INPUT', `mode: one of ${outageModes.join(', ')}`);
  if (calls !== null && !(Number.isInteger(calls) && Number(calls) > 0))
    throw new OrgError('INVALID_INPUT', 'calls: a number of calls');
  call.parts.outage.set({ mode: known, calls: calls as number | null });
  return ok(call.parts.outage.state());
}
