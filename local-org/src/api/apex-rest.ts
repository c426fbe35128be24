/** The project's own REST services: classes annotated @RestResource, called as the session's user. */
import type { ApiAnswer, ApiCall, Method, RouteRow } from './route.ts';

const root = '/services/apexrest';

const row = (method: Method): RouteRow => ({
  family: 'apexrest',
  method,
  path: `${root}/*path`,
  status: 'supported',
  testedBy: 'conformance/apex-rest.test.ts',
  notes: `methods annotated @Http${method[0]}${method.slice(1).toLowerCase()}; JSON only, no XML`,
  handler: callClass,
});

export const apexRestRoutes: RouteRow[] = (['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const).map(row);

async function callClass(call: ApiCall): Promise<ApiAnswer> {
  const path = call.url.split('?')[0]!.slice(root.length);
  const { method, headers } = call;
  const body = Buffer.isBuffer(call.body) ? call.body : Buffer.alloc(0);
  const request = { method, path, headers, parameters: Object.fromEntries(call.query), body };
  return call.parts.apex.callRest(request, call.caller.user.id);
}
