/** Bulk API 2.0 ingest: jobs that insert, update, upsert or delete the lines of a CSV. */
import { OrgError } from '../../errors.ts';
import type { Row } from '../../ports.ts';
import { bodyRow, readableObject } from '../records.ts';
import { ok } from '../route.ts';
import type { ApiAnswer, ApiCall, RouteRow } from '../route.ts';
import { writeCsv } from './csv.ts';
import { formOf, jobInfo, versionOf } from './job-info.ts';
import type { BulkJob } from './jobs.ts';
import { runIngest } from './run-ingest.ts';

const base = '/services/data/:version/jobs/ingest';
const operations = ['insert', 'update', 'upsert', 'delete'];

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

export const ingestRoutes: RouteRow[] = [
  {
    ...row('POST', '', 'insert, update, upsert, delete; CSV; no hardDelete, no form', create),
    status: 'partial',
  },
  row('GET', '', 'own jobs', list),
  row('GET', '/:id', 'one job with its numbers', (call) => ok(jobInfo(find(call), true))),
  row('PUT', '/:id/batches', 'the CSV, once', upload),
  row('PATCH', '/:id', 'UploadComplete, Aborted', change),
  row('DELETE', '/:id', 'a job that is not at work', remove),
  row('GET', '/:id/successfulResults', 'sf__Id, sf__Created and the uploaded columns', successful),
  row('GET', '/:id/failedResults', 'sf__Id, sf__Error and the uploaded columns', failed),
  row('GET', '/:id/unprocessedrecords', 'lines of a failed or aborted job', unprocessed),
];

function find(call: ApiCall): BulkJob {
  return call.parts.bulk.find('ingest', call.parameters.id!, call.caller.user.id);
}

function create(call: ApiCall): ApiAnswer {
  const body = bodyRow(call.body) as Record<string, string>;
  const { operation = '', externalIdFieldName = null } = body;
  if (!operations.includes(operation))
    throw new OrgError('INVALIDJOB', `InvalidJob : Unsupported operation: ${operation}`);
  const object = readableObject(call, body.object ?? '');
  if (operation === 'upsert') {
    const key = object.fields.get((externalIdFieldName ?? '').toLowerCase());
    if (!key?.externalId && key?.type !== 'id')
      throw new OrgError(
        'INVALIDJOB',
        `InvalidJob : Field name not found or no external id: ${externalIdFieldName ?? ''}`,
      );
  }
  const job = call.parts.bulk.add({
    kind: 'ingest',
    operation,
    object: object.apiName,
    externalIdFieldName,
    query: null,
    form: formOf(body),
    apiVersion: versionOf(call),
    context: call.caller.context,
    state: 'Open',
    header: [],
    lines: [],
    results: [],
    columns: [],
    records: [],
  });
  return ok(jobInfo(job));
}

function list(call: ApiCall): ApiAnswer {
  const records: Row[] = call.parts.bulk.list('ingest', call.caller.user.id).map((job) => jobInfo(job));
  return ok({ done: true, records, nextRecordsUrl: null });
}

function upload(call: ApiCall): ApiAnswer {
  const job = find(call);
  if (job.state !== 'Open' || job.content !== null) throw wrongState(job, 'Upload');
  if (typeof call.body !== 'string')
    throw new OrgError('UNSUPPORTED_MEDIA_TYPE', 'Content-Type text/csv is required');
  job.content = call.body;
  return { status: 201 };
}

function change(call: ApiCall): ApiAnswer {
  const job = find(call);
  const { state } = bodyRow(call.body);
  if (state === 'UploadComplete') {
    if (job.state !== 'Open') throw wrongState(job, 'Closing');
    job.state = 'UploadComplete';
    call.parts.bulk.start(() => runIngest(call.parts.org, job));
  } else if (state === 'Aborted') {
    if (!['Open', 'UploadComplete', 'InProgress'].includes(job.state)) throw wrongState(job, 'Aborting');
    job.state = 'Aborted';
  } else {
    throw new OrgError('INVALIDJOBSTATE', `InvalidJobState : Unknown state: ${String(state)}`);
  }
  return ok(jobInfo(job));
}

function remove(call: ApiCall): ApiAnswer {
  const job = find(call);
  if (job.state === 'Open' || job.state === 'InProgress') throw wrongState(job, 'Deleting');
  call.parts.bulk.delete(job.id);
  return { status: 204 };
}

function wrongState(job: BulkJob, what: string): OrgError {
  return new OrgError('INVALIDJOBSTATE', `InvalidJobState : ${what} not allowed in the state ${job.state}`);
}

function successful(call: ApiCall): ApiAnswer {
  return resultLines(call, ['sf__Id', 'sf__Created'], false);
}

function failed(call: ApiCall): ApiAnswer {
  return resultLines(call, ['sf__Id', 'sf__Error'], true);
}

function resultLines(call: ApiCall, own: [string, string], failures: boolean): ApiAnswer {
  const job = find(call);
  const lines = job.results.flatMap((result, index) => {
    if ((result.error !== null) !== failures) return [];
    return [[result.id ?? '', result.error ?? String(result.created), ...job.lines[index]!]];
  });
  return csv(job, [[...own, ...job.header], ...lines]);
}

function unprocessed(call: ApiCall): ApiAnswer {
  const job = find(call);
  return csv(job, [job.header, ...job.lines.slice(job.results.length)]);
}

function csv(job: BulkJob, lines: string[][]): ApiAnswer {
  const bytes = Buffer.from(writeCsv(lines, job.form));
  return { status: 200, headers: { 'content-type': 'text/csv' }, bytes };
}
