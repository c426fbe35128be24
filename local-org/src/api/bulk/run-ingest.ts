/** The work of an ingest job: its lines in portions of 200, like the platform's triggers see them. */
import { OrgError } from '../../errors.ts';
import type { Org, SaveOperation, SaveResult } from '../../ports.ts';
import { parseCsv } from './csv.ts';
import type { BulkJob } from './jobs.ts';
import { readHeader, toRow } from './rows.ts';
import type { RowColumn } from './rows.ts';

const portion = 200;

/** Takes the upload apart; throws OrgError for an upload the platform refuses as a whole. */
export function readUpload(org: Org, job: BulkJob): RowColumn[] {
  const text = job.content ?? '';
  const foreign = job.form.lineEnding === 'LF' ? /^[^"\n]*\r\n/.test(text) : /^[^"\r\n]*\n/.test(text);
  if (foreign) {
    const message = `ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is ${job.form.lineEnding}`;
    throw new OrgError('CLIENT_INPUT_ERROR', message);
  }
  const [header = [], ...lines] = parseCsv(text, job.form);
  Object.assign(job, { header, lines });
  const { columns, unknown } = readHeader(org.schema, org.schema.object(job.object)!, header);
  if (unknown !== null)
    throw new OrgError('INVALID_BATCH', `InvalidBatch : Field name not found : ${unknown}`);
  return columns;
}

/** Saves line by line what can be saved; between portions others get their turn, and an abort ends the work. */
export async function runIngest(org: Org, job: BulkJob): Promise<void> {
  const started = Date.now();
  if (job.state === 'Aborted') return;
  job.state = 'InProgress';
  try {
    const columns = readUpload(org, job);
    for (let start = 0; start < job.lines.length && !isAborted(job); start += portion) {
      const lines = job.lines.slice(start, start + portion);
      job.results.push(...(await savePortion(org, job, columns, lines)));
      await new Promise((resolve) => setImmediate(resolve));
    }
    if (!isAborted(job)) job.state = 'JobComplete';
  } catch (error) {
    job.state = 'Failed';
    job.errorMessage = (error as Error).message;
    if (!(error instanceof OrgError)) process.stderr.write(`${(error as Error).stack}\n`);
  } finally {
    job.processingTime = Date.now() - started;
  }
}

/** Asked again after each wait: the state changes meanwhile. */
function isAborted(job: BulkJob): boolean {
  return job.state === 'Aborted';
}

async function savePortion(
  org: Org,
  job: BulkJob,
  columns: RowColumn[],
  lines: string[][],
): Promise<BulkJob['results']> {
  const rows = lines.map((line) => toRow(columns, line));
  const key = job.externalIdFieldName;
  const request = {
    operation: job.operation as SaveOperation,
    objectName: job.object,
    rows,
    allOrNone: false,
    ...(job.operation === 'upsert' && key ? { externalIdField: key } : {}),
  };
  const results = await org.save(request, job.context);
  return results.map((result, index) => ({
    id: result.id ?? (rows[index]!.Id as string | undefined) ?? null,
    created: result.created,
    error: errorText(result),
  }));
}

function errorText(result: SaveResult): string | null {
  const [error] = result.errors;
  if (result.success) return null;
  return error
    ? `${error.statusCode}:${error.message}:${error.fields.join(',')} --`
    : 'UNKNOWN_EXCEPTION:: --';
}
