import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '../errors.ts';
import type { OrgConnections } from './org-connections.ts';
import type { Row } from './query.ts';
import { charactersOf, type Written } from './save-collection.ts';
import { toCsv } from './to-csv.ts';

/** Limits of Bulk API 2.0 ingest: characters of a field and of a record, and what one upload may hold comfortably. */
const MOST_IN_FIELD = 32_000;
const MOST_IN_RECORD = 390_000;
const MOST_IN_JOB = 20_000_000;
const JOB_MILLISECONDS = 10 * 60_000;
const FIRST_LOOK_MILLISECONDS = 100;
const LONGEST_LOOK_MILLISECONDS = 5_000;
const UPLOAD_MILLISECONDS = 5 * 60_000;
/** What a bulk job takes for "set this to nothing". */
const NOTHING = '#N/A';

type OrgRecord = Record<string, unknown>;

export interface BulkJob {
  object: string;
  operation: 'upsert' | 'insert';
  /** The field that tells the records apart: the external id of an upsert. */
  key: string;
}

interface JobState {
  id: string;
  state: string;
  numberRecordsProcessed?: number;
  numberRecordsFailed?: number;
}

/** Whether a bulk job gives this record back as it was. */
export function fitsBulk(record: OrgRecord): boolean {
  const texts = Object.values(record).filter((value) => typeof value === 'string');
  return (
    charactersOf(record) <= MOST_IN_RECORD &&
    texts.every((text) => text.length <= MOST_IN_FIELD && text !== NOTHING)
  );
}

/**
 * Writes records through Bulk API 2.0 as the integration user, one job for up to 20 million characters, and reads back what
 * became of each. Rejects when a job did not come to its end, whatever part of it was done: the same again does no harm.
 */
export async function saveInBulk(
  connections: OrgConnections,
  orgId: string,
  job: BulkJob,
  records: OrgRecord[],
): Promise<Written[]> {
  const written: Written[] = [];
  let batch: OrgRecord[] = [];
  let characters = 0;
  for (const record of records) {
    const size = charactersOf(record);
    if (batch.length > 0 && characters + size > MOST_IN_JOB) {
      written.push(...(await runJob(connections, orgId, job, batch)));
      [batch, characters] = [[], 0];
    }
    batch.push(record);
    characters += size;
  }
  if (batch.length > 0) written.push(...(await runJob(connections, orgId, job, batch)));
  return written;
}

async function runJob(
  connections: OrgConnections,
  orgId: string,
  job: BulkJob,
  records: OrgRecord[],
): Promise<Written[]> {
  const call: Call = (request) => connections.call({ orgId, integration: true }, request);
  const { object, operation, key } = job;
  const body = {
    ...{ object, operation, contentType: 'CSV', lineEnding: 'LF' },
    ...(operation === 'upsert' ? { externalIdFieldName: key } : {}),
  };
  const { id } = (await call({ method: 'POST', path: '/jobs/ingest', body })) as JobState;
  const path = `/jobs/ingest/${id}`;
  await call({
    ...{ method: 'PUT', path: `${path}/batches`, body: toCsv(records) },
    ...{ headers: { 'content-type': 'text/csv' }, timeoutMs: UPLOAD_MILLISECONDS },
  });
  await call({ method: 'PATCH', path, body: { state: 'UploadComplete' } });
  const ended = await endOf(call, path);
  return results(call, path, ended, job, records);
}

type Call = (request: Parameters<OrgConnections['call']>[1]) => Promise<unknown>;

/** Looks rarer and rarer: a job of thousands of records takes seconds to minutes. */
async function endOf(call: Call, path: string): Promise<JobState> {
  const until = Date.now() + JOB_MILLISECONDS;
  let wait = FIRST_LOOK_MILLISECONDS;
  for (;;) {
    const job = (await call({ method: 'GET', path })) as JobState;
    if (job.state === 'JobComplete') return job;
    if (job.state === 'Failed' || job.state === 'Aborted')
      throw new AppError('ORG_REQUEST_REFUSED', { detail: `bulk job ${job.state}` });
    if (Date.now() > until) throw new AppError('ORG_UNREACHABLE', { detail: 'bulk job too slow' });
    await pause(wait);
    wait = Math.min(wait * 1.6, LONGEST_LOOK_MILLISECONDS);
  }
}

/** Failures are listed one by one; what is not among them was written, provided the counts agree. */
async function results(
  call: Call,
  path: string,
  ended: JobState,
  job: BulkJob,
  records: OrgRecord[],
): Promise<Written[]> {
  const failed = ended.numberRecordsFailed === 0 ? [] : await rowsOf(call, `${path}/failedResults`);
  const reasons = new Map(failed.map((row) => [String(row[job.key]), codeOf(row['sf__Error'])]));
  if ((ended.numberRecordsProcessed ?? 0) !== records.length) {
    for (const row of await rowsOf(call, `${path}/unprocessedrecords`))
      reasons.set(String(row[job.key]), 'UNPROCESSED');
  }
  return records.map((record) => ({ id: null, reason: reasons.get(String(record[job.key])) ?? null }));
}

async function rowsOf(call: Call, path: string): Promise<Row[]> {
  const rows = await call({ method: 'GET', path });
  return Array.isArray(rows) ? (rows as Row[]) : [];
}

/** `DUPLICATE_VALUE:duplicate value found: …`: the code only, what follows can quote what was written. */
const codeOf = (error: unknown): string => /^[A-Z][A-Z_]+/.exec(String(error ?? ''))?.[0] ?? 'NO_ANSWER';
