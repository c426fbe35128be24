/** Versions, resources, describes and limits. */
import { describeBrief } from '../org/describe.ts';
import { apiVersion } from '../record-url.ts';
import { readableObject } from './records.ts';
import { ok } from './route.ts';
import type { ApiAnswer, ApiCall, RouteRow } from './route.ts';

const testedBy = 'conformance/describe.test.ts';
const data = '/services/data/:version';
const oldest = 50;

/** What a Developer Edition org may do in a day. */
const dailyRequests = 15_000;

const row = (path: string, notes: string, handler: RouteRow['handler']): RouteRow => ({
  family: 'describe',
  method: 'GET',
  path,
  status: 'supported',
  testedBy,
  notes,
  handler,
});

export const describeRoutes: RouteRow[] = [
  { ...row('/services/data', 'versions 50.0 to 67.0; all answer alike', versions), open: true },
  row(data, 'the resources of a version', resources),
  row(`${data}/sobjects`, 'global describe', globalDescribe),
  row(`${data}/sobjects/:object`, 'the object in brief; recentItems is always empty', brief),
  row(`${data}/sobjects/:object/describe`, 'with the caller’s field and object permissions', describe),
  {
    ...row(`${data}/limits`, 'DailyApiRequests is counted; the others are constants', limits),
    status: 'partial',
  },
];

/** Whether `v67.0` is a version this org answers. */
export function isKnownVersion(version: string): boolean {
  const match = /^v(\d{2})\.0$/.exec(version);
  return match !== null && Number(match[1]) >= oldest && Number(match[1]) <= Number.parseInt(apiVersion, 10);
}

function versions(): ApiAnswer {
  const newest = Number.parseInt(apiVersion, 10);
  const list = Array.from({ length: newest - oldest + 1 }, (_, index) => `${oldest + index}.0`);
  return ok(list.map((version) => ({ label: `API ${version}`, url: `/services/data/v${version}`, version })));
}

function resources(call: ApiCall): ApiAnswer {
  const base = `/services/data/${call.parameters.version}`;
  const names = ['sobjects', 'query', 'queryAll', 'composite', 'limits', 'ui-api', 'tooling', 'metadata'];
  const { caller, parts } = call;
  const identity = `${parts.org.origin}/id/${parts.org.organizationId}/${caller.user.id}`;
  return ok({ ...Object.fromEntries(names.map((name) => [name, `${base}/${name}`])), identity });
}

function globalDescribe(call: ApiCall): ApiAnswer {
  const { org } = call.parts;
  const { context } = call.caller;
  const readable = org.schema
    .objects()
    .filter((object) => org.access.object(context.userId, object.apiName).read);
  const sobjects = readable.map((object) => describeBrief(org, object, context));
  return ok({ encoding: 'UTF-8', maxBatchSize: 200, sobjects });
}

function brief(call: ApiCall): ApiAnswer {
  const object = readableObject(call, call.parameters.object!);
  return ok({ objectDescribe: describeBrief(call.parts.org, object, call.caller.context), recentItems: [] });
}

function describe(call: ApiCall): ApiAnswer {
  const object = readableObject(call, call.parameters.object!);
  return ok(call.parts.org.describe(object.apiName, call.caller.context));
}

function limits(call: ApiCall): ApiAnswer {
  const used = call.parts.apiCalls.total();
  return ok({
    DailyApiRequests: { Max: dailyRequests, Remaining: Math.max(0, dailyRequests - used) },
    DataStorageMB: { Max: 5, Remaining: 5 },
    FileStorageMB: { Max: 20, Remaining: 20 },
    DailyAsyncApexExecutions: { Max: 250_000, Remaining: 250_000 },
  });
}
