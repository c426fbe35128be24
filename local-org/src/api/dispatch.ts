/** From a request to its row: the session, the version, the count, the handler, and errors as the platform words them. */
import { errorBody, notFound, OrgError, statusOf } from '../errors.ts';
import { tokenOfRequest } from '../session.ts';
import { isKnownVersion } from './describe.ts';
import type { ApiAnswer, ApiCall, ApiParts, Caller, RouteRow, SubRequest } from './route.ts';

interface Match {
  row: RouteRow;
  parameters: Record<string, string>;
}

/** Calls of these count as API calls, as on the platform. */
const counted = /^\/services\/(?:data|apexrest)(?:\/|$)/;

/** Finds the first row for a method and path; undefined when there is none (rows with a wildcard take no part). */
export function createMatcher(rows: RouteRow[]): (method: string, path: string) => Match | undefined {
  const compiled = rows.map((row) => ({ row, parts: row.path.split('/') }));
  return (method, path) => {
    const wanted = path.split('/');
    for (const { row, parts } of compiled) {
      if (row.method !== method || parts.length !== wanted.length) continue;
      const parameters: Record<string, string> = {};
      const fits = parts.every((part, index) => {
        if (!part.startsWith(':')) return part === wanted[index];
        parameters[part.slice(1)] = decodeURIComponent(wanted[index]!);
        return wanted[index] !== '';
      });
      if (fits) return { row, parameters };
    }
    return undefined;
  };
}

/** Answers one row's request; what the handler throws becomes the platform's error list. */
export async function answer(
  parts: ApiParts,
  row: RouteRow,
  request: SubRequest,
  match: Record<string, string>,
  caller?: Caller,
): Promise<ApiAnswer> {
  try {
    const work = (): Promise<ApiAnswer> => perform(parts, row, request, match, caller);
    if (caller || row.family === 'local-org') return await work();
    return await parts.outage.during(counted.test(row.path), work, request.gone);
  } catch (error) {
    if (error instanceof OrgError) return { status: statusOf(error.code), body: errorBody(error) };
    throw error;
  }
}

async function perform(
  parts: ApiParts,
  row: RouteRow,
  request: SubRequest,
  match: Record<string, string>,
  caller: Caller | undefined,
): Promise<ApiAnswer> {
  const known = row.open ? undefined : (caller ?? callerOf(parts, request));
  if (match.version && !isKnownVersion(match.version)) throw notFound();
  if (known && !caller && counted.test(row.path))
    parts.apiCalls.count(row.method, row.path, known.user.username);
  const query = new URLSearchParams(request.url.split('?')[1] ?? '');
  const call: ApiCall = { ...request, parts, parameters: match, query, caller: known as Caller };
  return row.handler(call);
}

/** Runs a request inside another one, as the same caller and without counting it. */
export function createDispatch(
  rows: RouteRow[],
  parts: () => ApiParts,
): (request: SubRequest, caller: Caller) => Promise<ApiAnswer> {
  const match = createMatcher(rows);
  return async (request, caller) => {
    const found = match(request.method.toUpperCase(), request.url.split('?')[0]!);
    if (!found) return { status: 404, body: errorBody(notFound()) };
    return answer(parts(), found.row, request, found.parameters, caller);
  };
}

function callerOf(parts: ApiParts, request: SubRequest): Caller {
  const accessToken = tokenOfRequest(request.headers) ?? queryToken(request);
  const session = accessToken ? parts.sessions.find(accessToken) : undefined;
  const user = session && parts.org.user(session.userId);
  if (!session || !user?.active || isForeignPage(parts, request)) {
    throw new OrgError('INVALID_SESSION_ID', 'Session expired or invalid');
  }
  return { user, context: { userId: user.id, mode: 'user' }, accessToken: session.accessToken };
}

/** Clients read the identity address with the token in the query. */
function queryToken(request: SubRequest): string | undefined {
  if (!request.url.startsWith('/id/')) return undefined;
  return new URLSearchParams(request.url.split('?')[1] ?? '').get('oauth_token') ?? undefined;
}

/** A cookie must not work for a page of another site. */
function isForeignPage(parts: ApiParts, request: SubRequest): boolean {
  const { authorization, origin } = request.headers;
  return !authorization && origin !== undefined && origin !== parts.org.origin;
}
