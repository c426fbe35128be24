import { CONNECTION_TEST_NAME, type RunRequest } from '../run-record.ts';

/** What a test of a connection is on record as. There is no record. */
export const CONNECTION_TEST: Omit<RunRequest, 'traceId'> = {
  promptApiName: CONNECTION_TEST_NAME,
  recordId: '',
  channel: 'connection test',
};
