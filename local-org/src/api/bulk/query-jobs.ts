/** Bulk API 2.0 query: a SOQL query as a job, its records as pages of CSV. */
import { OrgError } from '../../errors.ts';
import type { Row } from '../../ports.ts';
import type { Output } from '../../soql/plan.ts';
import { bodyRow } from '../records.ts';
import { ok } from '../route.ts';
import type { ApiAnswer, ApiCall, RouteRow } from '../route.ts';
import { writeCsv } from './csv.ts';
import { formOf, jobInfo, versionOf } from './job-info.ts';
import type { BulkJob } from './jobs.ts';

const base = '/services/data/:version/jobs/query';

/** Records in one page when the client names no number. */
const pageSize = 10_000;

const row = (
  method: RouteRow['method'],
  path: string,
  notes: string,
  handler: RouteRow['handler'],
): RouteRow => ({
  family: 'bulk',
  method,
  path: `${base}${path}`,
  status: 'supported',
  testedBy: 'conformance/bulk.test.ts',
  notes,
  handler,
});

export const queryJobRoutes: RouteRow[] = [
  row('POST', '', 'query and queryAll; no aggregates, sub-queries or TYPEOF, as on the platform', create),
  row('GET', '', 'own jobs', list),
  row('GET', '/:id', 'one job with its numbers', (call) => ok(jobInfo(find(call), true))),
  row('PATCH', '/:id', 'Aborted', abort),
  row('DELETE', '/:id', 'a job and its result', remove),
  row('GET', '/:id/results', 'pages by maxRecords= and locator=', results),
];

function find(call: ApiCall): BulkJob {
  return call.parts.bulk.find('query', call.parameters.id!, call.caller.user.id);
}

function create(call: ApiCall): ApiAnswer {
  const body = bodyRow(call.body) as Record<string, string>;
  const { operation = '', query = '' } = body;
  if (operation !== 'query' && operation !== 'queryAll')
    throw new OrgError('INVALIDJOB', `InvalidJob : Unsupported operation: ${operation}`);
  const { org, bulk } = call.parts;
  const all = operation === 'queryAll';
  const plan = org.planQuery(query, call.caller.context, { all });
  if (plan.kind !== 'records')
    throw new OrgError('API_ERROR', 'Aggregate Relationships not supported in Bulk Query');
  const job = bulk.add({
    kind: 'query',
    operation,
    object: plan.object.apiName,
    externalIdFieldName: null,
    query,
    form: formOf(body),
    apiVersion: versionOf(call),
    context: call.caller.context,
    state: 'UploadComplete',
    header: [],
    lines: [],
    results: [],
    columns: plan.outputs.flatMap((output) => columnsOf(output, '')),
    records: [],
  });
  bulk.start(() => run(call, job, all));
  return ok(jobInfo(job));
}

function columnsOf(output: Output, before: string): string[] {
  if (output.kind === 'value') return [`${before}${output.name}`];
  if (output.kind === 'parent')
    return output.outputs.flatMap((inner) => columnsOf(inner, `${before}${output.name}.`));
  throw new OrgError('INVALIDJOB', `InvalidJob : ${output.name} is not supported in Bulk Query`);
}

async function run(call: ApiCall, job: BulkJob, all: boolean): Promise<void> {
  const started = Date.now();
  if (job.state === 'Aborted') return;
  try {
    job.records = call.parts.org.query(job.query!, job.context, { all }).records;
    job.state = 'JobComplete';
  } catch (error) {
    job.state = 'Failed';
    job.errorMessage = (error as Error).message;
  }
  job.processingTime = Date.now() - started;
}

function list(call: ApiCall): ApiAnswer {
  const records = call.parts.bulk.list('query', call.caller.user.id).map((job) => jobInfo(job));
  return ok({ done: true, records, nextRecordsUrl: null });
}

function abort(call: ApiCall): ApiAnswer {
  const job = find(call);
  if (bodyRow(call.body).state !== 'Aborted' || job.state === 'JobComplete')
    throw new OrgError('INVALIDJOBSTATE', `InvalidJobState : Aborting not allowed in the state ${job.state}`);
  job.state = 'Aborted';
  return ok(jobInfo(job));
}

function remove(call: ApiCall): ApiAnswer {
  call.parts.bulk.delete(find(call).id);
  return { status: 204 };
}

/** The locator is the place of the page's first record, written so that nobody takes it for one. */
function results(call: ApiCall): ApiAnswer {
  const job = find(call);
  if (job.state !== 'JobComplete')
    throw new OrgError('INVALIDJOBSTATE', `InvalidJobState : The job is in the state ${job.state}`);
  const locator = call.query.get('locator');
  const start = locator ? Number(Buffer.from(locator, 'base64').toString('utf8')) : 0;
  if (!Number.isInteger(start)) throw new OrgError('INVALID_QUERY_LOCATOR', 'invalid query locator');
  const size = Math.max(1, Number(call.query.get('maxRecords') ?? pageSize) || pageSize);
  const records = job.records.slice(start, start + size);
  const end = start + records.length;
  const more = end < job.records.length ? Buffer.from(String(end)).toString('base64') : 'null';
  const lines = records.map((record) => job.columns.map((column) => cellOf(record, column)));
  return {
    status: 200,
    headers: {
      'content-type': 'text/csv',
      'sforce-locator': more,
      'sforce-numberofrecords': String(records.length),
    },
    bytes: Buffer.from(writeCsv([job.columns, ...lines], job.form)),
  };
}

function cellOf(record: Row, column: string): string {
  let value: unknown = record;
  for (const part of column.split('.')) value = (value as Row | null)?.[part] ?? null;
  return value === null || value === undefined ? '' : String(value as string | number | boolean);
}
