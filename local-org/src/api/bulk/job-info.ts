/** A job as the API shows it, and what a client may ask of a new one. */
import { OrgError } from '../../errors.ts';
import type { Row } from '../../ports.ts';
import type { ApiCall } from '../route.ts';
import { isDelimiter } from './csv.ts';
import type { CsvForm } from './csv.ts';
import type { BulkJob } from './jobs.ts';

/** The answer about a job; with the numbers when it is asked for, without them right after a change. */
export function jobInfo(job: BulkJob, numbers = false): Row {
  const { id, operation, object, state, createdDate, apiVersion, form } = job;
  const shared = {
    id,
    operation,
    object,
    createdById: job.context.userId,
    createdDate,
    systemModstamp: createdDate,
    state,
    concurrencyMode: 'Parallel',
    contentType: 'CSV',
    apiVersion,
    lineEnding: form.lineEnding,
    columnDelimiter: form.columnDelimiter,
  };
  const own = job.kind === 'ingest' ? ingestInfo(job) : {};
  return { ...shared, ...own, ...(numbers ? numbersOf(job) : {}) };
}

function ingestInfo(job: BulkJob): Row {
  const { externalIdFieldName, id, state, apiVersion } = job;
  const contentUrl = `services/data/v${apiVersion.toFixed(1)}/jobs/ingest/${id}/batches`;
  return {
    ...(externalIdFieldName ? { externalIdFieldName } : {}),
    ...(state === 'Open' ? { contentUrl } : {}),
  };
}

function numbersOf(job: BulkJob): Row {
  const processed = job.kind === 'ingest' ? job.results.length : job.records.length;
  const failed = job.results.filter((result) => result.error !== null).length;
  return {
    jobType: job.kind === 'ingest' ? 'V2Ingest' : 'V2Query',
    numberRecordsProcessed: processed,
    ...(job.kind === 'ingest' ? { numberRecordsFailed: failed, apexProcessingTime: 0 } : {}),
    retries: 0,
    totalProcessingTime: job.processingTime,
    apiActiveProcessingTime: job.processingTime,
    isPkChunkingSupported: false,
    ...(job.errorMessage ? { errorMessage: job.errorMessage } : {}),
  };
}

/** The form of the job's CSV; throws for one that does not exist. */
export function formOf(body: Row): CsvForm {
  const {
    columnDelimiter = 'COMMA',
    lineEnding = 'LF',
    contentType = 'CSV',
  } = body as Record<string, string>;
  if (contentType !== 'CSV')
    throw new OrgError('INVALIDJOB', `InvalidJob : Unsupported content type: ${contentType}`);
  if (!isDelimiter(columnDelimiter) || (lineEnding !== 'LF' && lineEnding !== 'CRLF'))
    throw new OrgError('INVALIDJOB', 'InvalidJob : Invalid columnDelimiter or lineEnding');
  return { columnDelimiter, lineEnding };
}

/** `v67.0` of the path as 67. */
export function versionOf(call: ApiCall): number {
  return Number.parseFloat(call.parameters.version!.slice(1));
}
