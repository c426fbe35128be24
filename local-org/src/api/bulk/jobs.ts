/** Bulk jobs in memory: what they are, whose they are, and the work that goes on behind the answers. */
import { notFound } from '../../errors.ts';
import type { AccessContext, Row } from '../../ports.ts';
import { makeId } from '../../store/ids.ts';
import type { CsvForm } from './csv.ts';

export type JobState = 'Open' | 'UploadComplete' | 'InProgress' | 'JobComplete' | 'Failed' | 'Aborted';

export interface BulkJob {
  id: string;
  kind: 'ingest' | 'query';
  operation: string;
  object: string;
  externalIdFieldName: string | null;
  /** Of a query job. */
  query: string | null;
  form: CsvForm;
  apiVersion: number;
  context: AccessContext;
  state: JobState;
  errorMessage: string | null;
  createdDate: string;
  /** Milliseconds of work. */
  processingTime: number;
  /** The uploaded CSV; null before the upload. */
  content: string | null;
  header: string[];
  lines: string[][];
  /** By line; lines without one are unprocessed. */
  results: LineResult[];
  /** Of a query job: column paths and records. */
  columns: string[];
  records: Row[];
}

export interface LineResult {
  id: string | null;
  created: boolean;
  /** `CODE:message:fields --`; null when the line was saved. */
  error: string | null;
}

export interface BulkJobs {
  add(job: Omit<BulkJob, 'id' | keyof typeof fresh | 'createdDate'>): BulkJob;
  /** The job of this user; throws NOT_FOUND. */
  find(kind: BulkJob['kind'], id: string, userId: string): BulkJob;
  list(kind: BulkJob['kind'], userId: string): BulkJob[];
  delete(id: string): void;
  /** Starts work behind the answer to the request. */
  start(work: () => Promise<void>): void;
  /** Resolves when no work is going on. */
  settled(): Promise<void>;
}

const fresh = { errorMessage: null, processingTime: 0, content: null };

/** Jobs live as long as the local org runs. */
export function createBulkJobs(): BulkJobs {
  const jobs = new Map<string, BulkJob>();
  const working = new Set<Promise<void>>();
  let counter = 0;
  return {
    add(given) {
      counter += 1;
      const createdDate = new Date().toISOString().replace('Z', '+0000');
      const job = { ...given, ...fresh, id: makeId('750', counter), createdDate };
      jobs.set(job.id, job);
      return job;
    },
    find(kind, id, userId) {
      const job = jobs.get(id) ?? [...jobs.values()].find((entry) => entry.id.slice(0, 15) === id);
      if (job?.kind !== kind || job.context.userId !== userId) throw notFound();
      return job;
    },
    list: (kind, userId) =>
      [...jobs.values()].filter((job) => job.kind === kind && job.context.userId === userId),
    delete: (id) => jobs.delete(id),
    start(work) {
      const done = new Promise<void>((resolve) => setImmediate(resolve)).then(work);
      working.add(done);
      void done.finally(() => working.delete(done));
    },
    settled: async () => {
      await Promise.allSettled(working);
    },
  };
}
