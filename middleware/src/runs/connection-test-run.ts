import type { RunRecord, RunRequest } from '../run-record.ts';

/** What a test of a connection is on record as. No prompt can have this name, and there is no record. */
export const CONNECTION_TEST: Omit<RunRequest, 'traceId'> = {
  promptApiName: '$ConnectionTest',
  recordId: '',
  channel: 'connection test',
};

/** True for the run of a connection test: its work is not in the queue, and it is never done again. */
export const isConnectionTest = (run: Pick<RunRecord, 'promptApiName'>): boolean =>
  run.promptApiName === CONNECTION_TEST.promptApiName;
