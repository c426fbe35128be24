/** Metadata deployment over REST, as `sf` uses it with SF_ORG_METADATA_REST_DEPLOY=true. */
import { deployZip } from '../deploy/deploy.ts';
import type { DeployMessage, DeployOptions } from '../deploy/deploy.ts';
import { notFound, OrgError } from '../errors.ts';
import type { Row } from '../ports.ts';
import { makeId } from '../store/ids.ts';
import { ok } from './route.ts';
import type { ApiAnswer, ApiCall, RouteRow } from './route.ts';

const base = '/services/data/:version/metadata/deployRequest';
const notes =
  'objects, fields, permission sets, pages, credentials, reports; Apex and components are confirmed, not changed; no tests';

const row = (method: RouteRow['method'], path: string, handler: RouteRow['handler']): RouteRow => ({
  family: 'metadata',
  method,
  path: `${base}${path}`,
  status: 'partial',
  testedBy: 'conformance/deploy.test.ts',
  notes,
  handler,
});

export const metadataRoutes: RouteRow[] = [row('POST', '', deploy), row('GET', '/:id', status)];

/** Results by id, for the client that asks again; kept by the org they belong to. */
const results = new WeakMap<object, Map<string, Row>>();

async function deploy(call: ApiCall): Promise<ApiAnswer> {
  const { org, clientApps } = call.parts;
  if (!org.userPermission(call.caller.user.id, 'ModifyMetadata')) {
    throw new OrgError(
      'INSUFFICIENT_ACCESS',
      'Deploying metadata needs the permission Modify Metadata Through Metadata API Functions',
    );
  }
  const { zip, options } = await readForm(call);
  if (options.testLevel && options.testLevel !== 'NoTestRun') {
    throw new OrgError(
      'FUNCTIONALITY_NOT_ENABLED',
      `unsupported by the local org: testLevel ${options.testLevel}`,
    );
  }
  const known = results.get(org) ?? new Map<string, Row>();
  results.set(org, known);
  const id = makeId('0Af', known.size + 1);
  const deployResult = run(() => deployZip(org, zip, options, clientApps.length > 0), id, call, options);
  known.set(id, { id, deployOptions: options, deployResult });
  return { status: 201, body: known.get(id)! };
}

function status(call: ApiCall): ApiAnswer {
  const found = results.get(call.parts.org)?.get(call.parameters.id!);
  if (!found) throw notFound();
  return ok(found);
}

async function readForm(call: ApiCall): Promise<{ zip: Uint8Array; options: DeployOptions }> {
  if (!Buffer.isBuffer(call.body))
    throw new OrgError('UNSUPPORTED_MEDIA_TYPE', 'multipart/form-data is required');
  const headers = { 'content-type': call.headers['content-type'] ?? '' };
  const form = await new Response(new Uint8Array(call.body), { headers }).formData();
  const file = form.get('file') ?? form.get('zipFile');
  const content = form.get('entity_content') ?? form.get('json');
  if (!(file instanceof Blob) || content === null)
    throw new OrgError('JSON_PARSER_ERROR', 'The form needs a file and deployOptions');
  const text = content instanceof Blob ? await content.text() : content;
  const { deployOptions } = JSON.parse(text) as { deployOptions?: DeployOptions };
  return { zip: new Uint8Array(await file.arrayBuffer()), options: deployOptions ?? {} };
}

function run(work: () => DeployMessage[], id: string, call: ApiCall, options: DeployOptions): Row {
  const now = new Date().toISOString();
  const { user } = call.caller;
  const about = {
    id,
    createdBy: user.id,
    createdByName: user.name,
    createdDate: now,
    startDate: now,
    completedDate: now,
  };
  let messages: DeployMessage[];
  try {
    messages = work();
  } catch (error) {
    const errorMessage = (error as Error).message;
    return {
      ...about,
      ...counts([], options, false),
      errorMessage,
      errorStatusCode: 'INVALID_OPERATION',
      details: details([], now),
    };
  }
  const success = messages.every((entry) => entry.problem === null);
  return { ...about, ...counts(messages, options, success), details: details(messages, now) };
}

function counts(messages: DeployMessage[], options: DeployOptions, success: boolean): Row {
  const errors = messages.filter((entry) => entry.problem).length;
  return {
    checkOnly: options.checkOnly ?? false,
    done: true,
    ignoreWarnings: true,
    numberComponentErrors: errors,
    numberComponentsDeployed: success ? messages.length : messages.length - errors,
    numberComponentsTotal: messages.length,
    numberTestErrors: 0,
    numberTestsCompleted: 0,
    numberTestsTotal: 0,
    rollbackOnError: true,
    runTestsEnabled: false,
    status: success ? 'Succeeded' : 'Failed',
    success,
  };
}

function details(messages: DeployMessage[], now: string): Row {
  const all = messages.map((entry) => ({
    changed: entry.changed,
    componentType: entry.type,
    created: entry.created,
    createdDate: now,
    deleted: false,
    fileName: entry.fileName,
    fullName: entry.fullName,
    success: entry.problem === null,
    warning: false,
    ...(entry.problem ? { ...entry.problem, problemType: 'Error' } : {}),
  }));
  return {
    allComponentMessages: [],
    componentFailures: all.filter((entry) => !entry.success),
    componentSuccesses: all.filter((entry) => entry.success),
    runTestResult: {
      numFailures: 0,
      numTestsRun: 0,
      totalTime: 0,
      codeCoverage: [],
      failures: [],
      successes: [],
    },
  };
}
